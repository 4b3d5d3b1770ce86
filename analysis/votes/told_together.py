"""Whose secret votes are told together: by numbers of voters only, never by answers.

Votes by phone and on paper are told apart, each with a class of its own: whoever
counted the papers knows them, and would otherwise find the phones by subtraction. A
caucus's phones are told by themselves where they are five or more, and so are its
papers. The few phones of small caucuses are told together where that makes five, the
few papers likewise; else only their number is told. A show of hands is open and is
told as it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from data.vocabulary import FEWEST, PAPER, PHONE

Ballots = tuple[str, str]
Told = tuple[Ballots, ...]


@dataclass(frozen=True)
class Groups:
    """How the secret votes of a round are told.

    Parameters
    ----------
    own : caucus -> what is told of it by itself, its phones or papers or both; each a
        tuple of (caucus, means) that are told as one
    small : what is told of several caucuses together: of the small ones, or of all
        where they are not told apart
    """

    own: Mapping[str, tuple[Told, ...]]
    small: tuple[Told, ...]

    @property
    def every(self) -> tuple[Told, ...]:
        """All that is told, one thing after the other."""
        return (*(told for each in self.own.values() for told in each), *self.small)


def groups(
    phones: Mapping[str, int], papers: Mapping[str, int], *, apart: bool = True
) -> Groups:
    """Return which secret votes are told together.

    Parameters
    ----------
    phones, papers : caucus -> how many voted so; the same caucuses in one order
    apart : whether caucuses are told apart; else all are told as one
    """
    voted = {PHONE: phones, PAPER: papers}
    own: dict[str, tuple[Told, ...]] = {}
    small: list[Told] = []
    for means, numbers in voted.items():
        few = []
        for caucus, votes in numbers.items():
            if apart and votes >= FEWEST:
                own[caucus] = (*own.get(caucus, ()), ((caucus, means),))
            elif votes:
                few.append((caucus, means))
        if sum(numbers[caucus] for caucus, _ in few) >= FEWEST:
            small.append(tuple(few))
    return Groups(own, tuple(small))
