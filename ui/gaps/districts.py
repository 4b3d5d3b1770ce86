"""Up to six districts beside each other, and the peers of one."""

from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.gaps import peers
from analysis.rates.missing import state
from analysis.sentences import gaps, places
from ui.edition import tables
from ui.figure import charts
from ui.figure.axes import titled
from ui.figure.charts import rows
from ui.figure.figure import figure
from ui.figure.table import COUNT, INDEX, PERCENT, column_of, headed, show
from ui.gaps import controls, lines
from ui.gaps.choice import MOST
from ui.gaps.compared import Compared, alone, compare
from ui.gaps.facts import facts, subtitle
from ui.gaps.ranked import numbers
from ui.view import alike, areas, options
from ui.view.selection import NONE

_TO_BEGIN = (
    "To begin with: the district with the most people of each province. The first you "
    "choose takes their place."
)


def districts(pair: Compared) -> None:
    """Draw the districts chosen, and offer peers of the first one."""
    everywhere = compare(replace(pair.chosen, within=areas.NATIONAL, district=NONE))
    codes = chosen_districts(pair)
    table = everywhere.table.loc[codes]
    picked = replace(everywhere, chosen=pair.chosen, table=table)
    said = sentence(picked)

    def draw() -> None:
        controls.districts(pair.chosen)
        controls.lens(pair.chosen)
        if not pair.chosen.codes:
            st.caption(_TO_BEGIN)
        _chart(picked, said)

    around = facts(
        picked,
        "districts",
        said,
        partial(_written, picked),
        *codes,
        *(["people"] if _in_people(picked) else []),
        subtitle=subtitle(pair, area="districts chosen", people=_in_people(picked)),
    )
    figure(draw, around, pair.chosen, first=True)
    _peers(pair, codes[0])


def chosen_districts(pair: Compared) -> list[str]:
    """Return the districts to show: those chosen, else the largest of each province."""
    chosen = pair.chosen
    if chosen.codes:
        return chosen.codes
    people = tables.rates_of("population", "all", "all", "district")["numerator"]
    province = tables.tables().districts["province"]
    largest = people.groupby(province).idxmax().tolist()
    marked = [] if chosen.district == NONE else [chosen.district]
    return list(dict.fromkeys([*marked, *largest]))[:MOST]


def sentence(pair: Compared) -> str:
    """Return the sentence over the districts compared."""
    who, names = alone(pair), pair.table["name"]
    if _in_people(pair):
        return gaps.people(pair.table, names, who)
    if pair.paired:
        return gaps.between(pair.table, names, who)
    return places.spread(pair.table, who)


def _in_people(pair: Compared) -> bool:
    """Say whether people are shown: of what is no count itself, and judged."""
    return pair.chosen.lens == "number" and options.may_compare(pair.indicator)


def _chart(pair: Compared, said: str) -> None:
    table, of = pair.table, pair.indicator
    if not (pair.paired or _in_people(pair)):
        ranked = rows(table.assign(chosen=False), ranked=False)
        title = titled(of.label, of.kind)
        digits = writing.DIGITS[of.kind]
        chart = charts.ranking(ranked, title, of.kind == "share", digits)
        st.vega_lite_chart(chart, alt=said)
        return
    known = table.dropna(subset=["number" if _in_people(pair) else "gap"])
    if known.empty:
        return
    lines.key(pair)
    st.vega_lite_chart(lines.chart(pair, known, known), alt=said)


def _written(pair: Compared) -> tuple[pd.DataFrame, dict[str, Any]]:
    if pair.paired:
        return numbers(pair)
    kept = {
        "name": "District",
        "province": "Province",
        "level": headed(pair.indicator.label, pair.indicator.kind),
    }
    if _in_people(pair):
        kept["number"] = lines.counted(pair)
    table = pair.table[list(kept)].rename(columns=kept)
    kinds = {kept["level"]: column_of(pair.indicator.kind)}
    more = {"P-code": table.index, "State": state(pair.table)}
    return table.assign(**more), kinds


def _peers(pair: Compared, here: str) -> None:
    names = tables.tables().districts["name"]
    matched = alike.matched(pair.chosen)
    found = peers.similar(here, matched.traits)
    st.header(writing.literal(f"Districts most like {names[here]}"), anchor=False)
    controls.peers(pair.chosen, here, list(found.index), matched.rule)
    trait = alike.traits().loc[[here, *found.index]]
    shown_traits = pd.DataFrame(
        {
            "District": names[trait.index],
            "People counted": _people(trait.index),
            "Urban, % of people counted": trait["urban"],
            "Literate at 10 and over, %": trait["literacy"],
            "Distance": found.reindex(trait.index).fillna(0),
        }
    )
    with st.expander("How alike they are"):
        show(shown_traits, "Peers and how alike they are", _FORMATS)


def _people(codes: pd.Index) -> pd.Series:
    found = tables.rates_of("population", "all", "all", "district")["numerator"]
    return found.loc[codes]


_FORMATS = {
    "People counted": COUNT,
    "Urban, % of people counted": PERCENT,
    "Literate at 10 and over, %": PERCENT,
    "Distance": INDEX,
}
