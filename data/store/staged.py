"""Secrets that come with a file, so that no kill leaves them half taken over.

A secret that nobody had goes to its place at once: without its round it leads nowhere.
One that takes the place of another waits beside it, until the log says whether the
file was brought in: then it is there, else the one before is.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from data.store.chain import Event
from data.store.place import Place, make_folder
from data.store.secret import Secrets, shred, write_private

_TAG = 16
_COMING, _BEFORE = "coming", "before"


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
        old = place.secrets / str(number)
        if not old.exists():
            if value:
                kept.put(number, value)
        elif old.read_bytes() != value:
            if value:
                write_private(_beside(old, tag, _COMING), value)
            # Until it is settled no vote is taken, rather than under the wrong one.
            old.replace(_beside(old, tag, _BEFORE))
            _destroy(place.spare / old.name)


def settle(place: Place, events: Iterable[Event]) -> None:
    """Take over what waits if its file was brought in, else what was there before.

    Parameters
    ----------
    place : the workshop
    events : its log as it is now
    """
    known = {event.digest[:_TAG] for event in events}
    for path in _waiting(place):
        number, tag, *which = path.name.split(".")
        if which not in ([_COMING], [_BEFORE]):
            # A draft that a kill left behind.
            shred(path)
        elif (which == [_COMING]) == (tag in known):
            path.replace(path.with_name(number))
            _destroy(place.spare / number)
            make_folder(place.spare)
            write_private(place.spare / number, path.with_name(number).read_bytes())
        else:
            shred(path)


def _destroy(path: Path) -> None:
    if path.exists():
        shred(path)


def waits(place: Place) -> bool:
    """Return whether anything waits to be settled."""
    return bool(_waiting(place))


def _waiting(place: Place) -> list[Path]:
    """Return what is no secret in its place, the drafts of such included."""
    return sorted(place.secrets.glob("*.*"))


def _beside(path: Path, tag: str, which: str) -> Path:
    return path.with_name(f"{path.name}.{tag[:_TAG]}.{which}")
