"""While the store cannot be read nobody knows who was sent away: nothing is done."""

import json
from http.cookies import SimpleCookie

import pytest
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

from data.store import terms
from data.store.errors import StoreUnavailable
from data.store.keys.badge import Badge
from data.store.verbs.room import Room
from tests.support.serving import ROOT
from tests.support.voters import VIEWER, person
from tests.support.workshop import FACILITATOR, opened
from tests.support.workshop_asked import room as door_room
from ui.ballot import posts, routes
from ui.present import panel
from ui.projector import routes as projector_routes
from ui.tickets import page as tickets_page
from ui.workshop import who_asks

room = door_room


@pytest.fixture
def hiccup(monkeypatch):
    """Let the first look at the store of each request fail, and no other."""
    real = Room.state

    def begin():
        left = [1]

        def state(self, *given, **named):
            if left and left.pop():
                raise StoreUnavailable("The database does not answer", "Wait.")
            return real(self, *given, **named)

        monkeypatch.setattr(Room, "state", state)

    return begin


def asked(room, held, path="/vote", method="GET"):
    jar = SimpleCookie({who_asks.cookie_name(room): room.seal.badge(held)})
    line = "; ".join(f"{name}={each.coded_value}" for name, each in jar.items())
    where = {"type": "http", "method": method, "path": path, "scheme": "http"}
    headers = [(b"cookie", line.encode()), (b"host", b"localhost")]
    more = {"query_string": b"", "client": ("192.0.2.7", 1), "headers": headers}
    return Request({**where, **more})


def withdrawn(room, role, caucus=""):
    """A badge whose link was withdrawn."""
    held = room.open_link(VIEWER, room.invite(FACILITATOR, role, caucus))
    room.withdraw(FACILITATOR, held.link)
    return held


def test_no_badge_is_good_while_nobody_can_look_it_up(room, hiccup):
    cookies = {who_asks.cookie_name(room): room.seal.badge(Badge(person(1, "Sindh")))}
    hiccup()
    with pytest.raises(StoreUnavailable):
        who_asks.badge(room, cookies)
    assert who_asks.badge(room, cookies).actor.role == terms.PARTICIPANT
    hiccup()
    # Who shows no badge of ours is a viewer, whatever the store.
    assert who_asks.badge(room, {}).actor.role == terms.VIEWER


def test_a_withdrawn_leader_does_nothing_at_the_screen(room, hiccup):
    held = withdrawn(room, terms.FACILITATOR)
    token = who_asks.form_token(room, held)
    before = room.state(VIEWER)
    request = asked(room, held, "/screen/act", "POST")
    hiccup()
    answer = projector_routes._done(request, {"act": "black", "token": token})
    assert answer.status_code == 503
    assert room.state(VIEWER) == before
    hiccup()
    answer = projector_routes._answer(
        asked(room, held, "/screen/next"), "", None, ("", 0)
    )
    assert (answer.status_code, json.loads(answer.body)) == (503, {"mark": ""})
    hiccup()
    page = projector_routes._page(asked(room, held, "/screen")).body.decode()
    assert 'data-token=""' in page
    assert room.set_code(FACILITATOR) not in page


def test_a_withdrawn_leader_makes_no_tickets(room, hiccup):
    held = withdrawn(room, terms.FACILITATOR)
    form = {"token": [who_asks.form_token(room, held)], "n0": ["3"]}
    hiccup()
    request = asked(room, held, "/tickets/make", "POST")
    assert tickets_page._do(tickets_page._make, request, form).status_code == 503
    assert room.tickets(FACILITATOR) == {}


def test_a_withdrawn_recorder_does_not_vote_and_its_form_is_kept(room, hiccup):
    number, wording = opened(room)
    held = room.open_link(VIEWER, room.invite(FACILITATOR, terms.RECORDER, "Sindh"))
    joined = Badge(
        type(held.actor)(terms.RECORDER, "Sindh", person(1).token, True),
        {"language": "ur"},
        held.generation,
        held.link,
    )
    room.withdraw(FACILITATOR, held.link)
    form = {"token": who_asks.form_token(room, joined), "round": str(number)}
    form |= {"wording": wording, "answer": "agree"}
    hiccup()
    answer = routes._do(posts.vote, asked(room, joined, method="POST"), form)
    assert answer.status_code == 503
    assert "set-cookie" not in answer.headers
    assert 'name="answer" value="agree"' in answer.body.decode()
    assert room.votes(VIEWER, number) == 0


def test_a_phone_sees_the_neutral_page_and_is_not_sent_away(room, monkeypatch):
    def away(*_, **__):
        raise StoreUnavailable("The database does not answer", "Wait.")

    held = Badge(person(1, "Sindh"), {"language": "en"})
    monkeypatch.setattr(Room, "state", away)
    answer = routes._look(asked(room, held))
    assert answer.status_code == 503
    assert 'data-kind="lost"' in answer.body.decode()
    assert "set-cookie" not in answer.headers


def test_the_page_of_the_facilitator_says_it_in_words(room, monkeypatch):  # noqa: ARG001
    def away():
        raise StoreUnavailable("The database does not answer", "Wait.")

    monkeypatch.setattr(panel, "who", away)
    app = AppTest.from_file(str(ROOT / "pages/present.py"), default_timeout=30).run()
    assert not app.exception
    assert app.error[0].value == "Wait."
