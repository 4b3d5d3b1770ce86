"""Tickets: one on paper is one browser and one vote, and leads to no choice."""

import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text

from data.store import tables, terms
from data.store.database import workshop_file
from data.store.database.joining_forms import Form
from data.store.errors import (
    BadAnswer,
    BadSeal,
    NotAllowed,
    OutOfTurn,
    TicketNeeded,
    TicketUsed,
)
from data.store.events import kinds
from data.store.keys.badge import new_token
from data.store.roles import Actor
from tests.support.serving import ROOT
from tests.support.workshop import FACILITATOR, VIEWER, again, fixtures, opened, person

home, name, room = fixtures


def made(room, caucus="Sindh", number=1):
    if not room.state(VIEWER).code:
        room.set_code(FACILITATOR)
    return room.make_tickets(FACILITATOR, {caucus: number})


def join(room, code, browser="b1", actor=VIEWER, **traits):
    return room.join(actor, "", traits, code=code, form=Form("", browser))


def test_a_ticket_lets_in_once_and_says_the_caucus(room):
    (ticket,) = made(room)
    assert (ticket.caucus, ticket.number) == ("Sindh", 1)
    held = room.join(
        VIEWER, "Punjab", {"sex": "female"}, code=ticket.code, form=Form("", "b")
    )
    assert held.actor.role == terms.PARTICIPANT
    assert held.actor.caucus == "Sindh"
    assert room.attendance(FACILITATOR) == {"caucus": {"Sindh": 1}}
    waits = [room.store.traits.add({"sex": "male"}) for _ in range(4)]
    assert waits[-1] == {("sex", "female"): 1, ("sex", "male"): 4}


def test_the_same_browser_gets_the_same_badge_and_another_none(room):
    (ticket,) = made(room)
    first = join(room, ticket.code, "b1")
    assert join(again(room), ticket.code.lower(), "b1") == first
    for other in ("b2", "b3"):
        with pytest.raises(TicketUsed):
            join(room, ticket.code, other)
    assert room.headcount(VIEWER) == 1
    given = room.tickets(FACILITATOR)["Sindh"]
    assert (given.used, given.unused, given.refused) == (1, (), 2)


def test_a_browser_that_keeps_nothing_spends_no_ticket(room):
    (ticket,) = made(room)
    with pytest.raises(BadSeal):
        join(room, ticket.code, "")
    assert room.tickets(FACILITATOR)["Sindh"].used == 0


def test_of_twenty_browsers_at_once_one_gets_in(room):
    (ticket,) = made(room)
    ready = threading.Barrier(20)

    def race(number):
        ready.wait()
        try:
            return join(room, ticket.code, f"b{number}").actor.token
        except TicketUsed:
            return None

    with ThreadPoolExecutor(20) as crowd:
        tokens = [each for each in crowd.map(race, range(20)) if each]
    assert len(tokens) == 1
    assert room.headcount(VIEWER) == 1
    assert room.tickets(FACILITATOR)["Sindh"].refused == 19


def test_one_browser_twenty_times_at_once_is_one_badge(room):
    (ticket,) = made(room)
    ready = threading.Barrier(20)

    def press(_):
        ready.wait()
        return join(room, ticket.code, "b1").actor.token

    with ThreadPoolExecutor(20) as crowd:
        assert len(set(crowd.map(press, range(20)))) == 1
    assert room.headcount(VIEWER) == 1


def test_rows_written_anew_meanwhile_refuse_nobody(room):
    """A round that closes writes all tickets anew, while phones join with them."""
    tickets = made(room, number=30)
    ready = threading.Barrier(2)

    def close():
        ready.wait()
        for _ in range(6):
            number, _ = opened(room)
            room.close_round(FACILITATOR, number)

    closing = threading.Thread(target=close)
    closing.start()
    ready.wait()
    tokens = {join(room, each.code, f"b{each.number}").actor.token for each in tickets}
    closing.join()
    assert len(tokens) == 30
    given = room.tickets(FACILITATOR)["Sindh"]
    assert (given.used, given.refused) == (30, 0)


def test_while_tickets_are_needed_nobody_votes_without(room):
    (ticket,) = made(room)
    code = room.state(VIEWER).code
    before = room.join(VIEWER, "Sindh", {}, code=code).actor
    room.need_tickets(FACILITATOR, True)
    number, wording = opened(room)
    for typed in (code, room.whole_code(FACILITATOR, code)):
        with pytest.raises(TicketNeeded):
            room.join(VIEWER, "Sindh", {}, code=typed, form=Form("", "b"))
    recorder = room.seal.read_link(room.seal.link(terms.RECORDER, "Sindh")).actor
    room.take_seat(recorder)
    forged = person(7, "Sindh")
    for actor in (before, recorder, forged):
        with pytest.raises(TicketNeeded):
            room.vote(actor, number, "agree", wording)
        with pytest.raises(TicketNeeded):
            room.assist(actor, number)
    held = join(room, ticket.code, actor=before).actor
    assert room.has_ticket(held)
    assert room.headcount(VIEWER) == 1  # the same person, counted already
    room.vote(held, number, "agree", wording)
    with pytest.raises(TicketNeeded):
        room.vote(held, number, "agree", wording, assisted=True)
    assert room.votes(VIEWER, number) == 1
    assert room.state(VIEWER).rounds[number].tickets


