"""What the map asks for beside its values: a name, and the panel of one district."""

import json

import pytest

from analysis.gaps.peers import similar
from tests.oracles import expected
from tests.support.census import code, districts
from ui.map import values
from ui.map.around import around
from ui.map.found import found
from ui.view import alike, options
from ui.view.selection import Selection

pytestmark = pytest.mark.server


@pytest.mark.parametrize("column", ["name", "name_ur"])
def test_every_district_is_found_first_by_its_own_name(column):
    names = districts()[column]
    assert {
        place: name
        for place, name in names.items()
        if found(name)["places"][0]["code"] != place
    } == {}


def test_an_older_name_is_told_with_the_district_it_leads_to():
    first = found("Nawabshah")["places"][0]
    assert first["code"] == code("Shaheed Benazirabad")
    assert first["name"] == "Shaheed Benazirabad, Sindh" and first["sure"]
    assert "Nawab" in first["note"]


def test_what_only_holds_a_name_is_not_chosen_for_it():
    (held,) = found("Wazirabad")["places"]
    assert held["code"] == code("Gujranwala") and not held["sure"]
    assert not any(each["sure"] for each in found("Mirpur")["places"])


def test_what_is_no_name_is_said_and_nothing_is_offered():
    said = found("qqqqqq")
    assert said["places"] == [] and "qqqqqq" in said["said"]


def test_names_are_answered_to_anybody_and_kept_for_this_edition_only(server):
    address = f"/values/{values.version()}/places.json?typed="
    status, headers, body = server.ask(f"{address}Turbat")
    assert status == 200 and json.loads(body) == found("Turbat")
    assert "immutable" in headers["cache-control"]
    assert server.ask(f"{address.replace(values.version(), '0' * 16)}Kech")[0] == 404
    # However long it is, what is typed is looked up and not kept.
    assert server.ask(f"{address}{'x' * 5000}")[0] == 200


@pytest.mark.parametrize(
    "asked", [{}, {"group": "rural"}, {"indicator": "electricity"}]
)
def test_a_panel_adds_people_and_peers_of_its_own_district(server, asked):
    view, _ = options.linked(Selection(), asked)
    figures = expected.figures(view.to_query())
    for name in ("Kech", "Lahore", "Islamabad"):
        here, said = code(name), around(view, code(name))
        address = values.address(view).replace("map.json", "around.json")
        status, headers, body = server.ask(f"{address}&district={here}")
        assert status == 200 and json.loads(body) == said
        assert "immutable" in headers["cache-control"]
        assert expected.says(said["more"][0], figures.at[here, "bottom"])
        matched = alike.matched(view)
        assert said["peers"] == list(similar(here, matched.traits).index)
        assert said["rule"] == f"{matched.rule}."
    assert server.ask(f"{address}&district=PK000")[0] == 404
    assert server.ask(address)[0] == 404
