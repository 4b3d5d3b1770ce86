"""Inequality split: within and between provinces, and two places by residence."""

import pandas as pd
import streamlit as st

from analysis import decomposition, groups_sentence, words
from analysis.groups import GROUPS, Group
from analysis.kitagawa import Kitagawa, kitagawa
from analysis.rate import total
from data.vocabulary import RESIDENCES
from ui import gaps_controls, options, sources
from ui.figure import figure
from ui.gaps_data import Shown, facts, rates

_NAMES = {
    "theil": "Theil's index",
    "mld": "Mean log deviation",
    "variance": "Variance, points squared",
}
_INDEX = st.column_config.NumberColumn(format="%.5g")
_SHARE = st.column_config.NumberColumn(format="%.1f")


def provinces(found: Shown) -> None:
    """Draw how much of the inequality between districts lies between provinces."""
    ours, province = rates(found, found.chosen.group), found.table["province"]
    if province.nunique() < 2:
        st.header("Within and between provinces", anchor=False)
        st.write("One province has nothing between provinces. Choose all of Pakistan.")
        return
    table = splits(ours, province)
    main = decomposition.split(ours["rate"], province, ours["denominator"])
    said = groups_sentence.between(main, int(ours["rate"].notna().sum()))

    def draw() -> None:
        st.dataframe(table, hide_index=True, alt=said, column_config=_FORMATS)
        st.caption(
            "People inside a district count as alike, so this is a lower bound of "
            "the inequality between people."
        )

    figure(draw, facts(found, "within-between", said, table), found.chosen)


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


def two_places(found: Shown) -> None:
    """Draw how much of the difference of two places is one of residence."""
    chosen = found.chosen
    labels = options.areas()
    first, second = (labels[key] for key in (chosen.first, chosen.second))
    split = difference(found)
    who = f"{words.sentence(_whom(found))} who {found.of.state}: "
    said = groups_sentence.two_places(split, f"{who}{first}", second)
    table = split.strata.rename(columns=_COLUMNS)
    percent = [name for name in table if "share" in name]
    table[percent] *= 100

    def draw() -> None:
        gaps_controls.two_places(chosen)
        if len(table):
            st.dataframe(table, hide_index=True, alt=said, column_config=_FORMATS)
        st.caption("Kitagawa's two parts add up to the difference. No cause is meant.")

    more = {"subtitle": f"{found.of.label}: rural and urban {_whom(found)}, percent"}
    parts = (chosen.first, chosen.second)
    around = facts(found, "two-places", said, table, *parts, **more)
    figure(draw, around, chosen)


def difference(found: Shown) -> Kitagawa:
    """Return the difference between two places, split over rural and urban."""
    chosen, sex = found.chosen, GROUPS[found.chosen.group].sex
    rows = []
    for residence in RESIDENCES:
        row = {"stratum": residence}
        for place, within in enumerate((chosen.first, chosen.second), start=1):
            sums = _total(found, Group(sex, residence).key, within)
            row |= {f"n{place}": sums["denominator"], f"rate{place}": sums["rate"]}
        rows.append(row)
    return kitagawa(pd.DataFrame(rows))


def _total(found: Shown, key: str, within: str) -> pd.Series:
    chosen = found.chosen
    whole = sources.rates_of(chosen.indicator, chosen.band, key, "district")
    return total(whole.loc[options.inside(within)])


def _whom(found: Shown) -> str:
    sex = Group(GROUPS[found.chosen.group].sex)
    return options.group_name(sex.key, found.chosen)


_COLUMNS = {
    "stratum": "Residence",
    "share1": "First place, share of people, %",
    "share2": "Second place, share of people, %",
    "rate1": "First place, rate, %",
    "rate2": "Second place, rate, %",
    "composition": "From where people live, pp",
    "rate": "From the rates, pp",
}
_FORMATS = dict.fromkeys(("Total", "Between provinces", "Within provinces"), _INDEX)
_FORMATS["Between, % of total"] = _SHARE
_FORMATS |= dict.fromkeys(list(_COLUMNS.values())[1:], _SHARE)
