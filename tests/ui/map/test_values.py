"""The values of a map by their address: the same for everybody, bounded, settled."""

import gzip
import json
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from ui.map import live_map, values
from ui.map.picture import picture
from ui.view import options
from ui.view.selection import NONE, Selection

START = Selection()
# A message of the live map carried 95,000 bytes when it held the values themselves.
SMALL = 600


pytestmark = pytest.mark.server


def fetched(server, selection, **changed):
    """The values of a selection, as they are answered without compression."""
    address = urlsplit(values.address(selection))
    query = dict(parse_qsl(address.query)) | changed
    status, found, body = server.ask(f"{address.path}?{urlencode(query)}")
    assert status == 200 and "content-encoding" not in found
    return json.loads(body)


def test_an_address_holds_what_the_picture_says(server):
    said = json.loads(json.dumps(values.values(picture(START))))
    assert fetched(server, START) == said
    address = values.address(START)
    _, found, body = server.ask(address, Accept_Encoding="br, gzip")
    assert json.loads(gzip.decompress(body)) == said
    assert found["cache-control"] == "public, max-age=31536000, immutable"
    assert found["content-encoding"] == "gzip"


def test_lens_drawing_and_district_share_one_address():
    looks = {"lens": "number", "view": "tiles", "district": "PK201"}
    assert values.address(replace(START, **looks)) == values.address(START)


@pytest.mark.parametrize(
    "changed",
    [
        {"indicator": "literacy_10plus"},
        {"group": "rural", "against": "urban"},
        {"against": NONE},
        {"within": "sindh"},
        {"classes": "quantiles"},
    ],
)
def test_what_changes_the_values_changes_the_address(server, changed):
    found = replace(START, **changed)
    assert values.address(found) != values.address(START)
    assert fetched(server, found) != fetched(server, START)


def test_what_is_not_offered_gives_way_as_in_the_address_of_a_page(server):
    # Enrolment is told by age band only, the roof of a house not by sex.
    for indicator in ("enrolled_by_age", "electricity"):
        said = fetched(server, START, indicator=indicator)
        assert said["indicator"] == indicator
        settled = dict(parse_qsl(urlsplit(said["address"]).query))
        assert said == fetched(server, START, **settled)
    wrong = {"indicator": "<script>", "group": "x" * 500, "within": "../.."}
    assert fetched(server, START, **wrong) == fetched(server, START)


def test_another_edition_is_not_answered_with_this_one(server):
    address = values.address(START).replace(values.version(), "0" * 16)
    assert server.ask(address)[0] == 404


def test_nobody_is_told_anything_of_their_own(server):
    address = values.address(START)
    _, found, body = server.ask(address, Cookie="zila=a badge; language=ur")
    assert json.loads(body) == fetched(server, START)
    assert "set-cookie" not in found


def test_a_walk_through_all_addresses_keeps_no_more_than_the_bound(monkeypatch):
    small = values.LRUCache(20_000, len)
    monkeypatch.setattr(values, "_kept", small)
    indicators = options.options("indicator", START)
    for indicator in indicators:
        found, _ = START.asked({"indicator": indicator}, options.options)
        assert gzip.decompress(values.prepare(found))
        assert small.currsize <= 20_000
    assert 0 < len(small) < len(indicators)


def test_a_message_names_the_values_instead_of_carrying_them():
    message = live_map.message(picture(START))
    assert message["values"] == values.address(START)
    assert len(json.dumps(message)) < SMALL