def test_the_way_of_a_round_is_fixed_when_it_opens(room):
    (ticket,) = made(room)
    number, wording = opened(room)
    with pytest.raises(OutOfTurn, match="still runs"):
        room.need_tickets(FACILITATOR, True)
    room.vote(person(1, "Sindh"), number, "agree", wording)
    room.close_round(FACILITATOR, number)
    room.need_tickets(FACILITATOR, True)
    held = join(room, ticket.code).actor
    room.need_tickets(FACILITATOR, False)
    number, wording = opened(room)
    for actor in (held, person(2, "Sindh")):
        room.vote(actor, number, "agree", wording)
    said = [e.content for e in room.history(FACILITATOR) if e.kind.endswith("needed")]
    assert said == [{"needed": True}, {"needed": False}]


def test_needing_tickets_needs_tickets(room):
    with pytest.raises(OutOfTurn, match="no tickets"):
        room.need_tickets(FACILITATOR, True)
    assert not room.state(VIEWER).tickets


def test_unused_tickets_are_withdrawn_and_used_ones_stay(room):
    first, second, third = made(room, number=3)
    held = join(room, first.code)
    assert room.withdraw_tickets(FACILITATOR, "Sindh", [1, 2, 9]) == 1
    with pytest.raises(NotAllowed, match="not right"):
        join(room, second.code, "b2")
    assert join(room, first.code) == held
    join(room, third.code, "b3")
    (new,) = made(room)
    assert new.number == 4
    assert new.code not in {first.code, second.code, third.code}
    kinds_said = [event.kind for event in room.history(FACILITATOR)]
    assert kinds_said.count(kinds.TICKETS_WITHDRAWN) == 1


def test_a_form_sent_again_makes_no_second_sheet(room):
    made(room)
    seen = room.state(VIEWER).seq
    room.make_tickets(FACILITATOR, {"Sindh": 5}, seen=seen)
    with pytest.raises(OutOfTurn, match="made already|Something happened"):
        room.make_tickets(FACILITATOR, {"Sindh": 5}, seen=seen)
    assert len(room.tickets(FACILITATOR)["Sindh"].unused) == 6


@pytest.mark.parametrize(
    "numbers", [{}, {"Sindh": 0}, {"Sindh": -1}, {"Sindh": 501}, {"Atlantis": 1}]
)
def test_no_odd_number_of_tickets_is_made(room, numbers):
    with pytest.raises(BadAnswer):
        room.make_tickets(FACILITATOR, numbers)
    assert room.history(FACILITATOR) == ()


def test_wrong_tickets_slow_nobody_down_and_are_told(room):
    (ticket,) = made(room)
    code = room.state(VIEWER).code
    for n in range(200):
        with pytest.raises(NotAllowed):
            join(room, f"{n:016d}".translate(str.maketrans("01", "AB")), f"b{n}")
    assert room.wrong_codes(FACILITATOR) == 200
    assert room.wait(VIEWER, code, "") == 0
    assert join(room, ticket.code)


def test_a_shut_door_is_shut_for_tickets_too(room):
    (ticket,) = made(room)
    room.set_code(FACILITATOR, shut=True)
    with pytest.raises(NotAllowed):
        join(room, ticket.code)
    room.set_code(FACILITATOR)
    assert join(room, ticket.code)


def everything(room) -> str:
    """All that the store holds, in the order in which it lies there."""
    with room.store.reading() as connection:
        held = {
            table.name: [tuple(row) for row in connection.execute(text(query))]
            for table in workshop_file.tables(connection)
            for query in [f'SELECT * FROM "{table.name}"']
        }
    return repr(held)


def test_no_row_leads_from_a_ticket_to_a_choice(room):
    """Who has every code, the key and the file finds no ballot by them."""
    tickets = made(room, number=12)
    room.need_tickets(FACILITATOR, True)
    number, wording = opened(room)
    browsers = [new_token() for _ in range(12)]
    tokens = []
    for ticket, browser in zip(tickets, browsers, strict=True):
        held = join(room, ticket.code, browser).actor
        tokens.append(held.token)
        answer = terms.SCALES[terms.AGREEMENT][ticket.number % 4]
        room.vote(held, number, answer, wording)
    room.close_round(FACILITATOR, number)
    found = everything(room)
    for secret in [t.code for t in tickets] + browsers + tokens:
        assert secret not in found
    with room.store.reading() as connection:
        rows = connection.execute(select(tables.ticket)).all()
        ballots = connection.execute(select(tables.ballot)).all()
    # The rows lie in the order of random digests, not of use.
    assert [row.digest for row in rows] == sorted(row.digest for row in rows)
    assert [row.number for row in rows] != sorted(row.number for row in rows)
    keys = {row.voter_key for row in ballots}
    known = {part for row in rows for part in (row.digest, row.claim)}
    assert not {each[:32] for each in known} & keys


