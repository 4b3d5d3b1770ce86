"""How long a change takes while many people change: 1 to 40 sessions at once.

`python -m tests.bench.bench_crowd [--only zila,empty] [--levels 1,20]`. Each session
chooses another indicator, so often and at moments drawn at random; measured until the
script has run. Light visitors: what the browser does with the answer is not in it.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.speed import costs, report, servers
from tests.bench.speed.changes import OTHERS, USUAL, label
from tests.bench.speed.client import Visitor
from tests.bench.speed.report import Aim, ratio

NAMES = {"empty": ("", "indicator"), "naive": ("", "indicator")}
NAMES = {"zila": ("map", "pick_indicator")} | NAMES
LEVELS, CHANGES, PAUSE = (1, 5, 10, 20, 40), 4, 1.0


@dataclass
class Level:
    """One crowd: how long changes took, sorted, and what they cost the server."""

    took: list[float]
    cpu: float
    rate: float
    memory: float
    came: float

    def at(self, share):
        """Return the milliseconds within which a share of the changes was there."""
        return 1000 * self.took[min(len(self.took) - 1, int(share * len(self.took)))]


async def crowd(server, name, number, seed):
    """Let so many people change at once; return what it took."""
    page, key = NAMES[name]
    chance = random.Random(seed)
    visitors = [Visitor(server, page) for _ in range(number)]
    for visitor in visitors:
        await visitor.enter()
    took, came = [], []

    async def one(visitor, moments):
        for pause, value in moments:
            await asyncio.sleep(pause)
            took.append(await visitor.choose(key, label("indicator", value)))
            came.append(visitor.came)

    plans = [plan(chance) for _ in visitors]
    before, began = costs.spent(server.pid), time.perf_counter()
    await asyncio.gather(*map(one, visitors, plans))
    wall = time.perf_counter() - began
    cpu = (costs.spent(server.pid) - before) / len(took)
    memory = costs.resident(server.pid)
    for visitor in visitors:
        await visitor.leave()
    return Level(sorted(took), cpu, len(took) / wall, memory, sum(came) / len(came))


def plan(chance):
    """Return the pauses and choices of one person; no choice twice running."""
    values = [*OTHERS, USUAL.indicator]
    chance.shuffle(values)
    return [(chance.uniform(0, 2 * PAUSE), value) for value in values[:CHANGES]]


def measure(names, levels):
    """Return {(name, level): what was seen}; one crowd at a time."""
    found = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        servers.running(names, Path(folder)) as running,
    ):
        for name, server in running.items():
            # What the first visitors pay is not asked here.
            asyncio.run(crowd(server, name, 2, seed=0))
        for number in levels:
            for name, server in running.items():
                seen = asyncio.run(crowd(server, name, number, seed=number))
                found[name, number] = seen
            print(f"{number} sessions", file=sys.stderr, flush=True)
    return found


def aims(found):
    """Yield the aims of the issue."""
    for number, wanted in ((20, 0.5), (40, 0.25)):
        pair = [found.get((name, number)) for name in ("zila", "empty")]
        mine, other = (each and each.at(0.5) for each in pair)
        yield Aim(f"{number} at once: p50 / empty's", ratio(mine, other), wanted)


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=",".join(NAMES))
    parser.add_argument("--levels", default=",".join(map(str, LEVELS)))
    asked = parser.parse_args()
    levels = [int(each) for each in asked.levels.split(",")]
    names = [each for each in asked.only.split(",") if each in NAMES]
    found = measure(names, levels)
    rows = [
        [f"{name}: {number}", seen.at(0.5), seen.at(0.95), seen.cpu]
        + [f"{seen.rate:.1f}", seen.memory, seen.came]
        for (name, number), seen in sorted(found.items(), key=lambda each: each[0][1])
    ]
    print(f"\n{CHANGES} changes a session, mean pause {PAUSE:g} s.")
    heads = ["at once", "p50, ms", "p95, ms", "CPU a change, ms", "changes a second"]
    report.table([*heads, "MB after", "B a change"], rows)
    report.aims(aims(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
