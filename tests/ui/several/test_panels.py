"""Small maps are all in the classes of the big one, and count their districts."""

import re

import pytest

from tests.support.pages.several import chosen
from ui.map.picture import picture
from ui.several import panel_facts
from ui.several.panels import panels
from ui.several.small_maps import html

KINDS = [
    {},
    {"lens": "level", "split": "groups"},
    {"lens": "number", "split": "groups", "within": "punjab"},
    {"split": "groups"},
    {"within": "khyber-pakhtunkhwa", "lens": "level"},
    {"indicator": "literacy_youth"},
    {"indicator": "electricity", "lens": "level"},
]


@pytest.mark.parametrize("query", KINDS)
def test_small_maps_share_the_classes_of_the_big_one(query):
    found = panels(chosen(maps="many", **query))
    lens = found.chosen.lens
    big = picture(found.chosen.plain()).lenses[lens].scale
    shared = found.whole.lenses[lens].scale
    assert set(big.breaks) <= set(shared.breaks)
    assert [each for each in shared.labels if each in big.labels] == list(big.labels)
    for each in found.each.values():
        drawn = each.lenses[lens]
        assert drawn.scale == shared
        counted = sum(number for *_, number in drawn.legend)
        assert counted + sum(drawn.emptiness.values()) == len(each.inside)


@pytest.mark.parametrize("query", KINDS)
def test_one_legend_and_under_each_map_its_districts(query):
    found = panels(chosen(maps="many", **query))
    page, lens = html(found), found.chosen.lens
    for label in found.whole.lenses[lens].scale.labels:
        assert len(re.findall(f">{re.escape(label)}<", page)) == 1
    assert re.findall("<h2>(.*?)</h2>", page) == list(found.each)
    for part, each in zip(
        page.split("<section>")[1:], found.each.values(), strict=True
    ):
        size = len(each.inside)
        assert f"· {size} district{'s' if size > 1 else ''}</p>" in part
        assert sum(map(int, re.findall("<b>(\\d+)</b>", part))) == size


def test_provinces_share_out_the_districts_and_are_named():
    found = panels(chosen(maps="many"))
    assert list(found.each) == [
        *("Balochistan", "Islamabad", "Khyber Pakhtunkhwa", "Punjab", "Sindh")
    ]
    assert sum(len(each.inside) for each in found.each.values()) == 136
    page = html(found)
    assert page.count("<title>") == 136 and "<title>Kech: " in page


def test_gaps_that_mirror_each_other_are_drawn_once():
    found = panels(chosen(maps="many", split="groups"))
    pairs = [
        frozenset((each.selection.group, each.selection.against))
        for each in found.each.values()
    ]
    assert len(set(pairs)) == len(pairs) == 4


@pytest.mark.parametrize("query", KINDS)
def test_the_file_holds_every_map(query):
    found = panels(chosen(maps="many", **query))
    said = panel_facts.facts(found)
    table, kinds = said.numbers()
    assert len(table) == len(found.whole.inside) and set(kinds) <= set(table)
    assert any(name.startswith("Class") for name in table) and "Flags" in table
    assert "shows no boundaries" in said.subtitle
    assert said.headline.endswith(".") and "nan" not in said.headline
