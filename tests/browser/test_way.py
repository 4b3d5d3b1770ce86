"""The way to other pages: real links, followed without loading anything anew."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.tab import DESK, PHONE
from tests.support.quick import some
from ui.serve import leading
from ui.view.pages import PAGES

PATIENCE = 20_000
NAMES = {title: name for name, (title, symbol, _) in PAGES.items() if symbol}
EXPLORED = [name for name in NAMES.values() if name not in leading.PAGES]


def way(page):
    return page.get_by_role("navigation", name="Pages")


def test_every_page_is_a_link_that_opens_in_the_same_session_and_back_again(tab):
    page = tab.open("/map?indicator=literacy_10plus&within=sindh")
    page.evaluate("window.kept = true")
    links = way(page).get_by_role("link")
    expect(links).to_have_count(len(EXPLORED), timeout=PATIENCE)
    assert links.all_inner_texts() == [
        f"{PAGES[n][1]}\n{PAGES[n][0]}" for n in EXPLORED
    ]
    for title in ("Gaps", "District", "Map"):
        way(page).get_by_role("link", name=title, exact=True).click()
        tab.settle()
        here = way(page).locator("[aria-current=page]")
        expect(here).to_contain_text(title, timeout=PATIENCE)
        place = urlsplit(page.url)
        assert place.path == f"/{NAMES[title]}"
        assert parse_qs(place.query)["indicator"] == ["literacy_10plus"]
    page.go_back()
    expect(here).to_contain_text("District", timeout=PATIENCE)
    assert page.evaluate("window.kept") is True


def test_pages_of_a_workshop_stand_under_one_line_that_the_keyboard_opens(tab):
    page = tab.open("/map")
    line = way(page).get_by_text("Leading a workshop?")
    for name in leading.PAGES:
        link = way(page).get_by_role("link", name=PAGES[name][0], exact=True)
        expect(link).to_have_count(0)
    line.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/present"), timeout=PATIENCE)
    tab.open("/decide")
    here = way(page).locator("[aria-current=page]")
    expect(here).to_be_visible(timeout=PATIENCE)
    expect(here).to_contain_text("Decide")


def test_a_link_opens_elsewhere_as_it_is_written(tab):
    page = tab.open("/map?indicator=literacy_10plus&within=sindh")
    link = way(page).get_by_role("link", name="Gaps", exact=True)
    with page.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    place = urlsplit(opened.value.url)
    assert place.path == "/gaps" and "within=sindh" in place.query
    assert urlsplit(page.url).path == "/map"


@pytest.mark.parametrize("size", some([(PHONE,), (DESK,)], 1, 2), ids=["phone", "desk"])
def test_the_page_that_was_asked_for_lies_open(open_tab, size):
    tab = open_tab(size=size)
    page = tab.open("/map")
    if size == PHONE:
        page.get_by_test_id("stExpandSidebarButton").click()
    way(page).get_by_role("link", name="Gaps", exact=True).click()
    tab.settle()
    title = page.locator("h1")
    expect(title).to_be_in_viewport(timeout=PATIENCE)
    assert title.evaluate(
        "e => { const b = e.getBoundingClientRect();"
        " return e.contains(document.elementFromPoint(b.x + 4, b.y + 12)) }"
    )
