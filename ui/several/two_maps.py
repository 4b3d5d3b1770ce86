"""Two live maps side by side, and the bar of choices over several maps."""

from functools import partial
from typing import Any

import streamlit as st

from analysis import writing
from ui import by_address
from ui.map import circle_sizes, legend
from ui.map.live_map import message
from ui.map.picture import Picture
from ui.several import choice, offers, pair
from ui.several.maps import (
    FIELDS,
    MANY,
    TWO,
    Maps,
)
from ui.several.pair import Pair
from ui.several.panels import Panels
from ui.several.small_maps import html
from ui.view import areas
from ui.view.address import FIELDS as OF_THE_VIEW

_SCRIPT = f"""
const map = import(location.origin + "{by_address("map/live_map.js")}");
const several = import(location.origin + "{by_address("map/several.js")}");
export default async (told) => {{
  await (await several).default(told, (await map).default);
}};
"""
_component = st.components.v2.component("zila.several", js=_SCRIPT, html="<p>")
_BARS = {
    TWO: ("maps", "by", "second", "indicator", "lens", "view", "scale"),
    MANY: ("maps", "split", "indicator", "lens"),
}
_LABELS = {**OF_THE_VIEW, **FIELDS}
_LISTED = ("indicator", "second")
# A box says what it is for; the others say it by what they offer.
_SAID = {"second": "with"}


def small_maps(found: Panels) -> None:
    """Draw the choices over small maps, and the maps."""
    _draw({"bar": choices(found.chosen), "small": html(found)})


def two_maps(found: Pair) -> None:
    """Draw two maps; a choice made in one is made in both and changes the selection."""
    _draw(
        {
            "bar": choices(found.chosen),
            "maps": messages(found),
            "together": found.one_scale,
        }
    )


def messages(found: Pair) -> list[dict[str, Any]]:
    """Return what the browser is told of each map, and what differs from it alone."""
    said = []
    for shown, title in zip(found.sides, pair.titles(found), strict=True):
        seen = {"view": found.chosen.view, "district": found.chosen.district}
        said.append(message(shown) | seen | {"own": _own(found, shown, title)})
    return said


def choices(chosen: Maps) -> list[dict[str, Any]]:
    """Return the fields of the bar: label, what is offered, what is chosen."""
    fields = [
        {
            "field": field,
            "label": _LABELS[field],
            "said": _SAID.get(field, ""),
            "options": list(offers.options(field, chosen).items()),
            "value": getattr(chosen, field),
            "listed": field in _LISTED,
        }
        for field in _BARS[chosen.maps]
    ]
    return [each for each in fields if len(each["options"]) > 1]


def _draw(told: dict[str, Any]) -> None:
    _component(
        key="several", data=told, on_choice_change=partial(choice.take, "several")
    )


def _own(found: Pair, shown: Picture, title: str) -> dict[str, Any]:
    lens = shown.selection.lens
    drawn, most = shown.lenses[lens], _most(found)
    own: dict[str, Any] = {
        "index": drawn.index.tolist(),
        "colours": drawn.colours,
        "legend": drawn.legend,
        "circles": _circles(found, shown),
    }
    if found.one_scale:
        own |= _together(found)
    return {
        "id": found.scaled,
        "title": title,
        "area": areas.areas()[shown.selection.within],
        "overall": pair.overall(shown),
        "lens": own,
        "sizes": circle_sizes.radii(lens, shown.table, most),
        "rings": circle_sizes.key(lens, shown.table, most),
    }


def _together(found: Pair) -> dict[str, Any]:
    """Return the legend that both maps share: the districts of each, side by side."""
    lens = found.left.selection.lens
    both = [each.lenses[lens].legend for each in found.sides]
    rows = [
        (label, colour, f"{here} · {there[2]}")
        for (label, colour, here), there in zip(*both, strict=True)
    ]
    names = " · ".join(pair.titles(found))
    return {
        "legend": rows,
        "emptiness": _emptiness(found),
        "key": f"Districts in each class: {names}",
    }


def _emptiness(found: Pair) -> list[tuple[str, str, str]]:
    sides = [
        {kind: (label, count) for kind, label, count in legend.emptiness(each, lens)}
        for each in found.sides
        for lens in [each.selection.lens]
    ]
    rows = []
    for kind in dict.fromkeys([*sides[0], *sides[1]]):
        label = next(side[kind][0] for side in sides if kind in side)
        counts = [side.get(kind, ("", ""))[1] for side in sides]
        said = " · ".join(count or "0" for count in counts) if any(counts) else ""
        rows.append((kind, label, said))
    return rows


def _most(found: Pair) -> float | None:
    """Return the most people that a circle of either map stands for.

    None where one map counts households and the other people: each has its own sizes.
    """
    if not _alike(found):
        return None
    return max(
        circle_sizes.people_of(each.selection.lens, each.table).max()
        for each in found.sides
    )


def _alike(found: Pair) -> bool:
    return len({each.indicator.people == "households" for each in found.sides}) == 1


def _circles(found: Pair, shown: Picture) -> str:
    sides = found.sides if found.one_scale else [shown]
    whom = dict.fromkeys(_sized(each) for each in sides)
    sizes = ", sized alike in both maps" if _alike(found) else ""
    return f"Area of a circle: number of {writing.listed([*whom])}{sizes}."


def _sized(shown: Picture) -> str:
    if shown.selection.lens != "number":
        return shown.who
    return writing.those(shown.who, shown.indicator.lack or shown.indicator.state)
