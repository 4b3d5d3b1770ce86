"""What a stranger who walks through all figures leaves in memory.

Run `python -m tests.bench.bench_walk [FIGURES]`. So many figures, drawn at random from
all that can be asked for, are made as the server makes them for a browser; the memory
of this process is printed as it grows, beside what is kept of the answers themselves.
"""

import random
import sys
from collections.abc import Iterator

import psutil

from ui.map import values
from ui.view.options import options
from ui.view.selection import Selection

FIELDS = ("indicator", "band", "group", "against", "within", "classes")
FIGURES, STEPS = 1500, 5


def figures(seed: int) -> Iterator[Selection]:
    """Choices drawn at random, field by field, for ever."""
    draw = random.Random(seed)
    while True:
        chosen = Selection()
        for field in FIELDS:
            value = draw.choice(list(options(field, chosen)))
            chosen, _ = chosen.asked({field: value}, options)
        yield chosen


def main() -> None:
    """Walk, and print what it leaves."""
    wanted = int(sys.argv[1]) if sys.argv[1:] else FIGURES
    process = psutil.Process()
    walk = figures(0)
    values.prepare(next(walk))
    before = process.memory_info().rss
    print("| figures asked for | memory grew by, MB | answers kept | of them MB |")
    print("|--:|--:|--:|--:|")
    for number in range(1, wanted + 1):
        values.prepare(next(walk))
        if number % (wanted // STEPS) == 0:
            grown = (process.memory_info().rss - before) / 1e6
            kept = values._kept
            print(
                f"| {number:,} | {grown:.0f} | {len(kept):,} "
                f"| {kept.currsize / 1e6:.1f} |"
            )
    print(f"No more than {values.MOST_BYTES / 1e6:.0f} MB of answers are ever kept.")


if __name__ == "__main__":
    main()
