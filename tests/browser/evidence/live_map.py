"""The live map as a reader meets it: what can be seen of it and done to it."""

import contextlib
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import expect

PATIENCE = 20_000
VIEWS = {"shapes": "Shapes", "circles": "Circles", "tiles": "Equal tiles"}
LENSES = {"gap": "Gap", "level": "Level", "number": "Number"}
_FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.dataset?.code ?? null;
}"""
_SPOT = """path => {
  path.scrollIntoView({block: "nearest"});
  const box = path.getBoundingClientRect(), root = path.getRootNode(), found = [];
  for (let i = 1; i < 12; i++) for (let j = 1; j < 12; j++) {
    const x = box.x + box.width * i / 12, y = box.y + box.height * j / 12;
    if (root.elementFromPoint(x, y) === path) {
      found.push([Math.abs(i - 6) + Math.abs(j - 6), x, y]);
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  return found.length ? found[0].slice(1) : null;
}"""


def address(page):
    """Return what the address chooses."""
    return dict(parse_qsl(urlsplit(page.url).query, keep_blank_values=True))


def wait_for_address(page, **wanted):
    """Wait until the address chooses what is wanted; return all it chooses."""
    for name, value in wanted.items():
        page.wait_for_url(
            lambda url, pair=(name, value): pair in parse_qsl(urlsplit(url).query),
            timeout=PATIENCE,
            # An address that a script writes loads nothing.
            wait_until="commit",
        )
    return address(page)


class LiveMap:
    """The map on the page of a tab, once it is drawn."""

    def __init__(self, tab):
        self.tab, self.page = tab, tab.page
        self.stage = self.page.locator(".zila-map .stage")
        self.map = self.page.locator(".zila-map .map")
        self.tip = self.page.locator(".zila-map .tip")
        self.panel = self.page.locator(".zila-map .panel")
        self.legend = self.page.locator(".zila-map .legend")
        self.title = self.page.locator("h1")
        self.wait()

    def wait(self, **shown):
        """Wait until all districts are drawn, through the lens and view wanted."""
        marks = {"drawn": "136", **shown}
        for name, value in marks.items():
            mark = f"data-{name}"
            expect(self.stage).to_have_attribute(mark, value, timeout=PATIENCE)
        return self

    def press(self, label):
        """Press a button above the map."""
        self.button(label).click()

    def button(self, label):
        bar = self.page.locator(".zila-map .bar")
        return bar.get_by_role("button", name=label, exact=True)

    def districts(self):
        """The drawn districts that can be chosen."""
        return self.page.locator(".map path[data-code]:not([aria-hidden])")

    def district(self, code):
        return self.page.locator(f'.map path[data-code="{code}"]:not([aria-hidden])')

    def spot(self, code):
        """Return a point of the window at which nothing covers a district."""
        spot = self.district(code).evaluate(_SPOT)
        assert spot, f"{code} cannot be reached with the mouse"
        return spot

    def point_at(self, code):
        """Point at a district until the map, which may be drawn anew, tells of it."""
        name = self.district(code).get_attribute("aria-label").split(",")[0]
        for _ in range(PATIENCE // 1000):
            x, y = self.spot(code)
            self.page.mouse.move(x - 1, y)
            self.page.mouse.move(x, y)
            with contextlib.suppress(AssertionError):
                expect(self.tip).to_contain_text(name, timeout=1000)
                return
        expect(self.tip).to_contain_text(name)

    def click(self, code):
        self.page.mouse.click(*self.spot(code))

    def chosen(self):
        """The districts that say they are chosen."""
        return self.page.locator('.map path[aria-pressed="true"]:not([aria-hidden])')

    def focused(self):
        """Return the code of the district that has the keyboard, or None."""
        return self.page.evaluate(_FOCUSED)

    def step_in(self):
        """Walk into the map from the last button above it, by keyboard."""
        self.page.locator(".zila-map .bar button").last.focus()
        self.page.keyboard.press("Tab")

    def zoom_in(self, times=2):
        for _ in range(times):
            self.page.locator(".zila-map .leaflet-control-zoom-in").click()

    def box(self, code):
        """Return where a district is drawn, in whole pixels."""
        box = self.district(code).bounding_box()
        return {name: round(value) for name, value in box.items()}

    def find(self, name):
        """Choose a district in the box of names of the page."""
        box = self.page.locator(".zila-names").get_by_role("combobox")
        box.fill(name)
        found = self.page.locator(".zila-names .found li")
        expect(found.first).to_contain_text(name, timeout=PATIENCE)
        box.press("Enter")

    def pick(self, field, label):
        """Choose a value in a select box of the sidebar."""
        box = self.page.locator(f".st-key-pick_{field}").get_by_role("combobox")
        box.click()
        # Long lists draw only what is in sight.
        self.page.keyboard.type(label)
        self.page.get_by_role("option", name=label, exact=True).click()
        self.tab.settle()
