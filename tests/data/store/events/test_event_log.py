"""The log takes no changes, and gives away any that were made behind its back."""

import sqlite3
import threading
from dataclasses import fields, replace
from datetime import datetime, timedelta

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store import terms, times
from data.store.errors import BrokenLog
from data.store.events import chain, kinds, replay
from data.store.events.chain import Event, follow
from data.store.events.state import State
from tests.support.workshop import (
    FACILITATOR,
    STEWARD,
    VIEWER,
    again,
    fixtures,
    opened,
    people,
    person,
)

home, name, room = fixtures


def raw(room):
    """A connection past all of our own code, as an attacker has it."""
    place = room.store.place
    if not place.url:
        return sqlite3.connect(place.file, isolation_level=None)
    plain = place.url.replace("+psycopg", "")
    options = f"-c search_path={place.schema}"
    return psycopg.connect(plain, autocommit=True, options=options)


def a_day(room):
    room.make(FACILITATOR, "Lahore")
    room.set_code(FACILITATOR)
    room.set_storyline(FACILITATOR, [{"id": s, "kind": "title"} for s in "abc"])
    room.go(FACILITATOR, "a")
    number, wording = opened(room)
    for each in people("Sindh", 6):
        room.vote(each, number, "agree", wording)
    room.assist(person(1), number)
    room.pause(FACILITATOR, number)
    room.start_timer(FACILITATOR, 60)
    room.resume(FACILITATOR, number)
    room.count(FACILITATOR, number, "Punjab", {"agree": 9})
    room.undo(FACILITATOR, room.state(VIEWER).seq, "wrong table")
    room.close_round(FACILITATOR, number)
    room.reveal(FACILITATOR, number)
    room.word(FACILITATOR, "F-27", "Girls are behind in 118 districts.")
    room.decide(FACILITATOR, number, "needs evidence", rationale="One more source.")
    return number


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event SET body = '{}' WHERE seq = 2",
        "UPDATE event SET at = at",
        "DELETE FROM event WHERE seq = 1",
        "DELETE FROM event",
    ],
)
def test_the_database_itself_refuses_to_change_the_log(room, change):
    a_day(room)
    with raw(room) as attacker, pytest.raises((sqlite3.Error, psycopg.Error)) as told:
        attacker.execute(change)
    assert "takes no changes" in str(told.value)
    assert room.verify(STEWARD).events == room.state(VIEWER).seq


def test_nor_by_the_back_doors_of_each_database(room):
    a_day(room)
    row = "SELECT 1, kind, at, by, '{}', previous, digest FROM event WHERE seq = 1"
    sqlite = [f"REPLACE INTO event {row}", f"INSERT OR REPLACE INTO event {row}"]
    doors = ["TRUNCATE event"] if room.store.place.url else sqlite
    for door in doors:
        with raw(room) as attacker, pytest.raises((sqlite3.Error, psycopg.Error)):
            attacker.execute(door)
    room.verify(STEWARD)


def forced(room, change: str) -> None:
    """Change a table as somebody who first takes the guards away."""
    with raw(room) as attacker:
        if room.store.place.url:
            attacker.execute("ALTER TABLE event DISABLE TRIGGER ALL")
        else:
            for verb in ("UPDATE", "DELETE", "place"):
                attacker.execute(f"DROP TRIGGER event_kept_{verb}")
        attacker.execute(change)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event SET body = replace(body, '119', '219')",
        "UPDATE event SET at = replace(at, '2026', '2027') WHERE seq = 3",
        "UPDATE event SET by = 'steward' WHERE seq = 4",
        "UPDATE event SET kind = 'timer set' WHERE kind = 'timer stopped' OR seq = 5",
        "UPDATE event SET digest = previous WHERE seq = 6",
        "UPDATE event SET previous = digest WHERE seq = 1",
        "DELETE FROM event WHERE seq = 3",
        "DELETE FROM event WHERE seq = 1",
        "UPDATE event SET seq = seq + 100 WHERE seq > 5",
        "UPDATE ballot SET answer = 'disagree'",
        "UPDATE ballot SET caucus = 'Punjab'",
        "DELETE FROM ballot",
        "UPDATE box SET status = 'open'",
        "UPDATE box SET wording = 'x'",
        "DELETE FROM box",
    ],
)
def test_what_was_changed_by_force_is_found(room, change):
    a_day(room)
    assert room.verify(STEWARD).ballots == 6
    forced(room, change)
    with pytest.raises(BrokenLog):
        room.verify(STEWARD)
    other = again(room)
    with pytest.raises(BrokenLog):
        other.verify(STEWARD)
    other.store.close()


