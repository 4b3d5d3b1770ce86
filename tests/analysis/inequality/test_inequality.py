"""Measures of inequality: cases done by hand, and what must hold for any groups."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.inequality.measures import (
    BINARY,
    DIMENSIONS,
    MEASURES,
    ORDERED,
    UNORDERED,
    applicable,
)
from analysis.inequality.pair import pair
from analysis.inequality.parity import adjusted, in_band, plain, side
from analysis.inequality.simulated import KIND
from analysis.inequality.subgroups import of_frame
from analysis.inequality.summary import dimension_of, measured, summary
from tests.oracles import independent as other

GROUPS = ("north", "south", "east")
FRAME = pd.DataFrame(
    {"group": GROUPS, "estimate": [50.0, 25.0, 75.0], "population": [100, 300, 200]}
)
STEPS = FRAME.assign(estimate=[20.0, 40.0, 60.0], population=100, order=[1, 2, 3])
PAIR = pd.DataFrame(
    {"group": ["girls", "boys"], "estimate": [40.0, 50.0], "population": [90, 110]}
)
BETTER, WORSE = "favourable", "adverse"


def values(frame, dimension=UNORDERED, direction=BETTER, **given):
    found = summary(frame, dimension=dimension, direction=direction, **given)
    return {each.measure: each for each in found}


def numbers(*given, **named):
    return {key: each.estimate for key, each in values(*given, **named).items()}


# --- by hand ------------------------------------------------------------------------


def test_three_regions_by_hand():
    # mean = (50·100 + 25·300 + 75·200) / 600 = 45.8333; shares 1/6, 1/2, 1/3
    found = numbers(FRAME, reference="north")
    mean, best = 27_500 / 600, 75.0
    assert found["d"] == 25 and found["r"] == 2
    # 1/6·4.1667² + 1/2·20.8333² + 1/3·29.1667² = 503.4722
    assert found["bgv"] == pytest.approx(503.472222, abs=1e-6)
    assert found["bgsd"] == pytest.approx(22.438187, abs=1e-6)
    assert found["cov"] == pytest.approx(48.95604, abs=1e-5)
    assert found["mdmu"] == pytest.approx((4.166667 + 20.833333 + 29.166667) / 3)
    assert found["mdmw"] == pytest.approx(4.166667 / 6 + 20.833333 / 2 + 29.166667 / 3)
    assert found["mdbu"] == pytest.approx(25) and found["mdru"] == pytest.approx(50 / 3)
    assert found["mdbw"] == pytest.approx(25 / 6 + 50 / 2)
    assert found["mdrw"] == pytest.approx(25 / 2 + 25 / 3)
    assert found["idisu"] == pytest.approx(100 * found["mdmu"] / mean)
    assert found["par"] == pytest.approx(best - mean)
    assert found["paf"] == pytest.approx(100 * (best - mean) / mean)
    # shares of the total: 2/11, 3/11, 6/11
    gini = 1 - sum((1 / 2 * 3 / 11, 1 / 6 * (3 + 5) / 11, 1 / 3 * (5 + 11) / 11))
    assert found["gini"] == pytest.approx(gini)


def test_even_steps_by_hand():
    found = numbers(STEPS, ORDERED)
    assert found["d"] == 40 and found["r"] == 3
    # ranks 1/6, 1/2, 5/6: (60 − 20) / 3 · 2/3 = 8.8889; slope 20 / (1/3) = 60
    assert found["aci"] == pytest.approx(80 / 9)
    assert found["rci"] == pytest.approx(2 / 9)
    assert found["rci-wagstaff"] == pytest.approx(2 / 9 / 0.6)
    assert found["rci-erreygers"] == pytest.approx(4 * 80 / 900)
    assert found["sii-linear"] == pytest.approx(60)
    assert found["rii-linear"] == pytest.approx(7)
    assert found["par"] == 20 and found["paf"] == 50


def test_a_logit_by_hand():
    # logit y = 6X − 3 at X = 1/6, 1/2, 5/6: the ends are expit(±3).
    y = [100 / (1 + math.exp(2)), 50.0, 100 / (1 + math.exp(-2))]
    found = numbers(STEPS.assign(estimate=y), ORDERED)
    assert found["sii"] == pytest.approx(100 * math.tanh(1.5))
    assert found["rii"] == pytest.approx(math.exp(3))


def test_a_pair_is_fixed_and_signed():
    found = values(PAIR, BINARY, reference="boys")
    assert list(found) == ["d", "r", "parity", "adjusted-parity"]
    assert found["d"].estimate == 10 and found["d"].note == "boys against girls"
    assert found["r"].estimate == 1.25 and found["parity"].estimate == 0.8
    ahead = numbers(PAIR.assign(estimate=[50.0, 40.0]), BINARY, reference="boys")
    assert ahead["d"] == -10 and ahead["adjusted-parity"] == pytest.approx(1.2)
    adverse = values(PAIR, BINARY, WORSE, reference="boys")
    assert adverse["d"].estimate == -10 and adverse["d"].note == "girls against boys"
    assert adverse["parity"].estimate == 60 / 50
    assert adverse["parity"].note.endswith("on the favourable form")


def test_the_two_groups_follow_the_rule():
    def two(frame=FRAME, direction=BETTER, reference=None):
        groups = of_frame(frame, direction=direction, reference=reference)
        return tuple(groups.names[place] for place in pair(groups))

    assert two() == two(direction=WORSE) == ("east", "south")
    assert two(reference="north") == ("north", "south")
    assert two(direction=WORSE, reference="north") == ("east", "north")
    assert two(STEPS) == ("east", "north")
    assert two(STEPS, WORSE) == ("north", "east")
    assert two(STEPS.iloc[::-1]) == ("east", "north")


def test_adverse_turns_best_and_sign():
    found = numbers(FRAME, direction=WORSE)
    mean = 27_500 / 600
    assert found["par"] == pytest.approx(25 - mean) and found["paf"] < 0
    assert found["mdbw"] == pytest.approx(25 / 6 + 50 / 3)
    worse_at_top = numbers(STEPS.assign(order=[3, 2, 1]), ORDERED)
    assert worse_at_top["par"] == 0 and worse_at_top["aci"] < 0


@pytest.mark.parametrize(
    ("value", "reference", "index", "even", "where"),
    [
        (40, 50, 0.8, 0.8, "lower"),
        (50, 40, 1.25, 1.2, "higher"),
        (0, 40, 0, 0, "lower"),
        (40, 0, math.nan, 2, "higher"),
        (0, 0, math.nan, math.nan, "undefined"),
        (19.4, 20, 0.97, 0.97, "parity"),
        (20.6, 20, 1.03, 2 - 20 / 20.6, "parity"),
        (19.39, 20, 0.9695, 0.9695, "lower"),
    ],
)
def test_parity_by_hand(value, reference, index, even, where):
    found = plain(value, reference), adjusted(value, reference)
    assert found == pytest.approx((index, even), nan_ok=True)
    assert side(value, reference) == where
    assert in_band(found[0]) == (where == "parity")


def test_the_two_bands_differ_only_just_above():
    assert not in_band(plain(103.05, 100)) and in_band(adjusted(103.05, 100))


# --- intervals ----------------------------------------------------------------------


def test_a_census_has_no_interval():
    for dimension, frame in ((UNORDERED, FRAME), (ORDERED, STEPS), (BINARY, PAIR)):
        for each in values(frame, dimension, reference=frame["group"][1]).values():
            assert math.isnan(each.se) and math.isnan(each.low) and each.kind == ""


def test_a_sample_has_intervals():
    found = values(FRAME.assign(se=[3.0, 4.0, 2.0]), reference="north")
    assert found["d"].se == 5 and found["d"].low == pytest.approx(25 - 5 * other.Z)
    log = math.hypot(3 / 50, 4 / 25)
    assert found["r"].high == pytest.approx(2 * math.exp(other.Z * log))
    assert found["mdmw"].kind == KIND and "simulated" in KIND
    assert found["mdmw"].low < found["mdmw"].estimate < found["mdmw"].high
    assert math.isnan(found["par"].low), "nobody said how many were asked"
    asked = FRAME.assign(se=2.0, asked=FRAME["population"])
    error = other.fraction_error([50.0, 25.0, 75.0], [100, 300, 200], 2, 100)
    assert values(asked)["paf"].se == pytest.approx(100 * error)
    steps = values(STEPS.assign(se=1.0, estimate=[20.0, 45.0, 60.0]), ORDERED)
    assert steps["sii"].low < steps["sii"].estimate < steps["sii"].high
    assert "rough with 3 groups" in steps["sii"].note


def test_one_missing_error_leaves_no_simulation():
    found = values(FRAME.assign(se=[3.0, np.nan, 2.0]))
    assert math.isnan(found["mdmu"].low) and math.isnan(found["bgv"].se)


def test_simulated_limits_keep_within_the_scale():
    frame = FRAME.assign(estimate=[1.0, 50.0, 99.0], se=30.0)
    wide, again = values(frame)["mdbu"], values(frame)["mdbu"]
    assert wide.low >= 0 and wide.high <= 100
    assert (again.low, again.high) == (wide.low, wide.high)


# --- undefined ----------------------------------------------------------------------


def test_nothing_is_said_of_one_group():
    for dimension, frame in ((UNORDERED, FRAME), (ORDERED, STEPS), (BINARY, PAIR)):
        for each in values(frame[:1], dimension).values():
            assert math.isnan(each.estimate) and each.note


def test_two_groups_have_a_difference_and_a_ratio_only():
    found = values(FRAME[:2])
    known = {key for key, each in found.items() if each.estimate == each.estimate}
    assert known == {"d", "r"}
    assert found["ti"].note == "it takes more than two groups with a figure"


def test_groups_at_0():
    some = values(FRAME.assign(estimate=[0.0, 25.0, 75.0]))
    assert math.isnan(some["r"].estimate) and "north is at 0" in some["r"].note
    assert math.isnan(some["mld"].estimate) and "north" in some["mld"].note
    assert some["ti"].estimate > 0
    every = values(FRAME.assign(estimate=0.0))
    assert every["bgv"].estimate == every["par"].estimate == every["d"].estimate == 0
    for key in ("r", "cov", "idisu", "idisw", "ti", "mld", "gini", "paf"):
        assert math.isnan(every[key].estimate) and every[key].note
    steps = values(STEPS.assign(estimate=0.0), ORDERED)
    assert steps["sii"].estimate == 0 and math.isnan(steps["rii"].estimate)
    full = numbers(STEPS.assign(estimate=100.0), ORDERED)
    assert full["sii"] == 0 and full["rii"] == 1 and math.isnan(full["rci-wagstaff"])


def test_a_curve_that_does_not_settle_is_said():
    found = values(STEPS.assign(estimate=[0.0, 0.0, 100.0]), ORDERED)
    assert math.isnan(found["sii"].estimate) and "does not settle" in found["sii"].note
    alone = values(STEPS.assign(population=[0, 5, 0]), ORDERED)
    assert alone["sii"].note == alone["rii-linear"].note
    assert alone["sii"].note == "people live in one group only"
    line = values(STEPS.assign(estimate=[1.0, 2.0, 90.0]), ORDERED)
    assert math.isnan(line["rii-linear"].estimate) and line["rii"].estimate > 1


def test_what_is_left_out_is_named():
    more = pd.concat(
        [FRAME, pd.DataFrame({"group": ["isle"], "estimate": [np.nan]})],
        ignore_index=True,
    )
    before, after = values(FRAME), values(more)
    for key, each in after.items():
        assert each.estimate == before[key].estimate or key.startswith("mdr")
        assert "without a figure for isle" in each.note
    unknown = values(FRAME.assign(population=[100, np.nan, 200]))
    assert unknown["d"].estimate == 50
    assert unknown["bgv"].note == (
        "it takes more than two groups with a figure; without a figure for south"
    )
    nobody = values(FRAME.drop(columns="population"))
    assert nobody["r"].estimate == 3 and math.isnan(nobody["mdmu"].estimate)
    assert values(FRAME.assign(population=0))["bgv"].note == (
        "nobody lives in these groups"
    )


@pytest.mark.parametrize(
    ("frame", "given"),
    [
        (FRAME, {"direction": "sideways"}),
        (FRAME.assign(group="a"), {}),
        (FRAME.assign(population=-1), {}),
        (FRAME, {"reference": "west"}),
        (FRAME, {"scale": 0}),
        (STEPS.assign(order=[1, 1, 2]), {"dimension": ORDERED}),
        (STEPS.assign(order=[1, np.nan, 2]), {"dimension": ORDERED}),
        (FRAME, {"dimension": ORDERED}),
        (FRAME, {"dimension": "round"}),
    ],
)
def test_what_makes_no_sense_is_refused(frame, given):
    with pytest.raises(ValueError, match=r"direction|group|order|dimension|scale"):
        values(frame, **{"dimension": UNORDERED, **given})


# --- the catalogue ------------------------------------------------------------------


def test_which_measures_apply():
    said = {kind: [each.id for each in applicable(kind)] for kind in DIMENSIONS}
    assert said[BINARY] == ["d", "r", "parity", "adjusted-parity"]
    assert set(said[ORDERED]) == {
        *("d", "r", "aci", "rci", "rci-wagstaff", "rci-erreygers"),
        *("sii", "sii-linear", "rii", "rii-linear", "par", "paf"),
    }
    assert set(said[UNORDERED]) == {
        *("d", "r", "bgv", "bgsd", "cov", "mdmu", "mdmw", "mdbu", "mdbw"),
        *("mdru", "mdrw", "idisu", "idisw", "ti", "mld", "gini", "par", "paf"),
    }
    kinds = [dimension_of(of_frame(f, direction=BETTER)) for f in (PAIR, STEPS, FRAME)]
    assert kinds == [BINARY, ORDERED, UNORDERED]


def test_every_measure_is_explained_and_is_right_without_inequality():
    for key, measure in MEASURES.items():
        words = measure.words
        assert words.name and "\n" not in words.formula and words.reading.endswith(".")
        assert measure.sources and measure.id == key
        frame = STEPS if measure.dimensions == (ORDERED,) else FRAME
        frame = PAIR if measure.dimensions == (BINARY,) else frame
        groups = of_frame(
            frame.assign(estimate=40.0), direction=BETTER, reference=frame["group"][1]
        )
        found = measured(key, groups)
        assert found.measure == key
        assert found.estimate == pytest.approx(measure.none, abs=1e-9)


# --- properties ---------------------------------------------------------------------

FIGURES = st.floats(1, 99).map(lambda value: round(value, 3))
ROWS = st.lists(st.tuples(FIGURES, st.integers(1, 10**6)), min_size=3, max_size=8)
DIRECTIONS = st.sampled_from([BETTER, WORSE])
KINDS = st.sampled_from([ORDERED, UNORDERED])
UNWEIGHTED = {"mdmu", "mdbu", "mdru", "idisu"}
FITTED = {"sii", "rii", "sii-linear", "rii-linear"}
CLOSE = {"rel": 1e-7, "abs": 1e-7, "nan_ok": True}


def framed(rows):
    table = pd.DataFrame(rows, columns=["estimate", "population"])
    names = [f"g{i}" for i in range(len(table))]
    return table.assign(group=names, order=range(len(table)))


@given(ROWS, DIRECTIONS, KINDS, st.floats(0.01, 1000))
def test_only_proportions_of_people_count(rows, direction, kind, times):
    frame = framed(rows)
    found = numbers(frame, kind, direction, reference="g1")
    more = frame.assign(population=frame["population"] * times)
    assert numbers(more, kind, direction, reference="g1") == pytest.approx(
        found, **CLOSE
    )


@given(ROWS, DIRECTIONS, KINDS, st.floats(0.01, 100))
def test_the_unit_does_not_matter_to_what_is_relative(rows, direction, kind, times):
    frame = framed(rows)
    found = numbers(frame, kind, direction, reference="g1")
    other_unit = frame.assign(estimate=frame["estimate"] * times)
    turned = numbers(other_unit, kind, direction, reference="g1", scale=100 * times)
    for key, value in found.items():
        power = 2 if key == "bgv" else int(MEASURES[key].absolute)
        assert turned[key] / times**power == pytest.approx(value, **CLOSE)


@given(ROWS, DIRECTIONS, KINDS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows, direction, kind, random):
    frame = framed(rows).assign(se=[1 + y % 3 for y, _ in rows])
    assume(frame["estimate"].is_unique)
    places = list(range(len(frame)))
    random.shuffle(places)
    kept = frame.copy(deep=True)
    found = values(frame, kind, direction, reference="g1")
    again = values(frame.iloc[places], kind, direction, reference="g1")
    for key, each in found.items():
        for part in ("estimate", "se", "low", "high"):
            value = getattr(again[key], part)
            assert value == pytest.approx(getattr(each, part), **CLOSE), key
        assert again[key].note == each.note
    pd.testing.assert_frame_equal(frame, kept)


@given(ROWS, DIRECTIONS, KINDS, st.integers(0, 7), st.floats(0.1, 0.9))
def test_a_group_may_be_cut_in_two(rows, direction, kind, which, part):
    place = which % len(rows)
    figure, people = rows[place]
    cut = [(figure, people * part), (figure, people * (1 - part))]
    halves = framed([*rows[:place], *cut, *rows[place + 1 :]])
    frame = framed(rows)
    found = numbers(frame, kind, direction, reference="g0")
    merged = numbers(halves, kind, direction, reference="g0")
    for key in set(found) - UNWEIGHTED - FITTED:
        if key in ("d", "r") and kind == UNORDERED and place == 0:
            continue  # half of the reference is another group now
        assert merged[key] == pytest.approx(found[key], **CLOSE), key


@given(ROWS, DIRECTIONS, KINDS, st.integers(1, 7))
def test_a_group_without_people_weighs_nothing(rows, direction, kind, which):
    place = 1 + which % (len(rows) - 1)
    figures = [figure for figure, _ in rows]
    between = (min(figures) + max(figures)) / 2
    found = numbers(framed(rows), kind, direction, reference="g0")
    more = framed([*rows[:place], (between, 0), *rows[place:]])
    same = numbers(more, kind, direction, reference="g0")
    skipped = UNWEIGHTED | ({"d", "r"} if kind == UNORDERED else set())
    for key in set(found) - skipped:
        assert same[key] == pytest.approx(found[key], **CLOSE), key


@given(ROWS, KINDS)
def test_turning_the_indicator_round(rows, kind):
    frame = framed(rows)
    found = numbers(frame, kind)
    turned = numbers(frame.assign(estimate=100 - frame["estimate"]), kind, WORSE)
    same = {"d", "bgv", "bgsd", "mdmu", "mdmw", "mdbu", "mdbw"} & set(found)
    flipped = {"aci", "rci-erreygers", "rci-wagstaff", "sii", "sii-linear", "par"}
    for key in same:
        assert turned[key] == pytest.approx(found[key], **CLOSE), key
    for key in flipped & set(found):
        assert turned[key] == pytest.approx(-found[key], **CLOSE), key


@given(FIGURES, FIGURES, DIRECTIONS)
def test_swapping_a_pair(first, second, direction):
    frame = PAIR.assign(estimate=[first, second])
    one = numbers(frame, BINARY, direction, reference="boys")
    two = numbers(frame, BINARY, direction, reference="girls")
    assert two["d"] == pytest.approx(-one["d"])
    assert two["r"] == pytest.approx(1 / one["r"])
    assert two["parity"] == pytest.approx(1 / one["parity"])
    assert two["adjusted-parity"] - 1 == pytest.approx(1 - one["adjusted-parity"])


@given(ROWS, DIRECTIONS)
def test_bounds(rows, direction):
    found = numbers(framed(rows), UNORDERED, direction)
    for key in ("d", "bgv", "cov", "mdmu", "mdbw", "idisw", "ti", "mld", "gini"):
        assert found[key] >= -1e-9
    assert found["r"] >= 1 and found["gini"] < 1
    steps = numbers(framed(rows), ORDERED, direction)
    assert -1 < steps["rci"] < 1 and abs(steps["sii"]) <= 100
