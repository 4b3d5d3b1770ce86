"""A gap says who is behind in points, in parity and in people, whichever way asked."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis.gaps.gap import gaps, in_people, people_behind
from tests.oracles import pivot
from tests.support.toy import groups, rates_of

DIRECTIONS = st.sampled_from(["favourable", "adverse"])
ASKED = ("out_of_school_5_16", "all")


def national(key: str) -> pd.DataFrame:
    """Rates of the districts, from the pivot table of the counts."""
    table = pivot.expected(*ASKED, key)
    return rates_of(table["top"].tolist(), table["bottom"].tolist(), list(table.index))


def test_a_gap_by_hand():
    girls, boys = rates_of([60, 30], [100, 200]), rates_of([20, 60], [100, 200])
    table = gaps(girls, boys, direction="adverse")
    assert table["gap"].tolist() == [40, -15]
    assert table["people"].tolist() == [40, 0]
    # In school: 40 of 100 against 80 of 100; 85 % against 70 %.
    assert table["parity"].round(4).tolist() == [0.5, round(85 / 70, 4)]
    table = gaps(girls, boys, direction="favourable")
    assert table["gap"].tolist() == [-40, 15]
    assert table["people"].tolist() == [0, 30]
    assert table["parity"].round(4).tolist() == [3, 0.5]


def test_parity_needs_somebody_to_compare_with():
    nobody, some = rates_of([0], [50]), rates_of([20], [50])
    assert gaps(some, nobody, direction="favourable")["parity"].isna().all()
    assert gaps(nobody, nobody, direction="favourable")["parity"].isna().all()
    assert gaps(nobody, some, direction="favourable")["parity"].tolist() == [0]
    everybody = rates_of([50], [50])
    assert gaps(some, everybody, direction="adverse")["parity"].isna().all()


def test_a_gap_is_missing_where_either_rate_is():
    some, none = rates_of([1, 1, 0], [2, 2, 0]), rates_of([1, 0, 1], [4, 0, 4])
    table = gaps(some, none, direction="adverse")
    assert table["gap"].notna().tolist() == [True, False, False]
    for column in ("parity", "people"):
        assert table[column].isna().tolist() == table["gap"].isna().tolist()


@given(groups(), DIRECTIONS)
def test_swapping_the_groups_flips_the_sign(both, direction):
    one, other = both
    there = gaps(one, other, direction=direction)
    back = gaps(other, one, direction=direction)
    assert np.array_equal(there["gap"], -back["gap"], equal_nan=True)
    assert there["group"].equals(back["against"].rename("group"))
    counted = (there["people"] > 0) & (back["people"] > 0)
    assert not counted.any()


@given(groups(), DIRECTIONS)
def test_a_group_behind_is_below_parity(both, direction):
    table = gaps(*both, direction=direction).dropna()
    assert ((table["parity"] < 1) == (table["gap"] > 0)).all()
    # A gap that is written as 0.0 counts for nobody.
    written = table["gap"].map(lambda gap: float(f"{gap:.1f}"))
    assert ((table["people"] > 0) == (written > 0)).all()


@given(groups(), DIRECTIONS)
def test_the_other_form_of_an_indicator_has_the_same_gap_and_parity(both, direction):
    turned = [
        rates_of(
            (table["denominator"] - table["numerator"]).tolist(),
            table["denominator"].tolist(),
            list(table.index),
        )
        for table in both
    ]
    opposite = "adverse" if direction == "favourable" else "favourable"
    columns = ["gap", "parity", "people"]
    assert_frame_equal(
        gaps(*both, direction=direction)[columns],
        gaps(*turned, direction=opposite)[columns],
    )


@given(groups(least=2), DIRECTIONS, st.randoms())
def test_the_order_of_places_does_not_matter(both, direction, shuffled):
    order = list(both[0].index)
    shuffled.shuffle(order)
    there = gaps(*(table.loc[order] for table in both), direction=direction)
    assert_frame_equal(there.loc[both[0].index], gaps(*both, direction=direction))


@given(groups(), DIRECTIONS)
def test_inputs_stay_as_they_were(both, direction):
    before = [table.copy(deep=True) for table in both]
    gaps(*both, direction=direction)
    in_people(*both, direction=direction)
    for table, kept in zip(both, before, strict=True):
        assert_frame_equal(table, kept)


@given(groups(), DIRECTIONS)
def test_whoever_changes_closes_the_gap(both, direction):
    one, other = both
    table = gaps(one, other, direction=direction)
    sign = -1 if direction == "adverse" else 1
    mended = one.assign(numerator=one["numerator"] + sign * table["people"].fillna(0))
    mended["rate"] = 100 * mended["numerator"] / mended["denominator"]
    left = gaps(mended, other, direction=direction)["gap"].dropna()
    assert (left < 0.0501).all()


@given(groups(), DIRECTIONS)
def test_the_sum_over_districts_counts_nobody_twice_and_subtracts_nobody(
    both, direction
):
    found = in_people(*both, direction=direction)
    table = gaps(*both, direction=direction)
    assert found.places_compared == table["gap"].notna().sum()
    assert found.places_behind + found.places_ahead <= found.places_compared
    if not found.places_compared:
        assert np.isnan([found.summed, found.netted, found.shared]).all()
        return
    behind = table[table["people"] > 0]
    assert np.isclose(found.summed, behind["people"].sum())
    assert found.places_behind == len(behind)
    assert found.summed >= 0 and found.totals >= 0


@given(groups(number=2, most=8), DIRECTIONS, st.integers(2, 5))
def test_more_people_in_the_same_shares_have_the_same_gap(both, direction, times):
    larger = [
        table.assign(
            numerator=table["numerator"] * times,
            denominator=table["denominator"] * times,
        )
        for table in both
    ]
    one, many = (in_people(*pair, direction=direction) for pair in (both, larger))
    more, before = ([each.summed, each.totals] for each in (many, one))
    assert np.allclose(more, times * np.array(before), atol=1e-6, equal_nan=True)
    assert many.places_behind == one.places_behind


def test_two_districts_that_make_up_for_each_other():
    girls, boys = rates_of([60, 20], [100, 100]), rates_of([20, 60], [100, 100])
    found = in_people(girls, boys, direction="adverse")
    assert found.summed == 40 and found.totals == 0
    assert (found.places_behind, found.places_ahead, found.places_compared) == (1, 1, 2)


def test_a_district_without_the_other_group_counts_in_the_totals_alone():
    girls, boys = rates_of([50, 90], [100, 100]), rates_of([20, 0], [100, 0])
    found = in_people(girls, boys, direction="adverse")
    assert found.places_compared == 1
    assert (found.summed, found.netted, found.shared) == (30, 30, 30)
    # 140 of 200 against 20 of 100: 50 points of 200 girls.
    assert found.totals == 100


def test_every_step_from_the_sum_to_the_totals_by_hand():
    # 60, 20 and 50 % against 20, 60 and 50 %: +40, −40 and 0 points.
    girls = rates_of([60, 20, 500], [100, 100, 1000])
    boys = rates_of([200, 60, 5], [1000, 100, 10])
    found = in_people(girls, boys, direction="adverse")
    assert (found.summed, found.netted) == (40, 0)
    # 580 of 1,200 against 265 of 1,110.
    shared = (580 / 1200 - 265 / 1110) * 1200
    assert found.shared == pytest.approx(shared)
    assert found.totals == pytest.approx(shared)
    assert (found.places_behind, found.places_ahead, found.places_compared) == (1, 1, 3)


def test_a_gap_that_is_written_as_nothing_is_nobodys():
    girls = rates_of([5004, 5006, 4994], [10_000] * 3)
    boys = rates_of([5000] * 3, [10_000] * 3)
    found = in_people(girls, boys, direction="adverse")
    # 0.04, 0.06 and −0.06 points: 0.0, 0.1 and −0.1 as written.
    assert (found.places_behind, found.places_ahead, found.places_compared) == (1, 1, 3)
    assert found.summed == pytest.approx(6)
    assert found.netted == pytest.approx(0)


def test_people_behind_is_never_negative():
    behind = people_behind(pd.Series([10.0, -10.0, 0.0]), pd.Series([50, 50, 50]))
    assert behind.tolist() == [5, 0, 0]


def test_girls_out_of_school_in_people_by_districts_and_on_totals():
    found = in_people(national("female"), national("male"), direction="adverse")
    assert round(found.summed / 1e6, 2) == 2.50
    assert round(found.totals / 1e6, 2) == 2.25
    assert (found.places_behind, found.places_ahead, found.places_compared) == (
        119,
        17,
        136,
    )


@pytest.mark.parametrize("area", sorted(pivot.areas()))
def test_the_sum_over_an_area_is_the_sum_of_its_districts(area):
    inside = pivot.areas()[area]
    girls, boys = national("female").loc[inside], national("male").loc[inside]
    wider = (girls["rate"] - boys["rate"]).clip(lower=0)
    by_hand = (wider / 100 * girls["denominator"]).sum()
    found = in_people(girls, boys, direction="adverse")
    assert np.isclose(found.summed, by_hand)
    together = 100 * girls["numerator"].sum() / girls["denominator"].sum()
    together -= 100 * boys["numerator"].sum() / boys["denominator"].sum()
    assert np.isclose(found.totals, max(together, 0) * girls["denominator"].sum() / 100)
