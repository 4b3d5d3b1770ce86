"""The map can be asked: a lasting panel, a search, labels, sizes, a quiet wheel."""

import pytest
from playwright.sync_api import expect

from tests.browser.evidence.live_map import PATIENCE, LiveMap, wait_for_address
from tests.browser.tab import PHONE
from tests.oracles import expected
from tests.support.census import code, districts
from ui.edition import tables
from ui.map.around import around
from ui.view import options
from ui.view.selection import Selection

NAMES = districts()["name"]
_BOXES = """all => all.map(each => {
  const {left, right, top, bottom} = each.getBoundingClientRect();
  return [left, right, top, bottom];
})"""
# Radii of the circles of the key, and of the drawn ones, in pixels.
_RADII = "all => all.map(each => each.getBoundingClientRect().width / 2)"


@pytest.fixture
def drawn(tab):
    def opened(**asked):
        tab.open("/map?" + "&".join(f"{name}={value}" for name, value in asked.items()))
        return LiveMap(tab)

    return opened


def find(live, typed):
    """Look a name up on the map and choose what is nearest, by keyboard."""
    field = live.page.locator(".zila-map .find input")
    field.press_sequentially(typed)
    expect(live.page.locator(".find [role=option]").first).to_be_visible(
        timeout=PATIENCE
    )
    field.press("Enter")


def told(live, label):
    """Return what the panel says in the row of a label."""
    row = live.panel.locator("dl div").filter(
        has=live.page.get_by_text(label, exact=True)
    )
    return row.locator("dd").inner_text()


def says_the_figures_of(live, place, **asked):
    query = Selection().to_query() | asked
    figures = expected.figures(query).loc[place]
    labels = live.panel.locator("dt").all_inner_texts()
    assert expected.says(told(live, labels[0]), figures["rate"])
    assert expected.says(told(live, labels[1]), figures["other"])
    assert expected.says(told(live, "Gap"), expected.gaps(query)[place])


def test_the_panel_stays_with_its_district_until_it_is_closed(drawn, tab):
    live, kech = drawn(), code("Kech")
    expect(live.panel).to_be_hidden()
    find(live, "Turbat")
    wait_for_address(tab.page, district=kech)
    expect(live.panel.locator("h2")).to_contain_text("Kech")
    says_the_figures_of(live, kech)
    live.press("Level")
    wait_for_address(tab.page, lens="level")
    says_the_figures_of(live, kech)
    live.page.locator(".zila-map .indicators").select_option("literacy_10plus")
    wait_for_address(tab.page, indicator="literacy_10plus")
    expect(live.panel.locator("dt").first).to_have_text("Women and girls")
    says_the_figures_of(live, kech, indicator="literacy_10plus")
    # Its neighbours, with their own figures.
    near = live.panel.locator("section", has_text="Neighbours of Kech")
    assert set(near.locator("li > button").all_inner_texts()) == {
        NAMES[each] for each in tables.touching()[kech]
    }
    levels = expected.figures(Selection(indicator="literacy_10plus").to_query())["rate"]
    for row in near.locator("li").all():
        neighbour = code(row.locator("button").inner_text())
        assert expected.says(row.locator("b").inner_text(), levels[neighbour])
    view, _ = options.linked(Selection(), {"indicator": "literacy_10plus"})
    peers = around(view, kech)["peers"]
    alike = live.panel.locator("section", has_text="Peers of Kech")
    expect(alike.locator("li > button")).to_have_text([NAMES[each] for each in peers])
    assert told(live, "All women and girls") != "…"
    profile = live.panel.get_by_role("link", name="Profile of Kech")
    assert f"district={kech}" in profile.get_attribute("href")
    assert tab.barriers() == []
    panjgur = code("Panjgur")
    near.get_by_role("button", name="Panjgur").click()
    wait_for_address(tab.page, district=panjgur)
    expect(live.panel.locator("h2")).to_contain_text("Panjgur")
    expect(live.panel).not_to_contain_text("of Kech")
    live.panel.get_by_role("button", name="Close").click()
    wait_for_address(tab.page, district="none")
    expect(live.panel).to_be_hidden()
    assert live.focused() == panjgur


