"""What is said of an address that asks for what there is not."""

import re
from collections.abc import Collection, Mapping
from urllib.parse import unquote

from analysis import writing
from analysis.names import readings
from ui.edition import place_names, tables

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


def instead(field: str, value: str, shown: str, offered: Mapping[str, str]) -> str:
    """Return what is shown where a link asked in vain, and what comes nearest.

    Parameters
    ----------
    field : of the address
    value : as the link has it
    shown : the value that is shown
    offered : value -> label
    """
    if readings.read(value, offered) == shown or _several(field, value, shown):
        return f"It is read as “{shown}”: {offered[shown]}."
    said = f"Showing “{offered[shown]}” instead."
    if field in ("district", "districts"):
        return said + _districts(field, value)
    return said + near(value, offered)


def _several(field: str, value: str, shown: str) -> bool:
    """Say whether a list of districts names all that it asks for in another way."""
    names = tables.tables().districts["name"].to_dict()
    parts = value.split(", ")
    if field != "districts" or any(part in names for part in parts):
        return False
    return all(readings.read(part, names) in shown.split(".") for part in parts)


def near(value: str, offered: Mapping[str, str]) -> str:
    """Return a sentence on the values nearest to one asked in vain; or nothing.

    Parameters
    ----------
    value : as the link has it
    offered : value -> label
    """
    found, named = readings.nearest(value, offered), "Nearest to it"
    if not found and 1 < len(offered) <= _FEW:
        found, named = list(offered), "It can be"
    values = [
        f"“{each}”" if offered[each] == each else f"“{each}” ({offered[each]})"
        for each in found
    ]
    return f" {named}: {writing.listed(values)}." if values else ""


def _districts(field: str, value: str) -> str:
    """Return why a district is not shown, or which ones a name or code may mean."""
    names = tables.tables().districts["name"]
    known = [part for part in value.split(", ") if part in names.index]
    if known and field == "districts":
        return " At most six districts are compared, each once."
    if known:
        return f" {names[known[0]]} lies outside the area of this link."
    found = [
        each.name.place
        for part in value.split(", ")
        for each in place_names.look_up(part[: place_names.LONGEST]).found
        if each.name.kind == "district"
    ]
    if not found:
        return near(value, {code: code for code in names.index})
    named = [f"“{code}” ({names[code]})" for code in dict.fromkeys(found[:_MOST])]
    return f" Nearest to it: {writing.listed(named)}."


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
            nearest = (
                near(bare, known).strip() or f"It may be {writing.either(list(names))}."
            )
            said[f"“{name}”"] = f"It is left out. {nearest}"
    return said
