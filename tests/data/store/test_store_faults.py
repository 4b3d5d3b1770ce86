"""When disk or database fail nothing is called recorded, and it passes by itself."""

import errno
import os
import sqlite3
import subprocess
import sys
import threading
import time

import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from data.store import faults, terms
from data.store.database import backup, engine, writers
from data.store.database.store import Store
from data.store.errors import StoreUnavailable
from data.store.in_use import open_workshops
from data.store.place import place
from tests.support.postgres import server
from tests.support.serving import ROOT
from tests.support.workshop import (
    FACILITATOR,
    STEWARD,
    VIEWER,
    again,
    fixtures,
    opened,
    person,
    phones,
)

home, name, room = fixtures
only_sqlite = pytest.mark.parametrize("home", ["sqlite"], indirect=True)
only_postgres = pytest.mark.parametrize("home", ["postgresql"], indirect=True)


def patience(monkeypatch, seconds: float) -> None:
    """Let the store give up sooner than a room would."""
    monkeypatch.setattr(engine, "PATIENCE", seconds)
    lines = (*engine._POSTGRES, f"SET lock_timeout = '{int(seconds * 1000)}ms'")
    monkeypatch.setattr(engine, "_POSTGRES", lines)


class Blocker:
    """Another program that holds the database."""

    def __init__(self, where):
        if where.url:
            plain = where.url.replace("+psycopg", "")
            options = f"-c search_path={where.schema}"
            self.raw = psycopg.connect(plain, options=options)
            self.raw.execute("LOCK TABLE ballot IN ACCESS EXCLUSIVE MODE")
        else:
            self.raw = sqlite3.connect(
                where.file, isolation_level=None, check_same_thread=False
            )
            self.raw.execute("BEGIN IMMEDIATE")

    def let_go(self):
        self.raw.rollback()
        self.raw.close()


def test_a_vote_waits_for_another_writer_and_is_then_recorded(room):
    number, wording = opened(room)
    blocker = Blocker(room.store.place)
    threading.Timer(0.7, blocker.let_go).start()
    start = time.monotonic()
    room.vote(person(1), number, "agree", wording)
    assert 0.5 < time.monotonic() - start < 8
    assert room.votes(VIEWER, number) == 1


def test_a_store_locked_for_too_long_records_nothing_and_says_so(room, monkeypatch):
    number, wording = opened(room)
    patience(monkeypatch, 0.3)
    hasty = again(room)
    blocker = Blocker(room.store.place)
    with pytest.raises(StoreUnavailable, match="busy for too long") as told:
        hasty.vote(person(1), number, "agree", wording)
    assert "try again" in told.value.remedy
    blocker.let_go()
    assert hasty.votes(VIEWER, number) == 0
    hasty.vote(person(1), number, "agree", wording)
    assert hasty.votes(VIEWER, number) == 1
    hasty.store.close()


@only_sqlite
def test_a_writer_of_this_very_server_is_not_waited_for_without_end(room, monkeypatch):
    number, wording = opened(room)
    monkeypatch.setattr(writers, "PATIENCE", 0.2)
    held, free = threading.Event(), threading.Event()

    def hold():
        with room.store.writing():
            held.set()
            free.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(10)
    with pytest.raises(StoreUnavailable, match="busy for too long"):
        room.vote(person(1), number, "agree", wording)
    free.set()
    holder.join()
    room.vote(person(1), number, "agree", wording)
    assert room.votes(VIEWER, number) == 1


def until_refused(room, number, wording, most=5000) -> tuple[int, StoreUnavailable]:
    """Vote until the store refuses; how many were acknowledged, and why no more."""
    for n in range(most):
        try:
            room.vote(person(n), number, "agree", wording)
        except StoreUnavailable as error:
            return n, error
    raise AssertionError("the disk never was full")


@only_sqlite
def test_a_full_disk_refuses_clearly_and_keeps_what_was_acknowledged(room):
    number, wording = opened(room)
    limit = {"pages": 14}

    @event.listens_for(room.store._engine, "checkout")
    def small(raw, _record, _proxy):
        raw.execute(f"PRAGMA max_page_count={limit['pages']}")

    taken, error = until_refused(room, number, wording)
    assert taken > 20
    assert error.problem == "The disk is full, so nothing was saved"
    assert "Free some space" in error.remedy
    assert room.votes(VIEWER, number) == taken
    with pytest.raises(StoreUnavailable, match="disk is full"):
        room.word(FACILITATOR, "big", "x" * 2000)
        room.word(FACILITATOR, "bigger", "x" * 2000)
        room.word(FACILITATOR, "biggest", "x" * 2000)
    limit["pages"] = 10**6
    room.vote(person(taken), number, "agree", wording)
    assert room.votes(VIEWER, number) == taken + 1
    room.close_round(FACILITATOR, number)
    room.verify(STEWARD)