def test_a_name_outside_the_area_opens_the_country(drawn, tab):
    live = drawn(within="punjab")
    find(live, "کیچ")
    wait_for_address(tab.page, within="pakistan", district=code("Kech"))
    expect(live.panel.locator("h2")).to_contain_text("Kech", timeout=PATIENCE)
    live.panel.get_by_role("link", name="Profile of Kech").click()
    tab.page.wait_for_url("**/district?**", timeout=PATIENCE)
    wait_for_address(tab.page, district=code("Kech"), indicator="out_of_school_5_16")


def test_nobody_there_is_not_applicable(drawn):
    live = drawn(group="rural", against="urban", district=code("Lahore"))
    said = live.panel.locator("dd").all_inner_texts()
    assert "not applicable" in said and "–" not in said


def test_circles_are_named_measured_and_labels_do_not_hide_each_other(drawn, tab):
    live = drawn(view="shapes", lens="number")
    live.wait(mode="circles")
    expect(live.button("Circles")).to_have_attribute("aria-pressed", "true")
    expect(live.button("Shapes")).to_have_attribute("aria-disabled", "true")
    expect(live.legend).to_contain_text("Numbers of people are drawn as circles")
    the_key_is_as_large_as_the_circles(live)
    live.zoom_in()
    the_key_is_as_large_as_the_circles(live)
    live.press("Gap")
    live.wait(mode="shapes")
    expect(live.button("Shapes")).to_have_attribute("aria-pressed", "true")
    for kind in ("names", "values"):
        live.page.locator(".zila-map .labelled").select_option(kind)
        labels = live.page.locator(".zila-map .labels span")
        expect(labels).not_to_have_count(0)
        boxes = labels.evaluate_all(_BOXES)
        assert not [
            (a, b)
            for place, a in enumerate(boxes)
            for b in boxes[:place]
            if a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]
        ]
        if kind == "names":
            assert set(labels.all_inner_texts()) <= set(NAMES)
    assert tab.barriers() == []
    live.page.locator(".zila-map .labelled").select_option("none")
    expect(labels).to_have_count(0)


def the_key_is_as_large_as_the_circles(live):
    figures = expected.figures(Selection().to_query())["top"]
    largest = live.district(figures.idxmax()).evaluate_all(_RADII)[0]
    radii = live.legend.locator(".sizes circle").evaluate_all(_RADII)
    numbers = live.legend.locator(".sizes text").all_text_contents()
    assert 2 <= len(radii) == len(numbers) <= 3
    for radius, text in zip(radii, numbers, strict=True):
        people = expected.numbers(text)[0][0]
        # Boxes of drawn circles hold their outline too.
        wanted = largest * (people / figures.max()) ** 0.5
        assert radius == pytest.approx(wanted, abs=1.2)


def test_the_wheel_scrolls_the_page_until_the_map_is_clicked_or_ctrl_is_held(drawn):
    live, middle = drawn(), code("Musakhel")
    page, main = live.page, live.page.get_by_test_id("stMain").element_handle()

    def turn(*held, click=False):
        """Turn the wheel over the map; return how often it has become nearer."""
        main.evaluate("each => each.scrollTo(0, 0)")
        wide = live.box(middle)["width"]
        page.mouse.move(2, 2)
        page.mouse.move(*live.spot(middle))
        if click:
            page.mouse.down()
            page.mouse.up()
        for key in held:
            page.keyboard.down(key)
        page.mouse.wheel(0, 240 if not (held or click) else -240)
        page.wait_for_timeout(400)
        for key in held:
            page.keyboard.up(key)
        return live.box(middle)["width"] / wide

    assert turn() == 1
    assert main.evaluate("each => each.scrollTop") > 0
    expect(page.locator(".zila-map .hint.called .wheels")).to_contain_text("Ctrl")
    assert turn("Control") > 1.2
    assert turn(click=True) > 1.2
    # The mouse has left the map meanwhile.
    assert turn() == 1


def test_on_a_phone_the_panel_stands_below_the_map_and_a_finger_scrolls(open_tab):
    tab = open_tab(PHONE, has_touch=True)
    tab.open(f"/map?district={code('Kech')}")
    live = LiveMap(tab)
    map_, figures = (
        live.map.bounding_box(),
        live.panel.locator(".figures").bounding_box(),
    )
    assert figures["y"] >= map_["y"] + map_["height"]
    assert (
        live.map.evaluate("each => getComputedStyle(each).touchAction") == "pan-x pan-y"
    )
    assert tab.problems() == []
