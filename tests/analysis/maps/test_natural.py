"""Natural breaks are the best there are, and are found however many values tie."""

from itertools import combinations

import mapclassify
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.maps.natural_breaks import natural_breaks
from tests.oracles import pivot

VALUES = st.lists(st.integers(0, 60), min_size=4, max_size=9)
TIED = [0.0] * 40 + [3.0, 7.0, 9.0, 30.0, 31.0]


def spread(values, ends) -> float:
    """The sum of squares within classes that end at some values."""
    values, total = np.asarray(values, float), 0.0
    for low, high in zip([-np.inf, *ends], ends, strict=False):
        inside = values[(values > low) & (values <= high)]
        total += ((inside - inside.mean()) ** 2).sum()
    return total


def test_natural_breaks_by_hand():
    values = np.array([50.0, 0, 1, 2, 3, 10, 100, 11, 51, 12])
    assert natural_breaks(values, 4).tolist() == [3, 12, 51, 100]
    assert natural_breaks(values, 1).tolist() == [100]


@given(VALUES, st.integers(2, 4))
@example([0, 0, 0, 0, 5, 9], 3)
def test_no_other_division_differs_less_within(values, k):
    different = sorted(set(values))
    k = min(k, len(different))
    found = natural_breaks(np.array(values, float), k)
    others = combinations(different[:-1], k - 1)
    best = min(spread(values, [*ends, different[-1]]) for ends in others)
    assert len(found) == k and found[-1] == different[-1]
    assert np.isclose(spread(values, found), best)


@pytest.mark.filterwarnings("ignore:Numba not installed")
@pytest.mark.parametrize("key", ["female", "male-rural", "female-urban"])
def test_the_breaks_of_the_census_are_those_of_mapclassify(key):
    values = pivot.expected("out_of_school_5_16", "all", key)["top"].to_numpy()
    theirs = mapclassify.FisherJenks(values, k=5).bins
    assert natural_breaks(values, 5).tolist() == theirs.tolist()


def test_many_ties_are_one_class():
    found = natural_breaks(np.array(TIED), 4)
    assert found.tolist() == [0, 3, 9, 31]


def test_the_values_stay_as_they_were():
    values = np.array([3.0, 1, 2, 9])
    natural_breaks(values, 2)
    assert values.tolist() == [3, 1, 2, 9]
