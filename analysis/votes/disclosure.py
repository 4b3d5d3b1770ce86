"""Which votes of a group read the same, so that what is told of it tells no ballot.

A group is a caucus of five voters or more, or several smaller ones counted together.
An answer with no vote and one with a single vote must read the same: *at most one*.
Whoever knows all but these could subtract, so the answer with the most votes is told
as a range as well: *at least 9 of 10 agree* is ten, or nine and one of any other.

Votes that differ by one ballot moved between an answer of at most one and the largest
answer read the same, and so do those that follow from them: a class of votes. All that
is ever published of a group is its class, so every vote in a class is published alike,
to the letter. `tests/analysis/votes/test_disclosure.py` inverts it: for every answer
with one vote or none the class holds another vote in which that answer has another
number. One case of none is left: six votes cast two, two and two tell that nobody gave
the fourth answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import permutations

Counts = tuple[int, ...]
FEW = 1


@lru_cache(maxsize=4096)
def look_alikes(counts: Counts) -> tuple[Counts, ...]:
    """Return every vote that is published as this one is, itself among them, sorted.

    Parameters
    ----------
    counts : votes by answer (2 to 4 answers), five together or more
    """
    found, to_visit = {counts}, [counts]
    while to_visit:
        here = to_visit.pop()
        for other in _moves(here):
            alike = _alike(here, other) or _alike(other, here)
            if alike and other not in found:
                found.add(other)
                to_visit.append(other)
    return tuple(sorted(found))


def every_vote(votes: int, answers: int) -> Iterator[Counts]:
    """Yield every way in which some votes can be cast over some answers."""
    if answers == 1:
        yield (votes,)
        return
    for first in range(votes + 1):
        for rest in every_vote(votes - first, answers - 1):
            yield (first, *rest)


def sums(told: Iterable[Sequence[Counts]], answers: int) -> list[Counts]:
    """Return every sum of one vote of each group, answer by answer, sorted.

    Parameters
    ----------
    told : of each group the votes to choose from, of one number of voters
    answers : how many there are
    """
    groups = list(told)
    base = 1 + sum(sum(votes[0]) for votes in groups)
    # A vote as one number, so that adding two is one addition.
    found = {0}
    for votes in groups:
        numbers = [reduce(lambda n, v: n * base + v, each, 0) for each in votes]
        found = {before + number for before in found for number in numbers}
    places = [base**place for place in reversed(range(answers))]
    return [tuple(n // place % base for place in places) for n in sorted(found)]


def _moves(counts: Counts) -> Iterator[Counts]:
    """Yield the votes in which one ballot has another answer."""
    for giver, taker in permutations(range(len(counts)), 2):
        if counts[giver]:
            moved = list(counts)
            moved[giver] -= 1
            moved[taker] += 1
            yield tuple(moved)


def _alike(counts: Counts, moved: Counts) -> bool:
    """Say whether a move keeps within what is told as *at most one* and the largest."""
    most = max(counts)
    few = [answer for answer, votes in enumerate(counts) if votes <= FEW]
    changed = [answer for answer, votes in enumerate(counts) if moved[answer] != votes]
    largest = [answer for answer in changed if counts[answer] == most]
    others = [answer for answer in changed if answer not in largest]
    if len(largest) != 1 or others[0] not in few or moved[others[0]] > FEW:
        return False
    scattered = sum(counts[answer] for answer in few)
    after = scattered + most - moved[largest[0]]
    if moved[largest[0]] <= FEW:
        return False
    return _band(len(few), scattered) == _band(len(few), after)


def _band(answers: int, votes: int) -> int:
    """Return which totals of the answers of at most one are told alike.

    None and one, two and three, and so on: every band has two totals or three, so
    that no total is ever certain.
    """
    band = votes // 2
    lone = votes == answers and votes % 2 == 0 and votes > 0
    return band - 1 if lone else band
