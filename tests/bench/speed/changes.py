"""What a visitor changes on the map page, in each app as far as it offers that."""

from dataclasses import dataclass, field, replace

from playwright.sync_api import Error

from tests.bench.speed.apps import APPS, button
from tests.bench.speed.screen import SIZE, Screen, Seen
from ui.view.options import options
from ui.view.selection import Selection

USUAL = Selection()
# Their maps differ from the usual one; each is new to a server in one round only.
OTHERS = (
    "literacy_10plus",
    "never_attended_5_16",
    "literacy_youth",
    "dropped_out_5_16",
    "ever_attended_5plus",
    "never_attended_by_age",
    "enrolled_by_age",
)
BANDED = replace(USUAL, indicator="literacy_by_age", band="10-12")
BAR = '.zila-map .bar select[data-field="indicator"]'


def label(field_, value, selection=USUAL):
    """Return what Zila calls a value."""
    return options(field_, selection)[value]


def group(name, value):
    """Return what an app calls a group."""
    return label("group", value) if name == "zila" else value


@dataclass
class Visit:
    """One round at one app: a new visitor, then one who has been there before.

    Parameters
    ----------
    name, server, browser : the app, where it runs, Chromium
    turn : number of the round
    found : (kind of change, what it took), added to
    """

    name: str
    server: object
    browser: object
    turn: int
    found: list[tuple[str, Seen]] = field(default_factory=list)

    def go(self):
        """Open the page twice and change what can be changed; return what was found."""
        self.app = APPS[self.name]
        context = self.browser.new_context(viewport=SIZE)
        try:
            for kind in ("cold", "warm"):
                self.screen = Screen(context, self.server, self.app.asked)
                self.note(kind, self.screen.open(self.app.path, self.app.wanted))
            self.boxes()
            if self.name == "zila":
                self.only_zila()
        except Error as error:
            print(f"{self.name}, round {self.turn}: {str(error)[:200]}", flush=True)
        finally:
            context.close()
        return self.found

    def note(self, kind, seen):
        self.found.append((kind, seen))

    def pick(self, field_, label_, kind=None):
        """Choose in a box of the sidebar; note it under a kind, if there is one."""
        act = self.app.boxes[field_](self.screen, label_)
        wanted = self.app.wanted if kind else ("text",)
        seen = self.screen.change(act, wanted)
        if kind:
            self.note(kind, seen)

    def boxes(self):
        other = OTHERS[self.turn % len(OTHERS)]
        self.pick("indicator", label("indicator", other), "indicator, first time")
        self.pick("indicator", label("indicator", USUAL.indicator), "indicator")
        if "group" in self.app.boxes:
            self.pick("group", group(self.name, "rural"), "group")
            self.pick("group", group(self.name, USUAL.group), "group")

    def only_zila(self):
        self.pick("within", label("within", "punjab"), "area")
        self.pick("within", label("within", USUAL.within), "area")
        for lens in ("level", "gap"):
            self.press("lens", label("lens", lens))
        for view in ("tiles", "shapes"):
            self.press("drawing", label("view", view))
        self.bar()
        self.pick("indicator", label("indicator", BANDED.indicator))
        self.pick("band", label("band", "13-14", BANDED), "age band")
        self.pick("band", label("band", "10-12", BANDED), "age band")

    def press(self, kind, label_):
        wanted = ("map", "text") if kind == "lens" else ("map",)
        self.note(kind, self.screen.change(button(label_), wanted))

    def bar(self):
        """Choose indicators in the map's own bar, if it offers them."""
        box = self.screen.page.locator(BAR)
        if not box.count():
            return
        # Another than the sidebar's of this round, and not its neighbour in the list.
        new = OTHERS[(self.turn + 3) % len(OTHERS)]
        for value, kind in (
            (new, "indicator in the map's bar, first time"),
            (USUAL.indicator, "indicator in the map's bar"),
            (new, "indicator in the map's bar"),
        ):
            seen = self.screen.change(
                lambda _, value=value: box.select_option(value), self.app.wanted
            )
            self.note(kind, seen)

    def zoom_kept(self):
        """Say whether a change leaves the map where it was put."""
        self.app = APPS[self.name]
        context = self.browser.new_context(viewport=SIZE)
        try:
            self.screen = Screen(context, self.server, self.app.asked)
            self.screen.open(self.app.path, self.app.wanted)
            choose, other = self.app.boxes["indicator"], label("indicator", OTHERS[0])
            kept = self.screen.zoom_kept(
                self.app.zoom, lambda: choose(self.screen, other)
            )
            return {True: "yes", False: "no", None: "–"}[kept]
        except Error as error:
            print(f"{self.name}, zoom: {str(error)[:200]}", flush=True)
            return "–"
        finally:
            context.close()
