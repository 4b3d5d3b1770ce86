"""Inequality between districts, split within and between provinces."""

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.inequality import decomposition
from analysis.sentences import groups
from ui.figure.figure import figure
from ui.figure.table import PERCENT, show
from ui.gaps.compared import Compared, rates
from ui.gaps.facts import described, facts

_NAMES = {
    "theil": "Theil's index",
    "mld": "Mean log deviation",
    "variance": "Variance, points squared",
}
_INDEX = st.column_config.NumberColumn(format="%.5g")


def provinces(pair: Compared) -> None:
    """Draw how much of the inequality between districts lies between provinces."""
    ours, province = rates(pair, pair.chosen.group), pair.table["province"]
    if province.nunique() < 2:
        st.title("Within and between provinces", anchor=False)
        st.write("One province has nothing between provinces. Choose all of Pakistan.")
        return
    table = splits(ours, province)
    main = decomposition.split(ours["rate"], province, ours["denominator"])
    counted = pair.indicator.counted
    known = int(ours["rate"].notna().sum())
    said = groups.between(main, known, pair.subject)

    def draw() -> None:
        show(table, said, _FORMATS)
        st.caption(
            f"{writing.sentence(counted)} inside a district count as alike, so this "
            f"is a lower bound of the inequality between {counted}."
        )

    whom = f"inequality of {pair.subject.who} between districts"
    more = {"subtitle": described(pair, whom, unit=""), "columns": _FORMATS}
    around = facts(pair, "within-between", said, table, **more)
    figure(draw, around, pair.chosen, first=True)


def splits(ours: pd.DataFrame, province: pd.Series) -> pd.DataFrame:
    """Return every index split, people and districts counting alike in turn.

    Parameters
    ----------
    ours : rates by district (``rate, denominator``)
    province : of each district
    """
    rows = []
    for weight in (ours["denominator"], None):
        for index in decomposition.INDICES:
            found = decomposition.split(ours["rate"], province, weight, index=index)
            rows.append(
                {
                    "Index": _NAMES[index],
                    "Total": found.total.estimate,
                    "Between provinces": found.between.estimate,
                    "Within provinces": found.within.estimate,
                    "Between, % of total": 100 * found.share.estimate,
                    "Note": "; ".join(filter(None, [found.note, found.total.note])),
                }
            )
    return pd.DataFrame(rows)


_FORMATS = dict.fromkeys(("Total", "Between provinces", "Within provinces"), _INDEX)
_FORMATS["Between, % of total"] = PERCENT
