"""The still map shows the classes of the live map, on tiles that are all alike."""

import re
from xml.etree import ElementTree

import pytest

from tests.oracles.expected import area, catalogue, figures
from tests.support.census import districts
from tests.support.charts import check, shown
from ui.edition.tables import tables
from ui.figure import theme
from ui.gaps import crossed
from ui.gaps.choice import Comparison
from ui.gaps.compared import compare
from ui.map import still_chart, still_map
from ui.map.picture import picture
from ui.takeaway import svg_map
from ui.view.selection import Selection

SVG = "{http://www.w3.org/2000/svg}"


def still(lens="gap", **asked):
    drawn = picture(Selection(lens=lens, **asked))
    return drawn, still_map.of_lens(drawn.lenses[lens], "")


@pytest.mark.parametrize("lens", ["gap", "level", "number"])
def test_the_classes_are_those_of_the_live_map(lens):
    drawn, map_ = still(lens)
    tiles = still_map.squares(map_).set_index("district")
    live = drawn.lenses[lens]
    for district in districts().index:
        assert tiles.loc[district, "colour"] == live.colours[live.index[district]]
        assert tiles.loc[district, "value"] == live.labels[district]
    assert map_.counts() == [count for *_, count in live.legend]


def test_nothing_is_dropped_and_nothing_outside_is_painted():
    _, map_ = still()
    tiles = still_map.squares(map_)
    assert len(tiles) == len(tables().tiles)
    outside = tiles[tiles["state"] == "outside the census tables"]
    assert len(outside) == tables().tiles["placeholder"].sum() > 0
    assert set(outside["colour"]) == {theme.PAPER}
    assert set(outside["value"]) == {"not counted"}


def test_no_data_is_striped_and_nobody_is_blank():
    found = compare(Comparison(indicator="literacy_youth", band="15-24"))
    maps = crossed.stills(found, crossed.names(found))
    rural = still_map.squares(maps[0]).set_index("district")
    urban = still_map.squares(maps[1]).set_index("district")
    islamabad = districts().index[districts()["name"] == "Islamabad"][0]
    assert rural.loc[islamabad, "state"] == "no data"
    assert len(still_map.hatching(rural)) > 0
    query = {"indicator": "literacy_youth", "band": "15-24", "against": "none"}
    lived = figures(query | {"group": "female-urban"})["bottom"]
    empty = lived.index[(lived == 0) & (lived.index != islamabad)]
    assert len(empty)
    assert set(urban.loc[empty, "state"]) == {"not applicable"}
    assert set(urban.loc[empty, "colour"]) == {theme.PAPER}


def test_small_multiples_share_one_scale():
    found = compare(Comparison())
    names = crossed.names(found)
    maps = crossed.stills(found, names)
    assert [each.title for each in maps] == list(names.values())
    assert len({(each.labels, each.colours) for each in maps}) == 1
    for key, map_ in zip(names, maps, strict=True):
        rate = figures(Selection(group=key, against="none").to_query())["rate"]
        for place, label in enumerate(map_.labels):
            ends = [float(each) for each in re.findall(r"\d+", label)]
            # As it is written beside the tile.
            inside = rate[map_.index == place].map(lambda each: float(f"{each:.1f}"))
            low = 0 if label.startswith("Up to") else ends[0]
            high = 100 if label.startswith("Over") and len(ends) == 1 else ends[-1]
            assert inside.between(low, high).all(), (key, label)
        assert (map_.index < 0).sum() == rate.isna().sum()


def test_districts_of_other_areas_are_land():
    inside = area("sindh")
    outside = frozenset(districts().index.difference(inside))
    drawn = picture(Selection(within="sindh"))
    map_ = still_map.of_lens(drawn.lenses["gap"], "", outside)
    tiles = still_map.squares(map_).set_index("district")
    assert set(tiles.loc[list(outside), "state"]) == {"other area"}
    assert sum(map_.counts()) == len(inside)
    assert map_.counts() == [count for *_, count in drawn.lenses["gap"].legend]


def test_the_file_holds_every_tile_with_its_value_and_no_outside_address():
    drawn, map_ = still()
    said = drawn.lenses["gap"].headline
    content = svg_map.svg([map_], said, ("Measure", "Source: a & b <c>"))
    root = ElementTree.fromstring(content)
    named = [each.text for each in root.iter(f"{SVG}title")]
    assert named[0] == said
    for district, name in districts()["name"].items():
        assert f"{name}: {drawn.lenses['gap'].labels[district]}" in named
    text = " ".join(each.text or "" for each in root.iter(f"{SVG}text"))
    for label, count in zip(map_.labels, map_.counts(), strict=True):
        assert (f"{label}: {count}" in text) == (count > 0)
    assert "Source: a & b <c>" in text
    addresses = re.findall(rb"https?://[^'\"]+", content)
    assert set(addresses) == {b"http://www.w3.org/2000/svg"}


def test_the_file_takes_no_instructions_from_words():
    _, map_ = still()
    hostile = "</text><script>alert(1)</script>'\" onload='x"
    content = svg_map.svg([map_], hostile, (hostile,)).decode()
    root = ElementTree.fromstring(content)
    assert not list(root.iter(f"{SVG}script"))
    assert "onload" not in {key for each in root.iter() for key in each.attrib}


def test_every_share_has_a_chart():
    for key, of in catalogue().items():
        found = compare(Comparison(indicator=key, band=of.bands[0], against="none"))
        if of.kind != "share":
            continue
        maps = crossed.stills(found, crossed.names(found))
        spec = still_chart.chart(maps[0])
        check(spec)
        assert spec["layer"][0]["layer"][0]["mark"]["type"] == "rect"
        tiles = shown(spec)[0]
        assert len(tiles[["row", "col"]].drop_duplicates()) >= len(districts())
        assert set(tiles["name"]) >= set(districts()["name"])
