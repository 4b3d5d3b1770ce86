"""The server stops: every page says so in both languages, and comes back by itself.

How soon is measured by `make bench` alone: a busy machine draws six pages slowly.
"""

import os
import re

import pytest
from playwright.sync_api import expect

from data.store.terms import FACILITATOR
from tests.browser.tab import DESK, PHONE
from tests.browser.workshop.hall import fixtures, said
from ui.ballot.visit import LANGUAGE
from ui.workshop.secret_links import role_path

(hall,) = fixtures
PATIENCE, SOON = 30_000, 5_000
CLOCK = re.compile(r"^\d\d:\d\d(:\d\d)?$")
ENGLISH, URDU = (said("server_stopped", each) for each in ("en", "ur"))


@pytest.fixture
def pages(hall, browser):
    """Each kind of page in a browser of its own; the desks as who leads."""
    url, found = hall.server.url, {}
    for name in ("present", "decide", "map", "screen", "vote", "vote in Urdu"):
        width, height = PHONE if name.startswith("vote") else DESK
        context = browser.new_context(viewport={"width": width, "height": height})
        page = found[name] = context.new_page()
        if name in ("present", "decide"):
            page.goto(url + role_path(FACILITATOR))
        if name.startswith("vote"):
            language = "ur" if "Urdu" in name else "en"
            context.add_cookies([{"name": LANGUAGE, "value": language, "url": url}])
        page.goto(f"{url}/{name.split()[0]}")
    yield found
    for page in found.values():
        page.context.close()


def notice(name, page):
    if name.startswith("vote"):
        return page.locator("#line")
    return page.locator("#lost" if name == "screen" else ".zila-stopped")


@pytest.mark.parametrize("back", [PATIENCE, pytest.param(SOON, marks=pytest.mark.long)])
def test_pages_say_that_zila_has_stopped_and_come_back_by_themselves(hall, pages, back):
    for name in ("present", "decide", "map"):
        page = pages[name]
        shown = page.locator('[data-testid="stMainBlockContainer"] h1').first
        expect(shown).to_be_visible(timeout=2 * PATIENCE)
        page.wait_for_function("() => window.zilaWatches")
        page.evaluate("() => { window.before = 1; }")
    pages["vote"].locator(".skip").wait_for(state="attached")
    hall.kill()
    for name, page in pages.items():
        line = notice(name, page)
        expect(line).to_be_visible(timeout=PATIENCE)
        expect(line).to_contain_text(ENGLISH, timeout=PATIENCE)
        expect(line).to_contain_text(URDU)
        expect(line.locator(".clock").first).to_have_text(CLOCK)
    if folder := os.environ.get("ZILA_PICTURES"):
        for name, page in pages.items():
            page.screenshot(path=f"{folder}/stopped-{name}.png")
    # Streamlit says its own words after a while: under ours, and unseen.
    pages["map"].wait_for_timeout(3_000)
    for name in ("present", "decide", "map"):
        expect(pages[name].get_by_text("yourscript")).to_be_hidden()
        expect(pages[name].locator("[role=dialog]")).to_be_hidden()
    hall.start()
    for name, page in pages.items():
        expect(notice(name, page)).to_be_hidden(timeout=back)
    for name in ("present", "decide", "map"):
        page = pages[name]
        assert page.evaluate("() => window.before") is None
        shown = page.locator('[data-testid="stMainBlockContainer"] h1').first
        expect(shown).to_be_visible(timeout=2 * PATIENCE)
