"""Whatever an address asks for, the view is valid, and what it refuses it says."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given

from analysis.maps.class_words import METHODS
from tests.oracles import pivot
from tests.support.asked import FIELDS, QUERIES, START, VIEWS, asked
from tests.support.census import code
from ui.view.links import link
from ui.view.options import linked, options
from ui.view.selection import NONE, Selection


def valid(view: Selection) -> bool:
    """Whether the tables hold what a selection shows, worked out from them alone."""
    of, area = pivot.catalogue()[view.indicator], pivot.areas()[view.within]
    compared = of.direction != "context" and of.kind == "share"
    alone = {"count": {"number"}, "growth": {"level"}}.get(of.kind, {"level", "number"})
    banded = any(item.startswith("band_") for item in of.items)
    return (
        view.band in of.bands
        and view.group in pivot.keys(of)
        and (
            view.against == NONE
            or compared
            and view.against in pivot.keys(of)
            and pivot.apart(view.group, view.against)
        )
        and view.lens in (alone if view.against == NONE else alone | {"gap"})
        and view.view in {"shapes", "circles", "tiles"}
        and view.classes in {"default", *METHODS}
        and not (banded and view.within == "islamabad")
        and view.district in {NONE, *area}
    )


def test_the_start_is_valid_and_shows_the_gap_between_girls_and_boys():
    assert valid(START)
    assert asked({}) == (START, {})
    assert (START.group, START.against, START.lens) == ("female", "male", "gap")


@given(QUERIES)
def test_no_query_makes_an_invalid_view(query):
    view, _ = asked(query)
    assert valid(view)


@given(QUERIES, VIEWS)
def test_no_query_makes_an_invalid_view_from_any_other(query, start):
    view, _ = asked(query, start)
    assert valid(view)


@given(QUERIES)
def test_a_value_is_shown_or_refused_aloud(query):
    view, refused = asked(query)
    for name in FIELDS:
        if name in query:
            shown = getattr(view, name) == query[name]
            assert shown != (name in refused)
            assert shown or refused[name] == query[name]
    assert set(refused) <= set(FIELDS) & set(query)


@given(VIEWS)
def test_a_view_round_trips_through_the_address(view):
    assert asked(view.to_query()) == (view, {})
    address = urlsplit(link("192.168.1.5:8501", "map", view))
    assert (address.netloc, address.path) == ("192.168.1.5:8501", "/map")
    query = dict(parse_qsl(address.query, strict_parsing=True))
    assert query == view.to_query()
    assert asked(query) == (view, {})


@given(VIEWS, VIEWS)
def test_an_address_means_the_same_whatever_was_seen_before(view, before):
    assert asked(view.to_query(), before) == (view, {})


@given(QUERIES)
def test_asking_twice_is_asking_once(query):
    view, _ = asked(query)
    assert asked(query, view)[0] == view


def test_an_address_holds_every_field_defaults_included():
    assert list(START.to_query()) == FIELDS
    assert all(isinstance(value, str) for value in START.to_query().values())


@pytest.mark.parametrize("name", FIELDS)
def test_an_unknown_value_is_refused_and_the_usual_one_shown(name):
    view, refused = asked({name: "nonsense"})
    assert refused == {name: "nonsense"}
    assert view == START


def test_foreign_parameters_are_ignored_without_a_word():
    assert asked({"utm_source": "mail", "Indicator": "x"}) == (START, {})


def test_a_value_of_another_case_is_another_value():
    assert asked({"lens": "Level"})[1] == {"lens": "Level"}


def test_another_indicator_brings_its_own_age_bands_and_groups():
    view, refused = asked({"indicator": "literacy_youth"})
    assert (view.band, refused) == ("15-24", {})
    view, refused = asked({"indicator": "electricity"})
    assert (view.group, view.against, refused) == ("rural", "urban", {})
    view, refused = asked({"indicator": "electricity", "group": "female"})
    assert (view.group, refused) == ("rural", {"group": "female"})


def test_the_usual_partner_follows_the_group():
    assert asked({"group": "male"})[0].against == "female"
    assert asked({"group": "female-rural"})[0].against == "male"
    rural = asked({"group": "male-rural"}, asked({"group": "male"})[0])[0]
    assert rural.against == "female"


@pytest.mark.parametrize("start", [START, replace(START, against="male-urban")])
def test_a_link_to_a_group_alone_compares_it_with_its_counterpart(start):
    pairs = {"female-rural": "male-rural", "male-urban": "female-urban"}
    pairs |= {"rural": "urban", "male": "female", "all": NONE}
    for group, other in pairs.items():
        view, refused = linked(start, {"group": group})
        assert (view.group, view.against, refused) == (group, other, {})


def test_a_link_that_names_both_groups_or_none_is_taken_at_its_word():
    both = {"group": "female-rural", "against": "male-urban"}
    assert linked(START, both)[0].against == "male-urban"
    assert linked(START, {"lens": "level"})[0] == replace(START, lens="level")
    alone = replace(START, against=NONE, lens="level")
    assert linked(alone, {"group": "female-rural"})[0].against == NONE
    electricity = {"indicator": "electricity", "group": "rural"}
    assert linked(START, electricity)[0].against == "urban"


@given(VIEWS)
def test_a_whole_link_means_what_it_says(view):
    assert linked(START, view.to_query()) == (view, {})


def test_everybody_is_compared_with_nobody_and_has_no_gap():
    view, refused = asked({"group": "all"})
    assert (view.against, view.lens, refused) == (NONE, "level", {})
    _, refused = asked({"group": "all", "lens": "gap"})
    assert refused == {"lens": "gap"}


def test_context_is_never_compared():
    for name, of in pivot.catalogue().items():
        if of.direction == "context":
            view, refused = asked({"indicator": name, "against": "male"})
            assert (view.against, "against" in refused) == (NONE, True)
            assert "gap" not in options("lens", view)


def test_islamabad_is_not_offered_where_it_was_not_printed():
    wanted = {"indicator": "literacy_youth", "within": "islamabad"}
    view, refused = asked(wanted)
    assert (view.within, refused) == ("pakistan", {"within": "islamabad"})
    assert asked({"within": "islamabad"})[1] == {}


def test_a_district_outside_the_area_is_refused():
    lahore = code("Lahore")
    view, refused = asked({"within": "sindh", "district": lahore})
    assert (view.district, refused) == (NONE, {"district": lahore})
    assert asked({"within": "punjab", "district": lahore})[0].district == lahore


def test_narrowing_the_area_gives_up_a_district_outside_it():
    chosen = replace(START, district=code("Lahore"))
    view, refused = asked({"within": "sindh"}, chosen)
    assert (view.district, refused) == (NONE, {})


@pytest.mark.parametrize("area", sorted(pivot.areas()))
def test_an_area_offers_its_own_districts(area):
    offered = list(options("district", replace(START, within=area)))
    assert offered == [NONE, *pivot.areas()[area]]


@given(VIEWS)
def test_every_field_offers_what_is_shown_with_a_label(view):
    for name in FIELDS:
        offered = options(name, view)
        assert getattr(view, name) in offered
        assert all(label.strip() for label in offered.values())
        assert len(set(offered.values())) == len(offered)


@given(VIEWS)
def test_every_value_that_is_offered_can_be_had(view):
    for name in FIELDS:
        for value in list(options(name, view))[:12]:
            there, refused = asked({name: value}, view)
            assert getattr(there, name) == value and not refused
            assert valid(there)
