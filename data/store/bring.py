"""Moving a workshop to another computer, or back from a back-up: one file, one step."""

from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.schema import CreateSchema, DropSchema

from data.store import backup, carry, chain, migrate, seal
from data.store.carry import Carried
from data.store.engine import FOR_WRITING, have_schema, make_engine
from data.store.errors import BadFile
from data.store.faults import plainly
from data.store.log import kept
from data.store.place import REHEARSAL, Place, make_folder, place
from data.store.secret import Secrets, write_private
from data.store.store import Store
from data.store.times import now


def take_away(store: Store, path: Path, *, open_rounds: bool = False) -> None:
    """Write a workshop into one file.

    Parameters
    ----------
    store : of the workshop
    path : of the file
    open_rounds : whether it shall go on elsewhere at once; the file then holds the
        secrets of the open rounds and the key of the cookies
    """
    scope = carry.EVERYTHING if open_rounds else carry.CLOSED_ROUNDS
    with store.reading() as connection, plainly():
        private = _private(store) if open_rounds else []
        carry.write(path, carry.pack(connection, store.place, scope, private))


def bring_in(path: Path) -> Place:
    """Make, or bring forward, the workshop that a file holds; return where it is.

    Parameters
    ----------
    path : a file of `take_away`, or a back-up

    Raises
    ------
    BadFile
        It is damaged, or a workshop of this name went another way meanwhile.
    """
    carried = carry.read(path)
    target = _target(carried)
    if carried.revision not in migrate.revisions():
        raise BadFile(
            f"{path.name} was written by a newer version of Zila",
            "Bring it in with that version.",
        )
    with plainly():
        new = not target.url and not target.file.exists()
        try:
            _write(target, carried)
        except Exception:
            if new:
                target.file.unlink(missing_ok=True)
            raise
        _bring_secrets(target, carried)
    return target


def _write(target: Place, carried: Carried) -> None:
    """Write the rows, all or none."""
    if not target.url:
        make_folder(target.file.parent)
        target.file.touch(mode=0o600)
    engine = make_engine(target)
    try:
        with engine.connect() as raw:
            connection = raw.execution_options(**FOR_WRITING)
            with connection.begin():
                _replace(connection, target, carried)
    finally:
        engine.dispose()


def _replace(connection: Connection, target: Place, carried: Carried) -> None:
    """Put the file's rows in place of those of the same workshop, now older."""
    if target.url:
        have_schema(connection, target.schema)
    if migrate.revision(connection) is not None:
        _require_older(connection, carried)
        backup.keep(connection, target, now(), before="import")
        _clear(connection, target)
    carry.fill(connection, carried)
    chain.check(kept(connection))


def _require_older(connection: Connection, carried: Carried) -> None:
    """Raise BadFile unless the file's log begins with all of the log that is here."""
    here = [event.digest for event in kept(connection)]
    there = [row["digest"] for row in carried.rows.get("event", [])]
    if there[: len(here)] != here:
        raise BadFile(
            f"The workshop {carried.workshop} is here already, with other events",
            "Keep both: move its file and its back-ups to another folder first.",
        )


def _clear(connection: Connection, target: Place) -> None:
    """Drop all tables."""
    if target.url:
        connection.execute(DropSchema(target.schema, cascade=True))
        connection.execute(CreateSchema(target.schema))
        return
    for name in [
        *(table.name for table in carry.tables(connection)),
        "alembic_version",
    ]:
        connection.execute(text(f'DROP TABLE "{name}"'))


def _bring_secrets(target: Place, carried: Carried) -> None:
    secrets = Secrets.of(target)
    for number, value in carried.secrets.items():
        secrets.put(number, value)
    if carried.key:
        write_private(seal.key_file(target.root), carried.key)


def _private(store: Store) -> list[dict]:
    """Return the lines that let another laptop go on."""
    held = store.secrets
    lines = [{"round": n, "secret": held.read(n).hex()} for n in held.rounds()]
    return [*lines, {"key": seal.key(store.place.root).hex()}]


def _target(carried: Carried) -> Place:
    """Return where a workshop of this name is kept on this computer."""
    name = carried.workshop
    return place(name.removesuffix(REHEARSAL), rehearsal=name.endswith(REHEARSAL))
