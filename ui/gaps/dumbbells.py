"""Two groups of every district as two marks on one line."""

from typing import Any

import altair as alt
import pandas as pd

from analysis import writing
from ui.figure import theme
from ui.figure.charts import dressed

ROW = 24
_SIZE = 110


def ordered(table: pd.DataFrame, lens: str, *, adverse: bool) -> pd.DataFrame:
    """Return districts that can be compared, the one a lens finds worst first.

    Parameters
    ----------
    table : lenses of the districts, with ``name``
    lens : ``gap`` (widest first), ``level`` (worst first) or ``number`` (most first)
    adverse : whether a high level is worse
    """
    rows = table.dropna(subset=["gap"])
    low_first = lens == "level" and not adverse
    return rows.sort_values([lens, "name"], ascending=[low_first, True])


def dumbbells(
    table: pd.DataFrame,
    names: tuple[str, str],
    *,
    ends: tuple[float, float],
    named: bool = True,
    chosen: str = "",
) -> alt.LayerChart:
    """Draw districts in the order given, both groups of each on its line.

    Parameters
    ----------
    table : columns ``name, level, against, gap``, indexed by district
    names : of the group and of the one it is compared with
    ends : of the axis, percent
    named : whether districts are named; not on a projector
    chosen : code of the district to mark
    """
    rows = _rows(table, chosen, named=named)
    order = rows["place"].tolist()
    base = alt.Chart(rows).encode(y=_names(order, named=named))
    line = base.mark_rule(size=3, opacity=0.55).encode(
        x=_rate("level", ends), x2="against:Q", color=_side("datum.gap > 0")
    )
    tip = _tip(names, named=named)
    marks = [
        base.mark_point(
            filled=True, opacity=1, size=_SIZE, shape=shape, color=colour
        ).encode(x=_rate(field, ends), tooltip=tip)
        for field, shape, colour in _MARKS
    ]
    text = base.mark_text(align="left", dx=11, fontSize=13, color=theme.INK).encode(
        x=_rate("end", ends), text="apart:N"
    )
    return dressed(alt.layer(line, *marks, text), ROW * len(order) + 60)


# Those usually behind are drawn last, over the others.
_MARKS = (("against", "diamond", theme.AHEAD), ("level", "circle", theme.BEHIND))


def key(who: str, other: str) -> str:
    """Return what the marks mean, as HTML that stands above the scrolled rows."""
    return (
        f'<p class="zila-key"><span><b style="color:{theme.BEHIND}">●</b> {who}</span>'
        f'<span><b style="color:{theme.AHEAD}">◆</b> {other}</span>'
        f"<span>The number is the gap in percentage points (pp), + where {who} are "
        f"worse off</span></p>"
    )


def _rows(table: pd.DataFrame, chosen: str, *, named: bool) -> pd.DataFrame:
    rows = table[["level", "against", "gap"]].copy()
    place = table["name"].copy()
    doubled = place.duplicated(keep=False)
    place[doubled] += " (" + place.index[doubled] + ")"
    place[place.index == chosen] = "▸ " + place[place.index == chosen]
    rows["place"] = place if named else [f"{n}" for n in range(len(place))]
    rows["end"] = rows[["level", "against"]].max(axis="columns")
    rows["apart"] = rows["gap"].map(writing.points)
    return rows


def _tip(names: tuple[str, str], *, named: bool) -> list[Any]:
    return [
        *(["place:N"] if named else []),
        alt.Tooltip("level:Q", format=".1f", title=names[0]),
        alt.Tooltip("against:Q", format=".1f", title=names[1]),
        alt.Tooltip("apart:N", title="Gap"),
    ]


def _names(order: list[str], *, named: bool) -> alt.Y:
    axis = alt.Axis(
        grid=True,
        labels=named,
        labelOverlap=False,
        labelFlush=False,
        ticks=False,
        domain=False,
    )
    return alt.Y("place:N", sort=order, title=None, axis=axis)


def _rate(field: str, ends: tuple[float, float]) -> alt.X:
    axis = alt.Axis(orient="top", tickCount=6, format="d", labelExpr="datum.label+'%'")
    scale = alt.Scale(domain=list(ends), nice=False)
    return alt.X(f"{field}:Q", title=None, axis=axis, scale=scale)


def _side(test: str) -> Any:
    return alt.condition(test, alt.value(theme.BEHIND), alt.value(theme.AHEAD))
