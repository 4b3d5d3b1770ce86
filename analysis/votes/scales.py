"""The scales a room can vote on: their options, and the sides a caucus is told by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from data.vocabulary import (
    AGREE,
    CANNOT_JUDGE,
    CHANGES,
    CHOICES,
    DISAGREE,
    HELD,
    SCORES,
)

HIGH, MIDDLE, LOW = "7–9", "4–6", "1–3"


@dataclass(frozen=True)
class Scale:
    """What can be answered.

    Parameters
    ----------
    id : key of the scale
    options : every answer, in the order of the ballot
    sides : side -> its answers
    by_answer : whether results tell each answer, or only each side
    called : answer -> what results call it, where that is not the answer itself
    """

    id: str
    options: tuple[str, ...]
    sides: Mapping[str, tuple[str, ...]]
    by_answer: bool = False
    called: Mapping[str, str] = field(default_factory=dict)

    @property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """What a result tells apart, and the answers of each: the answers or sides."""
        if self.by_answer:
            return {self.called.get(each, each): (each,) for each in self.options}
        return self.sides

    def by_part(self, counts: Sequence[int]) -> tuple[int, ...]:
        """Return the votes of each part that is told, from those of each answer."""
        votes = self.by_option(counts)
        return tuple(sum(votes[each] for each in part) for part in self.parts.values())

    def by_option(self, counts: Sequence[int]) -> dict[str, int]:
        """Return the votes of each answer, named."""
        return dict(zip(self.options, counts, strict=True))

    def by_side(self, counts: Sequence[int]) -> dict[str, int]:
        """Return the votes of each side, named, from those of each answer."""
        votes = self.by_option(counts)
        return {
            side: sum(votes[option] for option in options)
            for side, options in self.sides.items()
        }


AGREEMENT = Scale(
    "agreement",
    CHOICES,
    {AGREE: (AGREE, CHANGES), DISAGREE: (DISAGREE,), CANNOT_JUDGE: (CANNOT_JUDGE,)},
    by_answer=True,
)
# The same answers where it is asked whether something holds: results have own words.
HOLDING = replace(AGREEMENT, called=HELD)
APPROPRIATENESS = Scale(
    "appropriateness",
    (*SCORES, CANNOT_JUDGE),
    {
        HIGH: SCORES[6:],
        MIDDLE: SCORES[3:6],
        LOW: SCORES[:3],
        CANNOT_JUDGE: (CANNOT_JUDGE,),
    },
)
RELEVANCE = Scale(
    "relevance",
    (*SCORES[:4], CANNOT_JUDGE),
    {"3–4": SCORES[2:4], "1–2": SCORES[:2], CANNOT_JUDGE: (CANNOT_JUDGE,)},
)
SCALES = {scale.id: scale for scale in (AGREEMENT, APPROPRIATENESS, RELEVANCE)}
