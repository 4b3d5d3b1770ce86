"""More phones or votes than people are said, by caucus and with both numbers."""

import re

import pytest
from starlette.requests import Request

from data.store import terms
from data.store.errors import NotAllowed
from data.store.in_use import rehearsal_mode
from data.store.keys.badge import Badge
from data.store.roles import Actor
from tests.support.pages.desk import begun, opened, said
from tests.support.workshop import FACILITATOR, RULE, VIEWER, people
from tests.support.workshop_asked import LEADER, room
from ui.ballot import posts
from ui.ballot.page import page
from ui.ballot.visit import LANGUAGE, Visit
from ui.projector import look
from ui.tickets import page as tickets_page
from ui.tickets import printed_sheet
from ui.workshop import crowd, newcomer, who_asks

room, begun, opened = room, begun, opened  # the fixtures


def alarms(room):
    return crowd.alarms(room, FACILITATOR, room.state(FACILITATOR))


def joined(room, caucus, number):
    code = room.state(VIEWER).code
    for _ in range(number):
        room.join(VIEWER, caucus, {}, code=code)


def test_one_client_that_joins_again_and_again_is_seen(begun):
    begun.enter_people(FACILITATOR, {"Sindh": 12, "Punjab": 1})
    joined(begun, "Sindh", 12)
    joined(begun, "Balochistan", 30)
    assert alarms(begun) == []
    joined(begun, "Sindh", 1)
    joined(begun, "Punjab", 2)
    assert alarms(begun) == [
        "Punjab: 2 phones joined, 1 person counted.",
        "Sindh: 13 phones joined, 12 people counted.",
    ]


def test_votes_of_all_means_are_compared_with_the_people(begun):
    begun.enter_people(FACILITATOR, {"Sindh": 8})
    begun.word(FACILITATOR, "test-vote", "We have tea at eleven.")
    number = begun.open_round(FACILITATOR, "test-vote", RULE)
    wording = begun.state(VIEWER).rounds[number].wording
    for voter in people("Sindh", 8):
        begun.vote(voter, number, "agree", wording)
    assert alarms(begun) == []
    begun.count(FACILITATOR, number, "Sindh", {"agree": 2})
    begun.count(FACILITATOR, number, "Sindh", {"disagree": 1}, means="paper")
    assert alarms(begun) == ["Sindh: 11 votes in, 8 people counted."]
    begun.close_round(FACILITATOR, number)
    assert alarms(begun) == ["Sindh: 11 votes in, 8 people counted."]


def test_guessing_is_told_and_slips_of_a_finger_are_not(begun):
    for n in range(crowd.MANY_WRONG):
        assert alarms(begun) == []
        with pytest.raises(NotAllowed):
            begun.join(VIEWER, "Sindh", {}, code=f"AAAAAAA{n}", address=f"{n}")
    (told,) = alarms(begun)
    assert told.startswith("Many wrong codes are being typed: 10 in five minutes.")


@pytest.mark.parametrize("name", ["decide", "present"])
def test_the_facilitator_is_warned_on_both_desks(opened, begun, name, monkeypatch):
    begun.enter_people(FACILITATOR, {"Sindh": 1})
    joined(begun, "Sindh", 2)
    cookie = {who_asks.cookie_name(begun): begun.seal.badge(LEADER)}
    monkeypatch.setattr("ui.present.panel.who", lambda: (begun, LEADER))
    assert cookie
    app = opened(name, terms.FACILITATOR)
    assert not app.exception
    assert "Sindh: 2 phones joined, 1 person counted." in said(app)


def test_the_numbers_are_entered_on_decide(opened, begun):
    app = opened("decide", terms.FACILITATOR)
    (field,) = [each for each in app.number_input if each.label == "Sindh"]
    field.set_value(9)
    (keep,) = [each for each in app.button if each.label == "Keep these numbers"]
    keep.click().run()
    assert not app.exception
    assert begun.state(VIEWER).people == {"Sindh": 9}


# Tickets, on the page that makes them and on the phone.


def request(room, held, method="GET", path="/tickets"):
    cookie = f"{who_asks.cookie_name(room)}={room.seal.badge(held)}".encode()
    headers = [(b"cookie", cookie), (b"host", b"192.168.1.5:8501")]
    where = {"type": "http", "method": method, "path": path, "headers": headers}
    return Request({**where, "scheme": "http", "query_string": b""})


def sent(room, act, held=LEADER, **fields):
    form = {
        name: value if isinstance(value, list) else [value]
        for name, value in fields.items()
    }
    form.setdefault("token", [who_asks.form_token(room, held)])
    return tickets_page._do(act, request(room, held, "POST"), form)


def make(room, **fields):
    place = terms.PLACES.index("Sindh")
    seen = str(room.state(VIEWER).seq)
    return sent(room, tickets_page._make, **{f"n{place}": "3", "seen": seen, **fields})


