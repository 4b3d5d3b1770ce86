"""Sentences on several maps count what the maps show, and claim no more."""

import numpy as np
import pandas as pd
import pytest

from analysis.sentences.headline import Subject
from analysis.sentences.several import Shown, many, two_groups, two_measures

PLACES = [f"P{n}" for n in range(12)]
GIRLS = Subject(
    who="girls",
    other="boys",
    state="are out of school",
    lack="are out of school",
    direction="adverse",
    kind="share",
)


def subject(who="girls", other="boys", **changes):
    return Subject(**{**vars(GIRLS), "who": who, "other": other, **changes})


def shown(lens, values, about=GIRLS, name="", **overall):
    table = pd.DataFrame({lens: pd.Series(values, PLACES[: len(values)], dtype=float)})
    return Shown(table, pd.Series(overall, dtype=float), lens, about, name)


def test_two_groups_are_counted_as_they_are_written():
    girls = shown("level", [50, 40.04, 30, np.nan], level=41.26)
    boys = shown("level", [45, 40.01, 35, 10], subject("boys", "girls"), level=39)
    assert two_groups(girls, boys) == (
        "41.3% of girls and 39.0% of boys are out of school; the share is the higher "
        "for girls in 1 of 3 districts and alike in 1."
    )


def test_an_area_leads_the_sentence_and_one_place_has_nothing_to_count():
    about = {"where": "in Sindh"}
    girls = shown("level", [50], subject(**about), level=50)
    boys = shown("level", [45], subject("boys", "girls", **about), level=45)
    assert two_groups(girls, boys) == (
        "In Sindh, 50.0% of girls and 45.0% of boys are out of school."
    )


def test_numbers_are_those_who_lack():
    about = {"state": "can read", "lack": "cannot read", "direction": "favourable"}
    women = shown("number", [700, 800], subject("women", "men", **about))
    men = shown("number", [300, 200], subject("men", "women", **about))
    assert two_groups(women, men) == (
        "1,500 women and 500 men cannot read; there are more women than men in all 2 "
        "districts."
    )


def test_two_gaps_are_set_against_each_other_by_their_sign():
    all_of = shown("gap", [5, -1, 0], gap=2)
    rural = shown("gap", [6, -3, np.nan], subject("rural girls", "rural boys"), gap=3)
    assert two_groups(all_of, rural) == (
        "Girls are behind boys in 1 of 3 districts and rural girls are behind rural "
        "boys in 1 of 2 districts; the gap is the worse for girls in 1 of 2 districts."
    )


def test_without_a_common_place_nothing_is_said_of_them():
    girls = shown("level", [50, np.nan], level=50)
    boys = shown("level", [np.nan, 40], subject("boys", "girls"), level=40)
    assert two_groups(girls, boys) == "No figures for girls and boys in this table."


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (range(12), "All the 3 districts"),
        ([11, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0], "1 of the 3 districts"),
        (range(12, 0, -1), "None of the 3 districts"),
    ],
)
def test_two_measures_share_so_many_of_their_worst_quarter(second, said):
    first = shown("gap", [n + 1 for n in range(12)], name="by the gap")
    other = shown("number", list(second), name="by the number")
    text = two_measures(first, other)
    assert text.startswith(said)
    # A quarter of a quarter of twelve.
    assert text.endswith("by the number; unrelated maps would share about 1.")


def test_favourable_levels_are_worst_where_they_are_lowest():
    low = shown("level", range(12), subject(direction="favourable"), name="by literacy")
    high = shown("level", range(12, 0, -1), name="by absence")
    assert two_measures(low, high).startswith("All the 3 districts")


def test_where_no_worst_part_can_be_told_nothing_is_said():
    full = shown("level", range(12), name="by absence")
    context = shown("level", range(12), subject(direction="context"))
    few = shown("level", range(5), name="by absence")
    equal = shown("level", [7] * 12, name="by absence")
    for other in (context, few, equal):
        assert two_measures(full, other) == two_measures(other, full) == ""


def test_small_maps_lie_between_their_two_ends():
    areas = [
        shown("level", [1], name=f"in {name}", level=value)
        for name, value in [("A", 12.34), ("B", 40), ("C", np.nan), ("D", 12.3)]
    ]
    assert many(areas, of_groups=False) == (
        "The share of girls who are out of school runs from 12.3% in A and in D to "
        "40.0% in B."
    )
    groups = [
        shown("gap", [1], name=name, gap=gap) for name, gap in [("x", 1), ("y", -1)]
    ]
    assert (
        many(groups, of_groups=True)
        == "The gap runs from −1.0\xa0pp (y) to +1.0\xa0pp (x)."
    )
    assert many(areas[2:3], of_groups=False).startswith("No figures")
    assert many(areas[:1], of_groups=False) == "All of these maps show 12.3%."
