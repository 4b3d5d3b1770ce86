"""Districts on a line each, drawn as the lens asks: two groups, one, or people."""

import math
from html import escape

import pandas as pd
import streamlit as st

from analysis import writing
from ui.figure.axes import titled
from ui.figure.vega import Spec
from ui.gaps import bars, dumbbells
from ui.gaps.compared import Compared
from ui.view import options


def key(pair: Compared) -> None:
    """Write what the marks mean; bars say it on their axis."""
    if pair.paired and pair.chosen.lens != "number":
        who, other = pair.subject.who, pair.subject.other
        st.html(dumbbells.key(escape(who), escape(other)))


def chart(pair: Compared, rows: pd.DataFrame, beside: pd.DataFrame) -> Spec:
    """Draw districts in the order given: people or one group as bars.

    Parameters
    ----------
    pair : what is shown, and through which lens
    rows : its districts, or some of them
    beside : the districts of all charts that are read together
    """
    chosen = pair.chosen.district
    if pair.chosen.lens == "number":
        scale, title = bars.scale(beside["number"]), counted(pair)
        return bars.bars(rows, ends=scale, title=title, chosen=chosen)
    if not pair.paired:
        scale, title = bars.scale(beside["level"], share=True), rated(pair)
        return bars.bars(rows, ends=scale, title=title, chosen=chosen, share=True)
    named = pair.subject.who, pair.subject.other
    ends, title = percent(beside), rated(pair)
    return dumbbells.dumbbells(rows, named, ends=ends, title=title, chosen=chosen)


def percent(rows: pd.DataFrame) -> tuple[float, float]:
    """Return the ends of an axis of percent that holds both groups and their text."""
    highest = rows[["level", "against"]].to_numpy().max()
    top = min(100, math.ceil((highest + 1) / 10) * 10)
    return 0, top * 1.12


def rated(pair: Compared) -> str:
    """Return the title of an axis of rates, with its unit."""
    age = options.at_age(pair.indicator, pair.chosen.band)
    whom = "each group" if pair.paired else pair.subject.who
    return titled(f"{pair.indicator.label}{age}", "share", f"of {whom}")


def counted(pair: Compared) -> str:
    """Return the title of an axis of people, with its unit."""
    who = pair.subject
    return titled(writing.those(writing.sentence(who.who), who.lack), "count")
