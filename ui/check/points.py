"""What is looked at before people come: each point is well, or says what to do."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from analysis.writing import count
from data.errors import ZilaError
from data.home import home
from data.store import terms, times
from data.store.database import backup
from data.store.events.state import State
from data.store.keys import own_key
from data.store.verbs.room import Room
from data.workshop.wifi import Wifi
from ui.workshop import presence

_GIGABYTE = 1_000_000_000
_ROOMY = 1 * _GIGABYTE
_SMALLEST = (1024, 720)


@dataclass(frozen=True)
class Point:
    """One thing that was looked at.

    Parameters
    ----------
    well : whether nothing needs to be done
    what : what was looked at
    said : what was found, and what to do about it
    """

    well: bool
    what: str
    said: str


def network(links: list[str]) -> Iterator[Point]:
    """Yield whether phones can reach this computer, as far as it can tell.

    Parameters
    ----------
    links : where phones can open Zila, the likeliest first
    """
    if links:
        more = f" It is reached at {', '.join(links[1:])} too." if links[1:] else ""
        yield Point(True, "Address", f"Phones use {links[0]}.{more}")
    else:
        said = "This computer is in no network. Join the wifi of the room."
        yield Point(False, "Address", said)
    seen = presence.devices()
    if seen:
        said = f"{count(seen, 'other device')} reached this computer since its start."
    else:
        said = (
            "No phone has reached this computer since its start. Open the address on "
            "one phone in the room's wifi: if it does not load, it is the firewall or "
            "client isolation, see below."
        )
    yield Point(seen > 0, "Devices", said)


def people(state: State, joined: int) -> Iterator[Point]:
    """Yield whether the door is open and who came through it.

    Parameters
    ----------
    state : of the room
    joined : phones that joined
    """
    said = "Joining is shut: make a code on Decide."
    told = "Everybody joins with a ticket." if state.tickets else ""
    told = told or f"The code is {state.code}."
    yield Point(bool(state.code), "Code", told if state.code else said)
    said = f"{count(joined, 'phone')} joined."
    yield Point(joined > 0, "Phones", said if joined else f"{said} Join with one.")
    empty = [each for each in terms.PLACES[:4] if each not in state.recorders]
    said = f"No recorder sits for {', '.join(empty)}. Give the links on Decide."
    yield Point(not empty, "Recorders", said if empty else "All provinces have one.")


def screen() -> Point:
    """Return whether a projector shows the room, and how large it is."""
    found = presence.screens()
    if not found:
        said = (
            "No screen has been seen. Open the projector's link there: Decide, secret "
            "links for other roles."
        )
        return Point(False, "Projector", said)
    sizes = list(dict.fromkeys(f"{wide} × {high}" for wide, high, _ in found))
    small = any((w < _SMALLEST[0]) or (h < _SMALLEST[1]) for w, h, _ in found)
    hint = (
        " Enlarge the window, or press F11: 1024 × 720 is the least." if small else ""
    )
    said = f"{count(len(found), 'screen')}: {', '.join(sizes)}.{hint}"
    return Point(not small, "Projector", said)


def store(room: Room, state: State) -> Iterator[Point]:
    """Yield whether votes can be written, kept and counted.

    Parameters
    ----------
    room : the room that is used now
    state : of it
    """
    try:
        room.store.require_writable()
        yield Point(True, "Store", "Votes can be written.")
    except ZilaError as error:
        yield Point(False, "Store", f"{error.problem}. {error.remedy}")
    kept = backup.kept(room.store.place)
    if kept:
        at = datetime.fromtimestamp(kept[-1].stat().st_mtime).astimezone()
        yield Point(True, "Back-up", f"The newest is of {at:%d %b, %H:%M}.")
    else:
        said = "There is none yet. One is made every five minutes, or now on Decide."
        yield Point(False, "Back-up", said)
    yield _secrets(room, state)


def _secrets(room: Room, state: State) -> Point:
    """Return whether cookies can be read and the open round can take votes."""
    if not own_key.key_file(room.store.place.root).exists():
        said = "The key of cookies and links is gone. Start Zila again: all join anew."
        return Point(False, "Secrets", said)
    running = state.running
    if running and running.number not in room.store.secrets.rounds():
        said = (
            f"The key of {running.name} is gone, and no vote in it can be read "
            "without it. Bring the folder of secrets back before you close the round."
        )
        return Point(False, "Secrets", said)
    return Point(True, "Secrets", "The keys are where they belong.")


def computer(state: State, now: datetime, offset: int | None) -> Iterator[Point]:
    """Yield whether there is room on the disk and the clock can be right.

    Parameters
    ----------
    state : of the room
    now : this moment, by this computer's clock
    offset : minutes by which this browser's clock is behind UTC; None if unknown
    """
    free = shutil.disk_usage(_existing()).free
    said = f"{free / _GIGABYTE:.1f} GB are free."
    ask = f"{said} Free some: below 1 GB a long day may fill it."
    yield Point(free >= _ROOMY, "Disk", said if free >= _ROOMY else ask)
    yield _clock(state, now, offset)


def _clock(state: State, now: datetime, offset: int | None) -> Point:
    here = now.astimezone()
    said = f"It is {here:%H:%M} (UTC{here:%z}). Compare it with a phone."
    if state.at and times.read(state.at) > now:
        late = (
            "The clock was set back since the last event of the log. If it is right "
            "now, all is well: order and votes do not go by it. New events keep the "
            f"time {times.read(state.at).astimezone():%d %b, %H:%M} until it is passed."
        )
        return Point(False, "Clock", f"{said} {late}")
    behind = -((here.utcoffset() or timedelta()).total_seconds() // 60)
    if offset is not None and offset != behind:
        zone = "Your browser is in another time zone: times are shown in this one."
        return Point(False, "Clock", f"{said} {zone}")
    return Point(True, "Clock", said)


def wifi(known: Wifi) -> Point:
    """Return whether the wall can tell phones the wifi.

    Parameters
    ----------
    known : the wifi that was entered
    """
    if known.name:
        said = (
            f"While people come in and in breaks, the wall shows a QR code of "
            f"“{known.name}” beside the one of the address."
        )
        return Point(True, "Wifi", said)
    said = "Its name is not entered. Enter it below, for a QR code that joins it."
    return Point(False, "Wifi", said)


def _existing() -> Path:
    folder = home()
    while not folder.exists():
        folder = folder.parent
    return folder
