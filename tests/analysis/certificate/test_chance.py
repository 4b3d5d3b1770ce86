"""Simulated values are held to what chance allows, no more and no less."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from analysis.certificate import chance as of_chance
from analysis.certificate import spatial_local
from analysis.certificate.__main__ import tables, text
from analysis.certificate.chance import LEVEL, UNKNOWN, Chance, draws_of, draws_said
from analysis.certificate.families import certificate
from analysis.inequality import subgroups
from analysis.spatial import local_moran, permutation
from analysis.spatial.false_discovery import adjusted
from tests.oracles.make_oracles import FOLDER

SPATIAL = ("spatial_local_expected", "spatial_values", "spatial_neighbours")
GRID = 10


@cache
def own():
    return tables(FOLDER)


@pytest.mark.parametrize("share", [1e-5, 3e-4, 0.01, 0.2, 0.5])
@pytest.mark.parametrize("draws", [999, 9_999, 49_999])
def test_two_right_programs_seldom_differ_by_more(share, draws):
    stream, times = np.random.default_rng(3), 40_000
    ours, theirs = (
        (stream.binomial(size, share, times) + 1) / (size + 1)
        for size in (99_999, draws)
    )
    # 500 comparisons share the level, so that each has a 50,000th.
    low, high = Chance(99_999, draws, 500).p_between(ours)
    outside = int(((theirs < low) | (theirs > high)).sum())
    assert outside <= 4
    # Judged at 1 %, a little less than that falls outside, not much less.
    once = Chance(99_999, draws, 1)
    low, high = once.p_between(ours)
    outside = ((theirs < low) | (theirs > high)).mean()
    assert outside <= 1.3 * LEVEL
    if share * draws > 50:
        assert outside >= 0.3 * LEVEL


def test_more_draws_allow_less_and_more_comparisons_more():
    assert Chance(9, 9_999, 1).reach > Chance(99, 9_999, 1).reach
    assert Chance(9_999, 99, 1).reach > Chance(9_999, 9_999, 1).reach
    assert Chance(9_999, 99, 100).z > Chance(9_999, 99, 1).z
    assert Chance(9_999, 99, 1).z == pytest.approx(2.5758, abs=1e-4)


@pytest.mark.parametrize("draws", [99, 999, 9_999, 49_999, 199_999])
def test_draws_are_read_from_the_values(draws):
    counts = np.random.default_rng(1).integers(0, draws // 2, 60)
    for p in ((counts + 1) / (draws + 1), counts / draws):
        assert draws_of(pd.DataFrame(), pd.Series(p.round(8))) == draws
    assert draws_of(pd.DataFrame({"draws": [77]}), pd.Series(p)) == 77
    odd = pd.Series(np.sqrt(np.arange(1, 9)) / 7)
    assert draws_of(pd.DataFrame(), odd) == UNKNOWN
    assert draws_said("Exact") == np.inf and draws_said("") is None


# --- another program ----------------------------------------------------------------


def drawn_elsewhere(draws, seed):
    """A grid, and its p's as a plain loop over units draws them."""
    stream = np.random.default_rng(seed)
    cells = [(r, c) for r in range(GRID) for c in range(GRID)]
    values = np.array([r + 3 * np.sin(c) for r, c in cells])
    values += np.random.default_rng(0).normal(0, 2, len(cells))
    near = [
        [j for j, (r, c) in enumerate(cells) if abs(r - a) + abs(c - b) == 1]
        for a, b in cells
    ]
    folded = []
    for i, around in enumerate(near):
        others = np.delete(values, i)
        picked = np.argsort(stream.random((draws, len(others))), axis=1)
        chance = others[picked[:, : len(around)]].sum(axis=1)
        seen = values[around].sum()
        out = min((chance >= seen - 1e-9).sum(), (chance <= seen + 1e-9).sum())
        folded.append((out + 1) / (draws + 1))
    units = [f"u{i}" for i in range(len(cells))]
    two = np.minimum(2 * np.array(folded), 1)
    expected = {"p_perm_two_sided": two, "p_perm_two_sided_fdr": adjusted(two)}
    pairs = [("g", units[i], units[j]) for i, around in enumerate(near) for j in around]
    return {
        SPATIAL[0]: pd.DataFrame({"dataset_id": "g", "unit": units, **expected}),
        SPATIAL[1]: pd.DataFrame({"dataset_id": "g", "unit": units, "value": values}),
        SPATIAL[2]: pd.DataFrame(pairs, columns=["dataset_id", "unit", "neighbour"]),
    }


