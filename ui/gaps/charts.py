"""Charts of the page of gaps that set one thing against another."""

from html import escape
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from analysis.gaps import quadrants
from analysis.gaps.association import Association
from data.vocabulary import ADVERSE
from ui.figure import theme
from ui.figure.charts import dressed

_HIGH = 430
# Hue says who is further behind, a filled mark who is worse off.
_QUARTERS = {
    quadrants.BOTH: ("circle", theme.BEHIND, theme.BEHIND),
    quadrants.LEVEL_ONLY: ("square", theme.AHEAD, theme.AHEAD),
    quadrants.GAP_ONLY: ("triangle-up", theme.BEHIND, theme.PAPER),
    quadrants.NEITHER: ("diamond", theme.AHEAD, theme.PAPER),
}


def plane(
    table: pd.DataFrame,
    crossing: tuple[float, float],
    titles: tuple[str, str],
    direction: str,
) -> alt.LayerChart:
    """Draw level against gap, one mark a district, its area the number of people.

    Parameters
    ----------
    table : columns ``name, level, gap, number, quadrant, chosen``
    crossing : level and gap at which the quarters meet
    titles : of the two axes
    direction : ``favourable`` turns the axis, so that worse is on the right
    """
    rows = table.dropna(subset=["level", "gap"])
    scale = alt.Scale(zero=False, nice=True, reverse=direction != ADVERSE)
    base = alt.Chart(rows).encode(
        x=alt.X("level:Q", title=titles[0], scale=scale, axis=alt.Axis(tickCount=6)),
        y=alt.Y("gap:Q", title=titles[1], axis=alt.Axis(tickCount=6)),
    )
    marks = base.mark_point(opacity=0.85, strokeWidth=2).encode(
        **_looks("quadrant", _QUARTERS),
        size=alt.Size("number:Q", scale=alt.Scale(range=[25, 450]), legend=None),
        tooltip=[
            "name",
            alt.Tooltip("level:Q", format=".1f"),
            alt.Tooltip("gap:Q", format="+.1f"),
            alt.Tooltip("number:Q", format=",.0f"),
        ],
    )
    lines = [
        alt.Chart(pd.DataFrame({name: [at]}))
        .mark_rule(color=theme.INK, strokeDash=[5, 4])
        .encode(**{axis: f"{name}:Q"})
        for axis, name, at in zip("xy", ("level", "gap"), crossing, strict=True)
    ]
    return dressed(alt.layer(*lines, marks, *_marked(base)), _HIGH)


def crossed(table: pd.DataFrame, title: str) -> alt.LayerChart:
    """Draw the rate of every group in each province, provinces in a fixed order.

    Parameters
    ----------
    table : columns ``place, group, rate``, long; both in reading order
    title : of the axis, with its unit
    """
    places = table["place"].drop_duplicates().tolist()
    looks = group_looks(table["group"].drop_duplicates().tolist())
    base = alt.Chart(table.dropna(subset=["rate"])).encode(
        y=alt.Y("place:N", sort=places, title=None, axis=alt.Axis(grid=True)),
        x=alt.X("rate:Q", title=title, axis=alt.Axis(tickCount=6)),
    )
    line = base.mark_line(color=theme.LAND, strokeWidth=3).encode(detail="place:N")
    marks = base.mark_point(opacity=1, size=150, strokeWidth=2.5).encode(
        **_looks("group", looks),
        tooltip=["place", "group", alt.Tooltip("rate:Q", format=".1f")],
    )
    return dressed(alt.layer(line, marks), 46 * len(places) + 40)


