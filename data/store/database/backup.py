"""Back-ups: made in passing, and shredded once they could tell too much."""

import logging
import re
import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select

from data.store import terms
from data.store.database import workshop_file
from data.store.errors import StoreUnavailable
from data.store.faults import plainly
from data.store.keys.round_secrets import shred
from data.store.place import Place
from data.store.tables import box

# Two hours of a workshop, at one every five minutes.
_KEEP = 24
_notes = logging.getLogger(__name__)


def kept(place: Place) -> list[Path]:
    """Return the back-ups of a workshop, the oldest first.

    By their numbers, since the clock may have been set between two of them.
    """
    return sorted(place.backups.glob("*.zila"), key=lambda p: (_number(p), p.name))


def keep(
    connection: Connection, place: Place, moment: datetime, before: str = ""
) -> Path:
    """Write a back-up, unless the newest one says the same; return its path.

    It holds everything but the secrets of open rounds and the slips. Once a round
    is closed, back-ups made while it was open are shredded.

    Parameters
    ----------
    connection : sees one moment
    place : the workshop
    moment : now
    before : the form of the tables that are about to be changed
    """
    query = select(box.c.round).where(box.c.status != terms.CLOSED)
    running = [str(row.round) for row in connection.execute(query)]
    mark = [f"open{number}" for number in running]
    mark += [f"before-change-of-{before}"] if before else []
    stamp = moment.strftime("%Y%m%dT%H%M%S%f")
    with plainly():
        packed = workshop_file.pack(connection, place, workshop_file.WITHOUT_SECRETS)
        old = kept(place)
        number = f"n{_number(old[-1]) + 1 if old else 1}"
        path = place.backups / f"{'-'.join([stamp, number, *mark])}.zila"
        if old and not before and old[-1].read_bytes() == packed:
            # Whoever wrote it may have been killed before tidying up.
            path = old.pop()
        else:
            workshop_file.write(path, packed)
        _tidy(old, running)
    return path


def of_closed(place: Place, running: Iterable[int]) -> list[Path]:
    """Return the back-ups that were made in rounds which are closed by now.

    Parameters
    ----------
    place : the workshop
    running : the rounds that are open
    """
    return _told(kept(place), [str(number) for number in running])


def keep_going(
    make: Callable[[], object],
    seconds: float = 300,
    failed: str = "No back-up was made",
    stop: threading.Event | None = None,
) -> threading.Event:
    """Make a back-up every so often in the background; set the event to stop it.

    Parameters
    ----------
    make : makes one back-up, or does what else is to be done every so often
    seconds : between two of them
    failed : what the server's log says when it could not
    stop : an event that stops others too; a new one by default
    """
    stop = stop or threading.Event()

    def work() -> None:
        while not stop.wait(seconds):
            try:
                make()
            except StoreUnavailable as error:
                _notes.warning("%s: %s", failed, error.problem)

    threading.Thread(target=work, name="zila-backup", daemon=True).start()
    return stop


def _number(path: Path) -> int:
    """Return which back-up this is; 0 for those made before they had numbers."""
    found = re.match(r"[^-]*-n(\d+)(?=-|$)", path.stem)
    return int(found[1]) if found else 0


def _tidy(old: list[Path], running: list[str]) -> None:
    """Shred what was made in rounds that are closed by now, and what is too old."""
    for path in _told(old, running):
        shred(path)
    left = [path for path in old if path.exists() and "before" not in path.stem]
    for path in left[: max(0, len(left) - _KEEP + 1)]:
        path.unlink(missing_ok=True)


def _told(paths: list[Path], running: list[str]) -> list[Path]:
    """Return those of them that were made in rounds which do not run any more."""
    return [path for path in paths if opened(path) - set(running)]


def opened(path: Path) -> set[str]:
    """Return which rounds were open when a file was made, by its name."""
    return {m[4:] for m in path.stem.split("-") if re.fullmatch(r"open\d+", m)}
