"""A workshop as one file: written whole, read whole, on either database."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, insert, select

from data.store import migrate, words
from data.store.chain import canonical
from data.store.errors import BadFile
from data.store.place import Place, make_folder
from data.store.secret import write_private
from data.store.slip_keys import SlipKeys

# How much a file holds. Ballots of an open round lead to phones for whoever has its
# secret too; slips are in people's own words.
CLOSED_ROUNDS, WITHOUT_SECRETS, EVERYTHING = "closed", "ballots", "everything"
_OF_OPEN_ROUNDS = {
    CLOSED_ROUNDS: (),
    WITHOUT_SECRETS: ("ballot", "helper"),
    EVERYTHING: ("ballot", "helper", "slip"),
}
_OF_PEOPLE = ("ballot", "helper", "slip")
_WHAT, _FORM = "a workshop of Zila", 1


@dataclass(frozen=True)
class Carried:
    """What a workshop file holds.

    Parameters
    ----------
    workshop : its name
    revision : the form of its tables
    rows : table -> rows
    secrets : round -> secret
    key : what cookies were sealed with, or nothing
    """

    workshop: str
    revision: str
    rows: dict[str, list[dict[str, Any]]]
    secrets: dict[int, bytes] = field(default_factory=dict, repr=False)
    key: bytes = field(default=b"", repr=False)


def pack(
    connection: Connection, place: Place, scope: str, private: list[dict] = ()
) -> bytes:
    """Return the file's bytes; equal for equal contents.

    Parameters
    ----------
    connection : sees one moment
    place : the workshop
    scope : CLOSED_ROUNDS, WITHOUT_SECRETS or EVERYTHING
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
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise BadFile(
            f"{path.name} is no workshop file", "Take the file that export wrote."
        ) from error
    if said != sha256(body).hexdigest():
        raise BadFile(
            f"{path.name} was changed or damaged", "Copy it again, or export it again."
        )
    return _sorted(head, lines[1:])


def fill(connection: Connection, carried: Carried) -> None:
    """Write the rows into tables of the same form, and bring these up to date.

    Parameters
    ----------
    connection : in a transaction that may write; there are no tables yet
    carried : what a file holds
    """
    migrate.upgrade(connection, carried.revision)
    for table in tables(connection):
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
    known = {table.name: table for table in tables(connection)}
    box = known["box"]
    running = select(box.c.round).where(box.c.status != words.CLOSED)
    for name, table in known.items():
        query = select(table).order_by(*table.primary_key)
        if name in _OF_PEOPLE and name not in _OF_OPEN_ROUNDS[scope]:
            query = query.where(table.c.round.not_in(running))
        if name == "unclean" or (name == "slip" and scope != EVERYTHING):
            continue
        for row in connection.execute(query):
            said = dict(row._mapping)
            if name == "slip":
                said |= slips.shown(said)
            yield {"table": name, "row": said}


def _sorted(head: dict[str, Any], lines: list[dict[str, Any]]) -> Carried:
    """Return the lines by what they are."""
    rows: dict[str, list[dict]] = {}
    secrets, key = {}, b""
    for line in lines:
        if "table" in line:
            rows.setdefault(line["table"], []).append(line["row"])
        elif "secret" in line:
            secrets[line["round"]] = bytes.fromhex(line["secret"])
        elif "key" in line:
            key = bytes.fromhex(line["key"])
    return Carried(head["workshop"], head["revision"], rows, secrets, key)
