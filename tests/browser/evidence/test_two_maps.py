"""Two maps side by side move and choose together, on one scale, on desk and phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.evidence.live_map import PATIENCE, wait_for_address
from tests.browser.tab import PHONE
from tests.support.census import code, districts

_BOX = """path => {
  const box = path.getBoundingClientRect();
  return [box.width, box.height].map((each) => Math.round(each));
}"""


@pytest.fixture
def two(tab):
    """The two maps of a page, once both are drawn."""
    page = tab.open("/map?maps=two&view=tiles")
    for side in ("left", "right"):
        stage = page.locator(f".zila-several .{side} .stage")
        expect(stage).to_have_attribute("data-drawn", "136", timeout=PATIENCE)
    return page


def district(page, side, name):
    path = f'path[data-code="{code(name)}"]:not([aria-hidden])'
    return page.locator(f".zila-several .{side} {path}")


def test_what_is_done_in_one_map_is_done_in_both(two, tab):
    kech = [district(two, side, "Kech") for side in ("left", "right")]
    # A choice.
    kech[1].focus()
    two.keyboard.press("Enter")
    wait_for_address(two, district=code("Kech"), maps="two")
    for side, path in zip(("left", "right"), kech, strict=True):
        expect(path).to_have_attribute("aria-pressed", "true", timeout=PATIENCE)
        said = two.locator(f".zila-several .{side} .here")
        expect(said).to_contain_text("Kech: ", timeout=PATIENCE)
        # Who points at a district in one map reads its figures in both.
        expect(two.locator(f".zila-several .{side} .tip")).to_contain_text("Kech")
    # The zoom; near the middle, since what lies outside the window is clipped.
    middle = [district(two, side, "Musakhel") for side in ("left", "right")]
    before = [path.evaluate(_BOX) for path in middle]
    two.locator(".zila-several .left .leaflet-control-zoom-in").click()
    after = [path.evaluate(_BOX) for path in middle]
    assert before[0] == before[1] and after[0] == after[1]
    assert after[0][0] > 1.2 * before[0][0]
    # The way they are drawn.
    two.locator('.zila-several .fields [data-value="shapes"]').click()
    wait_for_address(two, view="shapes", district=code("Kech"))
    for side in ("left", "right"):
        stage = two.locator(f".zila-several .{side} .stage")
        expect(stage).to_have_attribute("data-mode", "shapes", timeout=PATIENCE)
    # One legend for both, with the districts of each.
    legends = two.locator(".zila-several .legend")
    expect(legends.first).to_be_visible()
    expect(legends.last).to_be_hidden()
    counted = legends.first.locator("li .count").all_inner_texts()
    pairs = [each.split(" · ") for each in counted if each]
    assert [sum(int(pair[at]) for pair in pairs) for at in (0, 1)] == [136, 136]
    assert tab.barriers() == []


def test_the_bar_leads_from_one_map_to_two_and_many_and_back(tab):
    page = tab.open("/map")
    page.get_by_role("button", name="Two maps", exact=True).click(timeout=PATIENCE)
    wait_for_address(page, maps="two", by="groups", second="male", lens="level")
    page.get_by_role("button", name="Lenses", exact=True).click(timeout=PATIENCE)
    wait_for_address(page, by="lenses")
    expect(page.locator(".zila-several .legend").last).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Small multiples").click()
    wait_for_address(page, maps="many")
    expect(page.locator(".zila-several .small svg")).to_have_count(5, timeout=PATIENCE)
    expect(page.locator(".zila-several .two")).to_be_hidden()
    assert tab.barriers() == []
    page.get_by_role("button", name="One map", exact=True).click()
    expect(page.locator(".zila-several")).to_have_count(0, timeout=PATIENCE)
    expect(page.locator(".zila-map .stage")).to_have_attribute(
        "data-drawn", str(len(districts())), timeout=PATIENCE
    )
    assert "maps=" not in page.url and tab.errors == []


def test_on_a_phone_one_map_stands_above_the_other(two):
    two.set_viewport_size(dict(zip(("width", "height"), PHONE, strict=True)))
    places = [
        two.locator(f".zila-several .{side} .stage").bounding_box()
        for side in ("left", "right")
    ]
    assert places[1]["y"] >= places[0]["y"] + places[0]["height"]
    assert {round(each["width"]) for each in places} == {round(places[0]["width"])}
    assert two.evaluate("document.documentElement.scrollWidth <= innerWidth")
