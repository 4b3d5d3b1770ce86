"""A kill at any step of an import leaves the old or the new, whole."""

import os
import signal
import sys

import pytest
from sqlalchemy import text

from data.store.database import audit, staged_secrets, workshop_file
from data.store.database.store import Store
from data.store.errors import StoreUnavailable
from data.store.moving.bringing_in import bring_in
from data.store.place import place
from data.store.verbs.room import Room
from tests.support.moving import elsewhere, saved, votes
from tests.support.workshop import (
    FACILITATOR,
    fixtures,
    opened,
)

home, name, room = fixtures


def killed_at(path, step, **named) -> int:
    """Bring a file in, in a process that kills itself (-9) at a step; return how many.

    A step is a file opened, moved or removed in the folder of user data, the last
    look before the commit, and the first step after it.
    """
    heard, told = os.pipe()
    child = os.fork()
    if not child:
        count = 0

        def strike(event, given):
            nonlocal count
            if event not in ("open", "os.rename", "os.remove", "zila.step"):
                return
            if event != "zila.step" and os.environ["ZILA_HOME"] not in str(given[0]):
                return
            count += 1
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            for where, name in (
                (audit, "check"),
                (staged_secrets, "settle"),
                (workshop_file, "fill"),
            ):
                setattr(where, name, stepping(getattr(where, name)))
            sys.addaudithook(strike)
            bring_in(path, **named)
        finally:
            os.write(told, str(count).encode())
            os._exit(0)
    os.waitpid(child, 0)
    os.close(told)
    with os.fdopen(heard) as said:
        return int(said.read() or 0)


def stepping(real):
    def act(*given, **named):
        sys.audit("zila.step")
        made = real(*given, **named)
        sys.audit("zila.step")
        return made

    return act


def seen(where) -> dict | None:
    """What a workshop holds once it is opened again; None where there is none."""
    try:
        store = Store(where, make=False)
    except StoreUnavailable:
        return None
    found = workshop_file.read(saved(Room(store), where.root / "look", "seen.zila"))
    for folder in (where.secrets, where.spare):
        kept = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert kept == {str(number): each for number, each in found.secrets.items()}
    store.close()
    return {
        "votes": sorted(map(str, found.rows.get("ballot", []))),
        "secrets": found.secrets,
        "keys": sorted(each.key for each in found.keys),
        "events": len(found.rows["event"]),
    }


HOWS = ("fresh", "newer", "moved", "put aside")
# Every tenth step, from another one on in each case; `make bench` takes them all.
EVERY = "ZILA_EVERY_STEP"


def tried(steps, how, on_postgres):
    """The steps to be killed at: the first, the last, and some or all between."""
    if EVERY in os.environ:
        return range(1, steps + 1)
    first = 1 + (HOWS.index(how) + 2 * on_postgres) % 4
    return sorted({1, *range(first, steps + 1, 10), steps})


@pytest.mark.parametrize("how", HOWS)
def test_a_kill_at_any_step_leaves_the_old_or_the_new_whole(room, home, how):
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    named = {"put_aside": how == "put aside"}
    with pytest.MonkeyPatch.context() as patch:
        elsewhere(patch, home / "there")
        if how in ("fresh", "put aside"):
            other = Room(Store(place(room.store.place.name)))
            opened(other)
        else:
            path = saved(room, home)
            other = Room(Store(bring_in(path)))
        # The same answer given once more is hidden anew, as a changed one is.
        votes(other, number, wording, 3 if how in ("newer", "moved") else 0, 9)
        if how == "moved":
            other.move_away(FACILITATOR, "Back")
        path = saved(other, home, "new.zila")
        other.store.close()
    if how == "moved":
        room.move_away(FACILITATOR, "There")
        # Only what goes on from that very move comes back over it.
        with pytest.MonkeyPatch.context() as patch:
            elsewhere(patch, home / "then")
            other = Room(Store(bring_in(saved(room, home, "gone.zila"))))
            votes(other, number, wording, 3, 9)
            path = saved(other, home, "new.zila")
            other.store.close()
    older = home / "older.zila"
    older.write_bytes(room.copy(FACILITATOR))
    where = room.store.place
    if how == "fresh":
        drop(room)
    old = seen(where)
    steps = killed_at(path, 0, **named)
    new = seen(where)
    assert new["votes"] != (old or {}).get("votes")
    assert len(new["votes"]) == 9
    found = set()
    assert steps > 6
    for step in tried(steps, how, bool(where.url)):
        back(where, older, old, room)
        killed_at(path, step, **named)
        now = seen(where)
        assert bare(now) in (bare(old), bare(new)), step
        # A key of phones may come before its rows, never after them.
        assert keys_in(old) <= keys_in(now) <= keys_in(new), step
        if bare(now) == bare(new):
            assert keys_in(now) == keys_in(new), step
        found.add(bare(now) == bare(new))
    # A second try after the last of them ends well.
    back(where, older, old, room)
    killed_at(path, 3, **named)
    bring_in(path, **named)
    assert seen(where) == new
    assert found == {False, True}


def bare(state: dict | None) -> dict | None:
    """What a workshop holds, but for the keys of phones."""
    return state and {name: each for name, each in state.items() if name != "keys"}


def keys_in(state: dict | None) -> set[bytes]:
    """The keys of phones; a laptop's own may stand among the elders too."""
    return set(state["keys"]) if state else set()


def drop(room):
    """Leave nothing of a workshop here."""
    for number in room.store.secrets.rounds():
        room.store.secrets.destroy(number)
    where = room.store.place
    if where.url:
        with room.store.writing(though_moved=True) as connection:
            connection.execute(text(f"DROP SCHEMA IF EXISTS {where.schema} CASCADE"))
    else:
        room.store.close()
        for end in ("", "-wal", "-shm"):
            where.file.with_name(where.file.name + end).unlink(missing_ok=True)
    for path in [
        *where.backups.glob("**/*.zila"),
        *(where.root / "elders").glob("*/*"),
    ]:
        path.unlink()


def back(where, older, old, room):
    """Have the old again, as if no import had been tried."""
    drop(room)
    if old is not None:
        bring_in(older)
        with Store(where).writing(though_moved=True) as connection:
            _without_arrival(connection, old["events"])


def _without_arrival(connection, events):
    """The log of a moved workshop ends with the move: it is written back as it was."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("DROP TRIGGER event_kept_DELETE"))
    else:
        connection.execute(text("ALTER TABLE event DISABLE TRIGGER USER"))
    connection.execute(text(f"DELETE FROM event WHERE seq > {events}"))
