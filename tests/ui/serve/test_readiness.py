"""`/ready` says no while no vote could be kept, and yes again by itself."""

import errno
import os
import resource
import subprocess
import threading
from contextlib import contextmanager

import psycopg
import pytest

from data.store.database import write_probe
from data.store.errors import StoreUnavailable
from data.store.in_use import open_workshops
from tests.support.postgres import server
from tests.support.workshop import fixtures, opened, person
from ui.serve.readiness import Readiness, _ready, look

home, name, room = fixtures
only_sqlite = pytest.mark.parametrize("home", ["sqlite"], indirect=True)
only_postgres = pytest.mark.parametrize("home", ["postgresql"], indirect=True)
FULL = "The disk is full, so nothing was saved"
CLOSED = "This folder cannot be written, so nothing was saved"
NOBODY = 65534


@pytest.fixture(autouse=True)
def asked_of(room, monkeypatch):
    """The server's own workshop is the one of this test."""
    monkeypatch.setattr(open_workshops, "_rooms", {})
    monkeypatch.setenv("ZILA_WORKSHOP", room.store.place.name)
    yield
    for each in open_workshops._rooms.values():
        each.store.close()


def in_a_child(act) -> str:
    """What an act says, in a process of its own: limits and users end with it."""
    heard, told = os.pipe()
    child = os.fork()
    if not child:
        try:
            said = act()
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(told, said.encode())
        os._exit(0)
    os.close(told)
    os.waitpid(child, 0)
    with os.fdopen(heard) as found:
        return found.read()


def test_what_is_well_is_said_with_200_and_what_is_not_with_503(monkeypatch):
    answer = _ready(None)
    assert (answer.status_code, answer.body) == (200, b"ready")

    def no_space(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(write_probe, "_try", no_space)
    monkeypatch.setattr("ui.serve.readiness._readiness", Readiness())
    answer = _ready(None)
    assert answer.status_code == 503
    assert answer.body.decode().startswith(f"{FULL}.\n")


@only_sqlite
@pytest.mark.parametrize("bytes_left", [0, 4096])
def test_a_disk_that_takes_no_more_is_said_and_passes(room, bytes_left):
    """A limit on the size of files stands for a disk that is full to the brim."""
    opened(room)
    assert look() == ""
    file = room.store.place.file
    journal = file.with_name(f"{file.name}-wal")

    def act():
        free = resource.getrlimit(resource.RLIMIT_FSIZE)
        limit = journal.stat().st_size + bytes_left if bytes_left else 1
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, free[1]))
        said = look()
        resource.setrlimit(resource.RLIMIT_FSIZE, free)
        return f"{said}|{look()}"

    said, after = in_a_child(act).split("|")
    assert "so nothing was saved" in said
    assert after == ""


@contextmanager
def mounted(folder, size):
    """A disk of a few kilobytes of its own, where we may mount one."""
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "zila", folder],
        capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip(
            "no disk can be mounted here; see the tests with a limit and a user"
        )
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=False)


@only_sqlite
def test_a_real_disk_that_is_full_or_only_read(tmp_path, monkeypatch):
    with mounted(tmp_path / "disk", "2m") as disk:
        monkeypatch.setenv("ZILA_HOME", str(disk))
        assert look() == ""
        here = open_workshops.room()
        number, wording = opened(here)
        filler = disk / "filler"
        with pytest.raises(OSError, match="No space"), filler.open("wb") as file:
            while True:
                file.write(b"x" * 4096)
                file.flush()
        assert look().startswith(FULL)
        filler.unlink()
        assert look() == ""
        here.vote(person(1), number, "agree", wording)
        here.store.close()
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        assert "so nothing was saved" in look()
        here.store.close()
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
        assert look() == ""
        here.store.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
@only_sqlite
def test_a_folder_that_may_not_be_written_is_said_and_passes(home, room):
    opened(room)
    room.store.close()
    files = [home, *home.rglob("*")]
    for path in files:
        os.chown(path, NOBODY, NOBODY)

    def act():
        os.setresuid(NOBODY, NOBODY, NOBODY)
        said = [look()]
        for mode in (0o500, 0o700):
            room.store.place.file.parent.chmod(mode)
            said.append(look())
        room.store.place.file.chmod(0o400)
        room.store.close()
        open_workshops._rooms.clear()
        said.append(look())
        return "|".join(said)

    outer = [path for path in home.parents if not path.stat().st_mode & 0o001]
    modes = {path: path.stat().st_mode for path in outer}
    for path in outer:
        path.chmod(0o755)
    try:
        first, folder, again, file = in_a_child(act).split("|")
    finally:
        for path, mode in modes.items():
            path.chmod(mode)
    assert (first, again) == ("", "")
    assert folder.startswith(CLOSED)
    assert file.startswith(CLOSED)


@only_postgres
def test_a_database_that_is_away_is_said_and_passes(room):
    opened(room)
    assert look() == ""
    server().kill()
    try:
        assert "does not answer" in look()
    finally:
        server().start()
    assert look() == ""


@only_postgres
def test_a_database_that_only_reads_is_said(room):
    with psycopg.connect(server().url, autocommit=True) as raw:
        raw.execute("ALTER ROLE zila SET default_transaction_read_only = on")
        try:
            room.store.close()
            open_workshops._rooms.clear()
            with pytest.raises(StoreUnavailable):
                room.store.require_writable()
        finally:
            raw.execute("SET default_transaction_read_only = off")
            raw.execute("ALTER ROLE zila RESET default_transaction_read_only")
    room.store.close()
    room.store.require_writable()


def test_something_is_written_and_nothing_is_kept(room):
    opened(room)

    def written():
        with room.store.reading() as connection:
            if room.store.place.url:
                query = "SELECT pg_current_wal_flush_lsn()::text"
                return connection.exec_driver_sql(query).scalar()
            return connection.exec_driver_sql("PRAGMA user_version").scalar()

    seen = [written()]
    state = room.state(person(1))
    for _ in range(3):
        room.store.require_writable()
        seen.append(written())
        assert seen[-1] != seen[-2]
    assert room.state(person(1)) == state
    left = [p for p in room.store.place.root.rglob("*") if p.name.endswith(".room")]
    assert left == []


def test_many_who_ask_are_one_look_a_second():
    looks, moment = [], [0.0]
    made = Readiness(lambda: looks.append(1) or "", lambda: moment[0])
    crowd = [threading.Thread(target=made.now) for _ in range(50)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    assert len(looks) == 1
    moment[0] = 0.9
    assert made.now() == ""
    assert len(looks) == 1
    moment[0] = 1.1
    made.now()
    assert len(looks) == 2


def test_no_is_never_told_from_memory():
    moment, wrong = [0.0], ["The disk is full"]
    made = Readiness(lambda: wrong[0], lambda: moment[0])
    assert made.now() == "The disk is full"
    moment[0], wrong[0] = 0.01, ""
    assert made.now() == ""


def test_who_asks_while_a_look_takes_long_does_not_wait_for_it(monkeypatch):
    monkeypatch.setattr("ui.serve.readiness._EVERY", 0.05)
    free, begun = threading.Event(), threading.Event()

    def slow():
        begun.set()
        free.wait(10)
        return ""

    made = Readiness(slow)
    first = threading.Thread(target=made.now)
    first.start()
    begun.wait(10)
    assert made.now().startswith("The store takes long to answer")
    free.set()
    first.join()
    assert made.now() == ""
