"""Slips tell neither who came when, nor for longer than is said."""

import os
import subprocess
import sys

import pytest
from sqlalchemy import text

from data.store import terms
from data.store.database import reason_rows
from data.store.database.store import Store
from data.store.keys.round_keys import SLIP
from data.store.place import place
from data.store.verbs.room import Room
from tests.support.serving import ROOT
from tests.support.traces import disk
from tests.support.workshop import FACILITATOR, again, fixtures, opened, person
from ui.clicker import keys as clicker
from ui.workshop import reasons_left

home, name, room = fixtures
MANY = 12


def handed_in(room, number, many=MANY, start=0):
    """Hand slips in, one after the other; return what they say, in that order."""
    said = [f"Reason {n} of round {number}, in own words." for n in range(many)]
    for n, reason in enumerate(said):
        room.hand_in(person(start + n, "Sindh"), number, reason)
    return said


def files(room):
    """What the file system tells of each slip: text -> numbers that may tell order."""
    with room.store.reading() as connection:
        rows = connection.execute(text("SELECT slip_key, text FROM slip")).all()
    found = {}
    listed = list(os.scandir(room.store.slip_keys.folder))
    places = {entry.name: n for n, entry in enumerate(listed)}
    for key, kept in rows:
        file = kept.partition(":")[0]
        at = (room.store.slip_keys.folder / file).stat()
        reason = room.store.slip_keys.read(kept)[1]
        by = (at.st_mtime_ns, at.st_ctime_ns, at.st_ino, places[file], file, key)
        found[reason] = by
    return found, {file.name for file in listed}


def test_no_file_tells_in_which_order_slips_came(room):
    number, _ = opened(room)
    said = handed_in(room, number)
    before, names = files(room)
    # The attack reads the order from the files as they are while the round is open.
    assert sorted(before, key=lambda each: before[each][1]) == said
    assert len({by[0] for by in before.values()}) == 1
    secret = room.store.secrets.read(number)
    room.close_round(FACILITATOR, number)
    after, left = files(room)
    assert set(after) == set(said)
    # Not a key of then is left, and none of those now was of then.
    assert len(left) == MANY and not left & names
    assert not {by[5] for by in after.values()} & {by[5] for by in before.values()}
    orders = [sorted(after, key=lambda each: after[each][n]) for n in range(1, 6)]
    for order in orders:
        assert order not in (said, said[::-1])
    folder = room.store.slip_keys.folder.stat()
    assert {by[0] for by in after.values()} == {folder.st_mtime_ns}
    assert len(secret) == 64 and room.store.secrets.rounds() == []
    assert again(room).slips(FACILITATOR, number) == room.slips(FACILITATOR, number)


def test_the_close_gives_the_slips_of_earlier_rounds_new_files_too(room):
    first, _ = opened(room)
    said = handed_in(room, first, 3)
    room.close_round(FACILITATOR, first)
    keys = {each.key for each in room.slips(FACILITATOR, first)}
    before, names = files(room)
    second, _ = opened(room)
    more = handed_in(room, second, 3, 50)
    room.close_round(FACILITATOR, second)
    after, left = files(room)
    assert set(after) == {*said, *more} and not names & left
    # Who has a slip of then on the desk still takes that one up.
    assert {each.key for each in room.slips(FACILITATOR, first)} == keys


KILLED = """
import os, signal, sys
from data.store.in_use.open_workshops import room
from data.store.database.store import Store
from tests.data.store.database.test_reason_traces import handed_in
from tests.support.workshop import FACILITATOR, opened
here = room(sys.argv[1])
number, _ = opened(here)
handed_in(here, number)
print(*sorted(each.name for each in here.store.slip_keys.folder.iterdir()))
sys.stdout.flush()
Store.forget = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
here.close_round(FACILITATOR, number)
"""


@pytest.mark.usefixtures("home")
def test_keys_that_a_kill_at_the_close_left_go_at_the_next_start(name):
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, name],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT, check=False,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert ended.returncode < 0
    names = set(ended.stdout.split())
    where = place(name)
    folder = where.secrets / "slips"
    assert len(names) == MANY and names < {each.name for each in folder.iterdir()}
    other = Room(Store(where))
    assert len(other.slips(FACILITATOR, 1)) == MANY
    left = {each.name for each in folder.iterdir()}
    assert len(left) == MANY and not left & names
    other.store.close()


