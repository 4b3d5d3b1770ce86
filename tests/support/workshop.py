"""A workshop of our own on either database, and the people in it.

A test file takes the fixtures as `home, name, room = fixtures`.
"""

import itertools
import threading
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from data.store import tables, terms
from data.store.database import ballots
from data.store.database.store import Store
from data.store.place import place
from data.store.roles import Actor
from data.store.verbs.room import Room
from tests.support.postgres import server
from tests.support.voters import VIEWER, person

ENGINES = ("sqlite", "postgresql")
RULE = {"id": "agreement-75", "name": "Agreement of 75%", "words": "At least 75%."}
FACILITATOR = Actor(terms.FACILITATOR)
STEWARD = Actor(terms.STEWARD)
__all__ = ["VIEWER", "person"]
_number = itertools.count(1)


class Clock:
    """A clock that moves a second at each look, and as far as it is told."""

    def __init__(self):
        self.moment = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
        self._lock = threading.Lock()

    def __call__(self) -> datetime:
        with self._lock:
            self.moment += timedelta(seconds=1)
            return self.moment


@pytest.fixture(params=ENGINES)
def home(request, tmp_path, monkeypatch):
    """A folder of user data of our own, with the database of this test chosen."""
    monkeypatch.setenv("ZILA_HOME", str(tmp_path))
    monkeypatch.delenv("ZILA_WORKSHOP", raising=False)
    if request.param == "sqlite":
        monkeypatch.delenv("DATABASE_URL", raising=False)
    else:
        monkeypatch.setenv("DATABASE_URL", server().url)
    return tmp_path


@pytest.fixture
def name():
    """A workshop no other test has: one PostgreSQL server serves them all."""
    return f"w{next(_number)}"


@pytest.fixture
def room(home, name):
    made = Room(Store(place(name), Clock()))
    assert made.store.place.root == home
    yield made
    made.store.close()


fixtures = home, name, room


def people(caucus: str, number: int, start: int = 1000) -> list[Actor]:
    return [person(start + n, caucus) for n in range(number)]


def opened(room: Room, statement: str = "F-27", **named) -> tuple[int, str]:
    """A round that is open, and what its ballots must name."""
    if statement not in room.state(FACILITATOR).statements:
        room.word(FACILITATOR, statement, "Girls are behind in 119 districts.")
    number = room.open_round(FACILITATOR, statement, RULE, **named)
    return number, room.state(FACILITATOR).rounds[number].wording


def phones(room: Room, number: int) -> dict[str, dict[str, int]]:
    """The ballots of a round as they are counted, revealed for it once it is closed."""
    found = room.state(VIEWER).rounds[number]
    if found.status != terms.CLOSED:
        return _in_open(room, number, found.scale)
    if found.revealed != terms.EVERYBODY:
        room.reveal(FACILITATOR, number)
    return room.counts(VIEWER, number).by_means["phone"]


def _in_open(room: Room, number: int, scale: str) -> dict[str, dict[str, int]]:
    """The ballots of a round that runs, read with its secret: the room reads none."""
    read = room.store.secrets.keys(number).reads(scale)
    counted: dict[str, Counter] = {}
    with room.store.reading() as connection:
        for row in connection.execute(ballots.rows_of(tables.ballot, number)):
            if answer := read(row.answer, row.voter_key):
                counted.setdefault(row.caucus, Counter())[answer] += 1
    return {name: dict(sorted(of.items())) for name, of in sorted(counted.items())}


def again(room: Room) -> Room:
    """The same workshop opened by another process, or after a restart."""
    return Room(Store(room.store.place, room.store.now))
