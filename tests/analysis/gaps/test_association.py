"""Two indicators over districts: r agrees with SciPy, and no line is drawn on sand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from analysis.gaps.association import FEWEST, association
from analysis.sentences.indicators import together
from analysis.writing import signed
from tests.oracles import pivot

PAIRS = st.lists(
    st.tuples(st.integers(-100, 100), st.integers(-100, 100)), min_size=12, max_size=30
)


def of(pairs):
    x, y = zip(*pairs, strict=True)
    return association(pd.Series(x, dtype=float), pd.Series(y, dtype=float))


@pytest.mark.slow
@given(PAIRS)
def test_both_correlations_agree_with_scipy(pairs):
    x, y = (np.array(side, dtype=float) for side in zip(*pairs, strict=True))
    assume(np.ptp(x) > 0 and np.ptp(y) > 0)
    found = of(pairs)
    assert found.pearson.estimate == pytest.approx(stats.pearsonr(x, y)[0], abs=1e-9)
    assert found.spearman.estimate == pytest.approx(stats.spearmanr(x, y)[0], abs=1e-9)
    assert found.n == len(pairs)


@given(PAIRS)
def test_a_line_is_drawn_only_where_no_single_place_turns_it(pairs):
    found = of(pairs)
    without = [of(pairs[:at] + pairs[at + 1 :]) for at in range(len(pairs))]
    signs = {np.sign(each.pearson.estimate) for each in without}
    ranked = np.sign(found.spearman.estimate)
    told = signs in ({1.0}, {-1.0}) and ranked == np.sign(found.pearson.estimate)
    near = [each.pearson.estimate for each in without]
    assume(np.nanmin(np.abs([*near, found.spearman.estimate, 1])) > 1e-9)
    assert (found.line is not None) == told
    assert bool(found.why) == (found.line is None)


def test_the_line_is_the_least_squares_line():
    x = np.arange(12.0)
    y = 3 * x - 4 + np.tile([0.5, -0.5], 6)
    slope, intercept = association(pd.Series(x), pd.Series(y)).line
    assert (slope, intercept) == pytest.approx(tuple(np.polyfit(x, y, 1)))


def test_one_place_that_makes_the_whole_association_draws_no_line():
    cloud = [(n % 3, 2 - n % 3) for n in range(12)]
    found = of([*cloud, (90, 90)])
    assert found.pearson.estimate > 0.9
    assert found.line is None and "one place" in found.why
    assert "no direction can be told" in together(found, "a", "b")
    assert signed(found.pearson.estimate) in together(found, "a", "b")


@pytest.mark.parametrize(
    ("pairs", "why"),
    [
        ([(n, n) for n in range(FEWEST - 1)], "fewer than 10"),
        ([(n, 5) for n in range(20)], "the same everywhere"),
    ],
)
def test_without_figures_r_is_undefined_and_says_why(pairs, why):
    found = of(pairs)
    assert np.isnan(found.pearson.estimate) and why in found.pearson.note
    said = together(found, "a", "b")
    assert why in said and "r =" not in said


def test_missing_places_are_left_out():
    pairs = [(n, 2 * n) for n in range(12)]
    x, y = (pd.Series(side, dtype=float) for side in zip(*pairs, strict=True))
    x[3] = y[5] = np.nan
    found = association(x, y)
    assert found.n == 10 and found.pearson.estimate == pytest.approx(1)
    assert "10 districts, not people" in together(found, "a", "b")


def test_the_signs_are_written_plainly():
    assert [signed(r) for r in (0.854, -0.854, 0.001, -0.001)] == [
        "+0.85",
        "−0.85",
        "0.00",
        "0.00",
    ]


def test_out_of_school_and_electric_light_over_the_census():
    girls = pivot.expected("out_of_school_5_16", "all", "female")
    light = pivot.expected("electricity", "all", "all")
    x, y = (100 * each["top"] / each["bottom"] for each in (girls, light))
    found = association(x, y)
    assert found.pearson.estimate == pytest.approx(np.corrcoef(x, y)[0, 1])
    said = together(found, "Out of school", "Electric light")
    assert "go opposite ways over 136 districts, not people" in said
    assert f"r = −{-np.corrcoef(x, y)[0, 1]:.2f}" in said
