"""A name is only ever text: on the map, in lists and headings, in files."""

import csv
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser.evidence.files import downloaded, read_aloud
from tests.browser.evidence.live_map import PATIENCE, VIEWS, LiveMap
from tests.oracles import expected
from tests.support.quick import some
from tests.support.serving import serve
from ui.view.selection import Selection

START = Selection().to_query()
FIRED = "() => window.beacon !== undefined"
_FIRE = "window.beacon=1"
URDU = f"<svg onload={_FIRE}>"
TRICKS = {
    "balochistan": f"</title><script>{_FIRE}</script>",
    "khyber-pakhtunkhwa": "{{7*7}}{% for a in b %}${7*7}",
    "punjab": f"</script><img src=x onerror='{_FIRE}'>",
    "sindh": "![x](http://evil.example/x.png)",
    "islamabad": "[y](http://evil.example) **z** $x^2$ :red[w]",
}


def worst(within):
    """The district that the headline of an area names."""
    return expected.gaps(START | {"within": within}).idxmax()


NAMES = {worst(within): trick for within, trick in TRICKS.items()}


def plain(place):
    """Whether a place of a page shows text, and no link that hides where it leads."""
    links = place.locator("a").all_inner_texts()
    marked = place.locator("img, svg, script, strong, em, b, .katex, [style*=color]")
    return marked.count() == 0 and all(text.startswith("http") for text in links)


@pytest.fixture(scope="module")
def renamed(tmp_path_factory):
    """A server whose steward was given bad names."""
    folder = tmp_path_factory.mktemp("renamed")
    home = folder / "home"
    home.mkdir()
    with (home / "names.csv").open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["district", "name", "name_ur"])
        table.writerows([code, name, URDU] for code, name in NAMES.items())
    with serve(folder / "server", home=home, fork=True) as running:
        yield running


@pytest.fixture
def attacked(open_tab, renamed):
    """A tab of that server; nothing may have fired in it at the end."""
    tab = open_tab(at=renamed)
    yield tab
    assert not tab.page.evaluate(FIRED)
    assert not [url for url in tab.requests if url.endswith(("/x", "x.png"))]


@pytest.mark.parametrize("view", some(VIEWS, 1, 3))
def test_on_the_map(attacked, view):
    attacked.open(f"/map?view={view}")
    live = LiveMap(attacked)
    for code, name in NAMES.items():
        live.point_at(code)
        expect(live.tip).to_contain_text(name)
        expect(live.tip).to_contain_text(URDU)
        label = live.district(code).get_attribute("aria-label")
        assert label.startswith(name)
        assert plain(live.tip.locator(".name"))


@pytest.mark.parametrize("code", some(NAMES, 1, 6))
def test_in_a_profile(attacked, code):
    page = attacked.open(f"/district?{urlencode({'district': code})}")
    expect(page.locator("h1")).to_contain_text(f"{NAMES[code]}: ", timeout=PATIENCE)
    assert plain(page.locator("h1"))
    expect(page.locator(".zila-place")).to_contain_text(URDU)
    attacked.settle()


def test_in_lists_and_in_what_is_found(attacked):
    page = attacked.open("/district")
    for name in NAMES.values():
        link = page.get_by_test_id("stPageLink").filter(has_text=name)
        expect(link).to_have_count(1, timeout=PATIENCE)
        assert plain(link.locator("p"))
    box = page.get_by_role("combobox", name="Find a district by any of its names")
    for name in ("Lahore", *NAMES.values()):
        box.fill(name)
        found = page.locator(".zila-names .found")
        expect(found).to_contain_text(name, timeout=PATIENCE)
        assert plain(found.locator(".title").first)
    # Where districts are set beside each other, and where to begin.
    each = next(iter(NAMES))
    for asked in (f"show=districts&districts={each}", "show=begin", "show=quadrants"):
        attacked.open(f"/gaps?{asked}")
        attacked.settle()


@pytest.mark.parametrize("within", some(TRICKS, 1, 6))
def test_in_a_headline_and_in_the_file_taken_home(attacked, open_tab, tmp_path, within):
    page = attacked.open(f"/map?view=tiles&within={within}")
    title = LiveMap(attacked).title
    if within != "islamabad":
        expect(title).to_contain_text(TRICKS[within])
    assert plain(title)
    path = downloaded(page, "Take-away map", tmp_path)
    home = open_tab(offline=True)
    home.page.goto(path.as_uri())
    expect(home.page.locator("h1")).to_have_text(title.inner_text())
    assert home.page.title() == f"Zila: {title.inner_text()}"
    expect(home.page.locator("path.leaflet-interactive").first).to_be_visible()
    said = read_aloud(home.page)
    assert all(any(name in text for text in said) for name in NAMES.values())
    assert not home.page.evaluate(FIRED)
    assert home.requests == [path.as_uri()]


def test_in_a_link(attacked):
    tricks = [*TRICKS.values(), f"javascript:{_FIRE}", "x" * 3000, "<b>" * 20]
    fields = ["indicator", "band", "group", "against", "lens", "view", "classes"]
    for asked in (tricks[:5], tricks[5:]):
        query = dict(zip(fields, asked, strict=False))
        page = attacked.open(f"/map?{urlencode(query)}")
        said = page.get_by_test_id("stAlert").locator("p")
        expect(said).to_have_count(len(asked), timeout=PATIENCE)
        whole = " ".join(said.all_text_contents())
        # What is longer is cut.
        assert all(trick[:55] in whole for trick in asked)
        assert plain(said)
        assert attacked.overflow() <= 0
