"""What is published of one caucus: its split, or a word and its number of votes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.scales import Scale
from analysis.suppression import BOTH
from analysis.verdict import FEWEST

NO_VOTES, NUMBER_ONLY = "no votes", "number only"
SPLIT, UNANIMOUS = "split", "unanimous"
NOT_UNANIMOUS, NOT_SHOWN = "not unanimous", "not shown"


@dataclass(frozen=True)
class Row:
    """What is published of one caucus: phones, paper and hands together.

    Parameters
    ----------
    caucus : its name
    votes : how many
    state : `NO_VOTES`, `NUMBER_ONLY` (below five), `SPLIT`, `UNANIMOUS`,
        `NOT_UNANIMOUS` or `NOT_SHOWN`
    sides : votes by side; empty unless the state is `SPLIT` or `UNANIMOUS`
    agrees : what the rule says of it; None where it says nothing or is not told
    """

    caucus: str
    votes: int
    state: str
    sides: Mapping[str, int]
    agrees: bool | None = None


def row(
    caucus: str,
    counts: Sequence[int],
    scale: Scale,
    *,
    says: str | None,
    agrees: bool | None = None,
) -> Row:
    """Return the row of a caucus.

    Parameters
    ----------
    caucus : its name
    counts : votes by option
    scale : of the round
    says : what is told while the split is hidden (`suppression.Plan.says`); None
        if the split is shown
    agrees : what the rule says, None if it is not to be told
    """
    votes, unanimous = sum(counts), scale.unanimous(counts)
    if votes < FEWEST:
        return Row(caucus, votes, NUMBER_ONLY if votes else NO_VOTES, {})
    if says is None:
        state = UNANIMOUS if unanimous else SPLIT
        return Row(caucus, votes, state, scale.by_side(counts), agrees)
    state = NOT_UNANIMOUS if says == BOTH and not unanimous else NOT_SHOWN
    return Row(caucus, votes, state, {}, agrees)
