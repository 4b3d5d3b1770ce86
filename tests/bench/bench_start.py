"""How long a server takes until it is ready, and what it holds then.

`python -m tests.bench.bench_start [--rounds 3] [--only zila,empty]`: in turn, each time
from nothing; a visitor opens the map (or the only page) as soon as it answers.
"""

import asyncio
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from tests.bench.speed import arguments, costs, report, servers
from tests.bench.speed.client import Visitor
from tests.bench.speed.report import Aim, middle

# Where each says that it is ready, and its page.
READY = {"zila": ("/ready", "map"), "empty": ("/_stcore/health", "")}
READY["naive"] = READY["empty"]
WHATS = ("answers", "ready", "first page", "at rest: CPU", "at rest: MB")
MOST_MS, MOST_MB = 3000, 250


def start(name, folder, made):
    """Start a server and stop it; return {what: ms or MB}."""
    path, page = READY[name]
    began, server = time.perf_counter(), servers.begin(name, folder, made)

    def passed():
        return 1000 * (time.perf_counter() - began)

    try:
        servers.answers(server, "/_stcore/health")
        found = {"answers": passed()}
        servers.answers(server, path)
        found["ready"] = passed()
        asyncio.run(_visit(server, page))
        found["first page"] = passed()
        costs.at_rest(server.pid)
        found["at rest: CPU"] = costs.spent(server.pid)
        found["at rest: MB"] = costs.resident(server.pid)
        return found
    finally:
        servers.end(server)


async def _visit(server, page):
    visitor = Visitor(server, page)
    await visitor.enter()
    await visitor.leave()


def main():
    """Measure and print."""
    asked = arguments.read(__doc__, READY, rounds=3)
    seen = defaultdict(list)
    names = [name for name in asked.only if name in READY]
    missing = {name: servers.missing(name) for name in names}
    print("\n".join(filter(None, missing.values())))
    with (
        tempfile.TemporaryDirectory() as folder,
        servers.files(Path(folder)) as made,
    ):
        for _ in range(asked.rounds):
            for name in (each for each in names if not missing[each]):
                for what, value in start(name, Path(folder), made).items():
                    seen[name, what].append(value)
    rows = [
        [name, *(middle(seen[name, what]) for what in WHATS)]
        for name in names
        if not missing[name]
    ]
    heads = ["answers, ms", "ready, ms", "first page drawn, ms"]
    print(f"\nMedians of {asked.rounds} starts, in turn.")
    report.table(["start", *heads, "CPU until at rest, ms", "MB at rest"], rows)
    ready, memory = (middle(seen["zila", each]) for each in ("ready", "at rest: MB"))
    drawn = middle(seen["zila", "first page"])
    report.aims(
        [
            Aim("start to ready", ready, MOST_MS, "ms"),
            Aim("start to the first map", drawn, MOST_MS, "ms"),
            Aim("memory at rest", memory, MOST_MB, "MB"),
        ]
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
