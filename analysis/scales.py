"""The scales a room can vote on: their options, and the sides a caucus is told by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.vocabulary import (
    AGREE,
    CANNOT_JUDGE,
    CHANGES,
    CHOICES,
    DISAGREE,
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
    sides : side -> its answers; a caucus is told by sides only, never by answers
    """

    id: str
    options: tuple[str, ...]
    sides: Mapping[str, tuple[str, ...]]

    @property
    def side_of(self) -> tuple[int, ...]:
        """The side of each answer, from 0."""
        every = enumerate(self.sides.values())
        found = {option: side for side, options in every for option in options}
        return tuple(found[option] for option in self.options)

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

    def unanimous(self, counts: Sequence[int]) -> bool:
        """Say whether every vote is on one side."""
        return max(self.by_side(counts).values()) == sum(counts)


AGREEMENT = Scale(
    "agreement",
    CHOICES,
    {AGREE: (AGREE, CHANGES), DISAGREE: (DISAGREE,), CANNOT_JUDGE: (CANNOT_JUDGE,)},
)
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
