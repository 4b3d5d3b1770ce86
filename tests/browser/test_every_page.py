"""What holds on every page, on a desk and on a phone."""

import pytest

from tests.browser.tab import DESK, PHONE
from ui.frame import PAGES

PATHS = {name: "/" if name == "start" else f"/{name}" for name in PAGES}
everywhere = pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
both_sizes = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


@everywhere
@both_sizes
def test_a_cold_link_shows_a_page_that_fits(open_tab, path, size):
    tab = open_tab(size)
    page = tab.open(path)
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_role("dialog").count() == 0
    assert page.locator("h1, h2, h3").count() > 0
    assert tab.overflow() <= 0
    assert any("/static/js/" in url for url in tab.requests)


@everywhere
@both_sizes
def test_a_page_bars_nobody(open_tab, path, size):
    tab = open_tab(size)
    tab.open(path)
    assert tab.barriers() == []


@everywhere
def test_a_page_wears_the_shipped_type_and_icon(tab, path):
    page = tab.open(path)
    page.evaluate("() => document.fonts.ready")
    loaded = page.evaluate(
        "() => [...document.fonts].filter(f => f.status == 'loaded').map(f => f.family)"
    )
    assert any("Zila Sans" in family for family in loaded)
    icon = page.locator("link[rel~=icon]").last.evaluate("each => each.href")
    assert "/media/" in icon
    assert page.request.get(icon).ok
