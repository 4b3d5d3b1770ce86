"""Rehearsals that begin out of turn, break, and end all the same."""

import pytest

from data.store import terms
from data.store.database.store import Store
from data.store.errors import OutOfTurn, StoreUnavailable
from data.store.in_use import open_workshops, rehearsal_mode
from data.store.place import place
from data.store.verbs import rehearsal
from data.store.verbs.room import Room
from tests.support.workshop import FACILITATOR, VIEWER, fixtures, opened, person

home, name, _ = fixtures  # fixtures
VOTER = person(1, "Sindh")


@pytest.fixture
def room(home, name, monkeypatch):
    """The workshop that the servers use, on either database."""
    assert home
    monkeypatch.setenv("ZILA_WORKSHOP", name)
    monkeypatch.setattr(open_workshops, "_rooms", {})
    yield open_workshops.room()
    if rehearsal_mode.rehearsing():
        rehearsal_mode.end(FACILITATOR)
    open_workshops.shut()


@pytest.mark.parametrize("paused", [False, True])
def test_no_rehearsal_begins_while_a_round_runs(room, paused):
    number, wording = opened(room)
    if paused:
        room.pause(FACILITATOR, number)
    with pytest.raises(OutOfTurn) as told:
        rehearsal_mode.begin(FACILITATOR)
    assert told.value.problem == room.state(FACILITATOR).running.name + " still runs"
    assert told.value.remedy == "Close it, then rehearse."
    assert rehearsal_mode.now() is room
    if paused:
        room.resume(FACILITATOR, number)
    assert rehearsal_mode.now().vote(VOTER, number, "agree", wording).answer == "agree"
    room.close_round(FACILITATOR, number)
    assert rehearsal_mode.begin(FACILITATOR).store.place.rehearsal
    # Its own rounds are no obstacle to who asks for it again.
    opened(rehearsal_mode.now())
    assert rehearsal_mode.begin(FACILITATOR) is rehearsal_mode.now()


def test_each_rehearsal_is_another(room):
    names = set()
    for _ in range(3):
        begun = rehearsal_mode.begin(FACILITATOR)
        assert begun.store.place.mark.stat().st_mode & 0o077 == 0
        names.add(begun.store.place.full_name)
        assert begun.state(VIEWER).seq == 0
        opened(begun)
        rehearsal_mode.end(FACILITATOR)
    assert len(names) == 3
    assert room.state(VIEWER).seq == 0


def broken(where):
    """Make a rehearsal's store one that cannot be opened, as after a bad disk."""
    where.file.unlink()
    where.file.write_bytes(b"no database" * 500)


@pytest.mark.parametrize("home", ["sqlite"], indirect=True)
def test_a_rehearsal_that_cannot_be_opened_ends_all_the_same(room):
    begun = rehearsal_mode.begin(FACILITATOR)
    opened(begun)
    begun.store.backup()
    where = begun.store.place
    open_workshops.shut(rehearsal=True)
    broken(where)
    with pytest.raises(StoreUnavailable):
        rehearsal_mode.now()
    rehearsal_mode.end(FACILITATOR)
    assert rehearsal_mode.now() is room
    left = [each for each in where.root.rglob("*rehears*") if each.exists()]
    assert left == []
    assert not where.secrets.exists()
    assert rehearsal_mode.begin(FACILITATOR).state(VIEWER).seq == 0


@pytest.mark.parametrize("home", ["sqlite"], indirect=True)
def test_a_file_that_is_gone_holds_nobody_up(room):
    begun = rehearsal_mode.begin(FACILITATOR)
    begun.store.backup()
    open_workshops.shut(rehearsal=True)
    begun.store.place.file.unlink()
    with pytest.raises(StoreUnavailable):
        rehearsal_mode.now()
    rehearsal_mode.end(FACILITATOR)
    assert rehearsal_mode.now() is room


def test_what_could_not_be_destroyed_is_said_and_goes_before_the_next(
    room, monkeypatch
):
    begun = rehearsal_mode.begin(FACILITATOR)
    opened(begun)
    where = begun.store.place

    def stuck(_):
        raise OSError("away")

    with monkeypatch.context() as at:
        at.setattr(rehearsal, "_schema" if where.url else "_file", stuck)
        with pytest.raises(StoreUnavailable, match="The rehearsal has ended, but"):
            rehearsal_mode.end(FACILITATOR)
        assert rehearsal_mode.now() is room
        assert not where.secrets.exists()
        with pytest.raises(StoreUnavailable):
            rehearsal_mode.begin(FACILITATOR)
        assert rehearsal_mode.now() is room
    assert Room(Store(place(rehearsal=True))).state(VIEWER).running
    assert rehearsal_mode.begin(FACILITATOR).state(VIEWER).running is None


def test_a_slip_is_taken_up_as_a_whole_or_not_at_all(room, monkeypatch):
    number, _ = opened(room)
    room.hand_in(VOTER, number, "I, from Thatta")
    (slip,) = room.slips(FACILITATOR, number)

    def full(*_, **__):
        raise StoreUnavailable("The disk is full", "Free some.")

    with monkeypatch.context() as at:
        at.setattr("data.store.verbs.turn.Turn.note", full)
        with pytest.raises(StoreUnavailable):
            room.take_up(FACILITATOR, number, slip.key, "Too far.")
    assert room.slips(FACILITATOR, number) == [slip]
    assert room.state(VIEWER).rounds[number].reasons == ()
    room.take_up(FACILITATOR, number, slip.key, "Too far.", side="disagree")
    with pytest.raises(OutOfTurn, match="taken up or set aside already"):
        room.take_up(FACILITATOR, number, slip.key, "Too far.", side="disagree")
    noted = room.state(VIEWER).rounds[number].reasons
    assert [(e["text"], e["side"], e["caucus"], e["by"]) for e in noted] == [
        ("Too far.", "disagree", "", terms.FACILITATOR)
    ]
    assert room.slips(FACILITATOR, number) == []
