"""Whose secret votes are told together: by numbers of voters only, never by answers.

Secret votes are those by phone and on paper. A caucus with five phones or more is told
by itself, its papers with its phones. With fewer phones these count together with the
other small ones, and its papers are told by themselves where they are five or more:
whoever counted the papers would otherwise find the few phones by subtraction. The small
ones are told together where that makes five phones, or five papers; else only their
number is told. A show of hands is open and is told as it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from data.vocabulary import FEWEST, PAPER, PHONE

Ballots = tuple[str, str]


@dataclass(frozen=True)
class Groups:
    """How the secret votes of a round are told.

    Parameters
    ----------
    own : caucus -> its (caucus, means) that are told by themselves; several tuples
        stand for one thing that is told
    small : the (caucus, means) that are told together: of small caucuses, or of all
        where they are not told apart; empty where nothing of them is told
    """

    own: Mapping[str, tuple[Ballots, ...]]
    small: tuple[Ballots, ...]

    @property
    def every(self) -> tuple[tuple[Ballots, ...], ...]:
        """All that is told, one thing after the other."""
        return (*self.own.values(), *((self.small,) if self.small else ()))


def groups(
    phones: Mapping[str, int], papers: Mapping[str, int], *, apart: bool = True
) -> Groups:
    """Return which secret votes are told together.

    Parameters
    ----------
    phones, papers : caucus -> how many voted so; the same caucuses in one order
    apart : whether caucuses are told apart; else all are told as one
    """
    own = {
        caucus: tuple((caucus, means) for means in told)
        for caucus in (phones if apart else ())
        if (told := _told_of(phones[caucus], papers[caucus]))
    }
    alone = {ballots for each in own.values() for ballots in each}
    few = {
        (caucus, means): votes
        for means, voted in ((PHONE, phones), (PAPER, papers))
        for caucus, votes in voted.items()
        if votes and (caucus, means) not in alone
    }
    told = _told_of(*(_of_means(few, means) for means in (PHONE, PAPER)))
    return Groups(own, tuple(ballots for ballots in few if ballots[1] in told))


def _of_means(few: Mapping[Ballots, int], means: str) -> int:
    return sum(votes for (_, by), votes in few.items() if by == means)


def _told_of(phones: int, papers: int) -> tuple[str, ...]:
    """Return the means whose votes are told of one caucus, or of the small ones."""
    if phones >= FEWEST:
        return (PHONE, PAPER)
    return (PAPER,) if papers >= FEWEST else ()