# A process that may write files only up to a size fails in the middle of a write,
# as on a disk that fills up.
QUOTA = """
import resource, sys
from data.store.in_use.open_workshops import room
from data.store.errors import StoreUnavailable
from tests.support.voters import VIEWER, person
here = room(sys.argv[1])
box = here.state(VIEWER).running
free = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, free[1]))
taken = []
for n in range(2000):
    try:
        here.vote(person(n), box.number, "agree", box.wording)
        taken.append(n)
    except StoreUnavailable as error:
        print(error.problem)
        break
assert here.votes(VIEWER, box.number) == len(taken), "read while full"
resource.setrlimit(resource.RLIMIT_FSIZE, free)
here.vote(person(len(taken)), box.number, "agree", box.wording)
print(len(taken) + 1)
"""


@only_sqlite
def test_a_disk_that_fails_in_mid_write_loses_nothing_either(room):
    number, _ = opened(room)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", QUOTA, room.store.place.name],
        capture_output=True, text=True, env=environment, cwd=ROOT, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    said, taken = ran.stdout.splitlines()
    assert "nothing was saved" in said
    assert room.votes(VIEWER, number) == int(taken) > 10
    with room.store.reading() as connection:
        sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    assert sound == "ok"


def moved(path, to) -> None:
    for end in ("", "-wal", "-shm"):
        part = path.with_name(path.name + end)
        if part.exists():
            part.rename(to.with_name(to.name + end))


@only_sqlite
def test_a_file_that_vanished_records_nothing_until_it_is_back(room, home):
    number, wording = opened(room)
    room.vote(person(1), number, "agree", wording)
    file, away = room.store.place.file, home / "away.db"
    moved(file, away)
    for act in (
        lambda: room.vote(person(2), number, "agree", wording),
        lambda: room.state(VIEWER),
        lambda: room.pause(FACILITATOR, number),
        room.store.require_writable,
    ):
        with pytest.raises(StoreUnavailable, match="not in its place"):
            act()
    assert not file.exists()
    moved(away, file)
    assert room.votes(VIEWER, number) == 1
    room.vote(person(2), number, "agree", wording)
    assert again(room).votes(VIEWER, number) == 2


@only_sqlite
def test_a_file_that_vanishes_during_the_vote_is_noticed(room, home):
    number, wording = opened(room)
    file, away = room.store.place.file, home / "away.db"
    room.store.secrets = Vanishing(room.store.secrets, file, away)
    with pytest.raises(StoreUnavailable, match="not in its place"):
        room.vote(person(2), number, "agree", wording)
    assert away.exists()
    assert not file.exists()


class Vanishing:
    """Secrets in whose very reading the workshop's file is moved away."""

    def __init__(self, real, file, away):
        self.real, self.file, self.away = real, file, away

    def keys(self, *given):
        self.file.rename(self.away)
        return self.real.keys(*given)


@only_sqlite
@pytest.mark.parametrize("put", [b"", b"no database at all, but long enough" * 40])
def test_another_file_in_its_place_is_not_taken_for_the_workshop(room, home, put):
    number, wording = opened(room)
    file, away = room.store.place.file, home / "away.db"
    moved(file, away)
    file.write_bytes(put)
    with pytest.raises(StoreUnavailable, match="not in its place"):
        room.vote(person(1), number, "agree", wording)
    file.unlink()
    moved(away, file)
    room.vote(person(1), number, "agree", wording)
    assert phones(room, number) == {person(1).caucus: {"agree": 1}}


@only_postgres
def test_a_killed_database_records_nothing_until_it_is_back(room, name):
    number, wording = opened(room)
    for n in range(20):
        room.vote(person(n), number, "agree", wording)
    server().kill()
    try:
        for act in (
            lambda: room.vote(person(20), number, "agree", wording),
            lambda: room.state(VIEWER),
            room.store.require_writable,
            lambda: Store(place(f"{name}-new")),
            lambda: open_workshops.room(f"{name}-late"),
        ):
            with pytest.raises(StoreUnavailable, match="does not answer"):
                act()
    finally:
        server().start()
    assert room.votes(VIEWER, number) == 20
    room.vote(person(20), number, "agree", wording)
    assert room.votes(VIEWER, number) == 21
    assert open_workshops.room(f"{name}-late").state(VIEWER).seq == 0
    open_workshops.shut(f"{name}-late")


