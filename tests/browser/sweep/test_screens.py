"""Every page in forced colours, on a phone, and translated by the browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.everybody import BENEATH, PALE, TRANSLATE, WIDE
from tests.browser.sweep.found import COLOURS, MEANINGS
from tests.browser.sweep.paths import PATHS
from tests.browser.sweep.window import PATIENCE, drawn, sized
from tests.browser.tab import PHONE

pytestmark = pytest.mark.long
SMALL = (320, 640)
# Where another indicator changes the headline.
VIEWED = ("/map", "/gaps", "/district?")
# It is made of indicators of its own.
OWN = "part=index"
OTHER = "literacy_10plus"
_GO = """query => {
  const to = new URL(location.href);
  for (const [name, value] of Object.entries(query)) to.searchParams.set(name, value);
  history.pushState({}, "", to);
  dispatchEvent(new PopStateEvent("popstate"));
}"""


@pytest.mark.parametrize("path", PATHS)
def test_forced_colours_are_those_of_every_day(open_tab, path):
    page = drawn(open_tab(), path)
    usual = page.evaluate(COLOURS)
    page.emulate_media(forced_colors="active")
    forced, pale = page.evaluate(COLOURS), page.evaluate(PALE)
    page.emulate_media(forced_colors="none")
    assert [pair for pair in zip(usual, forced, strict=True) if len({*pair}) > 1] == []
    assert pale == []
    if path.startswith("/map"):
        assert len(set(usual)) > 4


@pytest.mark.parametrize("path", PATHS)
def test_a_small_screen_shows_all_of_it(open_tab, path):
    tab, found = open_tab(PHONE), {}
    page = drawn(tab, path)
    for name, (width, height) in {"phone": PHONE, "narrow": SMALL}.items():
        sized(page, {"width": width, "height": height})
        wider = [f"{tab.overflow()} px wider"] if tab.overflow() > 0 else []
        found[name] = [*wider, *page.evaluate(WIDE), *page.evaluate(BENEATH)]
    found["words"] = page.evaluate(MEANINGS)
    sized(page, {"width": PHONE[0], "height": PHONE[1]})
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize("path", PATHS)
def test_a_translated_page_follows(tab, path):
    page = drawn(tab, path)
    title = page.locator("h1")
    if path.startswith(VIEWED) and OWN not in path:
        said = title.inner_text()
        page.evaluate(TRANSLATE)
        page.evaluate(_GO, {"indicator": OTHER})
        expect(title).not_to_contain_text("⟦", timeout=PATIENCE)
        tab.settle()
        assert title.inner_text() != said
    page.evaluate(TRANSLATE)
    elsewhere = "Gaps" if path.startswith("/sources") else "Sources & methods"
    page.get_by_role("link", name=elsewhere).first.click()
    end = "/gaps" if path.startswith("/sources") else "/sources"
    page.wait_for_function(f"() => location.pathname === '{end}'")
    tab.settle()
    expect(title).not_to_contain_text("⟦", timeout=PATIENCE)
    expect(page.get_by_test_id("stMain")).not_to_contain_text("⟦", timeout=PATIENCE)
    assert page.get_by_test_id("stException").count() == 0
