"""Keys of the laptops that a workshop was on before: so that its phones stay in.

None of them takes the place of this installation's own key (`own_key.key`), none signs
anything, and each counts only while the log holds the event that its file ended with:
a file that was brought in half-way, or a workshop put aside, leaves no key in force.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from data.store.faults import plainly
from data.store.keys.round_secrets import write_private
from data.store.place import Place, make_folder


@dataclass(frozen=True)
class Elder:
    """A key that came with a file.

    Parameters
    ----------
    key : what signed the badges of phones that joined there
    after : digest of the last event of that file
    """

    key: bytes = field(repr=False)
    after: str


def came(place: Place) -> bool:
    """Say whether a key ever came with a file."""
    return _folder(place).exists()


def kept(place: Place, known: Iterable[str]) -> list[Elder]:
    """Return the keys in force of a workshop, the eldest first.

    Parameters
    ----------
    place : the workshop
    known : the digests of its events, in their order
    """
    with plainly():
        if not _folder(place).exists():
            return []
        texts = [path.read_bytes() for path in sorted(_folder(place).glob("*.key"))]
    at = {digest: number for number, digest in enumerate(known)}
    in_force = [said for said in map(json.loads, texts) if said["after"] in at]
    # Copied on with no event between, several keys are after the same one.
    in_force.sort(key=lambda said: (at[said["after"]], said.get("order", 0)))
    found = [Elder(bytes.fromhex(said["key"]), said["after"]) for said in in_force]
    return list(dict.fromkeys(found))


def keep(place: Place, elder: Elder, order: int) -> None:
    """Keep a key that came with a file.

    Parameters
    ----------
    place : the workshop
    elder : the key
    order : tells which of several keys after the same event is the elder
    """
    make_folder(_folder(place))
    said = {"key": elder.key.hex(), "after": elder.after, "order": order}
    text = json.dumps(said).encode()
    name = sha256(text).hexdigest()[:16]
    write_private(_folder(place) / f"{name}.key", text)


def _folder(place: Place) -> Path:
    return place.root / "elders" / place.name
