"""A map's classes hold what their labels say, and swapping groups mirrors them."""

import re
from functools import partial
from itertools import pairwise, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from pandas.testing import assert_series_equal

from analysis import writing
from analysis.maps.class_words import EXPLAINED, METHODS
from analysis.maps.classes import Classes, diverging, sequential
from tests.oracles import pivot
from tests.support.quick import some
from tests.support.reading import class_by_label

METHOD = st.sampled_from(list(METHODS))
SHARES = st.lists(st.floats(0, 100).map(lambda x: round(x, 6)), min_size=1)
PEOPLE = st.lists(st.integers(0, 500_000), min_size=1)
GAPS = st.lists(st.floats(-90, 90).map(lambda x: round(x, 6)), min_size=1)
FEW = st.lists(st.sampled_from([0.0, 0.0, 0.0, 2.0, 40.0]), min_size=1)
percents = partial(sequential, write=lambda value: f"{value:g}%")
people = partial(sequential, write=writing.number)


def series(values) -> pd.Series:
    return pd.Series(values, index=[f"D{n}" for n in range(len(values))], dtype=float)


def keeps_its_word(scale: Classes, values: pd.Series) -> bool:
    """Whether every value is in the class whose label says so."""
    by_label = class_by_label(scale.labels, values.to_numpy(float))
    return scale.of(values).tolist() == by_label.tolist()


def test_a_class_includes_its_upper_end():
    scale = Classes((10.0, 20.0), ("low", "middle", "high"), (1, 2, 3))
    values = series([0, 10, 10.1, 20, 20.1, None])
    assert scale.of(values).tolist() == [0, 0, 1, 1, 2, -1]
    assert scale.counts(values) == [2, 2, 1]


def test_round_numbers_by_hand():
    scale = percents(series([3, 21, 44, 67, 99]), "round")
    assert scale.breaks == (20, 40, 60, 80)
    assert scale.labels == (
        "Up to 20%",
        "Over 20% to 40%",
        "Over 40% to 60%",
        "Over 60% to 80%",
        "Over 80%",
    )
    assert scale.shades == (1, 2, 3, 4, 5)


def test_other_methods_by_hand():
    values = series([0, 1, 2, 3, 10, 11, 12, 50, 51, 100])
    assert percents(values, "equal").breaks == (20, 40, 60, 80)
    assert percents(values, "quantiles").counts(values) == [2, 2, 2, 2, 2]
    assert percents(values, "natural", k=4).counts(values) == [4, 3, 2, 1]


def test_few_people_are_the_ones_to_see_where_more_is_better():
    values = series([3, 21, 44, 67, 99])
    assert percents(values, "round", darker_low=True).shades == (5, 4, 3, 2, 1)


def test_the_highest_value_is_no_class_of_its_own():
    """A break is never the highest value, not even rounded down."""
    values = series([*range(10, 110, 10), 123_456])
    for method in METHODS:
        scale = people(values, method)
        assert max(scale.breaks) < 120_000, method


@pytest.mark.parametrize("values", [[7.5], [7.5, 7.5, 7.5], [None, None], []])
@pytest.mark.parametrize("method", METHODS)
def test_values_that_do_not_differ_are_one_class(method, values):
    scale = percents(series(values), method)
    assert scale.labels == ("All values",) and scale.breaks == ()
    known = sum(value is not None for value in values)
    assert scale.counts(series(values)) == [known]


@given(SHARES | FEW, METHOD)
@example([0.0] * 30 + [1.0, 2.0], "natural")
@example([0.0] * 30 + [1.0, 2.0], "quantiles")
def test_every_share_is_what_its_class_is_called(values, method):
    values = series(values)
    scale = percents(values, method)
    assert keeps_its_word(scale, values)
    assert sum(scale.counts(values)) == len(values)
    assert list(scale.breaks) == sorted(set(scale.breaks))
    assert len(set(scale.labels)) == len(scale.labels) == len(scale.breaks) + 1


@given(PEOPLE, METHOD)
@example([22, 23, 100, 200], "quantiles")
@example([0] * 40 + [3, 7, 9], "natural")
def test_every_number_of_people_is_what_its_class_is_called(values, method):
    values = series(values)
    scale = people(values, method)
    assert keeps_its_word(scale, values)
    assert sum(scale.counts(values)) == len(values)
    assert len(set(scale.labels)) == len(scale.labels)


@given(GAPS, METHOD)
@example([3.0, -3.0], "round")
@example([3.0, -3.0, 0.5], "natural")
@example([30.0, 20.0, 11.0, -30.0, -20.0, -11.0], "round")
def test_every_gap_is_what_its_class_is_called(values, method):
    values = series(values)
    scale = diverging(values, method)
    assert keeps_its_word(scale, values)
    assert sum(scale.counts(values)) == len(values)
    assert 1 <= len(scale.labels) <= 6
    equal = scale.labels[scale.shades.index(0)]
    assert equal == "About equal (within 1 pp)"