def test_a_ballot_put_in_after_the_close_is_found(room):
    number = a_day(room)
    forced(room, f"INSERT INTO ballot VALUES ({number}, 'x', 'Sindh', 'agree')")
    with pytest.raises(BrokenLog, match="ballots of round 1"):
        room.verify(STEWARD)


def test_a_log_cut_short_is_found_by_the_digest_noted_on_paper(room):
    a_day(room)
    noted = room.verify(STEWARD)
    forced(room, f"DELETE FROM event WHERE seq = {noted.events}")
    found = room.verify(STEWARD)
    assert (found.events, found.digest) != (noted.events, noted.digest)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)


@st.composite
def logs(draw):
    events = []
    for _ in range(draw(st.integers(1, 6))):
        content = draw(st.dictionaries(TEXTS, TEXTS | st.integers(), max_size=3))
        last = events[-1] if events else None
        events.append(follow(last, draw(TEXTS), (draw(TEXTS), draw(TEXTS)), content))
    return events


@given(logs(), st.data())
def test_one_changed_letter_anywhere_breaks_the_chain(events, data):
    assert chain.check(events) == len(events)
    place = data.draw(st.integers(0, len(events) - 1))
    part = data.draw(st.sampled_from([each.name for each in fields(Event)]))
    value = getattr(events[place], part)
    if isinstance(value, int):
        other = data.draw(st.integers(1, 99).filter(lambda n: n != value))
    else:
        at = data.draw(st.integers(0, len(value)))
        letter = data.draw(st.characters(codec="utf-8"))
        other = value[:at] + letter + value[at + 1 :]
    if other != value:
        events[place] = replace(events[place], **{part: other})
        with pytest.raises(BrokenLog):
            chain.check(events)


@given(logs(), st.data())
def test_events_left_out_or_swapped_break_the_chain(events, data):
    order = data.draw(st.permutations(range(len(events))))
    kept = [events[n] for n in order][: data.draw(st.integers(0, len(events)))]
    if kept != events[: len(kept)]:
        with pytest.raises(BrokenLog):
            chain.check(kept)


def test_a_clock_that_went_back_never_takes_time_back():
    first = follow(None, "a", ("2026-11-21T10:00:00Z", "x"), {})
    second = follow(first, "a", ("2026-11-21T09:00:00Z", "x"), {})
    assert second.at == first.at


def test_replaying_the_log_gives_the_live_state(room):
    a_day(room)
    live = room.state(VIEWER)
    events = room.history(STEWARD)
    assert replay.state_at(events) == live
    assert again(room).state(VIEWER) == live


def test_every_moment_can_be_called_back(room):
    seen = {}
    room.make(FACILITATOR, "Lahore")
    room.set_storyline(FACILITATOR, [{"id": s, "kind": "title"} for s in "abc"])
    for step in "abcab":
        room.go(FACILITATOR, step)
        seen[room.state(VIEWER).seq] = room.state(VIEWER)
    room.skip_step(FACILITATOR, "b")
    seen[room.state(VIEWER).seq] = room.state(VIEWER)
    room.undo(FACILITATOR, room.state(VIEWER).seq)
    for seq, state in seen.items():
        assert room.state(VIEWER, seq) == state
        assert room.state(VIEWER, times.read(state.at)) == state
    before = times.read(room.history(STEWARD)[0].at) - timedelta(seconds=1)
    assert room.state(VIEWER, before) == State()
    assert room.state(VIEWER, 0) == State()


