"""Level against gap: every place in the quarter whose name is true of it."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.gaps.quadrants import (
    BOTH,
    GAP_ONLY,
    LEVEL_ONLY,
    NAMES,
    NEITHER,
    counts,
    lines,
    quadrants,
)
from tests.oracles import pivot

LEVELS, GAPS = (
    st.integers(*ends).map(lambda tenths: tenths / 10)
    for ends in ((0, 1000), (-600, 600))
)
VALUES = st.lists(st.tuples(LEVELS, GAPS), min_size=1, max_size=12)


def table_of(*pairs):
    return pd.DataFrame(pairs, columns=["level", "gap"], dtype=float)


def test_the_four_quarters_by_hand():
    table = table_of((50, 10), (50, 2), (20, 10), (20, 2), (30, 5), (None, 4))
    found = quadrants(table, (30, 5), "adverse")
    assert found.tolist() == [BOTH, LEVEL_ONLY, GAP_ONLY, NEITHER, NEITHER, ""]
    found = quadrants(table, (30, 5), "favourable")
    assert found.tolist() == [GAP_ONLY, NEITHER, BOTH, LEVEL_ONLY, NEITHER, ""]
    assert counts(found).tolist() == [1, 1, 1, 2]


def test_nobody_ahead_is_called_further_behind():
    assert lines(40.0, -3.0) == (40.0, 0.0)
    found = quadrants(table_of((50, -1), (50, 1)), lines(40.0, -3.0), "adverse")
    assert found.tolist() == [LEVEL_ONLY, BOTH]


def test_a_place_that_reads_like_the_whole_is_on_the_line():
    table = table_of((30.04, 5.06), (30.06, 5.04), (29.96, 4.96))
    found = quadrants(table, (30.0, 5.0), "adverse")
    assert found.tolist() == [GAP_ONLY, LEVEL_ONLY, NEITHER]


@given(VALUES, LEVELS, GAPS)
def test_the_names_hold(pairs, level, gap):
    table, crossing = table_of(*pairs), lines(level, gap)
    found = quadrants(table, crossing, "adverse")
    behind = found.isin([BOTH, GAP_ONLY])
    assert (behind == (table["gap"] > crossing[1])).all()
    assert (table.loc[behind, "gap"] > 0).all()
    assert (found.isin([BOTH, LEVEL_ONLY]) == (table["level"] > level)).all()
    assert counts(found).sum() == len(table)
    mirrored = quadrants(
        table.assign(level=100 - table["level"]), (100 - level, crossing[1]), "adverse"
    )
    turned = quadrants(table, crossing, "favourable")
    near = (table["level"] - level).abs() < 1e-9
    assert (mirrored[~near] == turned[~near]).all()


@pytest.mark.parametrize("direction", ["adverse", "favourable"])
def test_the_census_by_counting(direction):
    name = {"adverse": "out_of_school_5_16", "favourable": "attendance_5_16"}[direction]
    girls, boys = (pivot.expected(name, "all", key) for key in ("female", "male"))
    sign = 1 if direction == "adverse" else -1
    gap = sign * 100 * (girls["top"] / girls["bottom"] - boys["top"] / boys["bottom"])
    totals = [100 * each["top"].sum() / each["bottom"].sum() for each in (girls, boys)]
    crossing = lines(totals[0], sign * (totals[0] - totals[1]))
    table = pd.DataFrame({"level": 100 * girls["top"] / girls["bottom"], "gap": gap})
    found = counts(quadrants(table, crossing, direction))
    worse = sign * table["level"] > sign * totals[0]
    wider = gap > sign * (totals[0] - totals[1])
    assert found.tolist() == [
        (worse & wider).sum(),
        (worse & ~wider).sum(),
        (~worse & wider).sum(),
        (~worse & ~wider).sum(),
    ]
    # In school and out of school are two faces of one figure.
    assert found.index.tolist() == list(NAMES)
    assert found.iloc[0] == 74
