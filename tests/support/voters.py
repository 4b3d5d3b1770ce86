"""Voters in a process of their own, to be killed: `python -m tests.support.voters NAME
N…`.

Each vote is sent until it is acknowledged; the acknowledged numbers are printed.
"""

import sys
from concurrent.futures import ThreadPoolExecutor

from data.store import terms
from data.store.errors import StoreUnavailable
from data.store.in_use.open_workshops import room
from data.store.roles import Actor

VIEWER = Actor(terms.VIEWER)


def person(number: int, caucus: str = "", role: str = terms.PARTICIPANT) -> Actor:
    """The same phone for the same number."""
    caucus = caucus or terms.PLACES[number % len(terms.PLACES)]
    return Actor(role, caucus, f"{number:032x}")


def answer(number: int) -> str:
    return terms.SCALES[terms.AGREEMENT][number % 4]


def vote(here, running, number: int) -> None:
    while True:
        try:
            here.vote(person(number), running.number, answer(number), running.wording)
        except StoreUnavailable:
            continue
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        return


def main(name: str, numbers: list[int]) -> None:
    here = room(name)
    running = here.state(VIEWER).running
    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(lambda number: vote(here, running, number), numbers))


if __name__ == "__main__":
    main(sys.argv[1], [int(each) for each in sys.argv[2:]])
