"""What a change costs on the pages beside the map: Gaps in all its views, District.

`python -m tests.bench.bench_elsewhere [--rounds 3] [--only crossed,search]`; an empty
Streamlit page is measured in the same rounds.
"""

import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Error

from tests.bench.speed import arguments, report, servers
from tests.bench.speed.apps import APPS, STREAMLIT, streamlit_box
from tests.bench.speed.changes import OTHERS, USUAL, label
from tests.bench.speed.report import Aim, middle, ratio
from tests.bench.speed.screen import SIZE, Screen, chromium
from ui.gaps.choice import PARTS, SHOWS

ASKED = {
    "map": "",
    "text": ["h1", ".zila-place", ".zila-names .found"],
    "busy": STREAMLIT,
}
VIEWS = {show: {"show": show} for show in SHOWS if show != "research"}
VIEWS |= {part: {"show": "research", "part": part} for part in PARTS}
NAMES = ("empty", *VIEWS, "choice", "search")
# By another name, by an old one, in Urdu, by its own.
SEARCHES = ("Turbat", "Nawabshah", "کوئٹہ", "Lahore", "Hyderabad", "Multan", "Swat")
PLACES = ("PK401", "PK201", "PK603", "PK202", "PK501", "PK606", "PK207")
MOST_BYTES, MOST_CPU = 40_000, 60


class Tour:
    """One round through all pages.

    Parameters
    ----------
    browser, running : Chromium; the servers by name
    turn : number of the round
    seen : {(what, kind): what it took}, added to
    """

    def __init__(self, browser, running, turn, seen):
        self._browser, self._running = browser, running
        self._turn, self._seen = turn, seen

    def go(self, names):
        for name in names:
            context = self._browser.new_context(viewport=SIZE)
            try:
                self._one(name, context)
            except Error as error:
                print(f"{name}, round {self._turn}: {str(error)[:200]}", flush=True)
            finally:
                context.close()

    def _one(self, name, context):
        if name == "empty":
            self._screen = Screen(context, self._running[name], APPS[name].asked)
            self._note(name, "cold", self._screen.open())
            return self._indicators(name, streamlit_box("indicator"))
        self._screen = Screen(context, self._running["zila"], ASKED)
        if name in VIEWS:
            path = f"/gaps?{urlencode(VIEWS[name])}"
            self._note(name, "cold", self._screen.open(path))
            return self._indicators(name, streamlit_box("pick_indicator"))
        self._note(name, "cold", self._screen.open("/district?district=PK401"))
        return self._search(name) if name == "search" else self._choice(name)

    def _indicators(self, name, box):
        other = OTHERS[self._turn % len(OTHERS)]
        for value, kind in ((other, "first time"), (USUAL.indicator, "again")):
            act = box(self._screen, label("indicator", value))
            self._note(name, kind, self._screen.change(act))

    def _choice(self, name):
        place = PLACES[1 + self._turn % (len(PLACES) - 1)]
        offered = replace(USUAL, district=place)
        for value, kind in ((place, "first time"), (PLACES[0], "again")):
            self._typed(name, kind, label("district", value, offered))

    def _search(self, name):
        for n, kind in ((0, "first time"), (1, "again")):
            self._typed(name, kind, SEARCHES[(2 * self._turn + n) % len(SEARCHES)])

    def _typed(self, name, kind, text):
        field = self._screen.page.locator(".zila-names input").first
        field.fill(text)
        self._screen.page.locator(".zila-names .found li").first.wait_for()
        self._note(name, kind, self._screen.change(lambda _: field.press("Enter")))

    def _note(self, name, kind, seen):
        self._seen[name, kind].append(seen)


def rows(seen, names):
    """Yield the rows of the table; what was not measured has none."""
    for kind in ("cold", "first time", "again"):
        for name in names:
            if seen[name, kind]:
                whats = ("text", "done", "socket", "other", "cpu")
                yield [f"{name}: {kind}", *(of(seen, name, kind, w) for w in whats)]


def of(seen, name, kind, what):
    """Return the median of one measure."""
    return middle(getattr(each, what) for each in seen[name, kind])


def aims(seen, names):
    """Yield the aims of the issue, for every page but the empty one."""
    floor = of(seen, "empty", "again", "text")
    for name in names:
        for kind in ("first time", "again") if name != "empty" else ():
            whats, what = ("text", "bytes", "cpu"), f"{name}, {kind}"
            text, back, cpu = (of(seen, name, kind, each) for each in whats)
            yield Aim(f"{what}: text / empty's text", ratio(text, floor), 2)
            yield Aim(f"{what}: back", back, MOST_BYTES, "B")
            yield Aim(f"{what}: CPU", cpu, MOST_CPU, "ms")


def main():
    """Measure and print."""
    asked = arguments.read(__doc__, NAMES, rounds=3)
    names = [name for name in NAMES if name in {"empty", *asked.only}]
    seen, first = defaultdict(list), defaultdict(list)
    with (
        tempfile.TemporaryDirectory() as folder,
        servers.running(("zila", "empty"), Path(folder)) as running,
        chromium() as browser,
    ):
        for turn in range(asked.rounds + 1):
            Tour(browser, running, turn, seen if turn else first).go(names)
            print(f"round {turn} of {asked.rounds}", file=sys.stderr, flush=True)
    print(f"\nMedians of {asked.rounds} interleaved rounds.")
    heads = ["page", "text, ms", "done, ms", "websocket, B", "other, B", "CPU, ms"]
    report.table(heads, list(rows(seen, names)))
    report.aims(aims(seen, names))
    return 0


if __name__ == "__main__":
    sys.exit(main())