@pytest.fixture(scope="module")
def elsewhere():
    return drawn_elsewhere(1_999, 5)


def failures(files):
    return sum(line.failures for line in certificate(files))


def test_another_programs_draws_agree_and_the_tolerance_is_printed(elsewhere):
    lines = certificate(elsewhere)
    assert [line.cases for line in lines] == [GRID**2] * 3
    assert sum(line.failures for line in lines) == 0
    said = text(lines[0])
    assert "400,000 draws here and 1,999 there" in said
    assert "false alarm 0.01 over 200 comparisons (z = 4.06)" in said
    # A fixed 0.015 would have called some of these wrong.
    ours = local_moran.clusters(
        elsewhere[SPATIAL[1]].set_index("unit")["value"],
        _near(elsewhere),
        draws=spatial_local.DRAWN,
    )["p_discovery"]
    off = ours.to_numpy() - elsewhere[SPATIAL[0]]["p_perm_two_sided_fdr"]
    assert (off.abs() > 0.015).sum() > 5


def _near(files):
    from analysis.certificate.places import places

    return places(files[SPATIAL[1]], files[SPATIAL[2]])["g"][1]


WRONG = {
    "one side for two": lambda t: t.assign(p_perm_two_sided=t["p_perm_two_sided"] / 2),
    "no step-up": lambda t: t.assign(
        p_perm_two_sided_fdr=np.minimum(len(t) * t["p_perm_two_sided"], 1)
    ),
    "a twentieth more": lambda t: t.assign(
        p_perm_two_sided_fdr=t["p_perm_two_sided_fdr"] * 1.05
    ),
    "one unit": lambda t: t.assign(
        p_perm_two_sided=t["p_perm_two_sided"].where(t.index != 50, 0.9)
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_values_that_are_wrong_fail_whatever_the_draws(elsewhere, name):
    table = WRONG[name](elsewhere[SPATIAL[0]])
    assert failures(elsewhere | {SPATIAL[0]: table}) > 0


# --- a fault of our own -------------------------------------------------------------


def only(*names):
    return {name: own()[name] for name in names}


def test_a_wrong_fold_or_step_turns_our_own_cases_red(monkeypatch, elsewhere):
    assert failures(only(*SPATIAL)) == 0
    for fault in (lambda p: p, lambda p: np.minimum(2.1 * p, 1)):
        with monkeypatch.context() as patched:
            patched.setattr(permutation, "two_sided", fault)
            assert failures(only(*SPATIAL)) > 0
    with monkeypatch.context() as patched:
        plain = permutation.folded
        patched.setattr(
            permutation, "folded", lambda *a, **k: np.minimum(1.15 * plain(*a, **k), 1)
        )
        assert failures(only(*SPATIAL)) > 0
    with monkeypatch.context() as patched:
        wrong = lambda p: np.minimum(len(p) * p, 1)  # noqa: E731
        patched.setattr(local_moran, "adjusted", wrong)
        assert failures(elsewhere) > 0
        # Though the tolerance were made with the same fault.
        patched.setattr(of_chance, "adjusted", wrong)
        assert failures(elsewhere) > 0


def test_limits_of_ninety_percent_turn_our_own_cases_red(monkeypatch):
    files = only("inequality_expected", "inequality_inputs")
    rows = files["inequality_expected"]
    files["inequality_expected"] = rows[rows["ci_kind"].str.contains("Monte")]
    assert failures(files) == 0
    plain = subgroups.drawn
    monkeypatch.setattr(
        subgroups,
        "drawn",
        lambda names, y, se, *, scale: plain(names, y, 0.9 * se, scale=scale),
    )
    assert failures(files) > 0
