"""What was put aside for a file that came: whole, until nobody can want it back.

Such a file holds what leads from phones to open votes. Once its rounds are closed
here, or the workshop went on without it, it is replaced by what a back-up holds.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from data.store import terms
from data.store.database import backup, packing, workshop_file
from data.store.events import kinds
from data.store.events.chain import Event, canonical
from data.store.keys.round_secrets import shred
from data.store.place import Place
from data.store.tables import box
from data.store.times import now

_DONE = "cleaned"
_VOTES = ("ballot", "helper")


def put(connection: Connection, place: Place) -> Path:
    """Write everything of a workshop into a file; return it."""
    running = select(box.c.round).where(box.c.status != terms.CLOSED)
    mark = [f"open{number}" for number in connection.scalars(running)]
    stamp = now().strftime("%Y%m%dT%H%M%S%f")
    path = _folder(place) / f"{'-'.join([stamp, *mark])}.zila"
    workshop_file.write(path, packing.pack(connection, place)[0])
    return path


def whole(place: Place) -> list[Path]:
    """Return the files that still hold all there was, the oldest first."""
    every = sorted(_folder(place).glob("*.zila"))
    return [path for path in every if not path.stem.endswith(f"-{_DONE}")]


def due(place: Place, events: Iterable[Event], running: Iterable[int]) -> list[Path]:
    """Return the files to be cleaned now.

    Parameters
    ----------
    place : the workshop
    events : its log
    running : its rounds that are open
    """
    open_now = {str(number) for number in running}
    if not _went_on(events):
        return []
    return [path for path in whole(place) if not backup.opened(path) & open_now]


def clean(paths: Iterable[Path]) -> None:
    """Put a copy without secrets, keys, slips and open votes in place of each."""
    for path in paths:
        bare = path.with_stem(f"{path.stem}-{_DONE}")
        # If it is there, a kill may have left noise in place of what it came from.
        if not bare.exists():
            # What cannot be read cannot be brought back: then nothing is kept.
            with suppress(ValueError, KeyError, TypeError, AttributeError):
                workshop_file.write(bare, _bare(path))
        shred(path)


def _went_on(events: Iterable[Event]) -> bool:
    """Say whether a round was opened or closed since something was put aside."""
    went = True
    for event in events:
        if event.kind == kinds.ARRIVED and event.content.get("put aside"):
            went = False
        elif event.kind in (kinds.OPENED, kinds.CLOSED):
            went = True
    return went


def _bare(path: Path) -> bytes:
    """Return the file without what leads from a person to a vote."""
    lines = [json.loads(line) for line in path.read_bytes().splitlines()[:-1]]
    secret = {line["round"] for line in lines if "secret" in line}
    kept = [line for line in lines[1:] if _stays(line, secret)]
    head = [lines[0] | {"holds": workshop_file.WITHOUT_SECRETS}] if lines else []
    text = "".join(f"{canonical(line)}\n" for line in [*head, *kept]).encode()
    end = {"lines": len(head) + len(kept), "sha256": sha256(text).hexdigest()}
    return text + canonical(end).encode() + b"\n"


def _stays(line: dict[str, Any], secret: set[int]) -> bool:
    table = line.get("table", "")
    if table in _VOTES:
        return line["row"]["round"] not in secret
    return bool(table) and table != "slip"


def _folder(place: Place) -> Path:
    return place.backups / "put-aside"
