"""Places in an index as lines: how far each moves as the weights vary."""

from typing import Any

import pandas as pd

from ui.figure import theme
from ui.figure.vega import Spec, behind, dressed, layer, number, over, values, word

_HIGH = 420
_BARE = {"labels": False, "ticks": False, "grid": False}


def chart(found: pd.DataFrame, names: pd.Series, chosen: str = "") -> Spec:
    """Return one line a place, those furthest behind first.

    Parameters
    ----------
    found : as `analysis.gaps.composite.rank_bands` gives it
    names : of the places
    chosen : code of the place to mark
    """
    rows = _rows(found, names, chosen)
    size = len(rows)
    bold = layer(
        "rule",
        {"strokeWidth": 3.5, "strokeCap": "round"},
        y=_place("low", size),
        y2={"field": "high"},
        color=behind("datum.chosen"),
    )
    look = {"orient": "horizontal", "size": 7, "thickness": 2, "color": theme.INK}
    ticks = [layer("tick", look, y=_place(end, size)) for end in ("first", "last")]
    drawn = over(
        values({name: rows[name] for name in _DRAWN}),
        [bold, *ticks, *_names(size)],
        {"calculate": _TOP, "as": "top"},
        *_SPANS,
        x=number("order", title="Districts, furthest behind first", axis=_BARE),
        tooltip=[word(field, title=title) for field, title in _TIP.items()],
    )
    return dressed([drawn], _HIGH)


def _names(size: int) -> list[Spec]:
    """Return the name of the marked place, on paper so that lines stay behind it."""
    side = {"expr": f"datum.order * 2 > {size} ? 'right' : 'left'"}
    look: dict[str, Any] = {"dy": -12, "fontSize": 15, "fontWeight": "bold"}
    look |= {"align": side}
    paper = {"stroke": theme.PAPER, "strokeWidth": 5, "color": theme.PAPER}
    only = {"transform": [{"filter": "datum.chosen"}]}
    return [
        only | layer("text", look | ink, y=_place("top", size), text=word("name"))
        for ink in (paper, {"color": theme.INK})
    ]


_DRAWN = ("name", "order", "low", "high", "first", "last", "chosen")
_TOP = "min(datum.low, datum.first)"
_TIP = {
    "name": "District",
    "places": "In nine of ten weightings",
    "without": "One indicator left out",
}


def _span(low: str, high: str, name: str) -> Spec:
    ends = [f"format(datum.{each}, '.6~g')" for each in (low, high)]
    return {"calculate": " + ' to ' + ".join(ends), "as": name}


_SPANS = [_span("low", "high", "places"), _span("first", "last", "without")]


def _rows(found: pd.DataFrame, names: pd.Series, chosen: str) -> pd.DataFrame:
    rows = found.assign(
        middle=found[["low", "high"]].mean(axis=1),
        name=names.loc[found.index],
        chosen=found.index == chosen,
        first=found["without_low"],
        last=found["without_high"],
    ).sort_values(["middle", "score"])
    return rows.assign(order=range(len(rows)))


def _place(field: str, size: int) -> Spec:
    scale = {"reverse": True, "domain": [1, max(2, size)], "nice": False}
    return number(field, title="Place; 1 is furthest behind", scale=scale)
