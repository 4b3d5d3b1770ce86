"""Places in an index: by hand, and what must not change them."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.gaps.composite import (
    NotComparable,
    rank_bands,
    require_comparable,
    scores,
    standardised,
    steady,
)
from analysis.sentences import indicators
from data.census.indicators import read_indicators
from data.errors import ZilaError
from tests.oracles.expected import numbers
from tests.support.quick import examples

GOOD = {"read": "favourable", "out": "adverse"}
RATES = pd.DataFrame(
    {"read": [20.0, 40, 60, 80], "out": [50.0, 10, 30, np.nan]}, index=list("abcd")
)


def test_every_indicator_on_one_scale():
    scaled = standardised(RATES, GOOD)
    assert scaled.index.tolist() == ["a", "b", "c"]
    assert scaled["read"].tolist() == [0, 50, 100]
    assert scaled["out"].tolist() == [0, 100, 50]
    alike = standardised(RATES[:3].assign(read=100 / 3), GOOD)
    assert alike["read"].tolist() == [50, 50, 50]
    assert alike["out"].tolist() == [0, 100, 50]


def test_scores_by_hand():
    found = scores(standardised(RATES, GOOD), {"read": 3, "out": 1})
    assert found.tolist() == [0, 62.5, 87.5]


def test_bands_by_hand():
    # a is worst by both; b leads c exactly when out of school weighs more than half,
    # which half of all weightings do.
    found = rank_bands(standardised(RATES, GOOD), {"read": 1, "out": 1})
    assert found[["low", "high"]].to_numpy().tolist() == [[1, 1], [2, 3], [2, 3]]
    assert found["without_low"].tolist() == [1, 2, 2]
    assert found["without_high"].tolist() == [1, 3, 3]
    assert steady(found, 1).tolist() == ["a"] and len(steady(found, 3)) == 3
    sure = rank_bands(standardised(RATES, GOOD), {"read": 1, "out": 0.001})
    assert sure["high"].tolist() == [1, 2, 3]


@pytest.mark.slow
def test_draws_centre_on_the_chosen_weights():
    # b leads c when out of school weighs more than half. Around ¾ and ¼ of two
    # indicators, weights follow Beta(1.5, 0.5): above a half in 0.8183 of draws.
    scaled = standardised(RATES, GOOD)
    ahead = [
        rank_bands(scaled, {"read": 1, "out": 3}, draws=1, seed=seed)["low"]["b"] == 3
        for seed in range(600)
    ]
    assert np.mean(ahead) == pytest.approx(0.8183, abs=0.05)


def test_which_loss_moves_a_place_most():
    scaled = pd.DataFrame(
        {"x": [0.0, 50, 100], "y": [100.0, 50, 0], "z": [0.0, 60, 70]},
        index=list("abc"),
    )
    found = rank_bands(scaled, {"x": 1, "y": 1, "z": 1})
    # Chosen: 33, 53, 57. Without y: 0, 55, 85. Without x: 50, 55, 35.
    assert found["score"].tolist() == pytest.approx([100 / 3, 160 / 3, 170 / 3])
    assert found["moved_by"]["c"] == "x"
    assert found.loc["c", ["without_low", "without_high"]].tolist() == [1, 3]


@pytest.mark.parametrize(
    "weights", [{"read": 1}, {"read": 0, "out": 0}, {"read": -1, "out": 2}, {}]
)
def test_weights_that_make_no_index_are_refused(weights):
    with pytest.raises(NotComparable) as said:
        rank_bands(standardised(RATES, GOOD), weights)
    assert isinstance(said.value, ZilaError) and said.value.remedy


def test_disability_and_context_are_refused():
    catalogue = read_indicators()
    usual = {key: catalogue[key] for key in ("toilet", "electricity")}
    require_comparable(usual)
    refused = {key for key, of in catalogue.items() if _refused(usual | {key: of})}
    context = {key for key, of in catalogue.items() if of.direction == "context"}
    assert refused == context
    assert {key for key in catalogue if "disab" in key or "limitation" in key} < refused
    # Even with a direction and a share of its own, disability stays out.
    disguised = SimpleNamespace(theme="Disability", direction="adverse", kind="share")
    assert _refused(usual | {"new": disguised})
    assert _refused({"toilet": catalogue["toilet"]})


def _refused(chosen):
    try:
        require_comparable(chosen)
    except NotComparable as refused:
        return bool(refused.problem and refused.remedy)
    return False


PLACES = st.lists(
    st.tuples(*[st.integers(0, 100)] * 3), min_size=3, max_size=15, unique=True
)


def table(drawn):
    return pd.DataFrame(
        drawn, columns=list("pqr"), index=[f"u{at}" for at in range(len(drawn))]
    ).astype(float)


WAYS = {"p": "favourable", "q": "adverse", "r": "favourable"}
WEIGHTS = {"p": 1, "q": 2, "r": 3}


@examples(40)
@given(PLACES, st.randoms(use_true_random=False))
def test_neither_order_nor_unit_nor_size_of_weights_matters(drawn, chance):
    rates = table(drawn)
    held = rates.copy()
    found = rank_bands(standardised(rates, WAYS), WEIGHTS)
    assert rates.equals(held)
    assert ((found["low"] >= 1) & (found["high"] <= len(rates))).all()
    assert (found["low"] <= found["high"]).all()
    rows = list(rates.index)
    chance.shuffle(rows)
    turned = rates.loc[rows, ["r", "p", "q"]] * 0.5 + 3
    ten = {name: 10 * weight for name, weight in WEIGHTS.items()}
    other = rank_bands(standardised(turned, WAYS), ten).loc[rates.index]
    same = ["low", "high", "without_low", "without_high"]
    assert other[same].equals(found[same])
    assert other["score"].tolist() == pytest.approx(found["score"].tolist())


@examples(40)
@given(PLACES)
def test_who_is_worse_by_everything_never_stands_ahead(drawn):
    rates = table(drawn)
    scaled = standardised(rates, WAYS)
    found = rank_bands(scaled, WEIGHTS, draws=200)
    for one in scaled.index:
        for other in scaled.index:
            if (scaled.loc[one] <= scaled.loc[other]).all():
                assert found["low"][one] <= found["low"][other]
                assert found["high"][one] <= found["high"][other]
                assert found["score"][one] <= found["score"][other] + 1e-9


@examples(40)
@given(PLACES)
def test_an_indicator_without_weight_is_not_there(drawn):
    scaled = standardised(table(drawn), WAYS)
    with_it = rank_bands(scaled, {"p": 1, "q": 1, "r": 0})
    without = rank_bands(scaled[["p", "q"]], {"p": 1, "q": 1})
    pd.testing.assert_frame_equal(with_it, without)


# --- the sentence ---------------------------------------------------------------------


@examples(60)
@given(
    st.lists(
        st.tuples(st.integers(1, 60), st.integers(0, 40)), min_size=2, max_size=60
    ),
    st.integers(2, 6),
)
def test_the_sentence_says_what_the_table_holds(drawn, size):
    bands = pd.DataFrame(
        {"low": [low for low, _ in drawn], "high": [low + more for low, more in drawn]},
        dtype=float,
    )
    said = indicators.bands(bands, size, where="in Sindh")
    behind = min(20, max(1, len(bands) // 4))
    kept = int((bands["high"] <= behind).sum())
    moved = int((bands["high"] - bands["low"]).median())
    expected = [size] + [kept] * (kept > 0) + [behind] * (behind > 1)
    expected += [len(bands)] + [moved] * (moved > 0)
    assert [value for value, _ in numbers(said)] == expected
    assert ((bands["high"] - bands["low"]) >= moved).mean() >= 0.5
    assert said.count(".") == 1 and said.endswith(".") and "in Sindh" in said


def test_the_sentence_in_full():
    low = np.array([1.0, 1, 3, 3, 5, 5, 7, 7])
    bands = pd.DataFrame({"low": low, "high": low + 1})
    assert indicators.bands(bands, 3) == (
        "In nine of ten weightings of 3 indicators, 2 districts stay among the 2 "
        "furthest behind; half of 8 districts move by 1 place or more."
    )
    alone = indicators.bands(bands[:1], 3, where="in Islamabad")
    assert alone == (
        "An index takes at least two districts with every figure in Islamabad."
    )
