"""Classes of gaps taken over by other maps keep their breaks and hide no side."""

import pandas as pd

from analysis.maps.classes import diverging, with_both_sides

BEHIND = pd.Series([0.5, 4.0, 12.0, 25.0])
BOTH = pd.Series([-1.1, -1.0, 0.0, 1.0, 1.1, 30.0])


def test_a_side_that_was_not_reached_gets_its_class():
    scale = diverging(BEHIND, "round")
    wider = with_both_sides(scale, BOTH)
    assert set(scale.breaks) < set(wider.breaks)
    assert wider.labels == ("Ahead by more than 1 pp", *scale.labels)
    assert wider.shades == (-1, *scale.shades)
    # The ends of about equal belong to it.
    assert wider.of(BOTH).tolist()[:4] == [0, 1, 1, 1]


def test_the_other_side_likewise():
    scale = diverging(-BEHIND, "round")
    wider = with_both_sides(scale, BOTH)
    assert wider.labels == (*scale.labels, "Behind by more than 1 pp")
    assert wider.of(pd.Series([1.0, 1.1])).diff().iloc[1] == 1


def test_classes_that_reach_both_sides_stay():
    scale = diverging(BOTH, "round")
    assert with_both_sides(scale, BEHIND) == scale
    assert with_both_sides(diverging(BEHIND, "round"), BEHIND) == diverging(
        BEHIND, "round"
    )
