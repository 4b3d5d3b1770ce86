"""Rules and measures of consensus agree with independent implementations."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.certificate.votes import of_votes
from analysis.votes import (
    agreement,
    content_validity,
    core_outcome,
    kendall,
    rand_ucla,
    spread,
    tastle,
    van_der_eijk,
)
from analysis.votes.consensus import MEASURES
from analysis.votes.ratings import frequencies, listed_out
from analysis.votes.rules import RULES, USUAL, decide, offered
from analysis.votes.scales import SCALES
from analysis.votes.verdict import NONE
from data import vocabulary
from data.vocabulary import AGREE, CANNOT_JUDGE, CHANGES, DISAGREE, FEWEST
from tests.support.numbers.given import ORACLES, RATINGS, VOTES, needs_oracles
from tests.support.numbers.votes import named

NOT_COVERED = {"leik_dispersion", "krippendorff_alpha_ordinal"}
NOT_COVERED |= {"krippendorff_alpha_interval"}
SCORES = st.lists(st.integers(1, 9), min_size=1, max_size=40)


def read(name):
    path = ORACLES / f"{name}.csv"
    return pd.read_csv(path) if path.exists() else pd.DataFrame()


def expected(name, key):
    """Return one case a row of the expected values, or nothing to run."""
    table = read(name)
    if table.empty:
        return []
    return [
        tuple(row)
        for row in table[[key, "measure", "value"]].itertuples(index=False)
        if row[1] not in NOT_COVERED
    ]


def number(found, name):
    return found[name].estimate


@needs_oracles
def test_votes():
    cases = expected(f"{VOTES}_expected", "item_id")
    assert len(cases) > 300
    found = {}
    for item, table in read(VOTES).groupby("item_id"):
        votes = list(np.repeat(table["rating"], table["votes"]))
        found[item] = of_votes(votes, int(table["scale_points"].iloc[0]))
    wrong = [
        (item, measure, found[item][measure], value)
        for item, measure, value in cases
        if found[item][measure] != pytest.approx(value, rel=1e-8, abs=1e-8)
    ]
    assert not wrong


@needs_oracles
def test_rankings():
    cases = expected(f"{RATINGS}_expected", "set_id")
    assert len(cases) > 30
    for name, measure, value in cases:
        ranked_as(read(RATINGS).set_index("set_id").loc[name], measure, value)


def ranked_as(ratings, measure, value):
    found = kendall.measures(ratings)
    ours = {
        "kendall_W_tie_corrected": "W",
        "kendall_W_uncorrected": "W without ties",
        "kendall_chi2": "chi-square",
        "kendall_df": "df",
        "kendall_p": "p",
    }
    if measure in ours:
        assert number(found, ours[measure]) == pytest.approx(value, rel=1e-8)
    else:
        assert ratings[measure.removesuffix("s")].nunique() == value


@needs_oracles
def test_content_validity():
    cases = read("consensus_cvi_expected")
    for case in cases.itertuples():
        found = content_validity.of_counts(case.agree, case.experts)
        for ours, value in (
            ("I-CVI", case.i_cvi),
            ("chance", case.pc),
            ("kappa*", case.kappa_star),
        ):
            assert number(found, ours) == pytest.approx(value, rel=1e-9)
        assert content_validity.reading(number(found, "kappa*")) == getattr(
            case, "class_", case[6]
        )
        if case.kappa_published == case.kappa_published:
            assert round(number(found, "kappa*"), 2) == case.kappa_published


# --- by hand ------------------------------------------------------------------------


def test_the_published_example_of_rand_ucla():
    votes = [4, 5, 6, *[7] * 5, *[8] * 5, 9, 9]
    found = rand_ucla.measures(votes)
    assert [number(found, name) for name in ("median", "P30", "P70")] == [7, 7, 8]
    assert number(found, "IPRAS") == pytest.approx(6.1)
    assert number(found, "disagreement index") == pytest.approx(1 / 6.1)
    verdict = rand_ucla.judged_by(votes)
    assert verdict.verdict == "endorsed"
    assert verdict.reason == (
        "Median 7 of 15 scores, no disagreement (spread 1, limit 6.1)."
    )
    assert verdict.counts == {"1–3": 0, "4–6": 3, "7–9": 12}


def test_wilson_by_hand():
    # 8 of 10 with z² = 3.841459: (0.8 + 0.1921 ± 1.96 √(0.016 + 0.0096)) ÷ 1.3841.
    low, high = agreement.wilson(8, 10)
    assert (low, high) == pytest.approx((49.0162, 94.3318), abs=1e-4)
    assert agreement.wilson(0, 5)[0] == 0 and agreement.wilson(5, 5)[1] == 100
    alone = agreement.percent_agreement(8, 10)
    assert alone.estimate == 80 and alone.low != alone.low and alone.kind == ""
    assert agreement.percent_agreement(0, 0).note == "nobody judged"


@pytest.mark.parametrize(
    ("votes", "verdict"),
    [
        ((15, 5, 0), "agreed"),
        ((14, 1, 5), "agreed with changes"),
        ((14, 0, 5), "no agreement"),
        ((3, 2, 15), "turned down"),
        ((0, 20, 0), "agreed with changes"),
        ((10, 0, 10), "no agreement"),
    ],
)
def test_the_usual_rule(votes, verdict):
    found = decide(RULES[USUAL], named((*votes, 3)))
    assert found.verdict == verdict
    assert found.name == RULES[USUAL].name and found.counts["judged"] == sum(votes)


@pytest.mark.parametrize(
    ("scores", "verdict"),
    [
        ([9] * 14 + [5] * 6, "in"),
        ([9] * 14 + [1] * 3 + [5] * 3, "no consensus"),
        ([9] * 14 + [1] * 2 + [5] * 4, "in"),
        ([9] * 13 + [5] * 7, "no consensus"),
        ([1] * 14 + [5] * 6, "out"),
    ],
)
def test_seventy_and_fifteen(scores, verdict):
    assert core_outcome.judged_by(scores).verdict == verdict


@pytest.mark.parametrize(
    ("low", "middle", "high", "verdict"),
    [
        (3, 0, 7, "uncertain"),
        (2, 1, 7, "endorsed"),
        (4, 0, 9, "uncertain"),
        (3, 1, 9, "endorsed"),
        (5, 0, 11, "uncertain"),
        (4, 1, 11, "endorsed"),
        (7, 3, 2, "rejected"),
        (0, 9, 0, "uncertain"),
        (7, 0, 14, "uncertain"),
        (6, 1, 14, "endorsed"),
    ],
)
def test_classic_panels(low, middle, high, verdict):
    scores = [2] * low + [5] * middle + [8] * high
    assert rand_ucla.classic(scores).verdict == verdict


def test_classic_agreement_is_said_but_does_not_decide():
    assert "3 outside 7–9 (no agreement)" in rand_ucla.classic([8] * 7 + [5] * 3).reason
    assert "2 outside 7–9 (agreement)" in rand_ucla.classic([8] * 8 + [5] * 2).reason
    assert "outside" not in rand_ucla.classic([8] * 30 + [5] * 3).reason


@pytest.mark.parametrize(
    ("median", "third"), [(3, 1), (3.5, 2), (6, 2), (6.5, 3), (1, 1), (9, 3)]
)
def test_medians_between_two_thirds_go_up(median, third):
    assert rand_ucla.region(median) == third


def test_ends_of_the_scales():
    half = [1] * 6 + [9] * 6
    alike, even = [4] * 7, list(range(1, 10))
    for votes, close, peaked in ((half, 0, -1), (alike, 1, 1), (even, None, 0)):
        found = number(van_der_eijk.measures(votes, points=9), "agreement")
        assert found == pytest.approx(peaked)
        if close is not None:
            consensus = number(tastle.measures(votes, points=9), "consensus")
            assert consensus == pytest.approx(close)


def test_kendall_by_hand():
    rows = [("a", "x", 1), ("a", "y", 2), ("b", "x", 1), ("b", "y", 2)]
    columns = ["rater", "item", "value"]
    same = pd.DataFrame(rows, columns=columns)
    assert number(kendall.measures(same), "W") == 1
    other = same.assign(value=[1, 2, 2, 1])
    assert number(kendall.measures(other), "W") == 0
    tied = same.assign(value=1)
    assert kendall.measures(tied)["W"].note == (
        "every rater gives all items the same value"
    )
    assert "two raters" in kendall.measures(same.iloc[:2])["W"].note
    third = pd.DataFrame([("c", "x", 3)], columns=columns)
    assert "1 left out" in kendall.measures(pd.concat([same, third]))["W"].note
    assert [kendall.strength(w) for w in (0.7, 0.5, 0.49)] == [
        "strong",
        "moderate",
        "weak",
    ]


def test_scale_average():
    assert content_validity.scale_average([1.0, 0.8]).estimate == pytest.approx(0.9)
    assert content_validity.scale_average([0.8, float("nan")]).note == "1 of 2 items"
    assert content_validity.scale_average([]).note == "no item was rated"
    assert content_validity.judged_by([4, 3, 4, 3, 1]).verdict == "endorsed"
    assert content_validity.judged_by([4, 3, 4, 1, 1]).verdict == "uncertain"
    assert content_validity.judged_by([4, 1, 1, 1, 1]).verdict == "rejected"


def test_nobody_is_undefined_everywhere():
    every = [
        rand_ucla.measures([]),
        spread.measures([]),
        tastle.measures([], points=9),
        van_der_eijk.measures([], points=9),
        content_validity.measures([]),
    ]
    for found in every:
        for result in found.values():
            assert result.estimate != result.estimate and result.note


def test_a_rating_off_the_scale_is_refused():
    for votes in ([0], [10], [-1, 5]):
        with pytest.raises(ValueError, match="1 to 9"):
            frequencies(votes, 9)


# --- the registry -------------------------------------------------------------------


def test_rules_are_known_to_the_tables_and_the_store():
    assert tuple(RULES) == vocabulary.RULES
    assert list(offered()) == ["agreement-75", "rand-ucla", "core-outcome"]
    assert offered(advanced=True) == RULES and USUAL == "agreement-75"
    for rule in RULES.values():
        assert rule.scale in SCALES and rule.words.endswith(".")
    assert {measure.scale for measure in MEASURES.values()} == set(SCALES)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
@pytest.mark.parametrize(
    ("first", "unable", "verdict"),
    [
        (0, 0, "nobody voted"),
        (FEWEST - 1, 0, "too few votes"),
        (0, 9, "cannot be judged"),
        (5, 5, "cannot be judged"),
        (4, 4, "cannot be judged"),
    ],
)
def test_no_rule_says_more_than_it_can(rule, first, unable, verdict):
    options = SCALES[rule.scale].options
    counts = dict.fromkeys(options, 0) | {options[0]: first, CANNOT_JUDGE: unable}
    found = decide(rule, counts)
    assert found.verdict == verdict and found.agrees is None
    assert found.reason.endswith(".")


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
@given(data=st.data())
def test_every_rule_decides_every_vote(rule, data):
    options = SCALES[rule.scale].options
    votes = data.draw(st.tuples(*[st.integers(0, 8) for _ in options]))
    counts = named(votes, options)
    before = dict(counts)
    found = decide(rule, counts)
    assert found.reason.endswith(".") and "nan" not in found.reason
    assert (found.agrees is None) == (found.verdict in NONE)
    assert counts == before
    shuffled = dict(reversed(counts.items()))
    assert decide(rule, shuffled) == found
    for measure in MEASURES.values():
        if measure.scale == rule.scale:
            assert all(each.measure for each in measure.compute(counts).values())


# --- properties ---------------------------------------------------------------------


@given(SCORES, st.randoms(use_true_random=False))
def test_the_order_of_votes_does_not_matter(votes, random):
    other = list(votes)
    random.shuffle(other)
    before = list(votes)
    assert of_votes(votes, 9) == pytest.approx(of_votes(other, 9))
    assert rand_ucla.judged_by(votes) == rand_ucla.judged_by(other)
    assert rand_ucla.classic(votes) == rand_ucla.classic(other)
    assert votes == before


@given(SCORES)
def test_turning_the_scale_round_turns_the_verdict_round(votes):
    turned = [10 - vote for vote in votes]
    a, b = (tastle.measures(v, points=9) for v in (votes, turned))
    assert number(a, "consensus") == pytest.approx(number(b, "consensus"))
    a, b = (van_der_eijk.measures(v, points=9) for v in (votes, turned))
    assert number(a, "agreement") == pytest.approx(number(b, "agreement"))
    a, b = (rand_ucla.measures(v) for v in (votes, turned))
    assert number(a, "disagreement index") == pytest.approx(
        number(b, "disagreement index")
    )
    opposite = {"in": "out", "out": "in", "no consensus": "no consensus"}
    verdict = core_outcome.judged_by(votes).verdict
    assert core_outcome.judged_by(turned).verdict == opposite[verdict]


@given(SCORES)
def test_measures_stay_within_their_bounds(votes):
    found = of_votes(votes, 9)
    assert -1e-9 <= found["tastle_wierman_consensus"] <= 1 + 1e-9
    assert -1 - 1e-9 <= found["van_der_eijk_agreement"] <= 1 + 1e-9
    assert found["ram_ipras_type7"] >= 2.35
    assert 0 <= found["pct_agree_wilson_lower"] <= found["pct_agree_top2"] + 1e-9
    assert found["pct_agree_top2"] - 1e-9 <= found["pct_agree_wilson_upper"] <= 100


@given(st.tuples(*[st.integers(0, 30) for _ in range(3)]))
def test_more_agreement_never_harms(votes):
    rule, rank = RULES[USUAL], ("turned down", "no agreement")
    order = (*rank, "agreed with changes", "agreed")
    fewer = decide(rule, named((*votes, 0)))
    more = decide(rule, named((votes[0] + 1, *votes[1:], 0)))
    if fewer.agrees is not None:
        assert order.index(more.verdict) >= order.index(fewer.verdict)


def test_counts_become_ratings():
    assert listed_out({"3": 1, "1": 2, CANNOT_JUDGE: 4}) == [1, 1, 3]
    assert {AGREE, CHANGES, DISAGREE} < set(SCALES["agreement"].options)
