"""The name box offers what may be meant, and chooses nothing."""

import json

import pytest
from starlette.requests import Request

from data.vocabulary import PROVINCES
from tests.support.census import code, districts
from tests.support.servers.apart import run
from ui.view import areas, name_box, place_answer
from ui.view.selection import NONE

KECH, LAHORE = code("Kech"), code("Lahore")


def answered(**given):
    """What the server answers to the box."""
    query = "&".join(f"{key}={value}" for key, value in given.items())
    scope = {"type": "http", "query_string": query.encode(), "headers": []}
    told = run(place_answer.route.endpoint(Request(scope)))
    return json.loads(told.body)


@pytest.mark.parametrize("typed", ["Turbat", "%DA%A9%DB%8C%DA%86", "kech", "PK211"])
def test_a_district_is_offered_by_any_of_its_names(typed):
    first = answered(typed=typed)["rows"][0]
    assert (first["district"], first["itself"]) == (KECH, True)
    assert first["title"] == "Kech, Balochistan"


def test_a_district_outside_the_area_says_that_the_area_goes():
    (first, *_) = answered(typed="Kech", within="punjab")["rows"]
    assert "becomes all of Pakistan" in first["note"]
    assert name_box.opened(KECH, "punjab") == {"within": "pakistan", "district": KECH}
    (first, *_) = answered(typed="Kech", within="balochistan")["rows"]
    assert "Pakistan" not in first["note"]
    assert name_box.opened(KECH, "balochistan")["within"] == "balochistan"


def test_what_only_tells_cannot_be_chosen():
    outside = answered(typed="Skardu")["rows"][0]
    assert "outside the census tables" in outside["note"]
    assert (outside["district"], outside["area"], outside["ask"]) == ("", "", "")
    area = answered(typed="Sindh")["rows"][0]
    assert area["area"] == "" and "district" in area["note"]
    assert answered(typed="Sindh", areas="1")["rows"][0]["area"] == "sindh"


def test_a_newer_district_is_not_taken_for_the_one_that_held_it():
    (row,) = answered(typed="Wazirabad")["rows"]
    assert row["title"] == "Wazirabad: part of Gujranwala in 2023"
    assert (row["district"], row["itself"]) == (code("Gujranwala"), False)


def test_a_division_beside_its_district_asks_for_its_districts():
    district, division = answered(typed="Lahore")["rows"]
    assert district["district"] == LAHORE
    inside = answered(typed=division["ask"])["rows"]
    assert len([row for row in inside if row["district"]]) == 4


def test_every_area_that_is_found_is_one_that_a_view_can_show():
    for name in [*PROVINCES, "Pakistan", "FATA", "Settled districts", "KP"]:
        found = [row["area"] for row in answered(typed=name, areas="1")["rows"]]
        assert set(found) - {""} <= set(areas.areas()), name
        assert any(found), name


@pytest.mark.parametrize(("within", "size"), [("pakistan", 136), ("mars", 136)])
def test_nothing_typed_lists_the_districts_of_the_area(within, size):
    rows = answered(typed="", within=within)["rows"]
    assert len(rows) == size
    assert {row["district"] for row in rows} == set(districts().index)


def test_the_most_is_said_before_it_is_reached():
    codes = list(districts().index[:6])
    assert "up to 6" in name_box.hint(0, 6) and "up to 6" in name_box.hint(5, 6)
    assert "Take one away" in name_box.hint(len(codes), 6)
    assert name_box.hint(1, 1) == "" and NONE not in codes
