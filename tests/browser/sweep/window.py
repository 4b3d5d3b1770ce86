"""A page of the sweep, drawn in full, and its window."""

from playwright.sync_api import expect

from tests.browser.evidence.live_map import LiveMap

PATIENCE = 20_000
# Districts of the census.
EVERY = 136


def drawn(tab, path):
    """Open a page; wait until its maps, its charts and its tables are there."""
    page = tab.open(path)
    if path.startswith("/map") and "maps=" not in path:
        LiveMap(tab)
    for stage in page.locator(".two .stage").all():
        expect(stage).to_have_attribute("data-drawn", str(EVERY), timeout=PATIENCE)
    page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')")
    return page


def sized(page, size):
    """Give the window a size; wait until two frames have been drawn in it."""
    page.set_viewport_size(size)
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() =>"
        " requestAnimationFrame(() => setTimeout(done, 300))))"
    )