@pytest.mark.parametrize("role", [r for r in terms.ROLES if r != terms.FACILITATOR])
def test_tickets_are_for_the_facilitator_only(begun, role):
    held = Badge(Actor(role, "Sindh", "a" * 32))
    assert tickets_page._look(request(begun, held)).status_code == 403
    for act in (tickets_page._make, tickets_page._withdraw, tickets_page._need):
        answer = sent(begun, act, held, seen="9", n0="3")
        assert answer.status_code == 403
    assert begun.tickets(FACILITATOR) == {}


def test_a_form_of_another_page_makes_no_tickets(begun):
    assert make(begun, token="").status_code == 403
    assert begun.tickets(FACILITATOR) == {}


def test_a_sheet_is_shown_once_and_read_by_phones(begun, monkeypatch):
    scanned = []
    monkeypatch.setattr(
        printed_sheet.qr, "svg", lambda text, _: scanned.append(text) or ""
    )
    asked = {"seen": str(begun.state(VIEWER).seq)}
    answer = make(begun, **asked)
    html = answer.body.decode()
    assert answer.headers["cache-control"] == "no-store"
    codes = re.findall(r'class="code"[^>]*>([A-Z2-9-]+)<', html)
    assert len(codes) == 3
    assert [
        f"http://192.168.1.5:8501/vote/{c.replace('-', '')}" for c in codes
    ] == scanned
    again = make(begun, **asked)
    assert again.status_code == 400
    assert "made already" in again.body.decode()
    listed = tickets_page._look(request(begun, LEADER)).body.decode()
    assert not any(code in listed or code.replace("-", "") in listed for code in codes)
    assert len(begun.tickets(FACILITATOR)["Sindh"].unused) == 3
    sent(begun, tickets_page._withdraw, caucus="Sindh", number=["2", "3", "x"])
    assert begun.tickets(FACILITATOR)["Sindh"].unused == (1,)
    assert sent(begun, tickets_page._need, needed="yes").status_code == 303
    assert begun.state(VIEWER).tickets
    assert (
        "Tickets are needed" in tickets_page._look(request(begun, LEADER)).body.decode()
    )


def phone(room, held=None, browser="b", **query):
    cookies = {LANGUAGE: "en"}
    if browser:
        kept = room.seal.close("newcomer", browser)
        cookies[newcomer.cookie_name(room)] = kept
    if held:
        cookies[who_asks.cookie_name(room)] = room.seal.badge(held)
    return Visit(room, cookies, query, "192.0.2.7")


def press(here, **form):
    try:
        return posts.join(here, {"token": here.token, **form})
    except NotAllowed as error:
        return posts.refused(here, error, "/vote/join", form)


def test_a_phone_joins_with_the_ticket_that_it_scanned(begun):
    (ticket,) = begun.make_tickets(FACILITATOR, {"Sindh": 1})
    begun.need_tickets(FACILITATOR, True)
    shown = page(phone(begun, code=ticket.code, browser="")).body.decode()
    assert "Your ticket is for: <bdi>Sindh</bdi>" in shown
    assert 'name="caucus"' not in shown
    assert (
        newcomer.cookie_name(begun)
        in page(phone(begun, browser="")).headers["set-cookie"]
    )
    assert press(phone(begun, browser=""), code=ticket.code).status_code == 403
    typed = "-".join(ticket.code[n : n + 4] for n in range(0, 16, 4)).lower()
    answer = press(phone(begun), code=f"\u200f{typed}")
    assert answer.status_code == 303
    assert who_asks.cookie_name(begun) in answer.headers["set-cookie"]
    other = press(phone(begun, browser="c"), code=ticket.code)
    assert other.status_code == 403
    assert "Another phone has joined with this ticket" in other.body.decode()
    (told,) = alarms(begun)
    assert told == "Sindh: a used ticket was refused on another phone, 1 time."


def test_who_joined_without_a_ticket_is_asked_for_one(begun):
    held = begun.join(VIEWER, "Sindh", {}, code=begun.state(VIEWER).code)
    (ticket,) = begun.make_tickets(FACILITATOR, {"Sindh": 1})
    assert not page(phone(begun, held)).body.decode().count("Code of your ticket")
    begun.need_tickets(FACILITATOR, True)
    assert "Code of your ticket" in page(phone(begun, held)).body.decode()
    wall = press(phone(begun, held), code=begun.state(VIEWER).code)
    assert "Now a ticket is needed" in wall.body.decode()
    assert press(phone(begun, held), code=ticket.code).status_code == 303


def test_the_wall_of_a_rehearsal_has_a_code_of_its_own(room):
    rehearsal_mode.begin(LEADER.actor)
    rehearsed = rehearsal_mode.now()
    here = room.whole_code(FACILITATOR, "K7M2PX93")
    assert here != rehearsed.whole_code(FACILITATOR, "K7M2PX93")
    assert look.look(rehearsed, "", LEADER.actor).inside
    rehearsal_mode.end(LEADER.actor)
