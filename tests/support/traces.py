"""An attacker who was in the room and has every byte that is left of it.

It knows when each person voted, whose phone has which token, receipt and cookie, and
reads files, journals, back-ups, exports, logs, and the data folder of PostgreSQL.
"""

import base64
import re

from sqlalchemy import text

from data.store import terms
from tests.support.postgres import server

_ANSWERS = b"|".join(
    re.escape(each.encode())
    for each in sorted(terms.SCALES[terms.AGREEMENT], key=len, reverse=True)
)
_CAUCUSES = b"|".join(re.escape(each.encode()) for each in terms.PLACES)
# A row as SQLite, PostgreSQL (also in its log) and a file of ours lay it down: its key,
# then the caucus, then the answer, with a few bytes between.
_ROW = re.compile(
    rb"([0-9a-f]{32})[^0-9a-zA-Z]{0,3}(" + _CAUCUSES + rb").{0,2}?(" + _ANSWERS + rb")",
    re.DOTALL,
)
_OURS = re.compile(
    rb'"answer":"(' + _ANSWERS + rb')","caucus":"(' + _CAUCUSES + rb')"'
    rb'[^}]*"voter_key":"([0-9a-f]{32})"'
)


def disk(room, home) -> dict[str, bytes]:
    """Every byte of the workshop on the disk, PostgreSQL's own files among them."""
    places = [home]
    if room.store.place.url:
        with room.store._engine.connect() as raw:
            raw.execution_options(isolation_level="AUTOCOMMIT")
            raw.execute(text("CHECKPOINT"))
        places += [server().data, server().folder / "log"]
    files = [each for place in places for each in (place, *place.rglob("*"))]
    return {str(path): path.read_bytes() for path in files if path.is_file()}


def rows(held: bytes) -> list[tuple[str, str, str]]:
    """Key, caucus and answer of every row that stands in some bytes, in their order."""
    found = [(at.start(), at[1], at[2], at[3]) for at in _ROW.finditer(held)] + [
        (at.start(), at[3], at[2], at[1]) for at in _OURS.finditer(held)
    ]
    return [
        tuple(each.decode() for each in (key, caucus, answer))
        for _, key, caucus, answer in sorted(found)
    ]


def by_order(held: bytes, voted: list[tuple[str, str]]) -> int:
    """Return how many of those who voted are read by the order of rows.

    The keys are taken in the order in which they first stand in the bytes, and the
    last answer of each; of every caucus the first voter is the first key.

    Parameters
    ----------
    held : bytes of one file
    voted : caucus and answer of each person, in the order in which they voted
    """
    last: dict[str, tuple[str, str]] = {}
    for key, caucus, answer in rows(held):
        last[key] = (caucus, answer)
    read = 0
    for place in {caucus for caucus, _ in voted}:
        theirs = [answer for caucus, answer in last.values() if caucus == place]
        truly = [answer for caucus, answer in voted if caucus == place]
        # What was cast before the shuffle and after it: both are tried.
        starts = {0, max(0, len(theirs) - len(truly))}
        read += max(
            sum(a == b for a, b in zip(theirs[at:], truly, strict=False))
            for at in starts
        )
    return read


def forms(secret: bytes) -> list[bytes]:
    """The ways in which a secret may stand in a file."""
    return [
        secret,
        secret.hex().encode(),
        base64.b64encode(secret).rstrip(b"="),
        base64.urlsafe_b64encode(secret).rstrip(b"="),
    ]
