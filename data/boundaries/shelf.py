"""Where adopted layers are kept in the folder of user data; the newest is in use."""

import os
from collections.abc import Mapping
from pathlib import Path

from data.errors import BadLayer
from data.home import home
from data.shapes.file import write

_TAKEN_BACK = ".back"


def _folder() -> Path:
    return home() / "layers"


def _adopted() -> list[Path]:
    return sorted(_folder().glob("layer-[0-9][0-9][0-9][0-9].json"))


def current() -> Path | None:
    """Return the adopted layer in use, or None where that is the sketch."""
    return next(reversed(_adopted()), None)


def put(layer: Mapping) -> Path:
    """Put a layer on the shelf as the one in use; earlier ones stay behind it."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    used = [int(path.name[6:10]) for path in folder.glob("layer-[0-9]*.json*")]
    path = folder / f"layer-{max(used, default=0) + 1:04}.json"
    write(layer, path)
    return path


def back() -> Path | None:
    """Take the layer in use off the shelf; return the one now in use, if any.

    Raises
    ------
    BadLayer
        There is no adopted layer.
    """
    path = current()
    if path is None:
        raise BadLayer(
            "The embedded sketch is in use, there is nothing to go back to",
            "Adopt a layer first: `python -m data.boundaries adopt FILE`.",
        )
    os.replace(path, path.with_name(path.name + _TAKEN_BACK))
    return current()
