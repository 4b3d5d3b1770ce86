"""Moving a workshop to another computer, or back from a back-up: one file, one step."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, text

from data.store.database import migrate, staged_secrets, workshop_file
from data.store.database.engine import FOR_WRITING, have_schema, make_engine
from data.store.database.moved_away import hold
from data.store.database.workshop_file import Carried
from data.store.errors import BadFile
from data.store.events.chain import Event
from data.store.events.log import kept
from data.store.faults import plainly
from data.store.keys.round_secrets import put_in_place
from data.store.moving.contents import in_file
from data.store.moving.replacing import Arrival, replace
from data.store.place import REHEARSAL, Place, make_folder, place

_LOCK = 20260915
_SIDES = ("-wal", "-shm")


def bring_in(
    path: Path, *, put_aside: bool = False, tell: Callable[[str], object] = str
) -> Place:
    """Make, or bring forward, the workshop that a file holds; return where it is.

    A server may be running: what it writes is in the store before this looks, and is
    compared, or it is written into what came.

    Parameters
    ----------
    path : what `take_away`, a move or a back-up wrote
    put_aside : whether to take it even if something here is not in it; all that is
        here is then written into a file of its own first
    tell : is told what changes, a line at a time

    Raises
    ------
    BadFile
        It is damaged, or it lacks what is here. Nothing was changed then.
    BrokenLog, StoreUnavailable
    """
    carried = workshop_file.read(path)
    target = _target(carried)
    if carried.revision not in migrate.revisions():
        raise BadFile(
            f"{path.name} was written by a newer version of Zila",
            "Bring it in with that version.",
        )
    there = in_file(carried, path.name)
    arrival = Arrival(target, carried, there, put_aside, tell)
    with plainly():
        if target.url or target.file.exists():
            events = _write(arrival, target)
        else:
            events = _make(arrival)
        staged_secrets.settle(target, events)
    return target


def _make(arrival: Arrival) -> list[Event]:
    """Fill a file beside its place, and move it there once it is whole."""
    file = arrival.target.file
    make_folder(file.parent)
    made = _Beside(arrival.target.name, arrival.target.root)
    for end in ("", *_SIDES):
        made.file.with_name(made.file.name + end).unlink(missing_ok=True)
    made.file.touch(mode=0o600)
    try:
        events = _write(arrival, made)
        # A journal that outlived its file would be played into this one.
        for left in [file.with_name(file.name + end) for end in _SIDES]:
            if left.exists():
                left.replace(left.with_name(f"{left.name}.left"))
        put_in_place(made.file, file)
    finally:
        made.file.unlink(missing_ok=True)
    return events


def _write(arrival: Arrival, where: Place) -> list[Event]:
    """Write everything or nothing; return the log there is now."""
    engine = make_engine(where)
    try:
        with engine.connect() as raw:
            connection = raw.execution_options(**FOR_WRITING)
            with connection.begin():
                _alone(connection, where)
                replace(connection, arrival)
                return kept(connection)
    finally:
        engine.dispose()


def _alone(connection: Connection, where: Place) -> None:
    """Have the workshop to ourselves; SQLite gives it with the transaction."""
    if where.url:
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        have_schema(connection, where.schema)
        hold(connection)


def _target(carried: Carried) -> Place:
    """Return where a workshop of this name is kept on this computer."""
    name = carried.workshop
    return place(name.removesuffix(REHEARSAL), rehearsal=name.endswith(REHEARSAL))


class _Beside(Place):
    """The place of a file that is being filled."""

    @property
    def file(self) -> Path:
        """A file that no workshop's name leads to."""
        return self.root / "workshops" / f"{self.name}.coming"
