"""Places in an index as lines: how far each moves as the weights vary."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.gaps.at_ends import at_ends
from ui.figure import theme
from ui.figure.vega import Spec, behind, dressed, layer, number, over, values, word

_HIGH = 500
# Above and below the lines: room for the names at both ends, a row each.
_EACH, _ROW = 3, 17
_STRIP = (_EACH + 1) * _ROW + 8
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
    across = {"domain": [-1, max(2, size)], "nice": False}
    drawn = over(
        values({name: rows[name] for name in _DRAWN}),
        [bold, *ticks, *_names(size)],
        {"calculate": _TOP, "as": "top"},
        *_SPANS,
        x=number(
            "order", title="Districts, furthest behind first", axis=_BARE, scale=across
        ),
        tooltip=[word(field, title=title) for field, title in _TIP.items()],
    )
    return dressed([drawn, *_at_ends(rows)], _HIGH)


def _at_ends(rows: pd.DataFrame) -> list[Spec]:
    """Return the names at both ends, each with a line to its place."""
    size = len(rows)
    ends = rows.loc[at_ends(rows["middle"], _EACH)].sort_values("order")
    ends = ends[~ends["chosen"]]
    first = ends["order"] * 2 < size
    low, high = ends[first], ends[~first].iloc[::-1]
    above = _steps(len(low), size)
    below = size + _steps(len(high), size)
    return [
        *_named(low.assign(at=1 - above, to=low[["low", "first"]].min(axis=1)), size),
        *_named(high.assign(at=below, to=high[["high", "last"]].max(axis=1)), size),
    ]


def _steps(count: int, size: int) -> np.ndarray:
    """Return how many places away from the lines each name stands, in its row."""
    return np.arange(count, 0, -1) * _ROW * _span_of(size)


def _named(part: pd.DataFrame, size: int) -> list[Spec]:
    """Return the names of one end, beside the line from ``at`` to ``to``."""
    if part.empty:
        return []
    side = "left" if part["at"].iloc[0] < 1 else "right"
    columns = {key: part[key] for key in ("name", "order", "at", "to")}
    thin = {"color": theme.QUIET, "strokeWidth": 1}
    text = {"align": side, "dx": 5 if side == "left" else -5, "baseline": "middle"}
    text |= {"fontSize": 13, "color": theme.INK}
    both = [
        layer("rule", thin, y=_place("at", size), y2={"field": "to"}),
        layer("text", text, y=_place("at", size), text=word("name")),
    ]
    return [over(values(columns), both, x=number("order"))]


def named_ends(found: pd.DataFrame, names: pd.Series) -> str:
    """Return who stands at both ends, in words; empty where nobody can be told apart.

    Parameters
    ----------
    found : as `analysis.gaps.composite.rank_bands` gives it
    names : of the places
    """
    rows = _rows(found, names, "")
    if len(rows) < 2:
        return ""
    codes = at_ends(rows["middle"], _EACH)
    ends = rows.loc[codes].sort_values("order")
    behind_ = ends["order"] * 2 < len(rows)
    first, last = list(ends.loc[behind_, "name"]), list(ends.loc[~behind_, "name"])
    said = [("Furthest behind", first), ("At the other end", last[::-1])]
    return " ".join(f"{end}: {', '.join(who)}." for end, who in said if who)


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


def _span_of(size: int) -> float:
    """Return how many places a pixel is."""
    return (max(2, size) - 1) / (_HIGH - 2 * _STRIP)


def _place(field: str, size: int) -> Spec:
    strip = _STRIP * _span_of(size)
    ends = [1 - strip, max(2, size) + strip]
    step = max(1, round(size / 6 / 5) * 5)
    ticks = [1, *range(step if step > 1 else 2, size + 1, step)]
    scale = {"reverse": True, "domain": ends, "nice": False}
    axis = {"values": ticks, "format": "d"}
    return number(field, title="Place; 1 is furthest behind", scale=scale, axis=axis)
