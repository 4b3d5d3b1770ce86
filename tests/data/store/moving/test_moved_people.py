"""On another laptop everybody stays who they are, and nobody is anybody twice."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from data.store import terms
from data.store.database.joining_forms import Form
from data.store.database.store import Store
from data.store.errors import BadSeal, NotAllowed, TicketUsed
from data.store.keys.badge import Badge
from data.store.keys.former_laptops import Elder, keep, kept
from data.store.keys.own_key import key
from data.store.moving.bringing_in import bring_in
from data.store.verbs.room import Room
from tests.support.moving import elsewhere, saved
from tests.support.workshop import FACILITATOR, VIEWER, fixtures, opened, person
from ui.ballot.visit import Visit
from ui.workshop import newcomer, who_asks

home, name, room = fixtures


@pytest.fixture
def laptops(room, home, monkeypatch):
    """Move the workshop to a further laptop, and return it as it is there."""
    engine = "postgresql" if room.store.place.url else "sqlite"
    made = []

    def move(source, where):
        source.move_away(FACILITATOR, where)
        return copy(source, where)

    def copy(source, where):
        path = saved(source, home, f"{where}.zila")
        elsewhere(monkeypatch, home / where, engine)
        made.append(Room(Store(bring_in(path))))
        assert key(home / where) != key(home)
        return made[-1]

    yield move, copy
    for each in made:
        each.store.close()


def joined(room, code, browser):
    return room.join(VIEWER, "", {}, code=code, form=Form("", browser)).actor


def test_a_phone_that_sends_its_ticket_again_is_the_same_phone(room, laptops):
    move, _ = laptops
    room.set_code(FACILITATOR)
    whole = room.whole_code(FACILITATOR, room.state(VIEWER).code)
    used, free, other = room.make_tickets(FACILITATOR, {"Sindh": 3})
    first = joined(room, used.code, "b1")
    room.need_tickets(FACILITATOR, True)
    number, wording = opened(room)
    room.vote(first, number, "agree", wording)
    there = move(room, "second")
    assert there.whole_code(FACILITATOR, there.state(VIEWER).code) == whole
    further = None
    for where in ("second", "third"):
        here = there if where == "second" else move(there, where)
        assert joined(here, used.code, "b1") == first
        assert here.has_ticket(first)
        with pytest.raises(TicketUsed):
            joined(here, used.code, "b2")
        further = further or joined(here, free.code, "b2")
        assert joined(here, free.code, "b2") == further != first
        assert here.has_ticket(further)
        assert not here.has_ticket(person(1, "Sindh"))
        # One phone, one vote; and a new one for the other.
        here.vote(first, number, "disagree", wording)
        assert here.own_vote(first, number)[0] == "disagree"
        here.vote(further, number, "agree", wording)
        assert here.votes(VIEWER, number) == 2
        assert here.headcount(VIEWER) == 2
    late = joined(here, other.code, "b3")
    here.vote(late, number, "agree", wording)
    assert here.votes(VIEWER, number) == 3


def test_back_on_the_first_laptop_it_is_still_the_same_phone(
    room, home, laptops, monkeypatch
):
    move, _ = laptops
    room.set_code(FACILITATOR)
    used, free = room.make_tickets(FACILITATOR, {"Sindh": 2})
    form = Form("f" * 32, "b3")
    code = room.state(VIEWER).code
    first = joined(room, used.code, "b1")
    plain = room.join(VIEWER, "Sindh", {}, code=code, form=form)
    there = move(room, "second")
    second = joined(there, free.code, "b2")
    assert there.join(VIEWER, "Sindh", {}, code=code, form=form) == plain
    there.move_away(FACILITATOR, "Back")
    path = saved(there, home, "back.zila")
    monkeypatch.setenv("ZILA_HOME", str(home))
    if room.store.place.url:
        monkeypatch.setenv("DATABASE_URL", room.store.place.url)
    bring_in(path)
    for ticket, browser, actor in ((used, "b1", first), (free, "b2", second)):
        assert joined(room, ticket.code, browser) == actor
        assert room.has_ticket(actor)
    assert room.join(VIEWER, "Sindh", {}, code=code, form=form) == plain
    assert room.headcount(VIEWER) == 3
    # What was signed there is read here, and leads nobody here.
    assert room.seal.read_badge(there.seal.badge(Badge(second))).actor == second
    with pytest.raises(BadSeal):
        room.seal.read_badge(there.seal.badge(Badge(FACILITATOR)))


def test_copied_on_without_an_event_between_it_is_the_same_phone(room, laptops):
    """All keys come after the same event then: their order is kept beside them."""
    _, copy = laptops
    room.set_code(FACILITATOR)
    (ticket,) = room.make_tickets(FACILITATOR, {"Sindh": 1})
    first = joined(room, ticket.code, "b1")
    here, before = room, [key(room.store.place.root)]
    for where in ("second", "third", "fourth", "fifth"):
        here = copy(here, where)
        known = [event.digest for event in here.history(FACILITATOR)]
        assert [each.key for each in kept(here.store.place, known)] == before
        assert joined(here, ticket.code, "b1") == first
        assert here.has_ticket(first)
        before.append(key(here.store.place.root))


def test_the_eldest_is_the_first_in_its_order_and_none_is_told_twice(room):
    opened(room)
    digests = [event.digest for event in room.history(FACILITATOR)]
    for order, sign in enumerate("zay"):
        keep(room.store.place, Elder(sign.encode() * 32, digests[-1]), order)
    keep(room.store.place, Elder(b"q" * 32, digests[0]), 9)
    keep(room.store.place, Elder(b"q" * 32, digests[0]), 8)
    found = [each.key[:1] for each in kept(room.store.place, digests)]
    assert found == [b"q", b"z", b"a", b"y"]


def test_forms_and_secrets_of_phones_are_read_there(room, laptops):
    move, _ = laptops
    code = room.set_code(FACILITATOR)
    form = Form("f" * 32, "b1")
    held = room.join(VIEWER, "Sindh", {}, code=code, form=form)
    cookies = {who_asks.cookie_name(room): room.seal.badge(held)}
    open_form = who_asks.form_token(room, held)
    before = Visit(room)
    secret = {newcomer.cookie_name(room): room.seal.close("newcomer", before.secret)}
    waiting = before.token
    there = move(room, "second")
    assert who_asks.badge(there, cookies) == held
    assert who_asks.require_token(there, held, open_form) == ""
    with pytest.raises(BadSeal):
        who_asks.require_token(there, Badge(person(2, "Sindh")), open_form)
    # A form that was open unsent joins there, as the one phone that it is.
    said = who_asks.require_token(there, Badge(VIEWER), waiting)
    sent = newcomer.form(there, secret, said)
    assert sent.secret == before.secret
    one = there.join(VIEWER, "Punjab", {}, code=code, form=sent)
    assert there.join(VIEWER, "Punjab", {}, code=code, form=sent) == one
    assert there.headcount(VIEWER) == 2
    with pytest.raises(BadSeal):
        newcomer.form(there, secret | cookies, "of another")


def test_a_recorder_by_a_link_alone_has_no_vote_of_its_own_there(room, laptops):
    move, _ = laptops
    number, wording = opened(room)
    link = room.invite(FACILITATOR, terms.RECORDER, "Sindh")
    held = room.open_link(VIEWER, link)
    room.take_seat(held.actor)
    room.vote(held.actor, number, "agree", wording)
    voter = person(1, "Sindh")
    room.vote(voter, number, "agree", wording)
    both = replace(held, actor=replace(voter, role=terms.RECORDER, joined=True))
    sealed = {who_asks.cookie_name(room): room.seal.badge(held)}
    joined_too = {who_asks.cookie_name(room): room.seal.badge(both)}
    there = move(room, "second")
    nobody = who_asks.badge(there, sealed).actor
    assert nobody.role == terms.VIEWER
    with pytest.raises(NotAllowed):
        there.vote(nobody, number, "disagree", wording)
    with pytest.raises(BadSeal):
        there.open_link(VIEWER, link)
    # Who had joined votes on as that phone, and no more.
    again = who_asks.badge(there, joined_too).actor
    assert (again.role, again.token) == (terms.PARTICIPANT, voter.token)
    there.vote(again, number, "disagree", wording)
    assert there.votes(FACILITATOR, number) == 2
    # With a link of this laptop it is the seat's one vote still.
    new = there.open_link(VIEWER, there.invite(FACILITATOR, terms.RECORDER, "Sindh"))
    there.free_seat(FACILITATOR, "Sindh")
    there.take_seat(new.actor)
    there.vote(new.actor, number, "disagree", wording)
    assert there.votes(FACILITATOR, number) == 2


def test_many_who_vote_at_once_there_do_not_wait_for_each_other(room, laptops):
    """Whoever writes also looks which keys are in force, on a second connection."""
    move, _ = laptops
    room.set_code(FACILITATOR)
    tickets = room.make_tickets(FACILITATOR, {"Sindh": 40})
    room.need_tickets(FACILITATOR, True)
    number, wording = opened(room)
    there = move(room, "second")
    people = [joined(there, each.code, f"b{each.number}") for each in tickets]
    with ThreadPoolExecutor(40) as crowd:
        votes = [
            crowd.submit(there.vote, each, number, "agree", wording) for each in people
        ]
        for each in votes:
            each.result()
    assert there.votes(VIEWER, number) == 40
