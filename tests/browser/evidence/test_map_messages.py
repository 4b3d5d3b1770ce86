"""What a change on the map sends: little, and the map need not wait for it."""

import base64

import pytest
from playwright.sync_api import expect

from tests.browser.evidence.live_map import PATIENCE, LiveMap, wait_for_address
from ui.edition import tables

# A change sent 95,000 bytes while messages held the values of all districts.
MOST = 12_000
LITERACY, LEFT = "literacy_10plus", "dropped_out_5_16"


@pytest.fixture
def drawn(tab):
    tab.open("/map")
    return LiveMap(tab)


@pytest.fixture
def sent(drawn):
    """Bytes of the websocket that came in since the list was emptied."""
    session = drawn.page.context.new_cdp_session(drawn.page)
    session.send("Network.enable")
    found = []
    session.on(
        "Network.webSocketFrameReceived",
        lambda event: found.append(
            len(base64.b64decode(event["response"]["payloadData"]))
        ),
    )
    yield found
    session.detach()


# The map and its page say the same sentence.
_SAME = """() => {
  const host = [...document.querySelectorAll("*")].find((each) =>
    each.shadowRoot?.querySelector(".zila-map"));
  const drawn = host.shadowRoot.querySelector(".map").ariaLabel;
  return drawn === document.querySelector("h1").textContent;
}"""

# Values that arrive at the very moment when the headline that is awaited stands there.
_LATE_VALUES = """
const soon = window.fetch;
window.fetch = async (...asked) => {
  const answer = await soon(...asked);
  if (!String(asked[0]).includes("/values/")) return answer;
  const there = () => document.querySelector("h1")?.textContent === window.awaited;
  await new Promise((done) => new MutationObserver((_, watch) => {
    if (there()) { watch.disconnect(); window.released = true; done(); }
  }).observe(document, { subtree: true, childList: true, characterData: true }));
  return answer;
};
"""


def label(indicator):
    return tables.tables().indicators[indicator].label


def select(drawn):
    return drawn.page.locator(".zila-map .indicators")


def headline_is_drawn(drawn, **asked):
    wait_for_address(drawn.page, **asked)
    drawn.page.wait_for_function(_SAME, timeout=PATIENCE)


def test_another_indicator_in_the_bar_is_drawn_and_then_told(drawn):
    drawn.press("Level")
    # Back leads to what the address has held, not to what was only drawn on the way.
    wait_for_address(drawn.page, lens="level")
    select(drawn).select_option(LITERACY)
    # Drawn from its address, before the page is asked anything.
    expect(drawn.legend).to_contain_text("Women and girls", timeout=PATIENCE)
    expect(drawn.title).to_contain_text("can read and write", timeout=PATIENCE)
    headline_is_drawn(drawn, indicator=LITERACY, lens="level")
    drawn.page.go_back()
    wait_for_address(drawn.page, indicator="out_of_school_5_16", lens="level")
    expect(select(drawn)).to_have_value("out_of_school_5_16", timeout=PATIENCE)


def test_an_indicator_without_a_lens_or_a_band_gives_way_in_the_bar(drawn):
    select(drawn).select_option("enrolled_by_age")
    headline_is_drawn(drawn, indicator="enrolled_by_age", band="5-9", lens="gap")
    select(drawn).select_option("growth")
    headline_is_drawn(drawn, indicator="growth", lens="level")
    expect(drawn.button("Gap")).to_have_count(0)
    expect(drawn.districts()).to_have_count(136)


def test_the_map_follows_the_last_of_three_quick_choices(drawn):
    for indicator in (LITERACY, "electricity", LEFT):
        select(drawn).select_option(indicator)
    headline_is_drawn(drawn, indicator=LEFT)
    expect(select(drawn)).to_have_value(LEFT)


def test_a_change_sends_little(drawn, sent):
    wait_for_address(drawn.page)
    for choose, asked in (
        (lambda: drawn.press("Number"), {"lens": "number"}),
        (lambda: select(drawn).select_option(LITERACY), {"indicator": LITERACY}),
        (lambda: _in_the_sidebar(drawn, label(LEFT)), {"indicator": LEFT}),
    ):
        sent.clear()
        choose()
        headline_is_drawn(drawn, **asked)
        drawn.page.wait_for_timeout(500)
        assert 0 < sum(sent) <= MOST


def _in_the_sidebar(drawn, label):
    box = drawn.page.locator(".st-key-pick_indicator input")
    box.click()
    drawn.page.get_by_role("option", name=label, exact=True).click()


def test_values_that_do_not_come_are_said_and_asked_for_again(drawn, tab):
    drawn.page.route("**/values/**", lambda route: route.abort())
    select(drawn).select_option(LITERACY)
    failed = drawn.page.locator(".zila-map .failed")
    expect(failed).to_be_visible(timeout=PATIENCE)
    expect(drawn.title).to_contain_text("men and boys", timeout=PATIENCE)
    # The browser says on its console what could not be fetched.
    assert any("/values/" in said for said in tab.errors)
    tab.errors.clear()
    drawn.page.unroute("**/values/**")
    select(drawn).select_option(LEFT)
    headline_is_drawn(drawn, indicator=LEFT)
    expect(failed).to_be_hidden()


def test_values_that_come_late_leave_another_page_its_headline(tab):
    page = tab.page
    page.add_init_script(_LATE_VALUES)
    tab.open("/gaps?show=quadrants")
    page.get_by_role("heading", level=1, name="worse off than").wait_for()
    own = page.locator("h1").inner_text()
    page.evaluate("own => { window.awaited = own }", own)
    with page.expect_response("**/values/**"):
        page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator("h1")).not_to_have_text(own, timeout=PATIENCE)
    page.go_back()
    page.wait_for_function("() => window.released", timeout=PATIENCE)
    tab.settle()
    assert page.locator("h1").inner_text() == own
