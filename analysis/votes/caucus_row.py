"""What is published of one caucus: a word by the rule, and its votes in ranges."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.votes.judgement import Judgement

NO_VOTES, TOLD, TOGETHER, NUMBER_ONLY = (
    "no votes",
    "told",
    "told together",
    "number only",
)
Range = tuple[int, int]


@dataclass(frozen=True)
class Row:
    """What is published of one caucus, or of the small ones together.

    Parameters
    ----------
    caucus : its name
    votes : how many, by phone, on paper and by hands
    state : `NO_VOTES`; `TOLD`; `TOGETHER`, all its votes are told with those of
        others; or `NUMBER_ONLY`
    counted : how many of the votes `told` is of
    told : part of the scale -> votes, least and most; empty unless the state is `TOLD`
    verdict : what the rule says of all its votes; None if it has fewer than five, or
        caucuses are not told apart
    """

    caucus: str
    votes: int
    state: str
    counted: int
    told: Mapping[str, Range]
    verdict: Judgement | None = None

    @property
    def agrees(self) -> bool | None:
        """What the rule says; None where it says nothing or is at the line."""
        return self.verdict.agrees if self.verdict else None
