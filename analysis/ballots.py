"""The votes of a round by caucus and by means: phones, papers, show of hands."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.vocabulary import CAUCUSES, MEANS, VOTE_APART

VOTERS = CAUCUSES + VOTE_APART
Votes = Mapping[str, Mapping[str, Mapping[str, int]]]


@dataclass(frozen=True)
class Cell:
    """The votes of one caucus.

    Parameters
    ----------
    by_means : "phone", "paper" and "hands" -> votes by option
    """

    by_means: Mapping[str, tuple[int, ...]]

    @property
    def together(self) -> tuple[int, ...]:
        """Votes by option, however they were given."""
        return tuple(map(sum, zip(*self.by_means.values(), strict=True)))


def cells(votes: Votes, options: tuple[str, ...]) -> dict[str, Cell]:
    """Return the votes of every caucus, those without votes too.

    Parameters
    ----------
    votes : means (of `MEANS`) -> caucus (of `VOTERS`) -> option -> votes (int, not
        negative); what is absent is 0
    options : of the scale, in its order

    Raises
    ------
    ValueError
        A caucus, a means or an option does not exist, or votes are negative.
    """
    _require("means", votes, MEANS)
    for caucuses in votes.values():
        _require("caucus", caucuses, VOTERS)
        for given in caucuses.values():
            _require("option", given, options)
            if any(number < 0 for number in given.values()):
                raise ValueError("votes are negative")
    return {
        caucus: Cell(
            {
                means: tuple(
                    votes.get(means, {}).get(caucus, {}).get(each, 0)
                    for each in options
                )
                for means in MEANS
            }
        )
        for caucus in VOTERS
    }


def _require(what: str, given: Mapping[str, object], known: tuple[str, ...]) -> None:
    strange = set(given) - set(known)
    if strange:
        raise ValueError(f"no such {what}: {', '.join(sorted(strange))}")