@only_postgres
def test_votes_through_a_kill_of_the_database_are_all_in_once(room):
    number, wording = opened(room)
    taken, refused = [], []

    def vote():
        for n in range(60):
            for _ in range(200):
                try:
                    room.vote(
                        person(n), number, terms.SCALES["agreement"][n % 4], wording
                    )
                except StoreUnavailable as error:
                    refused.append(error)
                    time.sleep(0.05)
                else:
                    taken.append(n)
                    break

    voters = threading.Thread(target=vote)
    voters.start()
    while len(taken) < 15:
        time.sleep(0.005)
    server().kill()
    server().start()
    voters.join()
    assert taken == list(range(60))
    assert refused
    assert room.votes(VIEWER, number) == 60


def no_space(*_given, **_named):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_round_without_room_for_its_secret_does_not_open(room, monkeypatch):
    room.word(FACILITATOR, "F-27", "Girls are behind.")
    before = room.state(VIEWER)
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", no_space)
        with pytest.raises(StoreUnavailable, match="disk is full"):
            room.open_round(FACILITATOR, "F-27", {"id": "agreement-75"})
    assert room.state(VIEWER) == before
    assert list(room.store.place.secrets.iterdir()) == []
    assert opened(room)[0] == 1


def test_a_folder_of_secrets_that_cannot_be_written_is_said(room):
    room.store.place.secrets.parent.write_text("in the way")
    with pytest.raises(StoreUnavailable):
        opened(room)
    assert room.state(VIEWER).rounds == {}
    room.store.place.secrets.parent.unlink()
    assert opened(room)[0] == 1


def test_a_backup_that_fails_does_not_hold_up_the_close(room, monkeypatch, caplog):
    number, wording = opened(room)
    room.vote(person(1), number, "agree", wording)
    with monkeypatch.context() as full:
        full.setattr(backup.workshop_file, "write", no_space)
        room.close_round(FACILITATOR, number)
        with pytest.raises(StoreUnavailable, match="disk is full"):
            room.backup(FACILITATOR)
    assert "Not yet cleaned from the disk: The disk is full" in caplog.text
    assert room.store.secrets.rounds() == []
    assert room.state(VIEWER).rounds[number].status == terms.CLOSED
    # The back-ups of the round may not be shredded yet, so it stays marked.
    assert room.uncleaned(FACILITATOR) == (f"round {number}",)
    assert room.backup(FACILITATOR).exists()
    room.store.clean()
    assert room.uncleaned(FACILITATOR) == ()


def test_a_reader_who_does_not_end_does_not_hold_up_the_close(room, caplog):
    number, wording = opened(room)
    room.vote(person(1), number, "agree", wording)
    hasty = again(room)
    with room.store.reading() as connection:
        room.store.log.events(connection)
        began = time.monotonic()
        hasty.close_round(FACILITATOR, number)
        assert time.monotonic() - began < 6
        assert "Not yet cleaned from the disk: The store was busy" in caplog.text
        assert hasty.uncleaned(FACILITATOR) == (f"round {number}",)
        with pytest.raises(StoreUnavailable, match="busy"):
            hasty.store.clean()
    assert hasty.store.secrets.rounds() == []
    hasty.store.clean()
    assert hasty.uncleaned(FACILITATOR) == ()
    hasty.store.close()


def test_backups_go_on_by_themselves_and_after_trouble(room, monkeypatch, caplog):
    room.make(FACILITATOR, "Lahore")
    made = threading.Event()
    tries = []

    def once():
        tries.append(None)
        if len(tries) == 1:
            raise StoreUnavailable("The disk is full", "Free some space.")
        path = room.store.backup()
        made.set()
        return path

    stop = backup.keep_going(once, seconds=0.01)
    assert made.wait(10)
    stop.set()
    assert "No back-up was made: The disk is full" in caplog.text
    assert len(backup.kept(room.store.place)) == 1
    monkeypatch.setattr(backup, "_KEEP", 3)
    for n in range(6):
        room.make(FACILITATOR, f"Lahore {n}")
        room.backup(STEWARD)
    assert len(backup.kept(room.store.place)) == 3


def test_a_mistake_of_our_own_is_not_called_trouble_of_the_store(room):
    with pytest.raises(ZeroDivisionError), room.store.writing():
        raise ZeroDivisionError
    room.store.require_writable()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (psycopg.errors.DiskFull(), "disk is full"),
        (psycopg.errors.LockNotAvailable(), "busy"),
        (psycopg.errors.QueryCanceled(), "busy"),
        (psycopg.errors.DeadlockDetected(), "busy"),
        (psycopg.OperationalError("connection refused"), "does not answer"),
    ],
    ids=lambda each: type(each).__name__,
)
def test_what_postgresql_says_is_put_in_the_same_words(error, said):
    with pytest.raises(StoreUnavailable, match=said), faults.plainly():
        raise OperationalError("SELECT 1", None, error)