def scatter(
    table: pd.DataFrame, found: Association, titles: tuple[str, str]
) -> alt.LayerChart:
    """Draw one indicator against another, one mark a district.

    Parameters
    ----------
    table : columns ``name, x, y, chosen``
    found : how the two go together; without a line none is drawn
    titles : of the two axes
    """
    rows = table.dropna(subset=["x", "y"])
    base = alt.Chart(rows).encode(
        x=_around(rows["x"], alt.X, titles[0]), y=_around(rows["y"], alt.Y, titles[1])
    )
    tip = ["name", *(alt.Tooltip(f"{axis}:Q", format=".1f") for axis in "xy")]
    marks = base.mark_point(
        filled=True, size=60, opacity=0.75, color=theme.AHEAD
    ).encode(tooltip=tip)
    layers = [marks, *_marked(base)]
    if found.line is not None:
        slope, intercept = found.line
        ends = pd.DataFrame({"x": [rows["x"].min(), rows["x"].max()]})
        ends["y"] = intercept + slope * ends["x"]
        line = alt.Chart(ends).mark_line(color=theme.INK, strokeWidth=2, clip=True)
        layers.append(line.encode(x="x:Q", y="y:Q"))
    return dressed(alt.layer(*layers), _HIGH)


def group_looks(groups: list[str]) -> dict[str, tuple[str, str, str]]:
    """Return shape, line and fill of each group, those usually behind in orange.

    Parameters
    ----------
    groups : names in the order in which they are usually behind
    """
    chosen = _GROUPS[::2] if len(groups) <= 2 else _GROUPS
    return dict(zip(groups, chosen, strict=False))


def key(looks: dict[str, tuple[str, str, str]], counts: pd.Series | None = None) -> str:
    """Return what marks mean, as HTML that wraps on a phone.

    Parameters
    ----------
    looks : name -> shape, line and fill
    counts : how many marks each name has, None where that is of no interest
    """
    rows = []
    for name, (shape, stroke, fill) in looks.items():
        number = "" if counts is None else f" <b>{counts[name]}</b>"
        sign = _SIGNS[shape][fill == theme.PAPER]
        rows.append(
            f'<span><b style="color:{stroke}">{sign}</b> {escape(name)}{number}</span>'
        )
    return f'<p class="zila-key">{"".join(rows)}</p>'


def quarters_key(counts: pd.Series, names: dict[str, str]) -> str:
    """Return what the marks of the plane mean, with the districts of each quarter.

    Parameters
    ----------
    counts : by quarter
    names : of the quarters, as they are to be read
    """
    looks = {names[quarter]: look for quarter, look in _QUARTERS.items()}
    return key(looks, counts.rename(names))


_GROUPS = (
    ("circle", theme.BEHIND, theme.BEHIND),
    ("circle", theme.BEHIND, theme.PAPER),
    ("diamond", theme.AHEAD, theme.AHEAD),
    ("diamond", theme.AHEAD, theme.PAPER),
)
_SIGNS = {"circle": "●○", "diamond": "◆◇", "square": "■□", "triangle-up": "▲△"}


def _looks(field: str, looks: dict[str, tuple[str, str, str]]) -> dict[str, Any]:
    """Return the three channels by which marks differ, without a legend."""
    ranges = zip(*looks.values(), strict=True)
    channels = {"shape": alt.Shape, "stroke": alt.Stroke, "fill": alt.Fill}
    return {
        name: channel(
            f"{field}:N",
            legend=None,
            scale=alt.Scale(domain=list(looks), range=list(values)),
        )
        for (name, channel), values in zip(channels.items(), ranges, strict=True)
    }


def _around(values: pd.Series, channel: Any, title: str) -> Any:
    """Return an axis that ends at full tens around the values."""
    ends = [10 * np.floor(values.min() / 10), 10 * np.ceil(values.max() / 10)]
    ends[1] = max(ends[1], ends[0] + 10)
    scale = alt.Scale(domain=[float(end) for end in ends], nice=False)
    field = "x:Q" if channel is alt.X else "y:Q"
    return channel(field, title=title, scale=scale, axis=alt.Axis(tickCount=6))


def _marked(base: alt.Chart) -> list[alt.Chart]:
    """Return the ring and the name of the district that is marked, if any is."""
    if not base.data["chosen"].any():
        return []
    only = base.transform_filter("datum.chosen")
    return [
        only.mark_point(size=500, color=theme.INK, strokeWidth=2.5),
        only.mark_text(dy=-18, fontSize=15, fontWeight="bold", color=theme.INK).encode(
            text="name:N"
        ),
    ]
