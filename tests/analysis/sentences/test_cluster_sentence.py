"""Sentences on clusters say what their tables hold, and no more."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sentences import clusters as clusters_sentence
from analysis.sentences.headline import Subject
from analysis.spatial import moran
from analysis.spatial.local_moran import ALIKE, HH, HL, LH, LL, clusters
from tests.oracles.expected import numbers
from tests.support.numbers.grid import GRID, ONE_TO_NINE
from tests.support.quick import examples

GIRLS = Subject(
    "girls", "boys", "are out of school", "are out of school", "adverse", ""
)
NAMES = pd.Series([f"Place {at}" for at in "abcdefghi"])


def table(quadrants, p, status=None):
    return pd.DataFrame(
        {"quadrant": quadrants, "p_discovery": p, "status": status or "value"}
    )


def test_clusters_are_counted_by_kind():
    found = table([HH, HH, LL, HL, LH, LL], [0.01, 0.05, 0.04, 0.2, 0.01, 0.051])
    assert clusters_sentence.clusters(found, GIRLS, lens="level") == (
        "The share of girls who are out of school: 4 of 6 districts stand out, 2 high "
        "among high neighbours, 1 low among low neighbours and 1 low among high "
        "neighbours. Screening, not proof."
    )
    said = clusters_sentence.clusters(
        found, replace(GIRLS, where="in Sindh"), lens="gap"
    )
    # Of a low gap nobody is said to be behind: it may be the other way round.
    assert said == (
        "The gap between girls and boys in Sindh: 4 of 6 districts stand out, 2 wide "
        "among wide neighbours, 1 narrow or reversed like the neighbours and 1 narrow "
        "or reversed among wide neighbours. Screening, not proof."
    )


def test_names_are_said_only_where_they_may_be():
    found = table([HH, HH, LL], [0.01, 0.01, 0.01])
    plain = clusters_sentence.clusters(found, GIRLS, lens="level")
    assert "Place" not in plain
    named = clusters_sentence.clusters(found, replace(GIRLS, named=NAMES), lens="level")
    assert "2 high among high neighbours (Place a and Place b)" in named
    one = table([LL] * 2, [0.01, 0.2])
    assert clusters_sentence.clusters(one, replace(GIRLS, named=NAMES), lens="gap") == (
        "The gap between girls and boys: 1 of 2 districts stands out, narrow or "
        "reversed like the neighbours (Place a). Screening, not proof."
    )
    many = table([LL] * 6, [0.01] * 6)
    six = clusters_sentence.clusters(many, replace(GIRLS, named=NAMES), lens="level")
    assert "Place" not in six


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (table([HH, LL], [0.3, 0.3]), "none of 2 districts stands out"),
        (table(["", ""], [np.nan] * 2, ["no value"] * 2), ": nothing to test."),
        (table(["", ""], [np.nan] * 2, [ALIKE] * 2), ": all places are alike."),
        (table([HH, ""], [0.01, np.nan], ["value", "no value"]), "1 of 1 district st"),
    ],
)
def test_nothing_is_claimed_where_nothing_stands_out(found, said):
    assert said in clusters_sentence.clusters(found, GIRLS, lens="level")


@examples(100)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([HH, LL, HL, LH]),
            st.floats(0, 0.1),
            st.sampled_from(["value", "value", "no neighbours"]),
        ),
        max_size=30,
    )
)
def test_every_number_is_the_tables(drawn):
    found = table(*([each[at] for each in drawn] for at in (0, 1, 2)))
    said = clusters_sentence.clusters(found, GIRLS, lens="level")
    tested = found[found["status"] == "value"]
    out = tested[tested["p_discovery"] <= 0.05]["quadrant"]
    kinds = [int((out == kind).sum()) for kind in (HH, LL, HL, LH)]
    kinds = [count for count in kinds if count]
    expected = [len(out), len(tested), *(kinds if len(kinds) > 1 else [])]
    if not len(out):
        expected = [len(tested)] if len(tested) else []
    assert [value for value, _ in numbers(said)] == expected
    assert ("Screening, not proof" in said) == bool(len(tested))


def test_neighbours_together():
    found = moran.permuted(ONE_TO_NINE, GRID)
    assert clusters_sentence.together(found) == (
        "Neighbours are more alike than chance would make them "
        f"(Moran's I 0.56, p {found['p two-sided'].estimate:.3f})."
    )
    board = pd.Series([0.0, 1, 0, 1, 0, 1, 0, 1, 0])
    assert "less alike than chance" in clusters_sentence.together(
        moran.permuted(board, GRID)
    )
    dealt = pd.Series([8.0, 1, 2, 5, 3, 6, 9, 7, 4])
    p = moran.permuted(dealt, GRID)["p two-sided"].estimate
    assert p > 0.05
    no_more = clusters_sentence.together(moran.permuted(dealt, GRID))
    assert no_more.startswith("Neighbours are no more alike than chance")
    flat = clusters_sentence.together(moran.permuted(0 * dealt, GRID))
    assert flat == "Whether neighbours are alike can't be told: all values are alike."


def test_who_was_not_tested_is_named():
    values = ONE_TO_NINE.copy()
    values[1] = values[3] = np.nan
    found = clusters(values, GRID, draws=9)
    assert clusters_sentence.not_tested(found, NAMES) == (
        "Not tested: no value in Place b and Place d; no neighbours in Place a"
    )
    assert (
        clusters_sentence.not_tested(clusters(ONE_TO_NINE, GRID, draws=9), NAMES) == ""
    )
