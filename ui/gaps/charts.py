"""Charts of the page of gaps that set one thing against another."""

import numpy as np
import pandas as pd

from analysis.gaps.association import Association
from data.vocabulary import ADVERSE
from ui.figure import theme
from ui.figure.vega import Spec, dressed, layer, number, over, values, word
from ui.gaps.keys import QUARTERS, group_looks

_HIGH = 430


def plane(
    table: pd.DataFrame,
    crossing: tuple[float, float],
    titles: tuple[str, str],
    direction: str,
) -> Spec:
    """Draw level against gap, one mark a district, its area the number of people.

    Parameters
    ----------
    table : columns ``name, level, gap, number, quadrant, chosen``
    crossing : level and gap at which the quarters meet
    titles : of the two axes
    direction : ``favourable`` turns the axis, so that worse is on the right
    """
    rows = table.dropna(subset=["level", "gap"])
    scale = {"zero": False, "nice": True, "reverse": direction != ADVERSE}
    marks = layer(
        "point",
        {"opacity": 0.85, "strokeWidth": 2},
        **_looks("quadrant", QUARTERS),
        size=number("number", scale={"range": [25, 450]}, legend=None),
        tooltip=_PLANE_TIP,
    )
    drawn = over(
        values({name: rows[name] for name in _PLANE}),
        [marks, *_marked(rows)],
        x=number("level", title=titles[0], scale=scale, axis=_TICKS),
        y=number("gap", title=titles[1], axis=_TICKS),
    )
    look = {"color": theme.INK, "strokeDash": [5, 4]}
    lines = [
        layer("rule", look, **{axis: number(name)}) | values({name: [at]})
        for axis, name, at in zip("xy", ("level", "gap"), crossing, strict=True)
    ]
    return dressed([*lines, drawn], _HIGH)


def crossed(table: pd.DataFrame, title: str, digits: int = 1) -> Spec:
    """Draw the rate of every group in each province, provinces in a fixed order.

    Parameters
    ----------
    table : columns ``place, group, rate``, long; both in reading order
    title : of the axis, with its unit
    digits : decimals of the rates
    """
    places = table["place"].drop_duplicates().tolist()
    looks = group_looks(table["group"].drop_duplicates().tolist())
    rate = number("rate", format=f",.{digits}f")
    tip = [word("place"), word("group"), rate]
    line = {"color": theme.LAND, "strokeWidth": 3}
    mark = {"opacity": 1, "size": 150, "strokeWidth": 2.5}
    drawn = over(
        values(dict(table.dropna(subset=["rate"]).items())),
        [
            layer("line", line, detail=word("place")),
            layer("point", mark, **_looks("group", looks), tooltip=tip),
        ],
        y=word("place", sort=places, title=None, axis={"grid": True}),
        x=number("rate", title=title, axis=_TICKS),
    )
    return dressed([drawn], 46 * len(places) + 40)


def scatter(table: pd.DataFrame, found: Association, titles: tuple[str, str]) -> Spec:
    """Draw one indicator against another, one mark a district.

    Parameters
    ----------
    table : columns ``name, x, y, chosen``
    found : how the two go together; without a line none is drawn
    titles : of the two axes
    """
    rows = table.dropna(subset=["x", "y"])
    tip = [word("name"), *(number(axis, format=".1f") for axis in "xy")]
    look = {"filled": True, "size": 60, "opacity": 0.75, "color": theme.AHEAD}
    layers = [
        over(
            values({name: rows[name] for name in ("name", "x", "y", "chosen")}),
            [layer("point", look, tooltip=tip), *_marked(rows)],
            x=_around(rows, "x", titles[0]),
            y=_around(rows, "y", titles[1]),
        )
    ]
    if found.line is not None:
        slope, intercept = found.line
        ends = np.array([rows["x"].min(), rows["x"].max()])
        line = {"color": theme.INK, "strokeWidth": 2, "clip": True}
        both = values({"x": ends, "y": intercept + slope * ends})
        layers.append(layer("line", line, x=number("x"), y=number("y")) | both)
    return dressed(layers, _HIGH)


_TICKS = {"tickCount": 6}
_PLANE_TIP = [
    word("name"),
    number("level", format=".1f"),
    number("gap", format="+.1f"),
    number("number", format=",.0f"),
]
_PLANE = ("name", "level", "gap", "number", "quadrant", "chosen")


def _looks(field: str, looks: dict[str, tuple[str, str, str]]) -> dict[str, Spec]:
    """Return the three channels by which marks differ, without a legend."""
    ranges = zip(*looks.values(), strict=True)
    return {
        channel: word(
            field,
            legend=None,
            scale={"domain": list(looks), "range": list(given)},
        )
        for channel, given in zip(("shape", "stroke", "fill"), ranges, strict=True)
    }


def _around(rows: pd.DataFrame, field: str, title: str) -> Spec:
    """Return an axis that ends at full tens around the values."""
    numbers = rows[field]
    ends = [10 * np.floor(numbers.min() / 10), 10 * np.ceil(numbers.max() / 10)]
    ends[1] = max(ends[1], ends[0] + 10)
    scale = {"domain": [float(end) for end in ends], "nice": False}
    return number(field, title=title, scale=scale, axis=_TICKS)


def _marked(rows: pd.DataFrame) -> list[Spec]:
    """Return the ring and the name of the district that is marked, if any is."""
    if not rows["chosen"].any():
        return []
    only = {"transform": [{"filter": "datum.chosen"}]}
    ring = {"size": 500, "color": theme.INK, "strokeWidth": 2.5}
    name = {"dy": -18, "fontSize": 15, "fontWeight": "bold", "color": theme.INK}
    return [
        only | layer("point", ring),
        only | layer("text", name, text=word("name")),
    ]
