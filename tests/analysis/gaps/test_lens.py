"""Three lenses show one comparison: the gap, the level and the number of people."""

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis.gaps.gap import gaps
from analysis.gaps.lenses import available, half, lenses
from tests.support.toy import groups, rates_of

GIRLS, BOYS = rates_of([60, 30, 0], [100, 200, 0]), rates_of([20, 60, 9], [50, 80, 10])
NUMBERS = st.lists(st.integers(0, 50), min_size=1, max_size=7)


def test_of_an_adverse_indicator_those_counted_are_the_number():
    table = lenses(GIRLS, BOYS, direction="adverse", kind="share")
    assert table["number"].tolist()[:2] == [60, 30]
    assert table["people"].tolist() == [100, 200, 0]
    assert table["level"].tolist()[:2] == [60, 15]
    assert table["against"].tolist() == [40, 75, 90]


def test_of_a_favourable_indicator_the_rest_are_the_number():
    table = lenses(GIRLS, BOYS, direction="favourable", kind="share")
    assert table["number"].tolist()[:2] == [40, 170]


def test_where_there_is_no_rate_there_is_no_number_either():
    table = lenses(GIRLS, BOYS, direction="favourable", kind="share")
    last = table.iloc[2]
    assert last[["level", "number", "gap", "parity", "to_close"]].isna().all()
    assert (last["status"], last["status_against"]) == ("not applicable", "value")
    assert last["against"] == 90


def test_a_count_is_everybody():
    counted = GIRLS.assign(rate=GIRLS["numerator"], status="value")
    table = lenses(counted, None, direction="context", kind="count")
    for column in ("level", "number", "people"):
        assert table[column].tolist() == [60, 30, 0]


@pytest.mark.parametrize("direction", ["favourable", "adverse", "context"])
def test_without_another_group_there_is_no_gap(direction):
    table = lenses(GIRLS, None, direction=direction, kind="share")
    assert available(table) == ["level", "number"]


def test_context_never_has_a_gap():
    """Not even when two groups are given: nobody ranks languages or disability."""
    table = lenses(GIRLS, BOYS, direction="context", kind="share")
    assert available(table) == ["level", "number"]
    assert not {"gap", "parity", "to_close", "against"} & set(table)
    assert table["number"].tolist()[:2] == [60, 30]


@given(groups(), st.sampled_from(["favourable", "adverse"]))
def test_the_lenses_agree_with_one_another(both, direction):
    table = lenses(*both, direction=direction, kind="share")
    assert available(table) == ["gap", "level", "number"]
    found = gaps(*both, direction=direction)
    columns = {"gap": "gap", "parity": "parity", "to_close": "people"}
    renamed = found.rename(columns={v: k for k, v in columns.items()})
    assert_frame_equal(table[list(columns)], renamed[list(columns)])
    share = 100 * table["number"] / table["people"]
    expected = table["level"] if direction == "adverse" else 100 - table["level"]
    assert (share - expected).abs().fillna(0).max() < 1e-9
    assert not (table["to_close"] > table["people"]).any()


@given(groups(), st.sampled_from(["favourable", "adverse", "context"]))
def test_inputs_stay_as_they_were(both, direction):
    before = [table.copy(deep=True) for table in both]
    lenses(*both, direction=direction, kind="share")
    for table, kept in zip(both, before, strict=True):
        assert_frame_equal(table, kept)


@given(NUMBERS)
def test_half_is_the_fewest_places_that_hold_half(numbers):
    total = sum(numbers)
    fewest = next(
        size
        for size in range(1, len(numbers) + 1)
        if any(2 * sum(some) >= total for some in combinations(numbers, size))
    )
    assert half(pd.Series(numbers)) == fewest


@given(NUMBERS, st.randoms())
def test_half_ignores_order_and_what_is_missing(numbers, shuffled):
    mixed = [*numbers, None, None]
    shuffled.shuffle(mixed)
    assert half(pd.Series(mixed, dtype=float)) == half(pd.Series(numbers))
