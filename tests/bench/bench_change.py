"""How soon a change reaches the map and the text, beside what others would write.

`python -m tests.bench.bench_change [--rounds 6] [--only zila,empty,leaflet]`. Every
round visits each app with a new browser profile; the first round is not counted.
Nothing fails by time: aims stand beside what was measured.
"""

import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.bench.speed import arguments, costs, report, servers
from tests.bench.speed.apps import APPS
from tests.bench.speed.changes import Visit
from tests.bench.speed.report import Aim, middle, ratio
from tests.bench.speed.screen import chromium

SIDEBAR = ("indicator", "indicator, first time", "group", "age band", "area")
BAR = "indicator in the map's bar"
KINDS = (*SIDEBAR, BAR, f"{BAR}, first time", "lens", "drawing")
MOST_BYTES = 10_000


class Found:
    """What was seen of each app: medians over the rounds."""

    def __init__(self):
        self._seen = defaultdict(list)
        self.memory, self.zoom = defaultdict(list), {}

    def add(self, name, seen):
        for kind, each in seen:
            self._seen[name, kind].append(each)

    def of(self, name, kind, what):
        """Return the median of one measure; None where there is none."""
        return middle(getattr(each, what) for each in self._seen[name, kind])


def rounds(found, running, browser, number):
    """Visit all apps in turn, so often and once more before that."""
    for turn in range(number + 1):
        for name, server in running.items():
            seen = Visit(name, server, browser, turn).go()
            found.memory[name].append(costs.resident(server.pid))
            if turn:
                found.add(name, seen)
        print(f"round {turn} of {number}", file=sys.stderr, flush=True)
    for name, server in running.items():
        if APPS[name].asked["map"]:
            found.zoom[name] = Visit(name, server, browser, 0).zoom_kept()


def changes(found, names):
    """Print what changes took."""
    whats = ("map", "text", "done", "socket", "other", "cpu", "blank")
    rows = [
        [f"{name}: {kind}", *(found.of(name, kind, what) for what in whats)]
        for kind in KINDS
        for name in names
        if found.of(name, kind, "done") is not None
    ]
    heads = ["a change", "map, ms", "text, ms", "done, ms", "websocket, B"]
    report.table([*heads, "other, B", "CPU, ms", "frames without a map"], rows)


def loads(found, names):
    """Print what it took to open the page, and what the servers hold."""
    rows = [
        [
            name,
            *(found.of(name, kind, w) for kind in ("cold", "warm") for w in OPENING),
            found.memory[name][0],
            found.memory[name][-1],
            found.zoom.get(name),
        ]
        for name in names
    ]
    heads = [f"{kind} {what}" for kind in ("cold", "warm") for what in OPENING]
    heads += ["MB, one visitor", "MB, at the end", "zoom kept"]
    report.table(["opening", *heads], rows)


OPENING = ("map", "text", "cpu")


def aims(found):
    """Yield the aims of the issue."""
    of, floor = found.of, found.of("empty", "indicator", "text")
    usual = of("empty", "indicator", "cpu")
    for kind in SIDEBAR:
        yield Aim(
            f"{kind}: map / empty's text", by(of("zila", kind, "map"), floor), 1.5
        )
        yield Aim(
            f"{kind}: text / empty's text", by(of("zila", kind, "text"), floor), 1.2
        )
        yield Aim(f"{kind}: back", of("zila", kind, "bytes"), MOST_BYTES, "B")
        yield Aim(f"{kind}: CPU / empty's", by(of("zila", kind, "cpu"), usual), 0.6)
    for what in ("map", "text", "bytes", "cpu"):
        mine, dash = of("zila", "indicator", what), of("dash", "indicator", what)
        yield Aim(f"indicator: {what} / Dash's", by(mine, dash), 1)
    for what in ("bytes", "cpu"):
        mine, naive = of("zila", "indicator", what), of("naive", "indicator", what)
        yield Aim(
            f"indicator: naive's {what} / Zila's", by(naive, mine), 10, least=True
        )
    fastest = of("leaflet", "indicator", "map")
    yield Aim(f"{BAR}: map / raw Leaflet's", by(of("zila", BAR, "map"), fastest), 3)
    yield Aim(
        f"{BAR}, first time: map", of("zila", f"{BAR}, first time", "map"), 40, "ms"
    )
    yield Aim("lens: map / raw Leaflet's", by(of("zila", "lens", "map"), fastest), 3)
    yield Aim("lens: back", of("zila", "lens", "bytes"), MOST_BYTES, "B")
    cold = by(of("zila", "cold", "map"), of("empty", "cold", "text"))
    yield Aim("cold map / empty's cold text", cold, 1.5)


by = ratio


def main():
    """Measure and print."""
    asked = arguments.read(__doc__, servers.NAMES)
    found = Found()
    with (
        tempfile.TemporaryDirectory() as folder,
        servers.running(asked.only, Path(folder)) as running,
        chromium() as browser,
    ):
        rounds(found, running, browser, asked.rounds)
    print(f"\nMedians of {asked.rounds} interleaved rounds, 136 districts.")
    changes(found, running)
    loads(found, running)
    report.aims(aims(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
