"""Two maps: one scale where they share it, counts that add up, a sentence on both."""

import json

import pandas as pd
import pytest

from tests.oracles import expected
from tests.support.pages.several import chosen
from ui.map.picture import picture
from ui.several import facts, two_maps
from ui.several.pair import headline, overall, pair

KINDS = [
    {},
    {"second": "female-rural"},
    {"lens": "number", "within": "sindh"},
    {"by": "indicators", "second": "never_attended_5_16", "lens": "level"},
    {"by": "indicators", "second": "never_attended_5_16", "scale": "own"},
    {"by": "indicators", "second": "electricity", "lens": "number"},
    {"by": "lenses", "second": "number"},
    {"indicator": "literacy_youth", "classes": "natural"},
    {"indicator": "population", "lens": "number"},
    {"indicator": "growth", "lens": "level", "by": "indicators"},
]


def of(query):
    return pair(chosen(maps="two", **query))


def own(query):
    found = of(query)
    return found, [each["own"] for each in two_maps.messages(found)]


@pytest.mark.parametrize("query", KINDS)
def test_each_map_puts_every_district_into_the_class_its_legend_counts(query):
    found, told = own(query)
    for at, (shown, said) in enumerate(zip(found.sides, told, strict=True)):
        lens = shown.selection.lens
        values = shown.table[lens]
        index = pd.Series(said["lens"]["index"], values.index)
        assert (index >= 0).equals(values.notna())
        # The higher class holds the higher values.
        held = [group for _, group in values.dropna().groupby(index)]
        assert all(a.max() < b.min() for a, b in zip(held, held[1:], strict=False))
        for place, (_, _, count) in enumerate(said["lens"]["legend"]):
            said_of_it = str(count).split(" · ")[at if found.one_scale else 0]
            assert int(said_of_it) == int((index.loc[shown.inside] == place).sum())


@pytest.mark.parametrize("query", KINDS)
def test_maps_on_one_scale_share_one_legend_and_others_say_so(query):
    found, (left, right) = own(query)
    labels = [[row[:2] for row in each["lens"]["legend"]] for each in (left, right)]
    if found.one_scale:
        assert labels[0] == labels[1]
        assert left["lens"]["legend"] == right["lens"]["legend"]
    said = facts.facts(found).subtitle
    assert ("the same classes" in said) == found.one_scale
    assert ("a scale of its own" in said) == (not found.one_scale)


def test_two_groups_are_in_the_classes_of_the_one_map():
    found = of({})
    alone = picture(chosen(lens="level").plain())
    assert found.left.lenses["level"].scale == alone.lenses["level"].scale


def test_the_sentence_says_what_the_counts_give():
    start = chosen(maps="two").plain().to_query()
    table = expected.figures(start)
    rates = [
        expected.level(start | {"group": key, "against": "none"})
        for key in ("female", "male")
    ]
    higher = int((table["rate"].round(1) > table["other"].round(1)).sum())
    said = headline(of({}))
    assert said.startswith(f"{rates[0]:.1f}% of girls and {rates[1]:.1f}% of boys")
    assert f"for girls in {higher} of 136 districts" in said
    assert [overall(each) for each in of({}).sides] == [
        f"{rate:.1f}%" for rate in rates
    ]


def test_circles_of_both_maps_have_one_size():
    found, told = own({"lens": "number"})
    largest = [max(each["sizes"]) for each in told]
    people = [each.table["number"].max() for each in found.sides]
    assert max(largest) == 62.0
    ratio = (people[1] / people[0]) ** 0.5
    assert largest[1] / largest[0] == pytest.approx(ratio, abs=0.01)
    assert all("sized alike" in each["lens"]["circles"] for each in told)
    households = own({"by": "indicators", "second": "electricity", "lens": "number"})[1]
    assert [max(each["sizes"]) for each in households] == [62.0, 62.0]
    assert not any("alike" in each["lens"]["circles"] for each in households)


@pytest.mark.parametrize("query", KINDS)
def test_the_file_holds_the_figures_of_both_maps_and_their_classes(query):
    found = of(query)
    table, kinds = facts.facts(found).numbers()
    assert len(table) == len(found.left.inside)
    assert {"District", "Province", "P-code", "Flags"} <= set(table)
    assert set(kinds) <= set(table)
    for shown in found.sides:
        values = shown.table.loc[shown.inside, shown.selection.lens]
        assert any(
            pd.api.types.is_numeric_dtype(table[name])
            and table[name].reset_index(drop=True).equals(values.reset_index(drop=True))
            for name in table
        )
    assert sum(name.startswith("Class, ") for name in table) == 2


def test_a_change_sends_little():
    for query in KINDS:
        told = two_maps.messages(of(query))
        assert len(json.dumps(told, ensure_ascii=False).encode()) < 10_000
