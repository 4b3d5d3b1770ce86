"""Which district each area of a layer is: by P-code, else by name."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import geopandas as gpd
import pandas as pd

from data.boundaries.area import label
from data.shapes.collection import DISPUTED
from data.vocabulary import name_key

_CODE = re.compile(r"PKX?\d{3}")
_PREFIXES = {"PK1": "AJK", "PK3": "GB"}
_NAMES = {
    "AJK": ("AJK", "Azad Kashmir", "Azad Jammu Kashmir", "Azad Jammu and Kashmir"),
    "GB": ("GB", "Gilgit Baltistan", "Northern Areas", "FANA"),
    DISPUTED: (
        "Jammu Kashmir",
        "Jammu and Kashmir",
        "IIOJK",
        "Indian Illegally Occupied Jammu Kashmir",
        "Indian Illegally Occupied Jammu and Kashmir",
    ),
}
_REGION_KEYS = {name_key(name): region for region in _NAMES for name in _NAMES[region]}


@dataclass(frozen=True)
class Match:
    """What was recognised.

    ``areas`` are those of the file that have a ``place``: a district, then a region
    (AJK, GB, JK); ``extra`` says of every other area what it is called and what is
    known of it, ``doubtful`` of every area whose P-code and name are of two districts.
    """

    areas: gpd.GeoDataFrame
    extra: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)


def _column(about: Iterable[dict[str, str]], seen: Callable[[str], object]) -> str:
    """Return the property in which most different things are seen, or ``""``."""
    found = defaultdict(set)
    for texts in about:
        for key, value in texts.items():
            found[key].add(seen(value))
    return max(found, key=lambda key: len(found[key] - {None}), default="")


def _code(value: str) -> str | None:
    return value.upper() if _CODE.fullmatch(value.upper()) else None


def match(
    areas: gpd.GeoDataFrame, districts: pd.DataFrame, aliases: pd.DataFrame
) -> Match:
    """Recognise the areas of a layer.

    Parameters
    ----------
    areas : the areas of the file (see `data.boundaries.area.areas`)
    districts : the gazetteer, indexed by district
    aliases : ``key``, ``district``, ``relation``

    Notes
    -----
    The property with most P-codes and the property with most known names are the
    ones used; the code wins. A former frontier region counts as its district.
    """
    by_key = aliases.groupby("key")["district"].agg(list)
    same = aliases[aliases["relation"] == "same"].set_index("key")["district"]
    known = aliases[aliases["relation"] != "former unit"].set_index("key")["district"]
    about = areas["about"]
    code, name = _column(about, _code), _column(about, lambda v: same.get(name_key(v)))
    places, extra, doubtful = {}, [], []
    for number, texts in about.items():
        given = _code(texts.get(code, "")) or ""
        key = name_key(texts.get(name, ""))
        district = given if given in districts.index else known.get(key)
        places[number] = _region(given, texts) or district
        if places[number] is None:
            former = districts.loc[by_key.get(key, []), "name"]
            extra.append(_extra(number, texts, ", ".join(former)))
        elif places[number] == district and same.get(key, district) != district:
            doubtful.append(_doubt(number, texts, districts["name"][district]))
    placed = areas.assign(place=pd.Series(places, dtype=object)).dropna(subset="place")
    placed = placed.sort_values("place", key=lambda p: p.isin([*_NAMES]), kind="stable")
    return Match(placed, extra, doubtful)


def _region(code: str, texts: dict[str, str]) -> str | None:
    if _CODE.fullmatch(code) and code[:3] in _PREFIXES:
        return _PREFIXES[code[:3]]
    keys = (name_key(value) for value in texts.values())
    return next((_REGION_KEYS[key] for key in keys if key in _REGION_KEYS), None)


def _extra(number: int, texts: dict[str, str], former: str) -> str:
    text = f"feature {number} ({label(texts) or 'without a name'})"
    return text + (f", a former unit, now in {former}" if former else "")


def _doubt(number: int, texts: dict[str, str], by_code: str) -> str:
    return f"feature {number} ({label(texts)}), by its P-code {by_code}"
