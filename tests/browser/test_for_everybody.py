"""Paper, forced colours, a phone's header and a translation by the browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.everybody import PAPERS, TRANSLATE
from tests.browser.evidence.live_map import LiveMap
from tests.browser.tab import DESK, PHONE

PATIENCE = 20_000
NARROW = (320, 640)
_PRESSED = (
    '[data-testid="stSidebar"], [data-testid="stHeader"], button, select, summary,'
    ' input, [data-testid="stDataFrame"]'
)
_SEEN = """selector => {
  const all = root => [...root.querySelectorAll("*")].flatMap(each => [
    ...(each.matches(selector) ? [each] : []),
    ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  const seen = all(document).filter(each => each.checkVisibility());
  return seen.map(each => each.outerHTML.slice(0, 90));
}"""
_WHOLE = """map => {
  const box = map.getBoundingClientRect();
  const paths = [...map.querySelectorAll("path[data-code]")];
  const inside = path => {
    const at = path.getBoundingClientRect();
    return at.left >= box.left - 1 && at.right <= box.right + 1
      && at.top >= box.top - 1 && at.bottom <= box.bottom + 1;
  };
  return paths.length > 100 && box.width < 703 && paths.every(inside);
}"""
_ADJUST = "e => getComputedStyle(e).printColorAdjust"
_COLOURS = "all => new Set(all.map(e => getComputedStyle(e).backgroundColor)).size"
_BELOW = """() => {
  const at = name => document.querySelector(`[data-testid=${name}]`);
  const edge = name => at(name).getBoundingClientRect();
  return edge("stMain").top - edge("stHeader").bottom;
}"""


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_paper_holds_the_whole_map_its_key_and_every_row(open_tab, size):
    tab = open_tab(size=size)
    page = tab.open("/map")
    drawn = LiveMap(tab)
    page.get_by_text("The numbers", exact=True).click()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible(timeout=PATIENCE)
    tab.settle()
    before = drawn.map.bounding_box()["width"]
    page.emulate_media(media="print")
    page.set_viewport_size(PAPERS["upright"])
    expect(page.locator(".zila-printed")).to_be_visible(timeout=PATIENCE)
    assert page.evaluate(_SEEN, _PRESSED) == []
    assert drawn.map.evaluate(_WHOLE)
    assert tab.overflow() <= 0
    assert page.locator(".zila-printed tbody tr").count() == 136
    swatches = page.locator(".legend .swatch")
    expect(swatches.first).to_be_visible(timeout=PATIENCE)
    assert swatches.count() > 4 and swatches.first.is_visible()
    assert swatches.first.evaluate(_ADJUST) == "exact"
    link = page.locator(".zila-copy-link").get_attribute("data-link")
    expect(page.locator(".zila-paper")).to_contain_text(link)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(media="screen")
    expect(page.locator(".zila-printed")).to_be_hidden(timeout=PATIENCE)
    assert drawn.map.bounding_box()["width"] == pytest.approx(before, abs=20)


def test_a_long_table_begins_where_it_stands(tab):
    page = tab.open("/sources?tab=words")
    table = page.get_by_test_id("stTableStyledTable")
    expect(table).to_be_visible(timeout=PATIENCE)
    page.emulate_media(media="print")
    # A table in a line would be one box, which no page divides.
    assert table.evaluate("each => getComputedStyle(each).display") == "table"
    expect(page.locator(".zila-copy-link")).to_be_hidden()
    page.emulate_media(media="screen")


def test_who_has_no_mouse_is_told_of_fingers(open_tab):
    tab = open_tab(size=PHONE, has_touch=True, is_mobile=True)
    page = tab.open("/map")
    LiveMap(tab)
    expect(page.locator(".hint .fingers")).to_be_visible()
    expect(page.locator(".hint .wheels")).to_be_hidden()


def test_forced_colours_leave_keys_tiles_and_charts_theirs(open_tab):
    page = (tab := open_tab(forced_colors="active")).open("/")
    assert coloured(page.locator(".zila-tiles i")) > 8
    assert coloured(page.locator(".zila-key i")) > 8
    page = tab.open("/map")
    LiveMap(tab)
    assert coloured(page.locator(".legend .swatch")) > 4
    assert coloured(page.locator(".lenses button")) == 2
    page = tab.open("/gaps")
    assert coloured(page.get_by_role("radio")) == 2


def coloured(found):
    """Return how many grounds there are among elements, once they are there."""
    expect(found.first).to_be_visible(timeout=PATIENCE)
    return found.evaluate_all(_COLOURS)


@pytest.mark.parametrize("size", [PHONE, NARROW], ids=["phone", "narrow"])
def test_on_a_phone_nothing_lies_beneath_the_header(open_tab, size):
    page = open_tab(size=size).open("/map")
    expect(page.locator("h1")).to_be_visible(timeout=PATIENCE)
    page.wait_for_function(f"() => ({_BELOW})() >= 0", timeout=PATIENCE)


def test_a_translated_page_follows_its_view(tab):
    page = tab.open("/map")
    LiveMap(tab)
    page.evaluate(TRANSLATE)
    title = page.locator("h1")
    expect(title).to_contain_text("⟦", timeout=PATIENCE)
    said = title.inner_text()
    page.locator('.lenses [data-value="number"]').click()
    expect(title).not_to_contain_text("⟦", timeout=PATIENCE)
    assert title.inner_text() not in said
    page.evaluate(TRANSLATE)
    page.get_by_role("link", name="Gaps").click()
    expect(page).to_have_url(re.compile("/gaps"), timeout=PATIENCE)
    tab.settle()
    expect(title).not_to_contain_text("⟦")
    page.evaluate(TRANSLATE)
    people = re.compile("show=people")
    for _ in range(3):
        # A press at the moment at which a page is drawn anew may meet nothing.
        page.get_by_text("In people").first.click()
        tab.settle()
        if people.search(page.url):
            break
    expect(page).to_have_url(people, timeout=PATIENCE)
    expect(title).to_contain_text("would be", timeout=PATIENCE)
    assert page.get_by_test_id("stException").count() == 0


def test_words_of_the_field_are_explained_to_mouse_keyboard_and_thumb(open_tab):
    tab = open_tab()
    page = tab.open("/map")
    LiveMap(tab)
    words = page.locator(".zila-word")
    expect(words.first).to_be_visible(timeout=PATIENCE)
    legend = page.locator(".legend .zila-word[data-term='percentage points']")
    said = page.locator(".zila-meaning")
    for word in (words.first, legend if legend.count() else words.last):
        word.hover()
        expect(said).to_be_visible()
        page.mouse.move(2, 2)
        expect(said).to_have_count(0)
        word.focus()
        expect(said).to_be_visible()
        assert said.get_attribute("role") == "tooltip"
        page.keyboard.press("Escape")
        expect(said).to_have_count(0)
    expect(words.first).to_be_visible(timeout=PATIENCE)
    terms = words.evaluate_all("all => all.map(each => each.dataset.term)")
    assert len(terms) == len(set(terms))
    words.first.focus()
    assert tab.problems() == []


def test_a_tap_explains_a_word(open_tab):
    tab = open_tab(size=PHONE, has_touch=True)
    page = tab.open("/gaps")
    word = page.locator(".zila-word").first
    expect(word).to_be_visible(timeout=PATIENCE)
    word.tap()
    said = page.locator(".zila-meaning")
    expect(said).to_be_visible()
    box = said.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE[0]
    page.locator("h1").tap(position={"x": 3, "y": 3})
    expect(said).to_have_count(0)
