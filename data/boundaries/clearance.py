"""A steward's word that a layer may be shown in public."""

import json
from datetime import date

from data.boundaries import shelf
from data.errors import BadLayer
from data.shapes.file import write


def clear(by: str, on: str) -> None:
    """Record who cleared the adopted layer, and when.

    Parameters
    ----------
    by : name of the person or office
    on : date, as 2025-04-15

    Raises
    ------
    BadLayer
        No layer is adopted (the sketch can't be cleared), no name is given, or the
        date is none or lies ahead.
    """
    path = shelf.current()
    if path is None:
        raise BadLayer(
            "The sketch is for desk use and can't be cleared",
            "Adopt an official layer first: `python -m data.boundaries adopt FILE`.",
        )
    name = " ".join(by.split())
    if not name or not name.isprintable() or len(name) > 100:
        raise BadLayer("The clearance has no name", "Say who cleared it: --by NAME.")
    day = _day(on)
    layer = json.loads(path.read_text("utf-8"))
    layer["zila"] |= {
        "clearance": f"cleared by {name} on {day.day} {day:%b %Y}",
        "cleared_by": name,
        "cleared_on": day.isoformat(),
    }
    write(layer, path)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.max
    if day > date.today():
        raise BadLayer(f"{text!r} is no date, or lies ahead", "Write it as 2025-04-15.")
    return day
