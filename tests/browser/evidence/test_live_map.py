"""The live map answers mouse and keyboard in every view, and the address follows."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.evidence.live_map import (
    LENSES,
    PATIENCE,
    VIEWS,
    LiveMap,
    wait_for_address,
)
from tests.oracles import expected
from tests.support.census import code, districts
from tests.support.quick import some
from ui.view.selection import Selection

START = Selection().to_query()
NAMES = districts()["name"]
every_view = pytest.mark.parametrize("view", VIEWS)
a_view = pytest.mark.parametrize("view", some(VIEWS, 1, 3))


@pytest.fixture
def drawn(tab):
    """A function that opens the map and waits until it is drawn."""

    def opened(**asked):
        tab.open("/map?" + "&".join(f"{name}={value}" for name, value in asked.items()))
        return LiveMap(tab)

    return opened


@every_view
def test_every_district_is_drawn_named_numbered_and_open_to_all(drawn, tab, view):
    live = drawn(view=view)
    live.wait(mode=view)
    expect(live.districts()).to_have_count(136)
    said = live.districts().evaluate_all("all => all.map(each => each.ariaLabel)")
    assert {label.split(",")[0] for label in said} == set(NAMES)
    # One stop for the keyboard, whatever the number of districts.
    expect(tab.page.locator('.map path[tabindex="0"]')).to_have_count(1)
    assert tab.barriers() == []
    the_mouse_shows_name_and_numbers(live, code("Kech"))


def the_mouse_shows_name_and_numbers(live, kech):
    live.point_at(kech)
    figures = expected.figures(START).loc[kech]
    for said in ("Kech", "کیچ", "Balochistan", "Girls", "Gap"):
        expect(live.tip).to_contain_text(said)
    percents = [each for each in live.tip.inner_text().split() if each.endswith("%")]
    assert expected.says(percents[0], figures["rate"])
    assert expected.says(percents[1], figures["other"])
    live.page.mouse.move(2, 2)
    expect(live.tip).to_be_hidden()


@a_view
def test_a_click_chooses_and_a_second_one_lets_go(drawn, tab, view):
    live, kech = drawn(view=view), code("Kech")
    live.click(kech)
    assert wait_for_address(tab.page, district=kech) == START | {
        "view": view,
        "district": kech,
    }
    tab.settle()
    expect(live.chosen()).to_have_attribute("data-code", kech, timeout=PATIENCE)
    live.click(kech)
    wait_for_address(tab.page, district="none")
    expect(live.chosen()).to_have_count(0, timeout=PATIENCE)


@a_view
def test_the_keyboard_walks_chooses_and_keeps_its_place(drawn, tab, view):
    live, keys = drawn(view=view), tab.page.keyboard
    live.step_in()
    first = live.focused()
    assert first in NAMES.index
    for key in ("ArrowUp", "ArrowRight", "ArrowDown", "ArrowUp"):
        before = live.focused()
        keys.press(key)
    there = live.focused()
    assert there not in (None, before, first)
    expect(live.tip).to_contain_text(NAMES[there])
    keys.press("Enter")
    wait_for_address(tab.page, district=there)
    tab.settle()
    # The choice redraws the map and the page; the keyboard stays where it was.
    assert live.focused() == there
    expect(live.chosen()).to_have_attribute("data-code", there, timeout=PATIENCE)
    keys.press("ArrowLeft")
    assert live.focused() not in (None, there)
    keys.press("Escape")
    wait_for_address(tab.page, district="none")


def test_lens_and_view_change_at_once_and_the_address_follows(drawn, tab):
    live = drawn()
    for lens, label in [*list(LENSES.items())[1:], ("gap", "Gap")]:
        live.press(label)
        # Painted by the browser itself: it has measured how long it took.
        live.wait(lens=lens)
        assert float(live.stage.get_attribute("data-painted")) > 0
        wait_for_address(tab.page, lens=lens)
        tab.settle()
        query = START | {"lens": lens}
        said = live.title.inner_text()
        if lens == "gap":
            assert expected.gap_agrees(said, expected.gaps(query))
        else:
            assert expected.says(said, getattr(expected, lens)(query))
        expect(live.map).to_have_attribute("aria-label", said)
    for view, label in [*list(VIEWS.items())[1:], ("shapes", "Shapes")]:
        live.press(label)
        live.wait(mode=view)
        wait_for_address(tab.page, view=view)


def test_counts_are_drawn_as_circles_even_where_shapes_are_asked_for(drawn):
    drawn(view="shapes", lens="number").wait(mode="circles")


def test_two_choices_in_one_breath_both_arrive(drawn, tab):
    live, kech = drawn(), code("Kech")
    buttons = [live.button(LENSES["level"]), live.button(VIEWS["tiles"])]
    live.district(kech).evaluate(
        "(path, buttons) => {"
        " const enter = {key: 'Enter', bubbles: true};"
        " path.dispatchEvent(new KeyboardEvent('keydown', enter));"
        " for (const button of buttons) button.click(); }",
        [button.element_handle() for button in buttons],
    )
    wait_for_address(tab.page, district=kech, lens="level", view="tiles")


def test_the_zoom_outlives_every_change(drawn, tab):
    # Near the middle: Leaflet clips what lies far outside the window.
    live, middle = drawn(), code("Musakhel")
    whole = live.box(middle)
    live.zoom_in()
    near = live.box(middle)
    assert near["width"] > 1.5 * whole["width"]
    live.press("Level")
    wait_for_address(tab.page, lens="level")
    tab.settle()
    assert live.box(middle) == near
    for view in ("tiles", "shapes"):
        live.press(VIEWS[view])
        wait_for_address(tab.page, view=view)
        tab.settle()
    assert live.box(middle) == near
    for field, label, who in [
        ("indicator", "Literacy, ages 10 and over", "women and girls"),
        ("group", "Men and boys", "men and boys"),
    ]:
        live.pick(field, label)
        expect(live.title).to_contain_text(f"of {who} can read", timeout=PATIENCE)
        assert live.box(middle) == near


def test_a_narrower_area_fills_the_map_and_leaves_the_rest_pale(drawn):
    live, kech, lahore = drawn(), code("Kech"), code("Lahore")
    before = live.box(kech)
    live.pick("within", "Balochistan")
    expect(live.title).to_contain_text(re.compile("in Balochistan"), timeout=PATIENCE)
    assert live.box(kech)["width"] > 1.2 * before["width"]
    expect(live.district(lahore)).to_have_css("opacity", "0.18")
    expect(live.district(kech)).to_have_css("opacity", "1")


def test_the_legend_counts_every_district(drawn):
    live = drawn(indicator="literacy_youth", band="15-24")
    counted = live.legend.locator("li .count").all_inner_texts()
    assert sum(int(number) for number in counted if number) == 136
    expect(live.legend).to_contain_text("No data")
    # Islamabad is striped, and says why.
    live.point_at(code("Islamabad"))
    expect(live.tip).to_contain_text("no data")
