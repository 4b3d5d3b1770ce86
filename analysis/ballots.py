"""The votes of a round by caucus: the secret ones and those by show of hands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

import pandas as pd

from data.vocabulary import CAUCUSES, HANDS, MEANS, VOTE_APART

VOTERS = CAUCUSES + VOTE_APART


@dataclass(frozen=True)
class Cell:
    """The votes of one caucus.

    Parameters
    ----------
    secret, open : votes by option, by phone or on paper, and by show of hands
    """

    secret: tuple[int, ...]
    open: tuple[int, ...]

    @property
    def together(self) -> tuple[int, ...]:
        """Votes by option, however they were given."""
        return _summed([self.secret, self.open])

    @classmethod
    def of_all(cls, cells: Iterable[Self]) -> Self:
        """Return the votes of several caucuses as one."""
        every = list(cells)
        return cls(
            _summed([cell.secret for cell in every]),
            _summed([cell.open for cell in every]),
        )


def _summed(counts: list[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*counts, strict=True)))


def cells(counts: pd.DataFrame, options: tuple[str, ...]) -> dict[str, Cell]:
    """Return the votes of every caucus, those without votes too.

    Parameters
    ----------
    counts : one row a caucus, means and option: ``caucus`` (of `VOTERS`),
        ``means`` (of `MEANS`), ``option``, ``votes`` (int, not negative); the order
        of the rows does not matter, rows may repeat, absent ones are 0
    options : of the scale, in its order

    Raises
    ------
    ValueError
        A caucus, a means or an option does not exist, or votes are negative.
    """
    known = {"caucus": VOTERS, "means": MEANS, "option": options}
    for column, values in known.items():
        strange = set(counts[column]) - set(values)
        if strange:
            raise ValueError(f"no such {column}: {', '.join(sorted(strange))}")
    if (counts["votes"] < 0).any():
        raise ValueError("votes are negative")
    return {
        caucus: Cell(*(_votes(given, kind, options) for kind in (False, True)))
        for caucus, given in ((c, counts[counts["caucus"] == c]) for c in VOTERS)
    }


def _votes(
    given: pd.DataFrame, by_hand: bool, options: tuple[str, ...]
) -> tuple[int, ...]:
    chosen = given[(given["means"] == HANDS) == by_hand]
    summed = chosen.groupby("option")["votes"].sum()
    return tuple(int(summed.get(option, 0)) for option in options)


def tidy(by_means: Mapping[str, Mapping[str, Mapping[str, int]]]) -> pd.DataFrame:
    """Return counts as `cells` takes them: means -> caucus -> option -> votes."""
    rows = [
        (caucus, means, option, votes)
        for means, caucuses in by_means.items()
        for caucus, options in caucuses.items()
        for option, votes in options.items()
    ]
    table = pd.DataFrame(rows, columns=["caucus", "means", "option", "votes"])
    return table.astype({"votes": int})


def turnout(counts: pd.DataFrame) -> dict[str, int]:
    """Return how many voted by caucus, all that shows before a result is revealed."""
    summed = counts.groupby("caucus")["votes"].sum()
    return {caucus: int(summed.get(caucus, 0)) for caucus in VOTERS}


def by_means(counts: pd.DataFrame) -> dict[str, int]:
    """Return how many votes are counted by phone, on paper and by hands."""
    counted = counts[counts["caucus"].isin(CAUCUSES)]
    summed = counted.groupby("means")["votes"].sum()
    return {means: int(summed.get(means, 0)) for means in MEANS}
