"""A district among those most like it: the verdict in words, and the figures."""

from functools import cache, lru_cache

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.gaps import peers
from analysis.gaps.composite import DISABILITY
from analysis.gaps.standing import Standing, standing
from analysis.rates.rates import NOT_APPLICABLE
from analysis.sentences import standing as words
from analysis.sentences.gaps import FEW
from data.vocabulary import ADVERSE, CONTEXT
from ui.district import numbers
from ui.edition import tables
from ui.figure import charts
from ui.figure.axes import titled
from ui.figure.figure import figure
from ui.figure.table import show
from ui.view import alike, options
from ui.view.numbers import table_of
from ui.view.selection import Selection

ANCHOR = "peers"
NO_VERDICT = "More of it is neither better nor worse, so districts get no place by it."
UNEVEN = "Reported disability is under-reported, so districts are not compared by it."
_UNKNOWN = "It or nearly all districts like it have no figure, so it gets no place."
_NOBODY = "Nobody of this group lives here: it gets no place."
_KEPT = 512
_COMPARED = ("indicator", "band", "group", "against", "district")


def verdict(selection: Selection, *, brief: bool = False) -> str:
    """Return how the district stands among its peers, in sentences.

    Parameters
    ----------
    selection : indicator, age band, groups and district
    brief : whether its place is enough, without its gap and what is weak
    """
    of = options.indicator(selection)
    if of.theme == DISABILITY:
        return UNEVEN
    if not options.may_compare(of):
        return NO_VERDICT
    found = _verdict(**{name: getattr(selection, name) for name in _COMPARED})
    return " ".join(found[:1] if brief else found)


@lru_cache(_KEPT)
def _verdict(**kept: str) -> tuple[str, ...]:
    selection = Selection(**kept)
    direction = options.indicator(selection).direction
    table, here = _told_of(beside(selection)), selection.district
    names = table["name"]
    found = standing(table["level"], here, direction)
    if found is None:
        alone = table.at[here, "status"] == NOT_APPLICABLE
        return (_NOBODY if alone else _UNKNOWN,)
    said = [f"{writing.sentence(words.verdict(found, names))}."]
    if "gap" in table:
        apart = standing(table["gap"], here, ADVERSE)
        if apart is not None:
            gap = words.verdict(apart, names, words.GAP)
            said.append(f"Its gap of {writing.points(apart.value)}: {gap}.")
    said.append(_reserved(table, found, here, direction))
    return tuple(each for each in said if each)


def _told_of(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table without the rates of a few people, which tell nothing."""
    kept = [name for name in ("level", "gap") if name in table]
    few = ~(table["people"].to_numpy(float) >= FEW)
    if not few.any():
        return table
    return table.assign(**{name: table[name].mask(few) for name in kept})


def _reserved(table: pd.DataFrame, found: Standing, here: str, direction: str) -> str:
    """Return what the verdict rests on that is weak: missing and flagged counts."""
    names, flagged = table["name"], _flagged().intersection(table.index)
    weak = flagged.drop(here, errors="ignore").difference(found.missing)
    kept = standing(table["level"].drop(weak), here, direction) if len(weak) else found
    again = words.verdict(kept, names) if kept else "too few are left to compare with"
    # Compared without its counts of places, which must differ.
    same = kept is not None and _told(kept) == _told(found)
    return words.reserved(
        list(names[found.missing]),
        list(names[weak]),
        "" if same else again,
        here in flagged,
    )


@cache
def _flagged() -> pd.Index:
    """Return the districts whose count is flagged."""
    return tables.flags().index[tables.flags().astype(bool)]


def _told(found: Standing) -> tuple[str, float]:
    below, above = len(found.worse), len(found.better)
    side = "middle" if below == above else ("worse" if below < above else "better")
    return f"{side} {min(below, above)} {len(found.level)}", found.apart


def beside(selection: Selection) -> pd.DataFrame:
    """Return the district and the districts most like it.

    Returns
    -------
    DataFrame, indexed by district, itself first: the lenses, ``name`` and ``chosen``
    """
    kept = {name: getattr(selection, name) for name in _COMPARED}
    return _beside(**kept).copy(deep=False)


@lru_cache(_KEPT)
def _beside(**kept: str) -> pd.DataFrame:
    selection = Selection(**kept)
    here = selection.district
    found = peers.similar(here, alike.matched(selection).traits)
    codes = pd.Index([here, *found.index])
    names = tables.tables().districts["name"].loc[codes]
    table = table_of(selection, "district").loc[codes]
    return table.assign(name=names, chosen=codes == here)


def summary(selection: Selection) -> None:
    """Write the verdict, with the way to the figures behind it."""
    text = writing.literal(verdict(selection))
    st.markdown(f"**Among its peers.** {text} [Who they are](#{ANCHOR})")


def draw(selection: Selection) -> None:
    """Draw the district among its peers, and its place by every other indicator."""
    of, table = options.indicator(selection), beside(selection)
    said = verdict(selection, brief=True)
    age, share = options.at_age(of, selection.band), of.kind == "share"
    title = titled(f"{of.label}{age}", of.kind)
    rows = charts.rows(table, ranked=of.direction != CONTEXT)
    chart = charts.ranking(rows, title, share)

    def picture() -> None:
        st.vega_lite_chart(chart, alt=said)
        st.caption(writing.literal(f"{alike.matched(selection).rule}."))

    st.header("Its peers", anchor=ANCHOR)
    figure(picture, numbers.facts(selection, "peers", table, said), selection)
    _others(selection)


def _others(selection: Selection) -> None:
    name = tables.named(selection.district)["name"]
    label = f"{name} among its peers by every indicator"
    box = st.expander(
        writing.literal(label), key="by_every_indicator", on_change="rerun"
    )
    if box.open:
        with box:
            show(by_every(selection), label, {})


def by_every(selection: Selection) -> pd.DataFrame:
    """Return the verdict by every indicator that may be compared, the chosen first."""
    catalogue = tables.tables().indicators
    keys = [key for key, of in catalogue.items() if options.may_compare(of)]
    keys = [key for key in keys if catalogue[key].theme != DISABILITY]
    ordered = dict.fromkeys([selection.indicator, *keys])
    views = [
        selection
        if key == selection.indicator
        else Selection(district=selection.district).asked(
            {"indicator": key}, options.options
        )[0]
        for key in ordered
    ]
    return pd.DataFrame(
        {
            "Indicator": options.indicator(view).label,
            "Whom": options.group_name(view.group, view),
            "Among its peers": verdict(view),
        }
        for view in views
    )
