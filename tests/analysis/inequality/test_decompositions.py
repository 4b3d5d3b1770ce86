"""Splits of inequality and of gaps: by hand, and what must hold for any places."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.gaps.fifths import fifths, grouped
from analysis.inequality.decomposition import (
    INDICES,
    LOG_DEVIATION,
    THEIL,
    UNWEIGHTED,
    VARIANCE,
    WEIGHTED,
    split,
)
from analysis.inequality.gini import gini
from analysis.inequality.kitagawa import kitagawa
from tests.oracles import independent as other
from tests.support.census import by, districts

VALUES = pd.Series([10.0, 30.0, 20.0, 40.0], index=list("wxyz"))
GROUPS = pd.Series(list("aabb"), index=list("wxyz"))


def test_variance_by_hand():
    # mean 25; groups 20 and 30: between 25, within 100 in both
    found = split(VALUES, GROUPS, index=VARIANCE)
    assert [found.total.estimate, found.between.estimate] == [125, 25]
    assert found.within.estimate == 100 and found.share.estimate == 0.2
    assert found.note == UNWEIGHTED
    assert found.groups["mean"].tolist() == [20, 30]
    assert found.groups["between"].tolist() == [12.5, 12.5]


def test_theil_by_hand():
    found = split(VALUES, GROUPS, index=THEIL)
    ratios = [0.4, 1.2, 0.8, 1.6]
    total = sum(r * math.log(r) for r in ratios) / 4
    between = (0.8 * math.log(0.8) + 1.2 * math.log(1.2)) / 2
    assert found.total.estimate == pytest.approx(total)
    assert found.between.estimate == pytest.approx(between)
    lower = split(VALUES, GROUPS, index=LOG_DEVIATION)
    between = -(math.log(0.8) + math.log(1.2)) / 2
    assert lower.between.estimate == pytest.approx(between)


def test_weights_are_people_and_said():
    people = pd.Series([3, 1, 1, 1], index=VALUES.index)
    found = split(VALUES, GROUPS, people, index=VARIANCE)
    assert found.note == WEIGHTED
    assert found.groups["mean"].tolist() == [15, 30]
    assert found.groups["people"].tolist() == pytest.approx([4 / 6, 2 / 6])


def test_what_cannot_be_split_says_why():
    for values, why in (
        (VALUES * np.nan, "no unit has a figure"),
        (VALUES * 0, "every figure is 0"),
        (VALUES - 15, "a figure is below 0"),
        (VALUES - 10, "a unit is at 0"),
    ):
        found = split(values, GROUPS, index=LOG_DEVIATION)
        assert math.isnan(found.total.estimate) and found.within.note == why
    at_nought = split(VALUES - 10, GROUPS, index=THEIL)
    assert at_nought.total.estimate > 0
    alike = split(VALUES * 0 + 7, GROUPS, index=THEIL)
    assert alike.total.estimate == 0 and alike.share.note == "all are alike"
    some = split(VALUES.where(VALUES > 10), GROUPS, index=VARIANCE)
    assert some.note.endswith("1 left out without a figure")
    assert some.groups["units"].tolist() == [1, 2]


FIGURES = st.floats(1, 100)
UNITS = st.lists(
    st.tuples(FIGURES, st.sampled_from("abc"), st.integers(1, 1000)),
    min_size=1,
    max_size=12,
)


@given(UNITS, st.sampled_from(INDICES), st.booleans(), st.floats(0.1, 10))
def test_parts_add_up(rows, index, weighted, times):
    table = pd.DataFrame(rows, columns=["y", "group", "w"])
    kept = table.copy(deep=True)
    weight = table["w"] if weighted else None
    found = split(table["y"], table["group"], weight, index=index)
    parts = found.between.estimate + found.within.estimate
    assert parts == pytest.approx(found.total.estimate, rel=1e-9, abs=1e-12)
    assert found.between.estimate >= -1e-12 and found.within.estimate >= -1e-12
    assert found.groups["people"].sum() == pytest.approx(1)
    pd.testing.assert_frame_equal(table, kept)
    power = 2 if index == VARIANCE else 0
    scaled = split(table["y"] * times, table["group"], weight, index=index)
    assert scaled.between.estimate == pytest.approx(
        found.between.estimate * times**power, abs=1e-9
    )
    turned = table[::-1]
    again = split(turned["y"], turned["group"], weight, index=index)
    assert again.within.estimate == pytest.approx(found.within.estimate, abs=1e-9)
    if weighted:
        more = split(table["y"], table["group"], weight * times, index=index)
        assert more.between.estimate == pytest.approx(found.between.estimate, abs=1e-9)


@given(UNITS)
def test_one_group_has_nothing_between(rows):
    table = pd.DataFrame(rows, columns=["y", "group", "w"])
    for index in INDICES:
        found = split(table["y"], table["group"] * 0 + "a", table["w"], index=index)
        assert found.between.estimate == pytest.approx(0, abs=1e-9)


# --- Gini ---------------------------------------------------------------------------


def test_gini_by_hand():
    # Half of nothing and half of everything: ½; a sample of two: 1.
    assert gini(np.array([0.0, 10.0])) == 0.5
    assert gini(np.array([0.0, 10.0]), sample=True) == 1
    assert gini(np.array([10.0, 0.0]), np.array([1, 3])) == 0.75
    assert math.isnan(gini(np.array([0.0, 0.0])))
    assert math.isnan(gini(np.array([5.0]), sample=True))


@given(UNITS)
def test_gini_weights_are_repeated_units(rows):
    y = np.array([row[0] for row in rows])
    w = np.array([row[2] % 5 + 1 for row in rows])
    found = gini(y, w)
    assert found == pytest.approx(gini(np.repeat(y, w)), abs=1e-12)
    assert found == pytest.approx(other.gini(list(y), other.shares(list(w))), abs=1e-9)


# --- Kitagawa -----------------------------------------------------------------------

STRATA = pd.DataFrame(
    {
        "stratum": ["rural", "urban"],
        "n1": [80, 20],
        "rate1": [50.0, 10.0],
        "n2": [50, 50],
        "rate2": [40.0, 20.0],
    }
)


def test_kitagawa_by_hand():
    # 42 − 30; (0.3·90 − 0.3·30) / 2 = 9 and (10·1.3 − 10·0.7) / 2 = 3
    found = kitagawa(STRATA)
    parts = (found.first, found.second, found.difference, found.composition, found.rate)
    assert [each.estimate for each in parts] == pytest.approx([42, 30, 12, 9, 3])
    assert found.strata["composition"].tolist() == pytest.approx([13.5, -4.5])


def test_an_empty_stratum_has_no_rate():
    lacking = STRATA.assign(n2=[50, 0], rate2=[40.0, np.nan])
    found = kitagawa(lacking)
    assert math.isnan(found.rate.estimate)
    assert found.rate.note == "no rate on one side in urban: merge it with another"
    empty = STRATA.assign(n1=[80, 0], n2=[50, 0], rate1=[50.0, np.nan])
    left = kitagawa(empty)
    assert left.rate.estimate == 10 and left.composition.estimate == 0
    assert left.rate.note == "1 empty strata left out"
    assert kitagawa(STRATA.assign(n2=0)).difference.note == "nobody lives there"


@given(st.lists(st.tuples(FIGURES, FIGURES, FIGURES, FIGURES), min_size=1, max_size=6))
def test_kitagawa_adds_up_and_turns_round(rows):
    table = pd.DataFrame(rows, columns=["n1", "rate1", "n2", "rate2"])
    table["stratum"] = [f"s{i}" for i in range(len(table))]
    kept = table.copy(deep=True)
    found = kitagawa(table)
    parts = found.composition.estimate + found.rate.estimate
    assert parts == pytest.approx(found.difference.estimate, abs=1e-9)
    names = {"n1": "n2", "n2": "n1", "rate1": "rate2", "rate2": "rate1"}
    back = kitagawa(table.rename(columns=names)[::-1])
    assert back.rate.estimate == pytest.approx(-found.rate.estimate, abs=1e-9)
    more = kitagawa(table.assign(n1=table["n1"] * 7))
    assert more.composition.estimate == pytest.approx(found.composition.estimate)
    pd.testing.assert_frame_equal(table, kept)


# --- fifths -------------------------------------------------------------------------


def test_fifths_by_hand():
    share = pd.Series([50.0, 10, 30, 20, 40], index=list("abcde"))
    people = pd.Series(100, index=share.index)
    assert fifths(share, people).tolist() == [5, 1, 3, 2, 4]
    # b is at 250 of 700 people, d at 550: one large district leaves a fifth empty.
    large = people.where(share.index != "b", 500)
    assert fifths(share, large).tolist() == [5, 2, 4, 4, 5]
    tied = pd.Series([10.0, 10, 10, 50], index=list("abcd"))
    assert fifths(tied, pd.Series(1, index=tied.index)).tolist() == [2, 2, 2, 5]


def test_fifths_leave_out_what_they_do_not_know():
    share = pd.Series([50.0, np.nan, 30], index=list("abc"))
    found = fifths(share, pd.Series([10, 10, 0], index=share.index))
    assert found.isna().tolist() == [False, True, True]
    rates = pd.DataFrame({"numerator": [5.0, 1, 1], "denominator": [10, 10, 10]})
    table = grouped(rates.set_axis(share.index), found)
    assert table["estimate"].tolist() == [50] and table["districts"].tolist() == [1]


def test_a_fifth_is_a_ratio_of_sums():
    rates = pd.DataFrame({"numerator": [1.0, 90, 5], "denominator": [10, 100, 50]})
    table = grouped(rates, pd.Series([1, 1, 4], dtype="Int64"))
    assert table["estimate"].tolist() == pytest.approx([100 * 91 / 110, 10])
    assert table["group"].tolist() == ["1", "4"] and table["order"].tolist() == [1, 4]


def test_fifths_of_the_census_hold_a_fifth_of_the_people_each():
    people = by("described", "district").reindex(districts().index)
    urban = (
        by("described", "district", residence="urban").reindex(people.index).fillna(0)
    )
    found = fifths(100 * urban / people, people)
    parts = people.groupby(found).sum() / people.sum()
    assert len(parts) == 5 and parts.between(0.15, 0.25).all()
    order = (urban / people).groupby(found).agg(["min", "max"])
    assert (order["min"].iloc[1:].to_numpy() >= order["max"].iloc[:-1].to_numpy()).all()


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 50)), min_size=1))
def test_fifths_follow_the_order(rows):
    table = pd.DataFrame(rows, columns=["by", "people"])
    found = fifths(table["by"], table["people"])
    assert found.between(1, 5).all()
    pairs = table.assign(fifth=found).sort_values("by")
    assert pairs["fifth"].is_monotonic_increasing
    assert (pairs.groupby("by")["fifth"].nunique() == 1).all()
    again = fifths(table["by"][::-1], table["people"] * 3)
    assert again.sort_index().tolist() == found.tolist()
