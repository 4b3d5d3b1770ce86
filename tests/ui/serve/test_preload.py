"""What browsers are told to fetch beforehand is what the page with the map fetches."""

import re

import pytest

from ui.edition import geometry
from ui.map import values
from ui.serve import preload
from ui.view.options import linked
from ui.view.selection import Selection


def named(header):
    return re.findall(r"<([^>]*)>", header)


@pytest.fixture(scope="module")
def ready():
    geometry.geometry_name()


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("query", [{}, {"indicator": "literacy_10plus"}])
def test_the_values_are_those_the_page_names(query):
    said = "&".join(f"{name}={value}" for name, value in query.items())
    selection, _ = linked(Selection(), query)
    found = named(preload.link(said.encode()))
    assert values.address(selection) in found and geometry.address() in found


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize(
    "query", [b"indicator=%0d%0aset-cookie:a=b", b"within=%ff%00", b"group=>;x", b"&&="]
)
def test_a_hostile_query_writes_nothing_into_the_header(query):
    assert preload.link(query) == preload.link(b"")


def test_nobody_waits_for_a_hint(monkeypatch):
    class Unread:
        currsize = 0

    monkeypatch.setattr(geometry.geometry_name, "cache_info", Unread, raising=False)
    assert not any("/values/" in each for each in named(preload.link(b"")))


@pytest.mark.server
def test_every_file_that_is_named_is_there(server):
    _, headers, _ = server.ask("/map")
    for address in named(headers["link"]):
        assert server.ask(address)[0] == 200
    assert "link" not in server.ask("/gaps")[1]