def test_a_moment_in_any_zone_is_the_same_moment(room):
    room.make(FACILITATOR, "Lahore")
    at = datetime.fromisoformat("2026-11-21T15:30:00+05:00")
    assert room.state(VIEWER, at).title == "Lahore"


def test_an_undoing_can_be_undone_again_and_again(room):
    room.word(FACILITATOR, "R1", "First.")
    room.word(FACILITATOR, "R1", "Second.")
    for n in range(4):
        room.undo(FACILITATOR, room.state(VIEWER).seq)
        said = room.state(VIEWER).statements["R1"].texts["en"]
        assert said == ("First." if n % 2 == 0 else "Second.")
    room.verify(STEWARD)


def test_all_wordings_undone_leave_nothing_to_vote_on(room):
    room.word(FACILITATOR, "R1", "First.")
    room.undo(FACILITATOR, 1)
    assert room.state(VIEWER).statements == {}


UNDOABLE_LOG = [
    (kinds.STORYLINE, {"steps": [{"id": "a"}, {"id": "b"}]}),
    (kinds.ADDED, {"step": {"id": "c"}, "after": "a"}),
    (kinds.ADDED, {"step": {"id": "d"}, "after": "c"}),
    (kinds.CHANGED, {"step": "c", "changes": {"title": "C"}}),
    (kinds.SKIPPED, {"step": "d", "skipped": True}),
    (kinds.ORDERED, {"order": ["d", "c", "b", "a"]}),
    (kinds.STEP, {"step": "c"}),
    (kinds.TIMER, {"label": "", "seconds": 60}),
    (kinds.EXTENDED, {"seconds": 60}),
    (kinds.STOPPED, {}),
    (kinds.WORDED, {"statement": "R", "language": "en", "text": "x", "about": {}}),
    (kinds.TRANSLATED, {"statement": "R", "wording": "d", "language": "ur"}),
    (kinds.WORDED, {"statement": "R", "language": "en", "text": "y", "about": {}}),
]


@given(st.lists(st.integers(1, len(UNDOABLE_LOG) + 3), max_size=6))
def test_whatever_is_undone_the_log_can_be_read(targets):
    events = []
    more = {"digest": "d", "text": "t", "status": terms.FINAL}
    for kind, content in UNDOABLE_LOG:
        full = {**more, **content}
        events.append(follow(events[-1] if events else None, kind, ("t", "x"), full))
    for seq in targets:
        content = {"seq": seq, "why": ""}
        events.append(follow(events[-1], kinds.UNDONE, ("t", "x"), content))
    for moment in range(len(events) + 1):
        assert replay.state_at(events, moment).seq == moment


def test_an_event_of_a_later_version_is_not_passed_over():
    event = follow(None, "votes blessed", ("t", "x"), {})
    with pytest.raises(BrokenLog, match="votes blessed"):
        replay.state_at([event])


def test_reading_while_others_write_shows_whole_states(room):
    room.set_storyline(FACILITATOR, [{"id": s, "kind": "title"} for s in "ab"])
    errors, stop = [], threading.Event()

    def read():
        last = 0
        while not stop.is_set():
            state = room.state(VIEWER)
            if state.seq < last or state.stage.step not in ("", "a", "b"):
                errors.append(state)
            last = state.seq

    reader = threading.Thread(target=read)
    reader.start()
    for step in "abababab":
        room.go(FACILITATOR, step)
    stop.set()
    reader.join()
    assert errors == []
    assert room.state(VIEWER).stage.step == "b"


def test_what_was_never_committed_is_not_remembered(room):
    room.make(FACILITATOR, "Lahore")
    with pytest.raises(RuntimeError), room._turn(FACILITATOR) as turn:
        turn.note(kinds.MADE, {"title": "Karachi", "rehearsal": False})
        assert turn.state.title == "Karachi"
        raise RuntimeError
    assert room.state(VIEWER).title == "Lahore"
    room.make(FACILITATOR, "Quetta")
    assert room.verify(STEWARD).events == 2


def test_a_second_is_written_and_read_as_the_same_second():
    now = times.now().replace(microsecond=0)
    assert times.read(times.written(now)) == now
    assert len(times.clock(now)) == 8
