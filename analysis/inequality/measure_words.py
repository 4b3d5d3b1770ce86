"""What each measure of inequality is called, how it is made and how it is read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """A measure in words.

    Parameters
    ----------
    name : what it is called
    formula : how it is made, in one line
    reading : how to read it, in one or two sentences
    """

    name: str
    formula: str
    reading: str


_POINTS = "In the unit of the indicator."
_NOISE = "In a sample, chance alone pushes it above 0."
_PERCENT = "In percent of the average."
_RANK = "Above 0: more among the advantaged; below 0: more among the disadvantaged."

WORDS = {
    "d": Words(
        "Difference",
        "one group − another; the two are named",
        f"{_POINTS} Below 0 only where the group usually ahead is behind.",
    ),
    "r": Words(
        "Ratio",
        "one group ÷ another; the two are named",
        "2 and 0.5 are equally unequal. Undefined where the second group is at 0.",
    ),
    "parity": Words(
        "Parity index",
        "group usually behind ÷ the other, favourable form",
        "0.97 to 1.03 counts as parity. It hides the level: 0.9 is possible at 10% "
        "and at 90%.",
    ),
    "adjusted-parity": Words(
        "Adjusted parity index",
        "the parity index up to 1, above it 2 − 1 ÷ index",
        "0 to 2 and even on both sides of 1; up to 1 the same as the parity index.",
    ),
    "aci": Words(
        "Absolute concentration index",
        "Σ p y (2X − 1), X the rank of a group's middle person",
        f"{_RANK} {_POINTS}",
    ),
    "rci": Words(
        "Relative concentration index",
        "absolute concentration index ÷ average",
        f"−1 to 1. {_RANK}",
    ),
    "rci-wagstaff": Words(
        "Concentration index, Wagstaff",
        "relative concentration index ÷ (1 − average ÷ upper bound)",
        f"For an indicator with bounds. {_RANK}",
    ),
    "rci-erreygers": Words(
        "Concentration index, Erreygers",
        "4 × absolute concentration index ÷ upper bound",
        f"For an indicator with bounds; turning it round only flips the sign. {_RANK}",
    ),
    "sii": Words(
        "Slope index of inequality",
        "fitted figure at the top of the ranking − at the bottom, logit curve",
        f"{_POINTS} {_RANK} Heeds all groups and their sizes.",
    ),
    "sii-linear": Words(
        "Slope index, straight line",
        "fitted figure at the top of the ranking − at the bottom, straight line",
        f"{_POINTS} {_RANK} A line can leave 0 to 100.",
    ),
    "rii": Words(
        "Relative index of inequality",
        "fitted figure at the top of the ranking ÷ at the bottom, logit curve",
        "Above 1: more among the advantaged. 2 and 0.5 are equally unequal.",
    ),
    "rii-linear": Words(
        "Relative index, straight line",
        "fitted figure at the top of the ranking ÷ at the bottom, straight line",
        "Above 1: more among the advantaged. Undefined where the line falls to 0.",
    ),
    "bgv": Words(
        "Between-group variance",
        "Σ p (y − average)²",
        f"In squared units; far groups and large groups count most. {_NOISE}",
    ),
    "bgsd": Words(
        "Between-group standard deviation",
        "root of the between-group variance",
        f"{_POINTS} {_NOISE}",
    ),
    "cov": Words(
        "Coefficient of variation",
        "100 × between-group standard deviation ÷ average",
        f"{_PERCENT} {_NOISE}",
    ),
    "mdmu": Words(
        "Mean difference from the average, groups alike",
        "mean over groups of |y − average|",
        f"{_POINTS} A small group counts like a large one. {_NOISE}",
    ),
    "mdmw": Words(
        "Mean difference from the average, by people",
        "Σ p |y − average|",
        f"{_POINTS} {_NOISE}",
    ),
    "mdbu": Words(
        "Mean difference from the best, groups alike",
        "mean over groups of |y − best group|",
        f"{_POINTS} A small group counts like a large one. {_NOISE}",
    ),
    "mdbw": Words(
        "Mean difference from the best, by people",
        "Σ p |y − best group|",
        f"{_POINTS} {_NOISE}",
    ),
    "mdru": Words(
        "Mean difference from a chosen group, groups alike",
        "mean over groups of |y − chosen group|",
        f"{_POINTS} A small group counts like a large one. {_NOISE}",
    ),
    "mdrw": Words(
        "Mean difference from a chosen group, by people",
        "Σ p |y − chosen group|",
        f"{_POINTS} {_NOISE}",
    ),
    "idisu": Words(
        "Index of disparity, groups alike",
        "100 × mean over groups of |y − average| ÷ average",
        f"{_PERCENT} A small group counts like a large one. {_NOISE}",
    ),
    "idisw": Words(
        "Index of disparity, by people",
        "100 × Σ p |y − average| ÷ average",
        f"{_PERCENT} {_NOISE}",
    ),
    "ti": Words(
        "Theil index",
        "1,000 × Σ p r ln r, r = y ÷ average",
        f"Heeds groups far above the average most. {_NOISE}",
    ),
    "mld": Words(
        "Mean log deviation",
        "−1,000 × Σ p ln r, r = y ÷ average",
        f"Heeds groups far below the average most; undefined with one at 0. {_NOISE}",
    ),
    "gini": Words(
        "Gini index",
        "2 Σ p y F ÷ average − 1, F the mid-rank by y",
        "0: all alike; towards 1: all in one group. People within a group count as "
        "alike, so it is a lower bound.",
    ),
    "par": Words(
        "Population attributable risk",
        "best group (of an order: the most advantaged) − average; a loss is 0",
        f"What the average would gain if all groups were like that one; 0 where that "
        f"one is no better. {_POINTS} "
        "Below 0 for an adverse indicator.",
    ),
    "paf": Words(
        "Population attributable fraction",
        "100 × population attributable risk ÷ average",
        f"{_PERCENT} Below 0 for an adverse indicator.",
    ),
}
