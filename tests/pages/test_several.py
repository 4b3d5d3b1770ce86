"""The page of maps opens with one map, two or many, and its address says which."""

import pytest

from tests.support.apptest import asked, headline, opened
from tests.support.pages.several import chosen
from ui.several.pair import headline as of_two
from ui.several.pair import pair


@pytest.fixture(scope="module")
def page():
    return opened("map")


@pytest.mark.parametrize(
    "wanted",
    [
        {"maps": "two"},
        {"maps": "two", "by": "indicators", "second": "electricity"},
        {"maps": "two", "by": "lenses", "second": "number", "within": "sindh"},
        {"maps": "many"},
        {"maps": "many", "split": "groups", "lens": "level"},
        {},
    ],
)
def test_every_kind_opens_and_can_be_shared(page, wanted):
    query = chosen(**wanted).to_query()
    asked(page, query)
    assert not page.exception and not page.error and not page.warning
    assert dict(page.query_params) == query
    assert len(page.title) == 1
    if wanted.get("maps") == "two":
        assert headline(page) == of_two(pair(chosen(**wanted)))


def test_a_choice_in_the_sidebar_keeps_both_maps(page):
    asked(page, chosen(maps="two").to_query())
    page.selectbox(key="pick_within").set_value("sindh").run()
    assert dict(page.query_params)["maps"] == "two"
    assert headline(page).startswith("In Sindh, ")
    page.selectbox(key="pick_group").set_value("rural").run()
    assert dict(page.query_params)["second"] == "urban"
