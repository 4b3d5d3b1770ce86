"""What closing a gap means in people is said with both sums, and only where it is."""

from dataclasses import replace

import pytest

from analysis.gaps.gap import InPeople
from analysis.sentences.people import to_close
from tests.oracles import pivot
from ui.view.numbers import resolved
from ui.view.selection import Selection


def found(**sums):
    return replace(InPeople(500.0, 400.0, 400.0, 400.0, 3, 1, 4), **sums)


def test_both_sums_are_said_where_they_differ():
    said = to_close(found(), "girls")
    assert "the 3 districts where girls are behind" in said
    assert "for 500 of them" in said
    assert "totals gives 400" in said


AHEAD = "districts where they are ahead make up for the others"
LIVES = "each group is added up wherever it lives"
ALONE = "districts where only one of the groups lives count too"


@pytest.mark.parametrize(
    ("sums", "reasons"),
    [
        ({}, [AHEAD]),
        ({"netted": 500.4, "shared": 400.0}, [LIVES]),
        ({"netted": 500.0, "shared": 500.0}, [ALONE]),
        # Those ahead make a sum smaller only: they do not explain a larger one.
        ({"shared": 600.0, "totals": 600.0}, [LIVES]),
        ({"shared": 450.0, "totals": 600.0}, [LIVES, ALONE]),
        ({"shared": 350.0, "totals": 600.0}, [ALONE]),
        # Nor does what makes a sum larger explain a smaller one.
        ({"shared": 450.0}, [AHEAD, ALONE]),
        ({"shared": 390.0, "totals": 395.0}, [AHEAD, LIVES]),
        ({"netted": 450.0, "shared": 449.6}, [AHEAD, ALONE]),
    ],
)
def test_what_changes_the_sum_is_its_reason(sums, reasons):
    said = to_close(found(**sums), "girls")
    assert said.endswith(f", because there {listed(reasons)}.")


def listed(names):
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def test_one_sum_is_said_where_they_agree():
    same = dict.fromkeys(("netted", "shared", "totals"), 500.0)
    assert "totals" not in to_close(found(**same), "girls")
    # Reasons that make up for each other leave nothing to explain.
    assert "totals" not in to_close(found(totals=500.0), "girls")


def test_households_are_counted_in_households():
    said = to_close(found(), "rural households", counted="households")
    assert said.startswith("In households: to close the gap in the 3 districts where")


def test_nothing_is_said_where_nobody_is_behind():
    assert to_close(found(places_behind=0), "girls") == ""
    assert to_close(found(summed=float("nan")), "girls") == ""


def test_the_country_needs_two_and_a_half_million_girls():
    said = resolved(Selection()).closing_sentence
    girls, boys = (
        pivot.expected("out_of_school_5_16", "all", key) for key in ("female", "male")
    )
    gap = 100 * (girls["top"] / girls["bottom"] - boys["top"] / boys["bottom"])
    people = (gap.clip(lower=0) * girls["bottom"] / 100).sum()
    assert f"{people / 1e6:.2f}" == "2.50"
    assert "2.50 million of them" in said
    assert "totals gives 2.25 million" in said
    assert f"the {(gap > 0).sum()} districts" in said
