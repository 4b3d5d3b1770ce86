"""With tickets, a vote is one that a used ticket stands for, whoever has which key."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from data.store import tables, terms
from data.store.database import workshop_file
from data.store.database.joining_forms import Form
from data.store.database.store import Store
from data.store.errors import TicketNeeded
from data.store.keys.badge import Badge, new_token
from data.store.keys.signing import Seal
from data.store.moving.bringing_in import bring_in
from data.store.roles import Actor
from data.store.verbs.room import Room
from tests.support.moving import elsewhere, saved
from tests.support.workshop import FACILITATOR, VIEWER, fixtures, opened

home, name, room = fixtures


def join(room, code, browser):
    return room.join(VIEWER, "", {}, code=code, form=Form("", browser)).actor


def made_by(forger, room, actor):
    """What the room reads in a cookie that the maker of a file signed."""
    generation = room.state(VIEWER).generation
    return room.seal.read_badge(forger.badge(Badge(actor, {}, generation))).actor


def marks(forger, number):
    """Tokens as the key itself gave them before: digits, and a mark on them."""
    for each in range(number):
        first = f"{each:016x}"
        yield first + forger.digest("ticket", first).hex()[:16]


def test_who_has_the_key_of_the_first_laptop_mints_no_ticket(room, home, monkeypatch):
    room.set_code(FACILITATOR)
    one, two = room.make_tickets(FACILITATOR, {"Sindh": 2})
    room.need_tickets(FACILITATOR, True)
    browser = new_token()
    honest = join(room, one.code, browser)
    room.move_away(FACILITATOR, "B")
    path = saved(room, home)
    (key, *_) = [each.key for each in workshop_file.read(path).keys]
    claims = [
        row["claim"] for row in workshop_file.read(path).rows["ticket"] if row["claim"]
    ]
    elsewhere(
        monkeypatch, home / "there", "postgresql" if room.store.place.url else "sqlite"
    )
    there = Room(Store(bring_in(path)))
    number, wording = opened(there)
    forger = Seal(there.store.place.full_name, key)
    tokens = [*marks(forger, 5), *(each[:32] for each in claims), *claims, "0" * 32]
    tokens += [forger.digest("ticket of", f"{browser} {one.code}").hex()[:32]]
    for token in tokens:
        actor = Actor(terms.PARTICIPANT, "Sindh", token)
        assert made_by(forger, there, actor) == actor
        assert not there.has_ticket(actor)
        with pytest.raises(TicketNeeded):
            there.vote(actor, number, "disagree", wording)
        with pytest.raises(TicketNeeded):
            there.assist(actor, number)
    # Nor does the own ticket vote in another caucus.
    with pytest.raises(TicketNeeded):
        elsewhere_of = replace(honest, caucus="Punjab")
        there.vote(made_by(forger, there, elsewhere_of), number, "agree", wording)
    assert there.votes(VIEWER, number) == 0
    # Who used a ticket there votes here, as does who uses the other one here.
    there.vote(made_by(forger, there, honest), number, "agree", wording)
    assert join(there, one.code, browser) == honest
    there.vote(join(there, two.code, new_token()), number, "agree", wording)
    assert there.votes_in(FACILITATOR, number) == {"Sindh": 2}
    assert there.tickets(FACILITATOR)["Sindh"].used == 2
    there.store.close()


def test_no_ballot_is_found_by_what_used_tickets_keep(room):
    """Open or closed: not with every row, and not with the badges of all either."""
    room.set_code(FACILITATOR)
    tickets = room.make_tickets(FACILITATOR, {"Sindh": 12})
    room.need_tickets(FACILITATOR, True)
    number, wording = opened(room)
    voters = [join(room, each.code, new_token()) for each in tickets]
    for each in voters:
        room.vote(each, number, "agree", wording)
    secret = room.store.secrets.keys(number)
    before = {secret.phone(each.token) for each in voters}
    room.close_round(FACILITATOR, number)
    with room.store.reading() as connection:
        claims = set(connection.scalars(select(tables.ticket.c.claim)))
        keys = set(connection.scalars(select(tables.ballot.c.voter_key)))
    assert len(claims) == 12
    assert not keys & before
    assert not keys & {each[:32] for each in claims}
    assert not before & {each[:32] for each in claims}
    assert not {each.token for each in voters} & {each[:32] for each in claims}


def test_tickets_of_made_up_votes_are_used_ones_and_come_once(room, monkeypatch):
    room.set_code(FACILITATOR)
    room.make_tickets(FACILITATOR, {"Sindh": 1})
    room.need_tickets(FACILITATOR, True)
    number, _ = opened(room)
    monkeypatch.setattr(type(room.store.place), "rehearsal", True)
    for _ in range(2):
        room.rehearse(FACILITATOR, number, seed=1, voters=14)
    given = room.tickets(FACILITATOR)
    assert sum(each.used for each in given.values()) == 14
    assert room.votes(VIEWER, number) == 14
