"""Every trap of the gazetteer; the numbers are typed from the notes."""

from data.census.districts import read_districts
from data.census.gazetteer import read_aliases, read_neighbours, read_tiles
from tests.support.census import code


def test_codes_of_districts():
    table = read_districts()
    assert len(table) == 136
    assert [place for place in table.index if place.startswith("PKX")] == ["PKX701"]
    assert table.loc["PKX701", "name"] == "Keamari"
    assert "PK218" not in table.index
    assert not any(place.startswith(("PK1", "PK3")) for place in table.index)


def test_merged_districts():
    table = read_districts()
    merged = table[table["merged"]]
    assert set(merged["name"]) == {
        "Bajaur",
        "Khyber",
        "Kurram",
        "Mohmand",
        "North Waziristan",
        "Orakzai",
        "South Waziristan",
    }
    assert set(merged["province"]) == {"Khyber Pakhtunkhwa"}


def test_aliases_find_one_district_or_say_that_it_was_divided():
    table = read_aliases()
    assert len(table) == 456
    assert table.loc[table["relation"] == "same", "key"].is_unique
    former = table[table["relation"] == "former unit"]
    assert former["alias"].value_counts().to_dict() == {
        "Karachi": 7,
        "Kohistan": 3,
        "Chitral": 2,
        "Dir": 2,
        "Lehri": 2,
    }
    assert (table["relation"] == "part of").sum() == 15
    same = table[table["relation"] == "same"]
    assert not set(same["key"]) & set(former["key"])


def test_neighbours():
    table = read_neighbours()
    usable = table[table["border"] != "corner"]
    assert (len(table), len(usable)) == (352, 350)
    ends = usable["district"].tolist() + usable["neighbour"].tolist()
    each = [ends.count(place) for place in read_districts().index]
    assert (min(each), max(each)) == (2, 9)
    assert round(sum(each) / len(each), 1) == 5.1
    cut = {code("Karachi East"), "PKX701"}
    assert not any(set(pair) == cut for pair in table.to_numpy()[:, :2].tolist())


def test_tiles_hold_a_place_for_those_outside_the_tables():
    table = read_tiles()
    assert (len(table), table["placeholder"].sum()) == (160, 24)
    assert set(table.loc[table["placeholder"], "province"]) == {"AJK", "GB"}
    within = table[~table["placeholder"]]
    assert set(within.index) == set(read_districts().index)
    provinces = read_districts()["province"]
    assert (within["province"] == provinces.reindex(within.index)).all()


def test_printed_areas_are_unlikely_in_places():
    table = read_districts().set_index("name")
    ratio = table["polygon_km2"] / table["area_km2"]
    expected = {
        "Surab": 4.9,
        "Killa Saifullah": 1.8,
        "Mastung": 1.4,
        "Kalat": 1.3,
    }
    assert {name: round(ratio[name], 1) for name in expected} == expected
    expected = {"Kharan": 0.55, "Sherani": 0.71, "Zhob": 0.75}
    assert {name: round(ratio[name], 2) for name in expected} == expected
