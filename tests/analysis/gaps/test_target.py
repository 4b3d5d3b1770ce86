"""A goal in people: sums over districts, never negative, province by province."""

from dataclasses import astuple

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis.gaps.gap import in_people
from analysis.gaps.target import GAP, GOALS, MEDIAN, PARITY, by_province, lowest, summed
from analysis.gaps.target import targets as computed
from tests.oracles import pivot
from tests.support.census import districts
from tests.support.toy import groups, rates_of

DIRECTIONS = st.sampled_from(["favourable", "adverse"])
ALL_GOALS = pytest.mark.parametrize("goal", GOALS)
PROVINCE = districts()["province"]


def provinces(table) -> pd.Series:
    """Two provinces by turns."""
    names = [("North", "South")[place % 2] for place in range(len(table))]
    return pd.Series(names, index=table.index)


def national(key: str, indicator="out_of_school_5_16", band="all") -> pd.DataFrame:
    table = pivot.expected(indicator, band, key)
    return rates_of(table["top"].tolist(), table["bottom"].tolist(), list(table.index))


def test_three_goals_by_hand():
    girls = rates_of([60, 30, 20], [100, 200, 100], ["a", "b", "c"])
    boys = rates_of([20, 60, 19], [100, 200, 100], ["a", "b", "c"])
    province = pd.Series("North", index=girls.index)

    def people(goal, direction):
        how = {"direction": direction, "goal": goal}
        return computed(girls, boys, province, **how)["people"].round(6).tolist()

    # Out of school: 60, 15 and 20 %, against 20, 30 and 19 %.
    assert people(GAP, "adverse") == [40, 0, 1]
    assert people(MEDIAN, "adverse") == [40, 0, 0]
    # In school 40, 85, 80 % against 0.97 × 80, 70, 81 %: 77.6, 67.9, 78.57.
    assert people(PARITY, "adverse") == [37.6, 0, 0]
    assert people(GAP, "favourable") == [0, 30, 0]
    assert people(MEDIAN, "favourable") == [0, 10, 0]
    # 0.97 × 30 % is 29.1, 14.1 points over 15 % of 200.
    assert people(PARITY, "favourable") == [0, 28.2, 0]


def test_every_district_counts_once_in_the_median():
    girls = rates_of([10, 20, 600], [100, 100, 1000], ["a", "b", "c"])
    province = pd.Series("North", index=girls.index)
    how = {"direction": "adverse", "goal": MEDIAN}
    table = computed(girls, None, province, **how)
    assert table["goal"].tolist() == [20, 20, 20]
    assert summed(girls, None, table, province, **how).summed == 400


@pytest.mark.parametrize(
    ("direction", "number", "kept"),
    [
        ("adverse", 1, "c"),
        ("adverse", 2, "bc"),
        ("favourable", 1, "ad"),
        ("favourable", 2, "ad"),
        ("favourable", 9, "abcd"),
    ],
)
def test_the_lowest_are_the_worst_off_and_ties_stay_together(direction, number, kept):
    girls = rates_of([1, 5, 9, 1, 0], [10, 10, 10, 10, 0], list("abcde"))
    how = {"direction": direction, "goal": MEDIAN}
    table = computed(girls, None, provinces(girls), **how)
    assert "".join(lowest(table, number, direction=direction)) == kept


@given(groups(), DIRECTIONS, st.sampled_from(GOALS))
def test_nobody_is_subtracted_and_inputs_stay(both, direction, goal):
    before = [table.copy(deep=True) for table in both]
    how = {"direction": direction, "goal": goal}
    table = computed(*both, provinces(both[0]), **how)
    found = summed(*both, table, provinces(both[0]), **how)
    known = table.dropna(subset=["short"])
    assert (known["people"] >= 0).all()
    assert (known["people"] <= both[0]["denominator"].loc[known.index] + 1e-9).all()
    assert found.places_compared == len(known)
    written = known["short"].map(lambda short: float(f"{short:.1f}"))
    assert found.places_behind == (written > 0).sum()
    assert found.places_ahead == (written < 0).sum()
    for now, then in zip(both, before, strict=True):
        assert_frame_equal(now, then)
    if not len(known):
        assert np.isnan([found.summed, found.netted, found.shared]).all()