def test_postgresql_does_not_tell_the_order_of_use(room):
    if not room.store.place.url:
        pytest.skip("rows of SQLite have no number of their own")
    tickets = made(room, number=8)
    number, _ = opened(room)
    for ticket in reversed(tickets):
        join(room, ticket.code, f"b{ticket.number}")
    room.close_round(FACILITATOR, number)
    with room.store.reading() as connection:
        query = text("SELECT xmin::text, digest FROM ticket ORDER BY ctid")
        rows = connection.execute(query).all()
    assert len({row[0] for row in rows}) == 1
    assert [row[1] for row in rows] == sorted(row[1] for row in rows)


def test_the_file_of_sqlite_keeps_no_older_order(room):
    if room.store.place.url:
        pytest.skip("a file of SQLite")
    tickets = made(room, number=20)
    number, _ = opened(room)
    for ticket in tickets:
        join(room, ticket.code, f"b{ticket.number}")
    room.close_round(FACILITATOR, number)
    raw = room.store.place.file.read_bytes()
    with sqlite3.connect(room.store.place.file) as connection:
        claims = [c for (c,) in connection.execute("SELECT claim FROM ticket")]
    assert all(raw.count(claim.encode()) == 1 for claim in claims)
    assert not any(each.code.encode() in raw for each in tickets)


def test_made_up_votes_come_in_a_rehearsal_with_tickets_too(room, monkeypatch):
    made(room)
    room.need_tickets(FACILITATOR, True)
    number, _ = opened(room)
    monkeypatch.setattr(type(room.store.place), "rehearsal", True)
    assert room.rehearse(FACILITATOR, number, seed=1, voters=20) == 20
    assert room.votes(VIEWER, number) == 20


def test_people_are_entered_and_can_be_corrected(room):
    room.enter_people(FACILITATOR, {"Sindh": 12, "Punjab": 0})
    assert room.state(VIEWER).people == {"Sindh": 12}
    room.enter_people(FACILITATOR, {"Sindh": 12})
    assert len(room.history(FACILITATOR)) == 1
    room.enter_people(FACILITATOR, {"Punjab": 9})
    assert room.state(VIEWER).people == {"Punjab": 9}
    room.undo(FACILITATOR, 2, "wrong table")
    assert room.state(VIEWER).people == {"Sindh": 12}
    for wrong in ({"Sindh": -1}, {"Sindh": 2001}, {"Atlantis": 3}, {"Sindh": "3"}):
        with pytest.raises(BadAnswer):
            room.enter_people(FACILITATOR, wrong)


def test_a_token_of_a_ticket_cannot_be_made_up(room):
    (ticket,) = made(room)
    token = join(room, ticket.code).actor.token
    assert len(token) == 32
    assert room.has_ticket(Actor(terms.PARTICIPANT, "Sindh", token))
    other = token[:-1] + ("0" if token[-1] != "0" else "1")
    assert not room.has_ticket(Actor(terms.PARTICIPANT, "Sindh", other))
    assert not any(room.has_ticket(person(n)) for n in range(100))


JOIN = """
import os, sys, time
from data.store import terms
from data.store.database.joining_forms import Form
from data.store.roles import Actor
from data.store.in_use.open_workshops import room
here = room(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for code in sys.argv[2:]:
    held = here.join(Actor(terms.VIEWER), "", {}, code=code, form=Form("", "b " + code))
    print(code, held.actor.token, flush=True)
"""


def test_a_ticket_is_used_once_though_the_server_is_killed(room):
    codes = [each.code for each in made(room, number=60)]
    command = [sys.executable, "-c", JOIN, room.store.place.name, *codes]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout.readline() == "ready\n"
        server.stdin.write("go\n")
        server.stdin.flush()
        told = [server.stdout.readline().split() for _ in range(7)]
        server.kill()
        told += [each for line in server.stdout if len(each := line.split()) == 2]
    for code, token in told:
        assert join(again(room), code, f"b {code}").actor.token == token
    tokens = {join(room, code, f"b {code}").actor.token for code in codes}
    assert len(tokens) == 60
    assert room.headcount(VIEWER) == 60
    with pytest.raises(TicketUsed):
        join(room, codes[0], "another")
