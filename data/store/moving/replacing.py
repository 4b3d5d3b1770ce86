"""A file's rows in place of those that are here, if nothing here is lost by it."""

import secrets as chance
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, text
from sqlalchemy.schema import CreateSchema, DropSchema

from data.store import terms
from data.store.database import (
    audit,
    backup,
    migrate,
    not_yet_cleaned,
    replaced_workshops,
    staged_secrets,
    workshop_file,
)
from data.store.database.workshop_file import Carried
from data.store.errors import BadFile
from data.store.events import kinds
from data.store.events.log import Log, kept
from data.store.keys import former_laptops, own_key
from data.store.keys.former_laptops import Elder
from data.store.keys.reason_keys import SlipKeys
from data.store.keys.round_secrets import Secrets
from data.store.moving.comparing import Change, changes, shared
from data.store.moving.contents import Held, held
from data.store.place import Place
from data.store.times import now


@dataclass(frozen=True)
class Arrival:
    """One file on its way in.

    Parameters
    ----------
    target : the workshop on this computer
    carried, there : what the file holds, as it was read and as it will be
    put_aside, tell : see `bring_in`
    """

    target: Place
    carried: Carried = field(repr=False)
    there: Held = field(repr=False)
    put_aside: bool
    tell: Callable[[str], object]


def replace(connection: Connection, arrival: Arrival) -> None:
    """Put the file's rows in place of those that are here."""
    ours, forced = _held(connection, arrival.target), False
    marks: Iterable[str] = ()
    if ours is not None:
        forced = _keep(connection, arrival, ours)
        marks = not_yet_cleaned.soiled(connection)
        _clear(connection, arrival.target)
    workshop_file.fill(connection, arrival.carried)
    if ours is not None:
        _soil(connection, ours, marks)
    audit.check(connection)
    if arrival.there.state.moved or forced:
        # Brought in at two places it goes two ways from here, and no log fits both.
        said = {"mark": chance.token_hex(8), "put aside": forced}
        Log(now).append(connection, kinds.ARRIVED, terms.STEWARD, said)
    last = kept(connection)[-1:]
    ends = last[0].digest if last else ""
    staged_secrets.lay(arrival.target, _secrets(arrival, ours), ends)
    _keep_keys(arrival)
    if not arrival.carried.keys and (ours is None or ours.unused):
        arrival.tell(
            "The file holds no key of phones, as a back-up does: those that joined on "
            "another laptop join here again."
        )


def _secrets(arrival: Arrival, ours: Held | None) -> dict[int, bytes | None]:
    """Return round -> secret, None where the one here is of another round."""
    there = arrival.there
    if ours is None:
        return dict(there.secrets)
    same = shared(ours, there)
    others = [n for n in there.open if there.state.rounds[n].event > same]
    return {**dict.fromkeys(others), **there.secrets}


def _held(connection: Connection, target: Place) -> Held | None:
    """Return what is here, in the newest form; None where there is nothing.

    What an import that failed left waiting is settled first.
    """
    if migrate.revision(connection) is None:
        staged_secrets.settle(target, ())
        return None
    staged_secrets.settle(target, kept(connection))
    if migrate.needed(connection):
        migrate.upgrade(connection)
    kept_here = Secrets.of(target)
    known = {n: kept_here.read(n) for n in kept_here.rounds()}
    return held(connection, known, SlipKeys.of(target))


def _keep(connection: Connection, arrival: Arrival, ours: Held) -> bool:
    """Say what changes, and keep what is here; return whether it was put aside.

    Raises
    ------
    BadFile
        The file lacks something, and nobody asked to put it aside.
    """
    found = changes(ours, arrival.there)
    for each in found:
        arrival.tell(f"{each}.")
    lost = [each for each in found if each.lost]
    if not lost:
        backup.keep(connection, arrival.target, now(), before="import")
        return False
    if not (ours.unused or arrival.put_aside):
        raise _lacks(arrival.target.name, lost)
    path = replaced_workshops.put(connection, arrival.target)
    arrival.tell(
        f"What was here is kept in {path}. It is as secret as the ballots, and loses "
        "its votes once its rounds are closed here or the next one is opened."
    )
    return not ours.unused


def _lacks(name: str, lost: list[Change]) -> BadFile:
    said = "; ".join(str(each) for each in lost)
    return BadFile(
        f"The workshop {name} is here already, with other events or votes ({said})",
        "Nothing was changed. Bring in a newer file; or add --put-aside to the "
        "command, which first writes all that is here into a file of its own.",
    )


def _keep_keys(arrival: Arrival) -> None:
    """Keep the keys by which the badges of the file's phones are read.

    Always: whose ballots came must be known here, or would vote a second time. This
    laptop's own is one of them if the workshop was here before: which was the
    eldest is the same everywhere. The file's own comes last.
    """
    digest, keys = arrival.there.state.digest, arrival.carried.keys
    own = own_key.key(arrival.target.root)
    if all(each.key == own for each in keys):
        return
    last = [Elder(each.key, digest) for each in keys if not each.after]
    for order, each in enumerate([*(e for e in keys if e.after), *last]):
        former_laptops.keep(arrival.target, each, order)


def _soil(connection: Connection, ours: Held, marks: Iterable[str]) -> None:
    """Mark what was dropped, and what was marked before, as not yet cleaned."""
    rounds = {not_yet_cleaned.of_round(number) for number in ours.state.rounds}
    for what in sorted({*marks, *rounds, not_yet_cleaned.SLIPS}):
        not_yet_cleaned.soil(connection, what)


def _clear(connection: Connection, target: Place) -> None:
    """Drop all tables."""
    if target.url:
        connection.execute(DropSchema(target.schema, cascade=True))
        connection.execute(CreateSchema(target.schema))
        return
    for name in [
        *(table.name for table in workshop_file.tables(connection)),
        "alembic_version",
    ]:
        connection.execute(text(f'DROP TABLE "{name}"'))
