"""The wifi of the room, as the wall shows it: never in the log, never exported."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from data.home import home
from data.store.errors import BadAnswer
from data.store.faults import plainly
from data.store.keys.round_secrets import write_private
from data.store.place import make_folder

_LONGEST = 32
_PASSWORD = range(8, 64)


@dataclass(frozen=True)
class Wifi:
    """What a phone needs to come into the room's network.

    Parameters
    ----------
    name : as phones list it; empty where it was not entered yet
    password : empty for a wifi without one
    """

    name: str = ""
    password: str = ""


def read_wifi(folder: Path | None = None) -> Wifi:
    """Return the wifi that was entered, an empty one if none was.

    Parameters
    ----------
    folder : of user data, `home()` by default

    Raises
    ------
    StoreUnavailable
    """
    path = _file(folder)
    with plainly():
        text = path.read_text(encoding="utf-8") if path.exists() else "{}"
    try:
        return Wifi(**json.loads(text))
    except (ValueError, TypeError):
        # Somebody wrote into it; entering it anew mends it.
        return Wifi()


def keep_wifi(name: str, password: str, folder: Path | None = None) -> Wifi:
    """Keep the wifi of the room and return it; an empty name forgets it.

    Parameters
    ----------
    name : at most 32 bytes, as wifi allows
    password : 8 to 63 signs, or none
    folder : of user data, `home()` by default

    Raises
    ------
    BadAnswer
        No wifi can be called so.
    StoreUnavailable
    """
    kept = Wifi(name.strip(), password)
    if len(kept.name.encode()) > _LONGEST:
        raise BadAnswer("The name of the wifi is too long", "Copy it from the router.")
    if password and len(password) not in _PASSWORD:
        raise BadAnswer(
            "A wifi password has 8 to 63 signs", "Copy it from the router, or leave it."
        )
    path = _file(folder)
    with plainly():
        if not kept.name:
            path.unlink(missing_ok=True)
            return Wifi()
        make_folder(path.parent)
        write_private(path, json.dumps(asdict(kept)).encode())
    return kept


def _file(folder: Path | None) -> Path:
    return (folder or home()) / "wifi.json"
