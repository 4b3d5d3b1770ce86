"""Places in an index as lines: how far each moves as the weights vary."""

from collections.abc import Iterable
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
    size, marked = len(rows), rows["chosen"].to_numpy()
    low, high = (
        [order for order in end if not marked[order]] for end in _both_ends(rows)
    )
    above, below = 1 - _steps(len(low), size), size + _steps(len(high), size)
    reached = rows[["low", "first"]].to_numpy().min(axis=1)[low]
    sunk = rows[["high", "last"]].to_numpy().max(axis=1)[high]
    names = rows["name"].tolist()
    return [
        *_named([names[n] for n in low], low, (above, reached), size),
        *_named([names[n] for n in high], high, (below, sunk), size),
    ]


def _both_ends(rows: pd.DataFrame) -> tuple[list[int], list[int]]:
    """Return who is named at both ends by order, the furthest out first."""
    codes = at_ends(rows["middle"], _EACH)
    found = sorted(rows.index.get_indexer(codes).tolist())
    first = [order for order in found if order * 2 < len(rows)]
    return first, found[len(first) :][::-1]


def _steps(count: int, size: int) -> np.ndarray:
    """Return how many places away from the lines each name stands, in its row."""
    return np.arange(count, 0, -1) * _ROW * _span_of(size)


def _named(
    names: list[str], order: list[int], line: tuple[np.ndarray, np.ndarray], size: int
) -> list[Spec]:
    """Return the names of one end, beside the line between two places."""
    if not names:
        return []
    at, to = line
    side = "left" if at[0] < 1 else "right"
    columns: dict[str, Iterable[Any]] = {"name": names, "order": order}
    columns |= {"at": at, "to": to}
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
    names_, both = rows["name"].tolist(), _both_ends(rows)
    first, last = ([names_[order] for order in end] for end in both)
    said = [("Furthest behind", first), ("At the other end", last)]
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
    low, high = found["low"].to_numpy(float), found["high"].to_numpy(float)
    middle = (low + high) / 2
    order = np.lexsort((found["score"].to_numpy(), middle))
    rows = {
        "name": names.loc[found.index].to_numpy(),
        "low": low,
        "high": high,
        "first": found["without_low"].to_numpy(),
        "last": found["without_high"].to_numpy(),
        "middle": middle,
        "chosen": found.index == chosen,
    }
    sorted_ = {name: column[order] for name, column in rows.items()}
    return pd.DataFrame(sorted_, found.index[order]).assign(order=range(len(order)))


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
