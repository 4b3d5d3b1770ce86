"""A workshop as the bytes of one file, with all that lets another laptop go on."""

from sqlalchemy import Connection, select

from data.store import terms
from data.store.database import workshop_file
from data.store.errors import StoreUnavailable
from data.store.events.log import kept
from data.store.keys import former_laptops, own_key
from data.store.keys.reason_keys import SlipKeys
from data.store.keys.round_secrets import Secrets
from data.store.place import Place
from data.store.tables import box, slip


def pack(connection: Connection, place: Place) -> tuple[bytes, bool]:
    """Return the file's bytes, and whether every secret and slip's key was there."""
    running = select(box.c.round).where(box.c.status != terms.CLOSED)
    numbers = list(connection.scalars(running))
    secrets = _secrets(place, numbers)
    lines = [{"round": n, "secret": value.hex()} for n, value in secrets.items()]
    known = [event.digest for event in kept(connection)]
    lines.append({"key": own_key.key(place.root).hex()})
    for elder in former_laptops.kept(place, known):
        lines.append({"key": elder.key.hex(), "after": elder.after})
    packed = workshop_file.pack(connection, place, workshop_file.EVERYTHING, lines)
    # Keys only go: who has them all now had them all when the rows were read.
    keys = SlipKeys.of(place)
    rows = connection.execute(select(slip)).all()
    readable = all(keys.shown(row._asdict())["text"] for row in rows)
    return packed, readable and len(secrets) == len(numbers)


def _secrets(place: Place, numbers: list[int]) -> dict[int, bytes]:
    found = {}
    for number in numbers:
        try:
            found[number] = Secrets.of(place).read(number)
        except StoreUnavailable:
            continue
    return found
