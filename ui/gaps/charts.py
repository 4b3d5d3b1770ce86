"""Charts of the page of gaps that set one thing against another."""

from collections.abc import Sequence
from itertools import zip_longest

import numpy as np
import pandas as pd

from analysis.gaps.association import Association
from analysis.gaps.at_ends import at_ends
from data.vocabulary import ADVERSE
from ui.figure import labels, theme
from ui.figure.scales import fixed, from_zero, stepped
from ui.figure.vega import Spec, dressed, layer, number, over, values, word
from ui.gaps.keys import QUARTERS, group_looks

_HIGH = 430
# How many districts are named at each end of an axis.
_EACH = 2
_AXES = ("level", "gap")


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
    ends = [_around(rows[name], at) for name, at in zip(_AXES, crossing, strict=True)]
    turned = direction != ADVERSE
    scales = [fixed(ends[0]) | {"reverse": turned}, fixed(ends[1])]
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
        x=number("level", title=titles[0], scale=scales[0], axis=_TICKS),
        y=number("gap", title=titles[1], scale=scales[1], axis=_TICKS),
    )
    frame = labels.Frame(ends[0][::-1] if turned else ends[0], ends[1], _HIGH)
    points = rows.rename(columns=dict(zip(_AXES, "xy", strict=True)))
    named = _named(points, frame, scales, ("x", "y", "number"))
    return dressed([*_crossing(crossing), drawn, *named], _HIGH)


def _around(numbers: pd.Series, line: float) -> tuple[float, float]:
    """Return the ends of an axis that holds the numbers and the dashed line."""
    return stepped(np.append(numbers.to_numpy(float), line), 10)


def _crossing(at: tuple[float, float]) -> list[Spec]:
    """Return the dashed lines at which the quarters meet."""
    look = {"color": theme.INK, "strokeDash": [5, 4]}
    return [
        layer("rule", look, **{axis: number(name)}) | values({name: [end]})
        for axis, name, end in zip("xy", _AXES, at, strict=True)
    ]


def crossed(
    table: pd.DataFrame, title: str, share: bool = True, digits: int = 1
) -> Spec:
    """Draw the rate of every group in each province, provinces in a fixed order.

    Parameters
    ----------
    table : columns ``place, group, rate``, long; both in reading order
    title : of the axis, with its unit
    share : whether rates are percentages
    digits : decimals of the rates
    """
    places = table["place"].drop_duplicates().tolist()
    scale = from_zero(table["rate"], share=share)
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
        x=number("rate", title=title, axis=_TICKS, scale=scale),
    )
    return dressed([drawn], 46 * len(places) + 40)


def scatter(
    table: pd.DataFrame, found: Association, titles: tuple[str, str], named: str = "xy"
) -> Spec:
    """Draw one indicator against another, one mark a district.

    Parameters
    ----------
    table : columns ``name, x, y, chosen``
    found : how the two go together; without a line none is drawn
    titles : of the two axes
    named : the axes at whose ends districts are named
    """
    rows = table.dropna(subset=["x", "y"])
    ends = [stepped(rows[axis], 10) for axis in "xy"]
    scales = [fixed(each) for each in ends]
    tip = [word("name"), *(number(axis, format=".1f") for axis in "xy")]
    look = {"filled": True, "size": 60, "opacity": 0.75, "color": theme.AHEAD}
    x, y = (
        number(axis, title=title, scale=scale, axis=_TICKS)
        for axis, title, scale in zip("xy", titles, scales, strict=True)
    )
    layers = [
        over(
            values({name: rows[name] for name in ("name", "x", "y", "chosen")}),
            [layer("point", look, tooltip=tip), *_marked(rows)],
            x=x,
            y=y,
        )
    ]
    if found.line is not None:
        slope, intercept = found.line
        at = np.array([rows["x"].min(), rows["x"].max()])
        line = {"color": theme.INK, "strokeWidth": 2, "clip": True}
        both = values({"x": at, "y": intercept + slope * at})
        layers.append(layer("line", line, x=number("x"), y=number("y")) | both)
    frame = labels.Frame(ends[0], ends[1], _HIGH)
    return dressed([*layers, *_named(rows, frame, scales, named)], _HIGH)


def _named(
    rows: pd.DataFrame, frame: labels.Frame, scales: list[Spec], columns: Sequence[str]
) -> list[Spec]:
    """Return the names of the districts at the ends of axes, or highest in a column.

    Parameters
    ----------
    rows : columns ``name, x, y, chosen``; the chosen one has its name already
    frame, scales : of the axes
    columns : ``x`` and ``y``, whose ends are named, and others, whose highest are
    """
    found = [
        at_ends(rows[each], _EACH)
        if each in ("x", "y")
        else rows[each].dropna().nlargest(_EACH).index
        for each in columns
    ]
    order = [code for each in zip_longest(*found) for code in each if code]
    at = rows.loc[list(dict.fromkeys(order))]
    return labels.names(at[~at["chosen"].to_numpy(bool)], frame, (scales[0], scales[1]))


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