@given(GAPS, METHOD)
@example([30.0, 20.0, 11.0, -30.0, -20.0, -11.0], "round")
@example([30.0, 20.0, 11.0, 5.0, -30.0, -20.0, -11.0], "round")
def test_swapping_the_groups_mirrors_the_classes(values, method):
    values = series(values)
    there, back = diverging(values, method), diverging(-values, method)
    turned = {"Ahead": "Behind", "Behind": "Ahead"}
    mirrored = [
        re.sub("Ahead|Behind", lambda word: turned[word.group()], label)
        for label in reversed(back.labels)
    ]
    assert list(there.labels) == mirrored
    assert there.shades == tuple(-shade for shade in reversed(back.shades))
    assert there.counts(values) == back.counts(-values)[::-1]


@given(GAPS, METHOD)
def test_one_shade_is_one_distance_from_parity_on_both_sides(values, method):
    scale = diverging(series(values), method)
    steps = {}
    for label, shade in zip(scale.labels, scale.shades, strict=True):
        if shade and "more than" not in label:
            steps.setdefault(abs(shade), set()).add(label.split(" by ")[1])
    assert all(len(said) == 1 for said in steps.values())


def test_one_pp_is_about_equal_and_a_little_more_is_not():
    values = series([1.0, -1.0, 1.0001, -1.0001, 8, -8])
    scale = diverging(values, "round")
    shades = [scale.shades[index] for index in scale.of(values)]
    assert shades[:2] == [0, 0]
    assert shades[2] > 0 > shades[3]


def test_gaps_on_one_side_have_no_classes_on_the_other():
    scale = diverging(series([2, 12, 18, 25, 31]), "round")
    assert scale.shades == (0, 1, 2, 3)
    assert not any("Ahead" in label for label in scale.labels)


@given(SHARES, METHOD, st.randoms())
def test_the_order_of_places_does_not_matter(values, method, shuffled):
    values = series(values)
    mixed = list(values.index)
    shuffled.shuffle(mixed)
    again = percents(values.loc[mixed], method)
    assert again == percents(values, method)
    assert_series_equal(again.of(values.loc[mixed]).loc[values.index], again.of(values))
    gaps = values - 50
    assert diverging(gaps.loc[mixed], method) == diverging(gaps, method)


@given(SHARES, METHOD, st.integers(1, 4))
def test_what_is_missing_changes_no_class_and_counts_in_none(values, method, gone):
    known, holes = series(values), series([*values, *[None] * gone])
    scale = percents(holes, method)
    assert scale == percents(known, method)
    assert (scale.of(holes) == -1).sum() == gone
    assert sum(scale.counts(holes)) == len(values)


@given(SHARES, METHOD)
def test_inputs_stay_as_they_were(values, method):
    values = series(values)
    before = values.copy(deep=True)
    percents(values, method)
    diverging(values, method)
    assert_series_equal(values, before)


@given(SHARES, METHOD)
def test_a_higher_value_is_never_in_a_lower_class(values, method):
    values = series(values).sort_values()
    assert percents(values, method).of(values).is_monotonic_increasing


@given(st.lists(st.floats(0, 100), min_size=5, unique=True))
def test_equal_steps_are_equal(values):
    low, high = min(values), max(values)
    assume(high - low > 10)
    step = (high - low) / 5
    breaks = percents(series(values), "equal").breaks
    assert np.allclose(breaks, [low + step * n for n in range(1, 5)], atol=0.06)


def test_round_steps_are_equal_and_round():
    for name in pivot.catalogue():
        if pivot.catalogue()[name].kind != "share":
            continue
        band = pivot.catalogue()[name].bands[0]
        breaks = percents(pivot.expected(name, band, "all")["rate"], "round").breaks
        steps = {round(b - a, 6) for a, b in pairwise(breaks)}
        assert len(steps) == 1
        first = f"{steps.pop():.0e}"[0]
        assert first in "125", name


def test_every_method_is_named_and_explained():
    assert list(METHODS) == list(EXPLAINED)
    assert all(text.endswith(".") for text in EXPLAINED.values())


@pytest.mark.parametrize(
    ("name", "method"), some(product(pivot.catalogue(), METHODS), 11)
)
def test_classes_of_the_census_hold_what_they_are_called(name, method):
    """Level and number of every age band and group of every indicator."""
    of = pivot.catalogue()[name]
    for _, band, key in [cell for cell in pivot.cells() if cell[0] == name]:
        table = pivot.expected(name, band, key)
        lacking = table["bottom"] - table["top"]
        number = lacking if of.direction == "favourable" else table["top"]
        shown = [(people, number), (percents, table["rate"])]
        for make, values in shown[: 1 if of.kind == "count" else 2]:
            scale = make(values.dropna(), method)
            assert keeps_its_word(scale, values.dropna()), (band, key)
            assert 3 <= len(scale.labels) <= 6, (band, key, scale.labels)
