"""A workshop as one file: written whole, read whole, on either database."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, insert, select

from data.store.database import migrate
from data.store.errors import BadFile
from data.store.events.chain import canonical
from data.store.keys.former_laptops import Elder
from data.store.keys.reason_keys import SlipKeys
from data.store.keys.round_keys import LENGTHS
from data.store.keys.round_secrets import write_private
from data.store.place import Place, make_folder

# How much a file holds. Ballots of an open round lead to phones for whoever has its
# secret too; slips are in people's own words.
WITHOUT_SECRETS, EVERYTHING = "ballots", "everything"
_WHAT, _FORM = "a workshop of Zila", 1
_KEY = 32
# What reading lines raises that no export wrote.
_ODD = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Carried:
    """What a workshop file holds.

    Parameters
    ----------
    workshop : its name
    revision : the form of its tables
    rows : table -> rows
    secrets : round -> secret
    keys : what cookies were sealed with, and after which event: the laptop's own with
        an empty digest
    """

    workshop: str
    revision: str
    rows: dict[str, list[dict[str, Any]]]
    secrets: dict[int, bytes] = field(default_factory=dict, repr=False)
    keys: tuple[Elder, ...] = field(default=(), repr=False)


def pack(
    connection: Connection,
    place: Place,
    scope: str,
    private: Iterable[dict[str, Any]] = (),
) -> bytes:
    """Return the file's bytes; equal for equal contents.

    Parameters
    ----------
    connection : sees one moment
    place : the workshop
    scope : WITHOUT_SECRETS or EVERYTHING
    private : further lines, with secrets
    """
    head = {
        "file": _WHAT,
        "form": _FORM,
        "workshop": place.name,
        "rehearsal": place.rehearsal,
        "revision": migrate.revision(connection),
        "holds": scope,
    }
    lines = [head, *_rows(connection, place, scope), *private]
    text = "".join(f"{canonical(line)}\n" for line in lines).encode()
    end = canonical({"lines": len(lines), "sha256": sha256(text).hexdigest()})
    return text + end.encode() + b"\n"


def write(path: Path, packed: bytes) -> None:
    """Write the file, readable by its owner only."""
    make_folder(path.absolute().parent)
    write_private(path, packed)


def read(path: Path) -> Carried:
    """Return what a workshop file holds.

    Raises
    ------
    BadFile
        It is no such file, was cut short, or was changed.
    """
    try:
        text = path.read_bytes()
        body, end = text[: text.rindex(b"\n", 0, -1) + 1], text.rsplit(b"\n", 2)[-2]
        lines = [json.loads(line) for line in body.splitlines()]
        said = json.loads(end)["sha256"]
        head = lines[0]
        if head["file"] != _WHAT or head["form"] != _FORM:
            raise KeyError("form")
    except (OSError, *_ODD) as error:
        raise BadFile(
            f"{path.name} is no workshop file", "Take the file that export wrote."
        ) from error
    if said != sha256(body).hexdigest():
        raise _damaged(path)
    try:
        return _sorted(head, lines[1:])
    except _ODD as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> BadFile:
    return BadFile(
        f"{path.name} was changed or damaged", "Copy it again, or export it again."
    )


def fill(connection: Connection, carried: Carried) -> None:
    """Write the rows into tables of the same form, and bring these up to date.

    Parameters
    ----------
    connection : in a transaction that may write; there are no tables yet
    carried : what a file holds
    """
    migrate.upgrade(connection, carried.revision)
    known = tables(connection)
    if carried.rows.keys() - {table.name for table in known}:
        raise ValueError("rows of a table that there never was")
    for table in known:
        if carried.rows.get(table.name):
            connection.execute(insert(table), carried.rows[table.name])
    migrate.upgrade(connection)


def tables(connection: Connection) -> list[Table]:
    """Return the tables as they are in the database, whatever their form."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def _rows(connection: Connection, place: Place, scope: str) -> Iterator[dict[str, Any]]:
    """Yield one line for each row that the scope lets through."""
    slips = SlipKeys.of(place)
    for table in tables(connection):
        if table.name == "unclean" or (table.name == "slip" and scope != EVERYTHING):
            continue
        query = select(table).order_by(*table.primary_key)
        for row in connection.execute(query):
            said = dict(row._mapping)
            if table.name == "slip":
                said |= slips.shown(said)
            yield {"table": table.name, "row": said}


def _sorted(head: dict[str, Any], lines: list[dict[str, Any]]) -> Carried:
    """Return the lines by what they are."""
    rows: dict[str, list[dict[str, Any]]] = {}
    secrets, keys = {}, []
    for line in lines:
        if "table" in line:
            rows.setdefault(line["table"], []).append(dict(line["row"]))
        elif "secret" in line:
            secrets[int(line["round"])] = _bytes(line["secret"], LENGTHS)
        elif "key" in line:
            keys.append(Elder(_bytes(line["key"]), str(line.get("after", ""))))
    workshop, revision = str(head["workshop"]), str(head["revision"])
    return Carried(workshop, revision, rows, secrets, tuple(keys))


def _bytes(written: str, lengths: tuple[int, ...] = (_KEY,)) -> bytes:
    """Return a secret or key; raise ValueError where it is not as long as one."""
    found = bytes.fromhex(written)
    if len(found) not in lengths:
        raise ValueError("no secret")
    return found
