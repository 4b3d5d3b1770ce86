"""The address holds the whole view, and Back and Forward walk through the views."""

from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.evidence.live_map import PATIENCE, LiveMap, address, wait_for_address
from tests.oracles import expected
from tests.support.census import code, districts
from tests.support.quick import some
from ui.view.network import LOCAL, likeliest
from ui.view.selection import Selection

START = Selection().to_query()
WHOLE = START | {
    "indicator": "never_attended_by_age",
    "band": "10-12",
    "group": "female-rural",
    "against": "male-urban",
    "lens": "level",
    "view": "tiles",
    "classes": "quantiles",
    "within": "khyber-pakhtunkhwa-merged",
    "district": code("Bajaur"),
}


def link(page, query):
    return f"/{page}?{urlencode(query)}"


def test_a_cold_link_shows_the_whole_view(tab):
    page = tab.open(link("map", WHOLE))
    live = LiveMap(tab).wait(lens="level", mode="tiles")
    assert address(page) == WHOLE
    assert expected.says(live.title.inner_text(), expected.level(WHOLE))
    expect(live.chosen()).to_have_attribute("data-code", WHOLE["district"])
    live.point_at(WHOLE["district"])
    for said in ("Bajaur", "Rural girls", "Urban boys"):
        expect(live.tip).to_contain_text(said)
    for field, label in {
        "indicator": "Never attended school, by age band",
        "group": "Rural girls",
        "against": "Urban boys",
        "within": "Khyber Pakhtunkhwa: merged districts",
    }.items():
        box = page.locator(f".st-key-pick_{field}").get_by_role("combobox")
        expect(box).to_have_value(label)


def test_a_cold_link_with_nonsense_is_answered(tab):
    page = tab.open(link("map", {"indicator": "happiness", "district": code("Kech")}))
    LiveMap(tab)
    expect(page.get_by_test_id("stAlert")).to_have_count(1)
    expect(page.get_by_test_id("stAlert")).to_contain_text("happiness")
    assert address(page) == START | {"district": code("Kech")}


@pytest.mark.parametrize("at", some(["full", "bare"], 1, 2))
def test_back_and_forward_walk_through_the_views_of_a_page(tab, at):
    page = tab.open("/map" if at == "bare" else link("map", START))
    live = LiveMap(tab)
    walked = [(dict(START), live.title.inner_text())]
    for press, wanted in [
        ("Level", {"lens": "level"}),
        ("Equal tiles", {"view": "tiles"}),
        (code("Kech"), {"district": code("Kech")}),
    ]:
        live.click(press) if press.startswith("PK") else live.press(press)
        wait_for_address(page, **wanted)
        tab.settle()
        walked.append((address(page), live.title.inner_text()))
    live.pick("group", "Boys")
    wait_for_address(page, group="male")
    expect(live.title).to_contain_text("of boys", timeout=PATIENCE)

    for query, title in reversed(walked):
        page.go_back()
        shows(live, query, title)
    for query, title in walked[1:]:
        page.go_forward()
        shows(live, query, title)


def shows(live, query, title):
    """Whether headline, map and address show one and the same view."""
    expect(live.title).to_have_text(title, timeout=PATIENCE)
    live.wait(lens=query["lens"], mode=query["view"])
    chosen = 0 if query["district"] == "none" else 1
    expect(live.chosen()).to_have_count(chosen, timeout=PATIENCE)
    live.tab.settle()
    assert address(live.page) in (query, {})
    pressed = live.page.locator('.zila-map .bar [aria-pressed="true"]')
    values = pressed.evaluate_all("all => all.map(each => each.dataset.value)")
    assert values == [query["lens"], query["view"]]


def test_back_leads_out_again(tab):
    page = tab.open("/")
    live = start_to_map(page, tab)
    live.press("Number")
    wait_for_address(page, lens="number")
    tab.settle()
    for _ in range(2):
        page.go_back()
        tab.settle()
    page.wait_for_url("**/", timeout=PATIENCE)
    expect(page.locator("h1")).to_contain_text("children are out of school")
    page.go_forward()
    LiveMap(tab).wait(lens="gap")
    page.go_forward()
    LiveMap(tab).wait(lens="number")
    for _ in range(2):
        page.go_back()
        tab.settle()
    page.wait_for_url("**/", timeout=PATIENCE)
    assert page.go_back() is None or page.url == "about:blank"


def start_to_map(page, tab):
    page.get_by_role("link", name="Open the map").last.click()
    page.wait_for_url("**/map?*", timeout=PATIENCE)
    return LiveMap(tab)


def test_back_and_forward_walk_across_pages(tab):
    kech, sindh = code("Kech"), code("Thatta")
    page = tab.open(link("map", START | {"district": kech}))
    live, title = LiveMap(tab), page.locator("h1")
    first = title.inner_text()
    page.get_by_role("link", name="Open the profile of a district").click()
    page.wait_for_url("**/district?*", timeout=PATIENCE)
    expect(title).to_contain_text("Kech: ", timeout=PATIENCE)
    assert address(page) == START | {"district": kech}
    live.find(districts()["name"][sindh])
    wait_for_address(page, district=sindh)
    expect(title).to_contain_text("Thatta: ", timeout=PATIENCE)
    page.get_by_role("link", name="Sources & methods").first.click()
    page.wait_for_url("**/sources?*", timeout=PATIENCE)
    expect(title).to_contain_text("indicators", timeout=PATIENCE)

    page.go_back()
    expect(title).to_contain_text("Thatta: ", timeout=PATIENCE)
    page.go_back()
    expect(title).to_contain_text("Kech: ", timeout=PATIENCE)
    tab.settle()
    page.go_back()
    expect(title).to_have_text(first, timeout=PATIENCE)
    tab.settle()
    expect(LiveMap(tab).chosen()).to_have_attribute("data-code", kech, timeout=PATIENCE)
    assert address(page) == START | {"district": kech}
    page.go_forward()
    expect(title).to_contain_text("Kech: ", timeout=PATIENCE)
    tab.settle()
    page.go_forward()
    expect(title).to_contain_text("Thatta: ", timeout=PATIENCE)


def test_a_copied_link_opens_the_same_view_elsewhere(tab, open_tab):
    page = tab.open(link("map", WHOLE))
    live = LiveMap(tab)
    title = live.title.inner_text()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for secure in (True, False):
        page.evaluate("navigator.clipboard.writeText('before')")
        # Over plain http a browser lends no clipboard.
        hidden = "Object.defineProperty(window, 'isSecureContext', {value: false})"
        if not secure:
            page.evaluate(hidden)
        page.get_by_role("button", name="Copy link").click()
        said = page.locator(".zila-copy-link output")
        expect(said).to_contain_text("Copied: http", timeout=PATIENCE)
        copied = page.evaluate("navigator.clipboard.readText()")
        assert said.inner_text() == f"Copied: {copied}"
    assert tab.barriers() == []
    assert likeliest() == LOCAL or f"//{likeliest().address}:" in copied
    other = open_tab()
    other.open(f"/map?{urlsplit(copied).query}")
    expect(LiveMap(other).title).to_have_text(title)
    assert address(other.page) == WHOLE
