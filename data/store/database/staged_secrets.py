"""Secrets that come with a file, so that no kill leaves them half taken over.

A secret that nobody had goes to its place at once: without its round it leads nowhere.
One that takes the place of another waits beside it, until the log says whether the
file was brought in: then it is there, else the one before is.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from data.store.errors import StoreUnavailable
from data.store.events.chain import Event
from data.store.keys.round_secrets import Secrets, shred, write_private
from data.store.place import Place, make_folder

_TAG = 16
_COMING, _BEFORE, _DONE = "coming", "before", "done"


def lay(place: Place, secrets: Mapping[int, bytes | None], tag: str) -> None:
    """Put secrets to their place, or beside it where there is another.

    Parameters
    ----------
    place : the workshop
    secrets : round -> secret; None where one that is here must not be used
    tag : the digest that the log will have if the file is brought in
    """
    kept = Secrets.of(place)
    make_folder(place.secrets)
    for number, value in secrets.items():
        old, known = place.secrets / str(number), _known(kept, number)
        if known in (None, value):
            if value:
                # Both copies, whichever of them was there.
                kept.put(number, value)
            continue
        if value:
            write_private(_beside(old, tag, _COMING), value)
        # The one in force may be the spare copy alone.
        write_private(_beside(old, tag, _BEFORE), known)
        # Until it is settled no vote is taken, rather than under the wrong one.
        kept.destroy(number)


def settle(place: Place, events: Iterable[Event]) -> None:
    """Take over what waits if its file was brought in, else what was there before.

    Parameters
    ----------
    place : the workshop
    events : its log as it is now
    """
    known = {event.digest[:_TAG] for event in events}
    for path in _waiting(place):
        # Another server may be settling the same.
        with suppress(FileNotFoundError):
            _settle_one(place, path, known)


def _settle_one(place: Place, path: Path, known: set[str]) -> None:
    number, tag, *which = path.name.split(".")
    # What is neither of the two is a draft that a kill left behind.
    if which in ([_COMING], [_BEFORE]) and (which == [_COMING]) == (tag in known):
        # In its place first: a kill before the last step lets this be done anew.
        Secrets.of(place).put(int(number), path.read_bytes())
    # Under another name: a kill while it is overwritten leaves noise under this one.
    done = path.with_name(f"{path.name}.{_DONE}")
    path.replace(done)
    shred(done)


def _known(kept: Secrets, number: int) -> bytes | None:
    """Return the secret of a round that is in force; None where there is none."""
    try:
        return kept.read(number)
    except StoreUnavailable:
        return None


def _waiting(place: Place) -> list[Path]:
    """Return what is no secret in its place, the drafts of such included."""
    return sorted(place.secrets.glob("*.*"))


def _beside(path: Path, tag: str, which: str) -> Path:
    return path.with_name(f"{path.name}.{tag[:_TAG]}.{which}")
