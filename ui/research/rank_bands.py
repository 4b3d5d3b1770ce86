"""Places in an index as lines: how far each moves as the weights vary."""

from typing import Any

import altair as alt
import pandas as pd

from ui.figure import theme
from ui.figure.charts import dressed

_HIGH = 420
_BARE = alt.Axis(labels=False, ticks=False, grid=False)


def chart(found: pd.DataFrame, names: pd.Series, chosen: str = "") -> alt.LayerChart:
    """Draw one line a place, those furthest behind first.

    Parameters
    ----------
    found : as `analysis.gaps.composite.rank_bands` gives it
    names : of the places
    chosen : code of the place to mark
    """
    rows = _rows(found, names, chosen)
    scale = alt.Scale(reverse=True, domain=[1, max(2, len(rows))], nice=False)
    base = alt.Chart(rows).encode(
        x=alt.X("order:Q", title="Districts, furthest behind first", axis=_BARE),
        tooltip=list(_TIP.values()),
    )
    bold = base.mark_rule(strokeWidth=3.5, strokeCap="round").encode(
        y=_place("low", scale),
        y2="high:Q",
        color=alt.condition(
            "datum.chosen", alt.value(theme.BEHIND), alt.value(theme.AHEAD)
        ),
    )
    ticks = [
        base.mark_tick(
            orient="horizontal", size=7, thickness=2, color=theme.INK
        ).encode(y=_place(end, scale))
        for end in ("first", "last")
    ]
    named = _names(base, scale, len(rows))
    return dressed(alt.layer(bold, *ticks, *named), _HIGH)


def _names(base: alt.Chart, scale: alt.Scale, size: int) -> list[alt.Chart]:
    """Return the name of the marked place, on paper so that lines stay behind it."""
    place = base.transform_filter("datum.chosen").encode(
        y=_place("top", scale), text="name:N"
    )
    side = alt.ExprRef(f"datum.order * 2 > {size} ? 'right' : 'left'")
    look: dict[str, Any] = {
        "dy": -12,
        "fontSize": 15,
        "fontWeight": "bold",
        "align": side,
    }
    paper: dict[str, Any] = {
        "stroke": theme.PAPER,
        "strokeWidth": 5,
        "color": theme.PAPER,
    }
    return [
        place.mark_text(**look, **paper),
        place.mark_text(**look, color=theme.INK),
    ]


_TIP = {
    "name": alt.Tooltip("name:N", title="District"),
    "places": alt.Tooltip("places:N", title="In nine of ten weightings"),
    "without": alt.Tooltip("without:N", title="One indicator left out"),
}


def _rows(found: pd.DataFrame, names: pd.Series, chosen: str) -> pd.DataFrame:
    rows = found.assign(
        middle=found[["low", "high"]].mean(axis=1),
        name=names.loc[found.index],
        chosen=found.index == chosen,
        places=_span(found["low"], found["high"]),
        without=_span(found["without_low"], found["without_high"]),
        first=found["without_low"],
        last=found["without_high"],
        top=found[["low", "without_low"]].min(axis=1),
    ).sort_values(["middle", "score"])
    return rows.assign(order=range(len(rows)))


def _span(low: pd.Series, high: pd.Series) -> pd.Series:
    return low.map("{:g}".format) + " to " + high.map("{:g}".format)


def _place(field: str, scale: alt.Scale) -> alt.Y:
    return alt.Y(f"{field}:Q", title="Place; 1 is furthest behind", scale=scale)
