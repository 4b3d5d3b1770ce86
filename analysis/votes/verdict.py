"""What a rule says of a vote, in one shape, and the words it may use."""

from collections.abc import Mapping
from dataclasses import dataclass, field

AGREED, WITH_CHANGES = "agreed", "agreed with changes"
NO_AGREEMENT, TURNED_DOWN = "no agreement", "turned down"
ENDORSED, UNCERTAIN, REJECTED = "endorsed", "uncertain", "rejected"
IN, OUT, NO_CONSENSUS = "in", "out", "no consensus"
NOBODY, TOO_FEW, UNJUDGED = "nobody voted", "too few votes", "cannot be judged"

# What the words are where it was asked whether something holds.
HELD = {AGREED: "holds", WITH_CHANGES: "holds in part", TURNED_DOWN: "does not hold"}

FOR = (AGREED, WITH_CHANGES, ENDORSED, IN)
NONE = (NOBODY, TOO_FEW, UNJUDGED)


@dataclass(frozen=True)
class Verdict:
    """What a rule says of some votes.

    Parameters
    ----------
    name : name of the rule
    verdict : one of the words of this module
    reason : the numbers that decide, one sentence with its full stop
    counts : the votes the reason rests on, by what they are
    """

    name: str
    verdict: str
    reason: str
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def agrees(self) -> bool | None:
        """Whether these voters agree; None where the rule can't say."""
        return None if self.verdict in NONE else self.verdict in FOR