def test_a_close_that_fails_keeps_every_slip(room, monkeypatch):
    number, _ = opened(room)
    said = handed_in(room, number, 4)
    with monkeypatch.context() as patched:
        patched.setattr("data.store.database.ticket_rows.shuffle", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            room.close_round(FACILITATOR, number)
    assert {each.text for each in room.slips(FACILITATOR, number)} == set(said)
    room.close_round(FACILITATOR, number)
    assert {each.text for each in room.slips(FACILITATOR, number)} == set(said)


def decide(room, number):
    room.decide(FACILITATOR, number, terms.OUTCOMES[0], rationale="So it is.")


def test_the_decision_ends_the_slips_of_its_statement(room, home):
    first, _ = opened(room)
    said = handed_in(room, first, 3)
    room.close_round(FACILITATOR, first)
    found = room.state(FACILITATOR).rounds[first]
    assert reasons_left.at_decision(room, FACILITATOR, found) == (
        "3 slips of F-27, round 1, taken up by nobody, are destroyed then."
    )
    second, _ = opened(room)
    later = handed_in(room, second, 2, 50)
    decide(room, first)
    assert room.slips(FACILITATOR, first) == []
    assert {each.text for each in room.slips(FACILITATOR, second)} == set(later)
    room.close_round(FACILITATOR, second)
    assert {each.text for each in room.slips(FACILITATOR, second)} == set(later)
    decide(room, second)
    assert room.slips_waiting(FACILITATOR) == {}
    assert list(room.store.slip_keys.folder.iterdir()) == []
    assert room.uncleaned(FACILITATOR) == ()
    for path, held in disk(room, home).items():
        assert not [each for each in (*said, *later) if each.encode() in held], path


def test_the_close_of_another_statements_round_ends_slips_and_says_so(room):
    first, _ = opened(room)
    handed_in(room, first, 1)
    room.close_round(FACILITATOR, first)
    second, _ = opened(room, "F-28")
    mine = handed_in(room, second, 2)
    # While the other round runs there is time to take them up.
    assert room.slips_waiting(FACILITATOR) == {first: 1, second: 2}
    found = room.state(FACILITATOR).rounds[second]
    assert reasons_left.at_close(room, FACILITATOR, found) == (
        "1 slip of F-27, round 1, taken up by nobody, is destroyed then."
    )
    room.close_round(FACILITATOR, second)
    assert room.slips_waiting(FACILITATOR) == {second: 2}
    assert {each.text for each in room.slips(FACILITATOR, second)} == set(mine)
    found = room.state(FACILITATOR).rounds[second]
    assert reasons_left.at_close(room, FACILITATOR, found) == ""


def test_slips_of_rounds_that_are_over_go_at_the_start(room, monkeypatch):
    number, _ = opened(room)
    handed_in(room, number, 2)
    room.close_round(FACILITATOR, number)
    with monkeypatch.context() as patched:
        patched.setattr(reason_rows, "end", lambda *_: None)
        decide(room, number)
    assert room.slips_waiting(FACILITATOR) == {number: 2}
    other = again(room)
    assert other.slips_waiting(FACILITATOR) == {}
    assert other.uncleaned(FACILITATOR) == ()
    other.store.close()


def test_a_slips_row_key_is_not_that_of_its_phone_after_the_close(room):
    number, _ = opened(room)
    handed_in(room, number, 1)
    key = room.store.secrets.keys(number).phone(person(0).token, SLIP)
    assert [each.key for each in room.slips(FACILITATOR, number)] == [key]
    room.close_round(FACILITATOR, number)
    assert key not in [each.key for each in room.slips(FACILITATOR, number)]


def test_the_clicker_says_what_a_close_destroys(room, monkeypatch):
    first, _ = opened(room)
    handed_in(room, first, 2)
    room.close_round(FACILITATOR, first)
    second, _ = opened(room, "F-28")
    found = room.state(FACILITATOR).rounds[second]
    monkeypatch.setattr("ui.workshop.rounds.current", lambda _: found)
    said = clicker.press(room, FACILITATOR, "reveal")
    assert said.text == (
        "Press R again to close F-28, round 1. 2 slips of F-27, round 1, taken up by "
        "nobody, are destroyed then."
    )
    assert said.sure == f"close {second}"
