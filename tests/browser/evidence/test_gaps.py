"""The page of gaps in a real browser: first screen, lens, the way to the map."""

import pytest
from playwright.sync_api import expect

from tests.browser.evidence.live_map import PATIENCE, wait_for_address
from tests.browser.tab import DESK, PHONE
from tests.oracles.expected import figures, gaps
from tests.support.census import code, districts
from tests.support.quick import some
from ui.gaps.choice import PARTS as RESEARCH
from ui.gaps.choice import SHOWS, Comparison

# The first part is the bare page, which stands among all the pages.
PARTS = [f"/gaps?show={show}" for show in SHOWS if show != Comparison().show]
PARTS += [f"/gaps?show=research&part={part}" for part in [*RESEARCH][1:]]


def box(locator):
    return locator.bounding_box()


def test_three_sentences_and_the_figure_stand_above_the_fold(tab):
    page = tab.open("/gaps")
    high = DESK[1]
    assert "119 of 136" in page.locator("h1").inner_text()
    for said in ("39.0% of girls", "2.50 million of them"):
        found = box(page.get_by_text(said))
        assert found["y"] + found["height"] < high
    page.wait_for_selector(".st-key-rows svg")
    chart = box(page.locator(".st-key-rows"))
    # At least half of the rows in sight belong to the first screen.
    assert chart["y"] + chart["height"] / 2 < high


def test_the_ranking_begins_with_the_widest_gap_and_turns_with_the_lens(tab):
    page = tab.open("/gaps")
    widest = gaps(Comparison().to_query()).sort_values(ascending=False)
    names = districts()["name"]
    labels = page.locator(".st-key-rows svg text")
    page.wait_for_selector(".st-key-rows svg text")
    shown = labels.all_text_contents()
    order = [shown.index(names[place]) for place in widest.index[:5]]
    assert order == sorted(order)
    assert f"+{widest.iloc[0]:.1f}\u00a0pp" in shown
    page.get_by_role("radio", name="Number", exact=True).click()
    tab.settle()
    assert "lens=number" in page.url
    assert page.locator("h1").inner_text().startswith("13.4 million girls")
    most = figures(Comparison().to_query())["top"].nlargest(5).index
    shown = labels.all_text_contents()
    order = [shown.index(names[place]) for place in most]
    assert order == sorted(order)


def test_the_selection_travels_between_map_and_gaps(tab):
    page = tab.open("/gaps?indicator=literacy_10plus&show=quadrants")
    page.get_by_role("link", name="Map", exact=True).click()
    tab.settle()
    assert "indicator=literacy_10plus" in page.url and "show=" not in page.url
    page.go_back()
    wait_for_address(page, show="quadrants")
    expect(page.locator("h1")).to_contain_text("worse off than in", timeout=PATIENCE)


@pytest.mark.parametrize("size", some([(PHONE,), (DESK,)], 1, 2), ids=["phone", "desk"])
def test_every_part_fits_and_bars_nobody(open_tab, size):
    tab, found = open_tab(size), {}
    tab.open("/gaps")
    for path in PARTS:
        tab.go(path)
        # The same elements stand on the desk.
        found[path] = tab.problems(barriers=size == PHONE) + tab.errors
        tab.errors.clear()
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_buttons_can_be_hit_with_a_thumb(open_tab):
    page = open_tab(PHONE).open(f"/gaps?show=people&district={code('Kech')}")
    page.get_by_role("radio", name="Lowest 50").wait_for()
    buttons = page.get_by_test_id("stMain").get_by_test_id("stButtonGroup")
    heights = buttons.locator("button").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().height)"
    )
    assert len(heights) > 10 and min(heights) >= 44
