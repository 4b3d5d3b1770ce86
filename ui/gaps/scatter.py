"""Level against gap, and one indicator against another."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.gaps import association, quadrants
from analysis.sentences import gaps, indicators
from data.census.indicators import Indicator
from ui.edition import tables
from ui.figure.axes import titled
from ui.figure.figure import figure
from ui.figure.table import PERCENT
from ui.gaps import charts, choice, controls, keys
from ui.gaps.compared import Compared, of_area
from ui.gaps.facts import facts
from ui.gaps.ranked import numbers
from ui.view import options, same_group


def level_and_gap(pair: Compared) -> None:
    """Draw the plane of level and gap with its four quarters."""
    level, gap = (pair.overall[name] for name in ("level", "gap"))
    crossing = quadrants.lines(level, gap)
    quarter = quadrants.quadrants(pair.table, crossing, pair.indicator.direction)
    area = f"{pair.area} as a whole"
    named = quadrants.names(gap)
    said = gaps.quarters(quarter, area, pair.subject, gap=gap)
    if pair.table["gap"].notna().sum() == 1:
        said = of_area(pair)
    table = pair.table.assign(
        quadrant=quarter, chosen=pair.table.index == pair.chosen.district
    )
    chart = charts.plane(table, crossing, titles(pair), pair.indicator.direction)

    def draw() -> None:
        st.html(keys.quarters_key(quadrants.counts(quarter), named))
        st.vega_lite_chart(chart, alt=said)
        st.caption(_lines(pair, level, gap))

    table = partial(_in_quarters, pair, quarter.map(named).fillna(""))
    around = facts(pair, "quarters", said, table)
    figure(draw, around, pair.chosen, first=True)


def _in_quarters(
    pair: Compared, quarter: pd.Series
) -> tuple[pd.DataFrame, dict[str, Any]]:
    shown, columns = numbers(pair)
    shown.insert(2, "Quarter", quarter)
    return shown, columns


def _lines(pair: Compared, level: float, gap: float) -> str:
    """Return what the dashed lines and the sizes of the marks mean."""
    ends = f"{writing.percent(level)} and {writing.points(gap)}"
    if gap < 0:
        own = writing.points(gap)
        ends = f"{writing.percent(level)}; and parity, since its own gap is {own}"
    who = pair.subject
    return (
        "Worse off is further right. A district on a line, as figures are written, "
        f"counts as on its better side. Dashed: {pair.area} as a whole, {ends}. The "
        f"larger a mark, the more {writing.those(who.who, who.lack)}."
    )


def two_indicators(pair: Compared) -> None:
    """Draw the chosen indicator against another, over districts."""
    chosen = pair.chosen
    if not choice.may_associate(pair.indicator):
        _not_associable(pair)
        return
    other = tables.tables().indicators[chosen.beside]
    key = same_group.nearest_group(chosen.group, other)
    table = _both(pair, other, key)
    together = association.association(table["x"], table["y"])
    labels = _labels(pair, other, key)
    said = indicators.together(together, *labels)
    ends = _named(pair.indicator, other)
    chart = charts.scatter(table, together, _axes(labels), ends)

    def draw() -> None:
        controls.beside(chosen)
        st.vega_lite_chart(chart, alt=said)
        st.caption(_caution(pair, other, together))

    of, source = pair.indicator, _source(pair.indicator, other)
    caveats = tuple(dict.fromkeys((*of.caveats, *other.caveats)))
    more: dict[str, Any] = {"subtitle": _subtitle(pair, labels), "source": source}
    more |= {"caveats": caveats, "measured": (of, other)}
    shown = partial(_written, pair, table, labels)
    around = facts(pair, "two-indicators", said, shown, chosen.beside, **more)
    figure(draw, around, chosen, first=True)


def titles(pair: Compared) -> tuple[str, str]:
    """Return the titles of the axes of level and of gap, with their units."""
    who = writing.those(writing.sentence(pair.subject.who), pair.indicator.state)
    return titled(who, "share"), titled("Gap", "gap", "(higher is further behind)")


def _axes(labels: tuple[str, str]) -> tuple[str, str]:
    return titled(labels[0], "share"), titled(labels[1], "share")


def _named(of: Indicator, other: Indicator) -> str:
    """Return the axes at whose ends districts may be named."""
    both = zip("xy", (of, other), strict=True)
    return "".join(axis for axis, each in both if options.may_rank(each))


def _source(of: Indicator, other: Indicator) -> str:
    return f"{of.source}, {of.source_table}; {other.source_table}"


def _labels(pair: Compared, other: Indicator, key: str) -> tuple[str, str]:
    """Return what both indicators are called, with whom each is of."""
    view = pair.chosen.plain()
    both = ((pair.indicator, view.group), (other, key))
    first, second = (same_group.of_whom(*each, view) for each in both)
    return first, second


def _not_associable(pair: Compared) -> None:
    st.title(f"{pair.indicator.label}: not set against others", anchor=False)
    st.write(
        "Only shares that are counted alike everywhere are set against each other. "
        "Choose another indicator."
    )


def _written(
    pair: Compared, table: pd.DataFrame, labels: tuple[str, str]
) -> tuple[pd.DataFrame, dict[str, Any]]:
    columns = {
        "District": table["name"],
        "Province": pair.table["province"],
        f"{labels[0]}, %": table["x"],
        f"{labels[1]}, %": table["y"],
        "P-code": table.index,
    }
    kinds = dict.fromkeys((f"{labels[0]}, %", f"{labels[1]}, %"), PERCENT)
    return pd.DataFrame(columns), kinds


def _both(pair: Compared, other: Indicator, key: str) -> pd.DataFrame:
    band = other.bands[0]
    theirs = tables.rates_of(other.id, band, key, "district")
    return pd.DataFrame(
        {
            "name": pair.table["name"],
            "x": pair.table["level"],
            "y": theirs["rate"].loc[pair.table.index],
            "chosen": pair.table.index == pair.chosen.district,
        }
    )


def _subtitle(pair: Compared, labels: tuple[str, str]) -> str:
    both = f"{labels[0]} against {labels[1]}"
    return f"{both}, percent, districts of {pair.area}, {pair.indicator.vintage}"


def _caution(
    pair: Compared, other: Indicator, together: association.Association
) -> str:
    of, chosen = pair.indicator, pair.chosen
    said = ["One mark is one district and counts once, whatever its size"]
    said.append("what holds for districts need not hold for people")
    if together.line is None:
        said.append(f"no line is drawn: {together.why}")
    if set(of.items) & set(other.items):
        said.append("both are made from the same counts, so they go together by rule")
    if same_group.nearest_group(chosen.group, other) != chosen.group:
        whom = options.group_name(chosen.group, chosen)
        said.append(
            f"“{other.label}” has no figures for {whom} alone, so it is of all the "
            "census counts for it there"
        )
    return f"{'; '.join(said)}."
