"""Which district each area of a layer is: by P-code, else by name."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pandas as pd

from data.boundaries.area import Area, label
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


@dataclass
class Match:
    """What was recognised.

    ``districts`` holds the areas by district, ``outside`` by region (AJK, GB, JK);
    ``extra`` says of every other area what it is called and what is known of it,
    ``doubtful`` of every area whose P-code and name are of two districts.
    """

    districts: dict[str, list[Area]] = field(default_factory=lambda: defaultdict(list))
    outside: dict[str, list[Area]] = field(default_factory=lambda: defaultdict(list))
    extra: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)


def _column(areas: Iterable[Area], seen: Callable[[str], object]) -> str:
    """Return the property in which most different things are seen, or ``""``."""
    found = defaultdict(set)
    for area in areas:
        for key, value in area.properties.items():
            found[key].add(seen(value))
    return max(found, key=lambda key: len(found[key] - {None}), default="")


def _code(value: str) -> str | None:
    return value.upper() if _CODE.fullmatch(value.upper()) else None


def match(areas: list[Area], districts: pd.DataFrame, aliases: pd.DataFrame) -> Match:
    """Recognise the areas of a layer.

    Parameters
    ----------
    areas : the areas of the file
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
    code, name = _column(areas, _code), _column(areas, lambda v: same.get(name_key(v)))
    found = Match()
    for area in areas:
        given = _code(area.properties.get(code, "")) or ""
        key = name_key(area.properties.get(name, ""))
        region = _region(given, area)
        district = given if given in districts.index else known.get(key)
        if region:
            found.outside[region].append(area)
        elif district is None:
            found.extra.append(_extra(area, by_key.get(key, []), districts))
        else:
            found.districts[district].append(area)
            if same.get(key, district) != district:
                found.doubtful.append(_doubt(area, districts["name"], district))
    return found


def _region(code: str, area: Area) -> str | None:
    if _CODE.fullmatch(code) and code[:3] in _PREFIXES:
        return _PREFIXES[code[:3]]
    keys = (name_key(value) for value in area.properties.values())
    return next((_REGION_KEYS[key] for key in keys if key in _REGION_KEYS), None)


def _extra(area: Area, former: list[str], districts: pd.DataFrame) -> str:
    text = f"feature {area.number} ({label(area.properties) or 'without a name'})"
    if former:
        text += f", a former unit, now in {', '.join(districts.loc[former, 'name'])}"
    return text


def _doubt(area: Area, names: pd.Series, district: str) -> str:
    called = label(area.properties)
    return f"feature {area.number} ({called}), by its P-code {names[district]}"
