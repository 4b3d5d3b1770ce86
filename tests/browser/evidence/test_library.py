"""The library as a reader meets it: search, chips, the address, figure and back."""

import json
import re

from playwright.sync_api import expect

from tests.browser.evidence.files import downloaded
from tests.browser.evidence.live_map import PATIENCE, address, wait_for_address
from tests.browser.tab import PHONE
from ui.edition import library
from ui.view import options

MERGED = "F061"


def statement(id_):
    return library.shelf().at[id_, "statement"]


def test_a_search_is_written_into_the_address_and_narrows_the_list(tab):
    page = tab.open("/findings")
    page.get_by_role("searchbox", name="Search findings").fill("merged districts")
    page.keyboard.press("Enter")
    wait_for_address(page, words="merged districts")
    expect(page.get_by_role("link", name=statement(MERGED))).to_be_visible()
    # Both words must be in it, so only a few are left.
    expect(page.locator("h1")).to_have_text(
        re.compile(r"^[1-4] of \d\d findings"), timeout=PATIENCE
    )


def test_a_cold_link_filters_and_back_undoes_a_chip(tab):
    page = tab.open("/findings?show=cards&finding=none&theme=roles&province=punjab")
    before = page.locator("h1").inner_text()
    page.get_by_role("button", name="Theme: Roles").click()
    page.wait_for_url(lambda url: "theme" not in url, wait_until="commit")
    tab.settle()
    assert page.locator("h1").inner_text() != before
    page.go_back()
    wait_for_address(page, theme="roles")
    expect(page.locator("h1")).to_have_text(before, timeout=PATIENCE)


def test_a_finding_leads_to_its_figure_and_the_figure_back_to_it(tab):
    page = tab.open(f"/finding?show=cards&finding={MERGED}")
    expect(page.locator("h1")).to_have_text(statement(MERGED))
    expect(page.get_by_text("Weak evidence")).to_be_visible()
    page.get_by_role("link", name="Open this figure on the map").first.click()
    page.wait_for_url("**/map?*", timeout=PATIENCE)
    wanted = options.selection_of(library.shelf().at[MERGED, "views"][0])
    assert address(page) == wanted.to_query()
    tab.settle()
    page.get_by_role("link", name=statement(MERGED)).click()
    page.wait_for_url(f"**/finding?*{MERGED}*", timeout=PATIENCE)
    expect(page.locator("h1")).to_have_text(statement(MERGED), timeout=PATIENCE)


def test_what_is_shown_can_be_cited(tab, tmp_path):
    page = tab.open("/findings?show=cards&finding=none&theme=coordination")
    file = downloaded(page, "Citations (CSL-JSON)", tmp_path)
    items = json.loads(file.read_text(encoding="utf-8"))
    shelf = library.shelf()
    sources = shelf.loc[shelf["theme"] == "Coordination", "sources"].explode()
    assert {item["id"] for item in items} == set(sources)


def test_every_form_fits_a_phone_and_bars_nobody(open_tab):
    tab = open_tab(PHONE)
    tab.open("/findings")
    for show in ("recommendations", "discussion", "balance", "posts", "table"):
        tab.go(f"/findings?show={show}&finding=none")
        assert tab.overflow() <= 0, show
        assert tab.barriers() == [], show
