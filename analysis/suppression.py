"""Which caucuses' splits of a secret vote may be shown, so that none hidden is found.

A split may be shown by itself if at least five voted and no side has exactly one vote.
That is not enough beside the total of the room: what is left after subtracting the
splits shown may have only one solution. So further splits are hidden, as few as will
do, until every hidden number has a *witness*: another vote of the room, one ballot of
two hidden caucuses exchanged, that would show exactly the same and in which the number
is another. The total is the last thing to be hidden: only where no exchange helps,
which is where one caucus alone voted.

Where the whole room is on one side nothing can hide it, and nothing is tried.

What this does not do: it does not hide that there was something to hide. Who knows
this program can often say that one of two hidden caucuses has a side of one vote, and
sometimes which; never whose it is.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, permutations

from analysis.verdict import FEWEST

BOTH, VERDICT, NOTHING = "verdict and unanimity", "verdict", "nothing"

Counts = tuple[int, ...]


@dataclass(frozen=True)
class Secret:
    """Secret votes, and what would be said of a caucus whose split is hidden.

    Parameters
    ----------
    cells : caucus -> secret votes by option, of every caucus
    side_of : the side of each option, from 0
    fact : (caucus, votes by option, `BOTH`, `VERDICT` or `NOTHING`) -> what is said
    """

    cells: Mapping[str, Counts]
    side_of: Counts
    fact: Callable[[str, Counts, str], Hashable]

    def sides(self, counts: Counts) -> Counts:
        """Return the votes of each side from those of each option."""
        found = [0] * (max(self.side_of) + 1)
        for side, votes in zip(self.side_of, counts, strict=True):
            found[side] += votes
        return tuple(found)

    @property
    def total(self) -> Counts:
        """The votes of the room by side."""
        every = map(self.sides, self.cells.values())
        return tuple(map(sum, zip(*every, strict=True)))


@dataclass(frozen=True)
class Plan:
    """What is shown of a vote.

    Parameters
    ----------
    hidden : caucuses whose split is not shown
    says : what is said of those, `BOTH`, `VERDICT` or `NOTHING`
    total : whether the room's total by side is shown
    """

    hidden: frozenset[str]
    says: str
    total: bool


def may_show(sides: Collection[int]) -> bool:
    """Say whether a split may be shown by itself."""
    return sum(sides) >= FEWEST and 1 not in sides


def plan(secret: Secret, *, closed: frozenset[str], last: tuple[str, ...]) -> Plan:
    """Return what may be shown.

    The choice rests on how many voted in each caucus, not on how they voted,
    wherever several would do.

    Parameters
    ----------
    secret : the votes
    closed : caucuses whose split may not be shown by itself
    last : caucuses to keep in sight longest, because headlines speak of them
    """
    cells = secret.cells
    if not closed:
        return Plan(frozenset(), BOTH, total=True)
    if sum(secret.total) < FEWEST:
        return Plan(frozenset(cells), NOTHING, total=False)
    spare = sorted(
        (key for key in cells.keys() - closed if any(cells[key])),
        key=lambda key: (key in last, sum(cells[key]), key),
    )
    wider = [
        closed | set(more)
        for size in range(len(spare) + 1)
        for more in combinations(spare, size)
    ]
    plans = [Plan(hidden, says, True) for hidden in wider for says in (BOTH, VERDICT)]
    plans += [Plan(hidden, NOTHING, True) for hidden in wider]
    plans += [Plan(closed, says, False) for says in (BOTH, VERDICT, NOTHING)]
    return next(each for each in plans if safe(secret, each))


def room_only(secret: Secret) -> Plan:
    """Return what may be shown where no caucus is to be told apart."""
    shown = Plan(frozenset(secret.cells), NOTHING, total=True)
    few = 0 < sum(secret.total) < FEWEST
    return shown if safe(secret, shown) and not few else replace(shown, total=False)


def safe(secret: Secret, shown: Plan) -> bool:
    """Say whether every hidden number has a witness."""
    total = secret.total
    used = [side for side, votes in enumerate(total) if votes or not shown.total]
    if len(used) == 1:
        return True
    voted = [caucus for caucus in shown.hidden if any(secret.cells[caucus])]
    open_ = {(caucus, side) for caucus in voted for side in used}
    for changed in _witnesses(secret, shown):
        open_ -= changed
        if not open_:
            break
    return not open_


def _witnesses(secret: Secret, shown: Plan) -> Iterator[set[tuple[str, int]]]:
    """Yield the hidden numbers that each other vote of the same look changes."""
    side_of = secret.side_of
    pairs = [
        (k, m)
        for k, m in permutations(range(len(side_of)), 2)
        if side_of[k] != side_of[m]
    ]
    moves = {
        (caucus, pair)
        for caucus in shown.hidden
        for pair in pairs
        if _unseen(secret, caucus, pair, shown.says)
    }
    for caucus, (k, m) in moves:
        changed = {(caucus, side_of[k]), (caucus, side_of[m])}
        if not shown.total:
            yield changed
            continue
        for other in shown.hidden - {caucus}:
            if (other, (m, k)) in moves:
                yield changed


def _unseen(secret: Secret, caucus: str, pair: tuple[int, int], says: str) -> bool:
    """Say whether a ballot of a caucus can move from one option to another unseen."""
    counts = secret.cells[caucus]
    if not counts[pair[0]]:
        return False
    moved = list(counts)
    moved[pair[0]] -= 1
    moved[pair[1]] += 1
    before = secret.fact(caucus, counts, says)
    return before == secret.fact(caucus, tuple(moved), says)
