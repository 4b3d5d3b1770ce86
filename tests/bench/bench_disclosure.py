"""More than two thousand rooms: can what is published of one be turned round?

For every lone vote and every hidden row another room is looked for that has the same
numbers of voters and publishes the same.
"""

import sys
import time

from analysis.votes.rules import RULES
from tests.support.numbers.published import near, rescored, worked_out

_ROOMS = (
    ("agreement-75", 1500, near),
    ("agreement-90", 300, near),
    ("content-validity", 300, near),
    ("core-outcome", 100, rescored),
    ("rand-ucla", 150, rescored),
    ("rand-ucla-classic", 50, rescored),
)


def main():
    """Print how many rooms were tried by rule, and how many gave something away."""
    failed = 0
    for seed, (rule, rooms, find) in enumerate(_ROOMS):
        began = time.process_time()
        left = list(worked_out(RULES[rule], rooms, find, 1000 + seed))
        failed += len(left)
        took = time.process_time() - began
        print(
            f"{rule}: {rooms} rooms, {len(left)} worked out, {took:.0f} s", flush=True
        )
        for each in left[:3]:
            print("  ", each)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
