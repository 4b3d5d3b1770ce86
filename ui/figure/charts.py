"""Charts that several pages draw, made from tidy frames."""

from typing import Any

import altair as alt
import pandas as pd

from ui.figure import theme

_ROW = 30
HIGH = 40


def beside(table: pd.DataFrame, title: str, share: bool) -> alt.LayerChart:
    """Draw the rate of every group in a district, its province and the country.

    Parameters
    ----------
    table : columns ``group, place, rate``; places in reading order, the district first
    title : of the axis, with its unit
    share : whether rates are percentages, drawn to 100 unless all are low
    """
    places = table["place"].drop_duplicates().tolist()
    order = table["group"].drop_duplicates().tolist()
    base = alt.Chart(table).encode(
        y=alt.Y("group:N", sort=order, title=None, axis=alt.Axis(grid=True)),
        x=_axis(title, share and table["rate"].max() > HIGH),
    )
    marks = base.mark_point(filled=True, opacity=1, size=170).encode(
        color=alt.Color(
            "place:N",
            title=None,
            legend=alt.Legend(title=None),
            scale=alt.Scale(
                domain=places, range=[theme.BEHIND, theme.AHEAD, theme.INK]
            ),
        ),
        shape=alt.Shape(
            "place:N",
            title=None,
            legend=alt.Legend(title=None),
            scale=alt.Scale(domain=places, range=["circle", "diamond", "triangle-up"]),
        ),
        tooltip=["group", "place", alt.Tooltip("rate:Q", format=".1f")],
    )
    return _dressed(marks, len(order))


def ranking(table: pd.DataFrame, title: str, share: bool) -> alt.LayerChart:
    """Draw one rate over places in the order given, the chosen one apart.

    Parameters
    ----------
    table : columns ``name, rate, chosen`` (bool)
    title : of the axis, with its unit
    share : whether rates are percentages, drawn to 100 unless all are low
    """
    base = alt.Chart(table).encode(
        y=alt.Y(
            "name:N", sort=table["name"].tolist(), title=None, axis=alt.Axis(grid=True)
        ),
        x=_axis(title, share and table["rate"].max() > HIGH),
        tooltip=["name", alt.Tooltip("rate:Q", format=",.1f")],
    )
    marks = base.mark_point(filled=True, opacity=1, size=170).encode(
        color=alt.condition(
            "datum.chosen", alt.value(theme.BEHIND), alt.value(theme.AHEAD)
        ),
        shape=alt.condition("datum.chosen", alt.value("diamond"), alt.value("circle")),
    )
    text = base.mark_text(align="left", dx=12, fontSize=14, color=theme.INK).encode(
        text=alt.Text("rate:Q", format=",.1f")
    )
    return _dressed(marks + text, len(table))


def _axis(title: str, whole: bool) -> alt.X:
    scale = alt.Scale(domain=[0, 100]) if whole else alt.Scale(zero=True, nice=True)
    return alt.X("rate:Q", title=title, scale=scale, axis=alt.Axis(tickCount=6))


def _dressed(chart: Any, rows: int) -> Any:
    return (
        chart.properties(height=_ROW * rows + 150)
        .configure_axis(
            labelFontSize=15,
            titleFontSize=15,
            labelLimit=240,
            labelColor=theme.INK,
            titleColor=theme.QUIET,
            titleFontWeight="normal",
        )
        .configure_legend(
            orient="top",
            direction="vertical",
            labelLimit=320,
            labelFontSize=15,
            symbolSize=150,
            labelColor=theme.INK,
        )
        .configure_view(stroke=None)
    )


def rows(table: pd.DataFrame, *, ranked: bool) -> pd.DataFrame:
    """Return the columns a chart of places draws, without places that have no rate.

    Parameters
    ----------
    table : columns ``name, level, chosen``
    ranked : whether the highest stands first; else the names are in their order
    """
    named = table[["name", "level", "chosen"]].rename(columns={"level": "rate"})
    doubled = named["name"].duplicated(keep=False)
    named.loc[doubled, "name"] += " (" + named.index[doubled] + ")"
    by = {"by": "rate", "ascending": False} if ranked else {"by": "name"}
    return named.dropna(subset=["rate"]).sort_values(**by)


def dressed(chart: Any, height: int) -> Any:
    """Return a chart in the house's type and colours.

    Parameters
    ----------
    chart : any chart without configuration
    height : in pixels, without the title of its axis
    """
    return (
        chart.properties(height=height)
        .configure_axis(
            labelFontSize=14,
            titleFontSize=14,
            labelLimit=190,
            labelColor=theme.INK,
            titleColor=theme.QUIET,
            titleFontWeight="normal",
        )
        .configure_legend(
            orient="top", labelFontSize=14, labelLimit=320, labelColor=theme.INK
        )
        .configure_view(stroke=None)
    )
