"""A copied link is short, reaches others, and opens what the long one opens."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.library.search import Wanted
from tests.support.apptest import asked as asked_in
from tests.support.apptest import copied, headline, opened
from tests.support.asked import VIEWS
from tests.support.census import code
from tests.support.quick import examples
from ui.gaps import choice
from ui.gaps.choice import GAPS, Comparison
from ui.library.choice import LIBRARY, SHOWS, Reading
from ui.methods.choice import REFERENCE, TABS, Reference
from ui.view import links, network
from ui.view.address import VIEW, short
from ui.view.network import LOCAL, Address
from ui.view.selection import NONE, Selection

PAGE = "http://localhost:8501/map"
ROOM = Address("192.168.1.7", "wlan0")


@pytest.fixture
def room(monkeypatch):
    monkeypatch.setattr(links, "likeliest", lambda: ROOM)


def same(kind, chosen):
    """Compare what the short link of a choice opens with what the long one does."""
    whole = kind.asked(kind.usual, chosen.to_query())
    assert kind.asked(kind.usual, short(chosen)) == whole == (chosen, {})
    return short(chosen)


@examples(150)
@given(VIEWS)
def test_a_short_link_opens_the_same_view(view):
    said, whole = same(VIEW, view), view.to_query()
    assert said.items() <= whole.items()
    for name in said:
        less = {key: value for key, value in said.items() if key != name}
        assert VIEW.asked(VIEW.usual, less) != (view, {})


@examples(60)
@given(VIEWS, some.data())
def test_a_short_link_opens_the_same_comparison(view, data):
    chosen = Comparison().showing(view)
    for name in choice.FIELDS:
        offered = list(choice.options(name, chosen))
        chosen = replace(chosen, **{name: data.draw(some.sampled_from(offered))})
    chosen = replace(chosen, districts=choice.joined([code("Kech"), code("Badin")]))
    chosen, _ = GAPS.asked(chosen, chosen.to_query())
    same(GAPS, chosen)


def test_a_short_link_opens_the_same_findings_and_methods():
    for show in SHOWS:
        same(LIBRARY, Reading(Wanted(words="transfer", grade=("weak",)), show, "F027"))
    for tab in TABS:
        same(REFERENCE, Reference("toilet", group="rural", against="urban", tab=tab))


def test_what_is_usual_is_not_said():
    assert short(Selection()) == {}
    assert short(Selection(lens="level")) == {"lens": "level"}
    assert links.shortest(PAGE, Selection(lens="level")).endswith("/map?lens=level")


@pytest.mark.usefixtures("room")
def test_the_address_of_the_room_stands_before_this_computers_own():
    for own in ("localhost", "127.0.0.1", "[::1]"):
        link = links.shortest(f"http://{own}:8501/map", Selection())
        assert link == "http://192.168.1.7:8501/map"
    assert (
        links.shortest("http://zila.local/map", Selection()) == "http://zila.local/map"
    )
    assert links.shortest("https://10.0.0.3/", Selection()) == "https://10.0.0.3/"


def test_without_a_network_the_own_address_stays(monkeypatch):
    monkeypatch.setattr(links, "likeliest", lambda: LOCAL)
    assert links.shortest(PAGE, Selection()) == PAGE


def test_the_likeliest_address_is_the_first_of_the_list():
    network._likeliest.cache_clear()
    assert network.likeliest() == network.addresses()[0]


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("map", {"indicator": "toilet", "lens": "level", "within": "sindh"}),
        ("gaps", {"show": "people", "goal": "median", "group": "male"}),
        ("gaps", {"show": "research", "part": "index", "district": code("Kech")}),
        ("district", {"district": code("Kech"), "group": "female-rural"}),
    ],
)
def test_the_link_of_a_page_opens_it_again_whatever_was_seen_before(page, asked):
    app = opened(page, **asked)
    (link,) = copied(app)
    said, whole = headline(app), dict(app.query_params)
    query = dict(parse_qsl(urlsplit(link).query))
    assert query.keys() < set(Comparison().to_query())
    again = opened(page, lens="number", within="punjab", indicator="literacy_10plus")
    again = asked_in(again, query)
    assert (headline(again), dict(again.query_params)) == (said, whole)
    assert copied(again) == [link]
    assert NONE not in query.values() or page == "gaps"
