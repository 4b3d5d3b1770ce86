"""What is said of an address that asks for what there is not."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import unquote

from analysis import writing
from analysis.names import readings
from ui.edition import place_names, tables
from ui.view import areas, outside
from ui.view.selection import NONE


@dataclass(frozen=True)
class Near:
    """What a link may have asked for, as another link can.

    Parameters
    ----------
    label : what it is called
    changes : parameters of the address -> their values
    """

    label: str
    changes: Mapping[str, str]


class Told(str):
    """What is done instead of what was asked in vain, in words; and what is near it."""

    near: tuple[Near, ...] = ()

    @classmethod
    def of(cls, said: str, near: Iterable[Near]) -> Self:
        """Return the words, with what another link can ask for."""
        told = cls(said)
        told.near = tuple(near)
        return told


# What other sites and programs add to an address that is passed on.
_TRACKS = ("utm_", "fbclid", "gclid", "embed")
_MOST, _FEW = 4, 8
# Letters of a value, and things asked in vain, that are said.
_SHORT, _SAID = 60, 6
_QUOTED = re.compile(f"“([^”]{{{_SHORT}}})[^”]+”")


def sentences(refused: Mapping[str, str]) -> list[str]:
    """Return what is said of all that a link asked in vain, a sentence or two each.

    A long value is cut, and of very many things the first are named.

    Parameters
    ----------
    refused : what is asked for -> what is done instead
    """
    whole = "This link asks for {}, which is not offered here. {}"
    said = [_QUOTED.sub(r"“\1…”", whole.format(*each)) for each in refused.items()]
    if len(said) > _SAID:
        more = writing.count(len(said) - _SAID + 1, "other thing")
        said = [*said[: _SAID - 1], f"It asks for {more} that are not offered here."]
    said[-1] += " The address now says what is shown."
    return said


def instead(field: str, value: str, shown: str, offered: Mapping[str, str]) -> Told:
    """Return what is shown where a link asked in vain, and what comes nearest.

    Parameters
    ----------
    field : of the address
    value : as the link has it
    shown : the value that is shown
    offered : value -> label
    """
    if readings.read(value, offered) == shown or _several(field, value, shown):
        return Told(f"It is read as “{shown}”: {offered[shown]}.")
    said = f"Showing “{offered[shown]}” instead."
    if field in ("district", "districts"):
        about, near = _districts(field, value, shown)
        return Told.of(said + about, near)
    if field == "within" and (elsewhere := outside.told(value)):
        return Told(said + elsewhere)
    found = nearest(value, offered)
    near = [Near(offered[each], {field: each}) for each in found]
    return Told.of(said + told(value, offered), near)


def _several(field: str, value: str, shown: str) -> bool:
    """Say whether a list of districts names all that it asks for in another way."""
    names = tables.tables().districts["name"].to_dict()
    parts = value.split(", ")
    if field != "districts" or any(part in names for part in parts):
        return False
    return all(readings.read(part, names) in shown.split(".") for part in parts)


def nearest(value: str, offered: Mapping[str, str]) -> list[str]:
    """Return the values nearest to one asked in vain; all, where there are few.

    Parameters
    ----------
    value : as the link has it
    offered : value -> label
    """
    found = readings.nearest(value, offered)
    return found or (list(offered) if 1 < len(offered) <= _FEW else [])


def told(value: str, offered: Mapping[str, str]) -> str:
    """Return a sentence on the values nearest to one asked in vain; or nothing.

    Parameters
    ----------
    value : as the link has it
    offered : value -> label
    """
    found = nearest(value, offered)
    named = "Nearest to it" if readings.nearest(value, offered) else "It can be"
    values = [
        f"“{each}”" if offered[each] == each else f"“{each}” ({offered[each]})"
        for each in found
    ]
    return f" {named}: {writing.listed(values)}." if values else ""


def _districts(field: str, value: str, shown: str) -> tuple[str, list[Near]]:
    """Return why a district is not shown, or which ones a name or code may mean."""
    names = tables.tables().districts["name"]
    known = [part for part in value.split(", ") if part in names.index]
    if known and field == "districts":
        return " At most six districts are compared, each once.", []
    if known:
        name = names[known[0]]
        wider = {"within": areas.NATIONAL, "district": known[0]}
        near = [Near(f"{name}, in all of Pakistan", wider)]
        return f" {name} lies outside the area of this link.", near
    found = [
        each.name.place
        for part in value.split(", ")
        for each in place_names.look_up(part[: place_names.LONGEST]).found
        if each.name.kind == "district"
    ]
    codes, said = list(dict.fromkeys(found[:_MOST])), outside.told(value)
    if not codes and not said:
        known_codes = {str(code): str(code) for code in names.index}
        codes = nearest(value, known_codes)
        said = told(value, known_codes)
    elif codes:
        each = [f"“{code}” ({names[code]})" for code in codes]
        said += f" Nearest to it: {writing.listed(each)}."
    beside = f"{shown}." if field == "districts" and shown != NONE else ""
    return said, [Near(str(names[code]), {field: beside + code}) for code in codes]


def others(
    names: Collection[str], query: Mapping[str, Collection[str]]
) -> dict[str, str]:
    """Return what of an address no page of a kind knows, or what it has twice.

    Parameters
    ----------
    names : of the parameters that the page knows
    query : name of each parameter -> all its values, in their order

    Returns
    -------
    dict
        what is asked for -> what is done with it
    """
    said, known = {}, {name: name for name in names}
    for name, values in query.items():
        if name in known:
            if len(set(values)) > 1:
                *_, last = values
                each = writing.listed([f"“{value}”" for value in values])
                said[f"{name} as {each} at once"] = f"The last counts: “{last}”."
        elif not name.casefold().startswith(_TRACKS):
            bare = re.split("[=?&]", unquote(name))[0]
            about = (
                told(bare, known).strip() or f"It may be {writing.either(list(names))}."
            )
            near = [
                Near(f"{each} “{value}”", {each: value})
                for each in readings.nearest(bare, known)
                for value in values
            ]
            said[f"“{name}”"] = Told.of(f"It is left out. {about}", near)
    return said
