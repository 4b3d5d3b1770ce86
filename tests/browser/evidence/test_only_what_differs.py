"""A change of the map writes what differs; what lies over what stays."""

from playwright.sync_api import expect

from tests.browser.evidence.live_map import PATIENCE, LiveMap
from ui.map.picture import picture
from ui.view.options import linked
from ui.view.selection import Selection

DISTRICTS = 136
_WATCH = """map => {
  window.written = {};
  new MutationObserver((all) => {
    for (const { type, attributeName } of all) {
      const name = type === "attributes" ? attributeName : type;
      window.written[name] = (window.written[name] ?? 0) + 1;
    }
  }).observe(map.querySelector("svg g"),
    { subtree: true, childList: true, attributes: true });
}"""
# What lies over what: districts, the chosen one, stripes of no data, dashes.
_LAID = """map => [...map.querySelectorAll("svg g path")].map((path) => {
  if (path.getAttribute("stroke-dasharray") === "4 4") return 3;
  if (!path.dataset.code) return path.getAttribute("fill") === "none" ? 2 : -1;
  return path.getAttribute("aria-pressed") === "true" ? 1 : 0;
}).filter((layer) => layer >= 0)"""


def laid(live):
    """Return the layers of the drawing from below, after checking that they part."""
    found = live.map.evaluate(_LAID)
    assert found == sorted(found)
    return found


def choose(live, indicator):
    """Choose an indicator in the map's own bar, and wait until it is drawn."""
    live.page.locator('.bar select[data-field="indicator"]').select_option(indicator)
    chosen, _ = linked(Selection(), {"indicator": indicator})
    said = picture(chosen).lenses["gap"].headline
    expect(live.map).to_have_attribute("aria-label", said, timeout=PATIENCE)


def test_a_change_writes_colours_and_names_and_what_lies_over_what_stays(tab):
    tab.open("/map?district=PK201")
    live = LiveMap(tab)
    expect(live.chosen()).to_have_count(1, timeout=PATIENCE)
    before = laid(live)
    assert (before.count(0), before.count(1)) == (DISTRICTS - 1, 1)
    assert before.count(3) > 0
    live.map.evaluate(_WATCH)
    choose(live, "literacy_10plus")
    written = live.page.evaluate("window.written")
    assert 0 < written.pop("fill") <= DISTRICTS
    assert 0 < written.pop("aria-label") <= DISTRICTS
    assert written == {}
    assert laid(live) == before
    # Another district lies over the others, under stripes and dashes.
    live.click("PK603")
    expect(live.district("PK603")).to_have_attribute("aria-pressed", "true")
    assert laid(live) == before
    # Stripes that come and go lie where they did before.
    for indicator in ("never_attended_by_age", "literacy_10plus"):
        choose(live, indicator)
        laid(live)
