"""The breaks of classes are those of mapclassify, an independent program."""

import warnings

import mapclassify
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.maps.breaks import METHODS
from analysis.maps.classes import _tidy
from tests.oracles import pivot

THEIRS = {
    "round": mapclassify.PrettyBreaks,
    "natural": mapclassify.FisherJenks,
    "quantiles": mapclassify.Quantiles,
    "equal": mapclassify.EqualInterval,
}
WRITTEN = st.lists(
    st.decimals(0, 100, places=2).map(float), min_size=6, max_size=80, unique=True
)


def ends(found):
    """The inner breaks as a map prints them."""
    return [_tidy(value, whole=False) for value in found[:-1]]


def theirs(method, values, k):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return THEIRS[method](values, k=k).bins


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("key", ["female", "male-rural", "female-urban"])
@pytest.mark.parametrize("k", [2, 3, 5])
def test_the_breaks_of_the_census_are_those_of_mapclassify(method, key, k):
    table = pivot.expected("out_of_school_5_16", "all", key)
    for values in (table["top"], 100 * table["top"] / table["bottom"]):
        values = values[np.isfinite(values)].to_numpy(float)
        ours = METHODS[method](values, k)
        assert ends(ours) == ends(theirs(method, values, k))


@pytest.mark.parametrize("method", ["round", "quantiles", "equal"])
@given(values=WRITTEN, k=st.integers(2, 6))
def test_the_breaks_of_any_values_are_those_of_mapclassify(method, values, k):
    values = np.array(values)
    ours, other = METHODS[method](values, k), theirs(method, values, k)
    assert np.allclose(ours[:-1], other[:-1])
    assert len(ours) == len(other)
