"""Every page on paper, upright and across, from a desk and from a phone."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import expect

from tests.browser.everybody import CUT, PAPERS, WIDE
from tests.browser.sweep.found import DARK, DIVIDED, PRESSED, ROWS, TALL
from tests.browser.sweep.paths import PATHS
from tests.browser.sweep.window import EVERY, PATIENCE, drawn, sized
from tests.browser.tab import DESK, PHONE

pytestmark = pytest.mark.long
SIZES = {"desk": DESK, "phone": PHONE}


def unfolded(tab, page):
    """Open the numbers beneath the first figure, then what else holds a table."""
    numbers = page.get_by_text("The numbers", exact=True).first
    if numbers.count():
        numbers.click()
        expect(page.get_by_test_id("stDataFrame").first).to_be_visible(timeout=PATIENCE)
        tab.settle()
    for folded in page.locator(_FOLDED).all():
        folded.locator("summary").click()
    tab.settle()


_FOLDED = "details:not([open]):has([data-testid=stDataFrame])"


def whole(page):
    """Return what of the maps of a page is beyond its frame or without its key."""
    found = []
    for stage in page.locator(".zila-map .map").all():
        frame = stage.bounding_box()
        over = stage.evaluate(_BEYOND)
        found += [f"{over} districts beyond a map {frame}"] if over else []
    if page.locator(".zila-map .map").count():
        shown = page.locator(".legend .swatch:visible").count()
        found += [] if shown > 4 else [f"a key of {shown}"]
    return found


_BEYOND = """map => {
  const box = map.getBoundingClientRect();
  return [...map.querySelectorAll("path[data-code]")].filter(path => {
    const at = path.getBoundingClientRect();
    return at.width && (at.left < box.left - 2 || at.right > box.right + 2
      || at.top < box.top - 2 || at.bottom > box.bottom + 2);
  }).length;
}"""


def rows(page, path):
    """Return where paper holds other rows than the data."""
    # A table is written for readers of a screen once it has been in sight.
    for grid in page.get_by_test_id("stDataFrame").all():
        grid.scroll_into_view_if_needed()
        expect(grid.locator("table")).to_be_attached(timeout=PATIENCE)
    held = page.evaluate(ROWS)
    found = [] if held["screen"] == held["paper"] else [str(held)]
    if "show=ranked" in path or path == "/gaps":
        listed = page.locator(".zila-lines tbody tr:not(:has(th))").count()
        found += [] if listed == EVERY else [f"{listed} rows of the ranking"]
    return found


def foot(page):
    """Return the foot of a page where it lacks the day or the address."""
    said = page.locator("body > .zila-paper").inner_text()
    now = datetime.now().astimezone()
    day = f"{now.day} {now:%b %Y}".replace("Sep", "Sept")
    plain = page.url.split("?")[0].split("/", 3)[3]
    return [] if day in said and f"/{plain}" in said else [said]


def pages(page, *, across):
    """Return how many pages a browser prints."""
    printed = page.pdf(format="A4", landscape=across, prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b", printed))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", PATHS)
def test_paper_holds_all_of_a_page(open_tab, path, size):
    tab, found = open_tab(SIZES[size]), {}
    page = drawn(tab, path)
    unfolded(tab, page)
    found["rows"] = rows(page, path)
    page.emulate_media(media="print")
    for name, paper in PAPERS.items():
        sized(page, paper)
        height = paper["height"]
        lines = [*page.evaluate(WIDE), *page.evaluate(CUT), *page.evaluate(PRESSED)]
        lines += [*page.evaluate(TALL, height), *page.evaluate(DIVIDED)]
        found[name] = [*lines, *page.evaluate(DARK), *whole(page)]
        full = page.evaluate("() => document.body.scrollHeight") / height
        used = pages(page, across=name == "across")
        # Blocks that stay whole leave a part of a page free, never most of it.
        if not 0 < used <= 1.6 * full + 1:
            found[name].append(f"{used} pages for {full:.1f} of them")
    found["foot"] = foot(page)
    page.emulate_media(media="screen")
    width, height = SIZES[size]
    sized(page, {"width": width, "height": height})
    assert {name: each for name, each in found.items() if each} == {}
