"""A district is found by any of its names, in any script, with a slip of the finger."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis.maps.place_search import search
from data.census.districts import read_districts
from data.census.gazetteer import read_aliases
from tests.support.census import code

ALIASES = read_aliases()
NAMES = read_districts()[["name", "name_ur"]]


def found(text: str) -> list[str]:
    """English names of what is found, best first."""
    return NAMES["name"].loc[search(text, ALIASES)["district"]].tolist()


@pytest.mark.parametrize("column", ["name", "name_ur"])
def test_every_district_is_found_first_by_its_own_name(column):
    wrong = {
        name: found(name)
        for place, name in NAMES[column].items()
        if found(name)[:1] != [NAMES["name"][place]]
    }
    assert not wrong


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Turbat", "Kech"),
        ("Nawabshah", "Shaheed Benazirabad"),
        ("nawab  shah", "Shaheed Benazirabad"),
        ("NAWAB-SHAH", "Shaheed Benazirabad"),
        ("Leiah", "Layyah"),
        ("D.I. Khan", "Dera Ismail Khan"),
        ("D G Khan", "Dera Ghazi Khan"),
        ("Qila Abdullah", "Killa Abdullah"),
        ("Islamabad Capital Territory", "Islamabad"),
        ("کیچ", "Kech"),
        ("كيچ", "Kech"),
        ("لاہور", "Lahore"),
        ("لاهور", "Lahore"),
    ],
)
def test_other_names_spellings_and_letters(typed, name):
    assert found(typed)[0] == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("peshawer", "Peshawar"),
        ("Loralae", "Loralai"),
        ("Swatt", "Swat"),
        ("Gwader", "Gwadar"),
        ("Faisalabd", "Faisalabad"),
        ("Queta", "Quetta"),
        ("لاہورر", "Lahore"),
    ],
)
def test_slips_of_the_finger(typed, name):
    assert found(typed)[0] == name


@pytest.mark.parametrize(
    ("former", "names"),
    [
        (
            "Karachi",
            {
                "Karachi Central",
                "Karachi East",
                "Karachi South",
                "Karachi West",
                "Keamari",
                "Korangi",
                "Malir",
            },
        ),
        ("Chitral", {"Lower Chitral", "Upper Chitral"}),
        ("Kohistan", {"Lower Kohistan", "Upper Kohistan", "Kolai Palas Kohistan"}),
        ("Lehri", {"Kachhi", "Sibi"}),
    ],
)
def test_a_former_unit_gives_every_district_it_became(former, names):
    rows = search(former, ALIASES)
    rows = rows[rows["relation"] == "former unit"]
    assert {_short(NAMES["name"][place]) for place in rows["district"]} == {
        _short(name) for name in names
    }


def _short(name: str) -> str:
    return name.removesuffix(" Kohistan").removesuffix(" Palas")


def test_a_part_leads_to_the_district_that_holds_it():
    row = search("FR Bannu", ALIASES).iloc[0]
    assert (row["district"], row["relation"]) == (code("Bannu"), "part of")


@pytest.mark.parametrize("typed", ["xyzzy", "", "   ", "?!", "12345", "پپپپپپ"])
def test_what_is_no_place_finds_nothing(typed):
    table = search(typed, ALIASES)
    assert table.empty
    assert list(table) == ["district", "alias", "relation", "closeness"]


def test_the_beginning_of_a_name_is_enough():
    assert found("Fais")[0] == "Faisalabad"
    assert "Dera Ghazi Khan" in found("Dera") and "Dera Bugti" in found("Dera")
    assert search("L", ALIASES)["alias"].str.startswith("L").all()


def test_a_word_within_a_name_is_enough():
    assert "Rahim Yar Khan" in found("yar khan")


@given(st.text(max_size=12) | st.sampled_from(sorted(ALIASES["alias"])))
def test_whatever_is_typed_gives_few_districts_each_once_best_first(typed):
    table = search(typed, ALIASES, limit=5)
    assert len(table) <= 5
    assert table["district"].is_unique
    assert table["closeness"].between(70, 100).all()
    assert table["closeness"].is_monotonic_decreasing
    assert table.index.tolist() == list(range(len(table)))
    known = ALIASES[["district", "alias"]].apply(tuple, axis="columns")
    assert set(table[["district", "alias"]].itertuples(index=False, name=None)) <= set(
        known
    )


@pytest.mark.slow
def test_every_alias_finds_its_district():
    lost = [
        row.alias
        for row in ALIASES.itertuples()
        if row.district not in set(search(row.alias, ALIASES)["district"])
    ]
    assert lost == []


def test_the_table_of_aliases_stays_as_it_was():
    before = ALIASES.copy(deep=True)
    search("Kech", ALIASES)
    assert_frame_equal(ALIASES, before)


def test_a_name_typed_in_full_comes_before_one_that_goes_on():
    few = pd.DataFrame(
        {
            "key": ["kalatdivision", "kalat", "kala"],
            "alias": ["Kalat Division", "Kalat", "Kala"],
            "district": ["A", "B", "C"],
            "relation": "same",
        }
    )
    assert search("Kalat", few)["district"].tolist()[:2] == ["B", "A"]
