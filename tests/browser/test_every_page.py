"""What holds on every page, on a desk and on a phone."""

import pytest

from tests.browser.evidence.live_map import VIEWS, LiveMap
from tests.browser.tab import DESK, PHONE
from tests.support.census import code
from tests.support.quick import some
from ui.view.pages import PAGES

PATHS = {name: "/" if name == "start" else f"/{name}" for name in PAGES}
# Views that a bare address does not show.
PATHS |= {f"map as {view}": f"/map?view={view}" for view in VIEWS if view != "shapes"}
PATHS |= {
    "a profile": f"/district?district={code('Kech')}",
    "a profile without data": "/district?indicator=literacy_youth"
    f"&district={code('Islamabad')}",
    "a long headline": "/map?indicator=never_attended_by_age&band=10-12"
    "&group=female-rural&against=male-urban&within=khyber-pakhtunkhwa-merged",
}
both_sizes = pytest.mark.parametrize(
    "size", some([(PHONE,), (DESK,)], 1, 2), ids=["phone", "desk"]
)


@both_sizes
def test_a_cold_link_shows_a_page_that_fits_and_bars_nobody(open_tab, size):
    # That it asks nobody else, `open_tab` makes sure of.
    tab, found = open_tab(size), {}
    for name, path in PATHS.items():
        tab.requests.clear()
        tab.open(path)
        if path.startswith("/map"):
            LiveMap(tab)
        seen = any("/static/js/" in url for url in tab.requests)
        # The same elements stand on the desk.
        told = tab.problems(barriers=size == PHONE)
        found[name] = [*told, *tab.errors, *([] if seen else ["no script"])]
        tab.errors.clear()
    assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize("path", ["/", "/map", f"/district?district={code('Kech')}"])
def test_a_page_is_set_in_the_shipped_type_and_shows_the_local_icon(tab, path):
    page = tab.open(path)
    page.evaluate("() => document.fonts.ready")
    loaded = page.evaluate(
        "() => [...document.fonts].filter(f => f.status == 'loaded').map(f => f.family)"
    )
    assert any("Zila Sans" in family for family in loaded)
    icon = page.locator("link[rel~=icon]").last.evaluate("each => each.href")
    assert icon.startswith(page.url.split("/", 3)[0])
    assert page.request.get(icon).ok
