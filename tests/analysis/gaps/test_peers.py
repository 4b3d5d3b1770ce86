"""Peers are found by the rule that is shown, and by nothing else."""

import numpy as np
import pandas as pd
import pytest

from analysis.gaps.peers import distances, same_province, similar, unlike_compared
from tests.oracles import pivot
from tests.support.census import code, districts
from ui.view.alike import matched, traits
from ui.view.selection import Selection

PROVINCE = pd.Series({"a": "North", "b": "South", "c": "North", "d": "North"})


def test_the_same_province_without_the_district_itself():
    assert list(same_province("a", PROVINCE)) == ["c", "d"]
    assert list(same_province("b", PROVINCE)) == []


def test_distances_by_hand():
    # Standard deviations (divisor n): 1 and 10.
    table = pd.DataFrame(
        {"x": [0.0, 2.0, 0.0, 2.0], "y": [0.0, 0.0, 20.0, 20.0]}, index=list("abcd")
    )
    found = distances("a", table)
    assert found.to_dict() == pytest.approx({"b": 2, "c": 2, "d": np.sqrt(8)})
    assert list(similar("a", table, 1).index) == ["b", "c"]


def test_units_do_not_matter_and_inputs_stay():
    table = pd.DataFrame({"x": [1.0, 2, 4, 9], "y": [3.0, 1, 2, 8]}, index=list("abcd"))
    before = table.copy()
    scaled = table.assign(x=1000 * table["x"] + 7)
    pd.testing.assert_series_equal(distances("b", table), distances("b", scaled))
    pd.testing.assert_frame_equal(table, before)


def test_what_does_not_vary_or_is_not_known_is_left_out():
    table = pd.DataFrame(
        {"x": [1.0, 2, 4, None], "y": [5.0, 5, 5, 5]}, index=list("abcd")
    )
    assert list(distances("a", table).index) == ["b", "c"]
    assert distances("d", table).empty


def test_the_traits_are_the_census_figures():
    table = traits()
    people = pivot.expected("population", "all", "all")["top"]
    urban = pivot.expected("population", "all", "urban")["top"]
    literate = pivot.expected("literacy_10plus", "all", "all")
    assert np.allclose(10 ** table["people"], people)
    assert np.allclose(table["urban"], 100 * urban / people)
    assert np.allclose(table["literacy"], 100 * literate["top"] / literate["bottom"])


@pytest.mark.parametrize("name", ["Kech", "Lahore", "Islamabad"])
def test_the_peers_of_a_district_against_plain_numpy(name):
    here, table = code(name), traits()
    standard = (table.to_numpy() - table.to_numpy().mean(0)) / table.to_numpy().std(0)
    place = list(table.index).index(here)
    apart = np.linalg.norm(standard - standard[place], axis=1)
    apart[place] = np.inf
    nearest = table.index[np.argsort(apart)[:6]]
    assert list(similar(here, table).index) == list(nearest)
    assert set(same_province(here, districts()["province"])) == set(
        districts().index[districts()["province"] == districts()["province"][here]]
    ) - {here}


@pytest.mark.parametrize("compared", list(pivot.catalogue()))
def test_peers_are_not_matched_on_what_is_compared_nor_its_twin(compared):
    band = pivot.catalogue()[compared].bands[0]
    rate = pivot.expected(compared, band, "all")["rate"].dropna()
    found = matched(Selection(indicator=compared, band=band))
    ranks = traits().loc[rate.index].corrwith(rate, method="spearman")
    assert list(found.traits) == list(ranks.index[ranks.abs() < 0.8])
    # The rule that is printed names each trait on the side on which it is.
    over, _, left_out = found.rule.partition("Not matched on")
    words = {"people": "population", "urban": "urban share", "literacy": "literacy"}
    for trait, word in words.items():
        assert (word in over, word in left_out.split(", which")[0]) == (
            trait in found.traits,
            trait not in found.traits,
        )


def test_what_is_left_out_of_matching_by_hand():
    table = pd.DataFrame({"x": [1.0, 2, 3, 9], "y": [2.0, 1, 4, 3]}, index=list("abcd"))
    kept, left_out = unlike_compared(table, pd.Series([9.0, 7, 5, 1], list("abcd")))
    assert list(kept) == ["y"] and left_out == {"x": pytest.approx(-1)}
