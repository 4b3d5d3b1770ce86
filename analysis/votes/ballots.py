"""The votes of a round by caucus and by means: phones, papers, show of hands."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.vocabulary import CAUCUSES, MEANS, PHONE, TOGETHER, VOTE_APART

VOTERS = CAUCUSES + VOTE_APART
Votes = Mapping[str, Mapping[str, Mapping[str, int]]]


@dataclass(frozen=True)
class Cell:
    """The votes of one caucus.

    Parameters
    ----------
    voters : "phone", "paper" and "hands" -> how many voted
    by_means : the same -> votes by option, as far as they were kept by caucus
    """

    voters: Mapping[str, int]
    by_means: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class Cells:
    """The votes of a round.

    Parameters
    ----------
    of : caucus -> its votes, of every caucus
    together : votes by phone, by option, that were kept of several caucuses together
    """

    of: Mapping[str, Cell]
    together: tuple[int, ...]


def cells(
    votes: Votes, options: tuple[str, ...], voters: Mapping[str, int] | None = None
) -> Cells:
    """Return the votes of every caucus, those without votes too.

    Parameters
    ----------
    votes : means (of `MEANS`) -> caucus (of `VOTERS`, or `TOGETHER`) -> option ->
        votes (int, not negative); what is absent is 0
    options : of the scale, in its order
    voters : caucus -> how many voted by phone; None if all their votes are there

    Raises
    ------
    ValueError
        A caucus, a means or an option does not exist, or votes are negative.
    """
    _require("means", votes, MEANS)
    for caucuses in votes.values():
        _require("caucus", caucuses, (*VOTERS, TOGETHER))
        for given in caucuses.values():
            _require("option", given, options)
            if any(number < 0 for number in given.values()):
                raise ValueError("votes are negative")

    def counts(means: str, caucus: str) -> tuple[int, ...]:
        given = votes.get(means, {}).get(caucus, {})
        return tuple(given.get(option, 0) for option in options)

    found = {}
    for caucus in VOTERS:
        by_means = {means: counts(means, caucus) for means in MEANS}
        numbers = {means: sum(each) for means, each in by_means.items()}
        if voters is not None:
            numbers[PHONE] = voters.get(caucus, 0)
        found[caucus] = Cell(numbers, by_means)
    return Cells(found, counts(PHONE, TOGETHER))


def _require(what: str, given: Mapping[str, object], known: tuple[str, ...]) -> None:
    strange = set(given) - set(known)
    if strange:
        raise ValueError(f"no such {what}: {', '.join(sorted(strange))}")
