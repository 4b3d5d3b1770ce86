"""How each app is asked for a change, and where its map and its text stand."""

from collections.abc import Callable
from dataclasses import dataclass, field

STREAMLIT = '[data-testid="stApp"]:not([data-test-script-state="notRunning"])'
CAPTION = '[data-testid="stMain"] [data-testid="stCaptionContainer"]'


def streamlit_box(key):
    """Return how a select box of Streamlit is given a value: by keyboard."""

    def choose(screen, label):
        page = screen.page
        page.locator(f".st-key-{key}").get_by_role("combobox").click()
        # Long lists draw only what is in sight.
        page.keyboard.type(label)
        page.get_by_role("option", name=label, exact=True).hover()
        return lambda page: page.keyboard.press("Enter")

    return choose


def own_box(selector):
    """Return how a select box of the browser's own is given a value."""

    def choose(screen, label):
        box = screen.page.locator(selector)
        return lambda _: box.select_option(label=label)

    return choose


def dash_box(selector):
    """Return how a select box of Dash is given a value: by mouse."""

    def choose(screen, label):
        page = screen.page
        page.locator(selector).click()
        # What is typed before the box is open is lost.
        page.locator("input.dash-dropdown-search").fill(label)
        option = page.get_by_role("option", name=label, exact=True).first
        option.wait_for()
        return lambda _: option.click()

    return choose


def button(label):
    """Return how a button of Zila's map is pressed."""
    return lambda page: (
        page.locator(".zila-map .bar")
        .get_by_role("button", name=label, exact=True)
        .click()
    )


@dataclass
class App:
    """One of the apps that are measured.

    Parameters
    ----------
    path : the address of its page
    asked : selectors: the map's paths; the texts, of each the first; what is busy
    boxes : {field: how it is given a label}
    zoom : what to press, or where to turn the wheel, to zoom
    """

    path: str = "/"
    asked: dict = field(default_factory=dict)
    boxes: dict[str, Callable] = field(default_factory=dict)
    zoom: str = ".leaflet-control-zoom-in"

    @property
    def wanted(self):
        """What has to change at a change."""
        return ("map", "text") if self.asked["map"] else ("text",)


APPS = {
    "zila": App(
        "/map",
        {
            "map": ".zila-map .map path[data-code]:not([aria-hidden])",
            "text": ["h1", CAPTION],
            "busy": STREAMLIT,
        },
        {
            name: streamlit_box(f"pick_{name}")
            for name in ("indicator", "group", "band", "within", "district")
        },
    ),
    "empty": App(
        asked={"map": "", "text": ["h1"], "busy": STREAMLIT},
        boxes={"indicator": streamlit_box("indicator")},
    ),
    "leaflet": App(
        asked={"map": ".leaflet-overlay-pane path", "text": ["h1"], "busy": ""},
        boxes={name: own_box(f"#{name}") for name in ("indicator", "group")},
    ),
    "shiny": App(
        asked={
            "map": ".leaflet-overlay-pane path",
            "text": ["h1"],
            "busy": "html.shiny-busy",
        },
        boxes={name: own_box(f"#{name}") for name in ("indicator", "group")},
    ),
    "dash": App(
        asked={"map": ".choroplethlayer path", "text": ["h1"], "busy": ""},
        boxes={name: dash_box(f"#{name}") for name in ("indicator", "group")},
        zoom="wheel",
    ),
    "naive": App(
        asked={
            "map": ".leaflet-overlay-pane path",
            "text": ["h1"],
            "busy": STREAMLIT,
        },
        boxes={name: streamlit_box(name) for name in ("indicator", "group")},
    ),
}