@given(groups(most=8), DIRECTIONS, st.sampled_from(GOALS))
def test_whoever_changes_reaches_the_goal(both, direction, goal):
    how = {"direction": direction, "goal": goal}
    table = computed(*both, provinces(both[0]), **how)
    sign = -1 if direction == "adverse" else 1
    moved = both[0]["numerator"] + sign * table["people"]
    rate = 100 * moved / both[0]["denominator"]
    left = sign * (table["goal"] - rate)
    assert (left.dropna() < 0.0501).all()


@given(groups(), DIRECTIONS)
def test_closing_the_gap_is_what_the_other_pages_say(both, direction):
    how = {"direction": direction, "goal": GAP}
    table = computed(*both, provinces(both[0]), **how)
    found = summed(*both, table, provinces(both[0]), **how)
    told = astuple(in_people(*both, direction=direction))
    assert np.array_equal(astuple(found), told, equal_nan=True)
    assert np.isclose(found.summed, table["people"].sum(min_count=1)) or np.isnan(
        found.summed
    )


def by_hand(goal, girls, boys) -> pd.Series:
    """Girls short of a goal in every district of the census, without our functions."""
    share = 100 * girls["numerator"] / girls["denominator"]
    theirs = 100 * boys["numerator"] / boys["denominator"]
    aim = {
        GAP: theirs,
        MEDIAN: PROVINCE.map(
            {name: np.median(share[name == PROVINCE]) for name in PROVINCE.unique()}
        ),
        PARITY: 100 - 0.97 * (100 - theirs),
    }[goal]
    return np.maximum(share - aim, 0) / 100 * girls["denominator"]


@ALL_GOALS
def test_districts_sum_to_provinces_and_those_to_the_country(goal):
    girls, boys = national("female"), national("male")
    how = {"direction": "adverse", "goal": goal}
    table = computed(girls, boys, PROVINCE, **how)
    expected = by_hand(goal, girls, boys)
    assert np.allclose(table["people"], expected)
    rows = by_province(girls, boys, table, PROVINCE, **how)
    assert list(rows.index) == sorted(PROVINCE.unique())
    assert np.allclose(rows["summed"].astype(float), expected.groupby(PROVINCE).sum())
    whole = summed(girls, boys, table, PROVINCE, **how)
    assert np.isclose(whole.summed, rows["summed"].sum())
    assert rows[
        ["places_behind", "places_ahead", "places_compared"]
    ].sum().tolist() == [
        whole.places_behind,
        whole.places_ahead,
        whole.places_compared,
    ]


def test_the_gap_of_girls_is_two_and_a_half_million():
    girls, boys = national("female"), national("male")
    how = {"direction": "adverse", "goal": GAP}
    table = computed(girls, boys, PROVINCE, **how)
    found = summed(girls, boys, table, PROVINCE, **how)
    assert round(found.summed / 1e6, 2) == 2.50
    assert round(found.totals / 1e6, 2) == 2.25


def test_the_worst_twenty_districts_at_their_provinces_median():
    girls, boys = national("female"), national("male")
    how = {"direction": "adverse", "goal": MEDIAN}
    table = computed(girls, None, PROVINCE, **how)
    kept = lowest(table, 20, direction="adverse")
    worst = girls["rate"].sort_values(ascending=False).index[:20]
    assert set(kept) == set(worst)
    found = summed(girls, None, table.loc[kept], PROVINCE, **how)
    assert np.isclose(found.summed, by_hand(MEDIAN, girls, boys)[worst].sum())
    assert found.places_behind == 20


@pytest.mark.parametrize("goal", [MEDIAN, PARITY])
def test_the_totals_are_the_formula_on_the_rows_together(goal):
    girls, boys = national("female"), national("male")
    how = {"direction": "adverse", "goal": goal}
    table = computed(girls, boys, PROVINCE, **how)
    found = by_province(girls, boys, table, PROVINCE, **how)["totals"]
    for name in PROVINCE.unique():
        here = name == PROVINCE
        ours, theirs = (each[here].sum() for each in (girls, boys))
        rate = 100 * ours["numerator"] / ours["denominator"]
        other = 100 * theirs["numerator"] / theirs["denominator"]
        aim = 100 - 0.97 * (100 - other)
        if goal == MEDIAN:
            aim = girls["rate"][here].median()
        expected = max(rate - aim, 0) / 100 * ours["denominator"]
        assert np.isclose(found[name], expected), name
