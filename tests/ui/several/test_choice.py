"""The address says how many maps there are, and an old one still asks for one."""

import pytest

from tests.oracles.expected import catalogue
from tests.support.pages.several import chosen
from ui.several import offers
from ui.several.choice import KIND, asked
from ui.several.maps import BY, MAPS, Maps
from ui.view.selection import Selection


def test_one_map_has_the_address_of_the_view_alone():
    assert chosen().to_query() == Selection().to_query()
    # A link that says nothing of maps leads back to one.
    two = chosen(maps="two")
    assert asked(two, {"indicator": "literacy_10plus"})[0].maps == "one"


@pytest.mark.parametrize("indicator", catalogue())
def test_every_indicator_opens_whatever_is_asked_and_the_address_holds_it(indicator):
    for wanted in (*({"maps": maps} for maps in MAPS), *({"by": by} for by in BY)):
        query = {"maps": "two", "indicator": indicator} | wanted
        found, _ = asked(Maps(), query)
        again, refused = asked(Maps(), found.to_query())
        assert again == found and not refused
        for field in set(found.to_query()) - {"classes", "district"}:
            assert getattr(found, field) in offers.options(field, found)


def test_two_groups_begin_with_those_compared_at_their_levels():
    found = chosen(maps="two")
    assert (found.second, found.lens) == ("male", "level")
    # The gap of girls to boys and of boys to girls are one map.
    assert "gap" not in offers.options("lens", found)
    rural = chosen(maps="two", second="female-rural")
    assert rural.lens == "gap"
    second = offers.second(rural)
    assert (second.group, second.against) == ("female-rural", "male-rural")


def test_nobody_to_compare_with_stays_nobody():
    second = offers.second(chosen(maps="two", against="none", lens="level"))
    assert (second.group, second.against) == ("male", "none")


def test_another_indicator_brings_its_own_groups():
    found = chosen(maps="two", by="indicators", second="electricity")
    second = offers.second(found)
    assert (second.group, second.against) == ("rural", "urban")


def test_disability_is_set_against_nothing():
    offered = offers.options("by", chosen(maps="two", indicator="disability_reported"))
    assert "indicators" not in offered
    for of in catalogue().values():
        if of.theme == "Disability":
            beside = offers.options("second", chosen(maps="two", by="indicators"))
            assert of.id not in beside


def test_what_is_asked_in_vain_is_told():
    _, refused = KIND.asked(Maps(), {"maps": "two", "second": "nobody", "by": "luck"})
    said = " ".join([*refused, *refused.values()])
    assert "side by side “luck”" in said and "“Boys” instead" in said
    assert asked(Maps(), {"maps": "three"})[1] == {"maps": "three"}


@pytest.mark.parametrize(
    ("query", "scales"),
    [
        ({}, ["one"]),
        ({"by": "lenses"}, ["own"]),
        ({"by": "indicators", "second": "never_attended_5_16"}, ["one", "own"]),
        ({"by": "indicators", "second": "literacy_10plus"}, ["one", "own"]),
        ({"by": "indicators", "second": "literacy_10plus", "lens": "level"}, ["own"]),
        ({"by": "indicators", "second": "electricity", "lens": "number"}, ["own"]),
    ],
)
def test_a_scale_is_shared_where_unit_and_direction_are(query, scales):
    assert list(offers.options("scale", chosen(maps="two", **query))) == scales
