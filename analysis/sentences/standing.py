"""A verdict in words on one place among those most like it."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from analysis import writing
from analysis.gaps.standing import Standing

_NUMBERS = (
    *("none", "one", "two", "three", "four", "five", "six", "seven", "eight"),
    *("nine", "ten"),
)
_ORDINALS = ("", "", "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ")


@dataclass(frozen=True)
class Ends:
    """What the two ends are called, and how far the place is from the median.

    Parameters
    ----------
    worst, best : the two ends, as in ``second worst of seven``
    worse, better : which side of the median, as in ``4.0 points worse``
    write : how the median is written
    """

    worst: str
    best: str
    worse: str
    better: str
    write: Callable[[float], str]


LEVEL = Ends("worst", "best", "worse", "better", writing.percent)
GAP = Ends("widest", "narrowest", "wider", "narrower", writing.points)


def verdict(found: Standing, names: pd.Series, ends: Ends = LEVEL) -> str:
    """Say which of its peers a place is, and how far from their median.

    Parameters
    ----------
    found : as `analysis.gaps.standing.standing` gives it
    names : of all places
    ends : what the two ends are called

    Returns
    -------
    a clause without a full stop; places that read alike are called level, and a
    difference that rounding alone may make is none
    """
    return f"{_place(found, names, ends)}; {middle(found, ends)}"


def middle(found: Standing, ends: Ends = LEVEL) -> str:
    """Say how far a place is from the median of its peers, without a full stop.

    Parameters
    ----------
    found : as `analysis.gaps.standing.standing` gives it
    ends : what the two sides are called
    """
    median = ends.write(found.median)
    if found.apart == 0:
        return f"level with their median ({median})"
    side = ends.worse if found.apart > 0 else ends.better
    return f"{abs(found.apart):.1f} points {side} than their median ({median})"


def _place(found: Standing, names: pd.Series, ends: Ends) -> str:
    if len(found.level) == found.known:
        return f"level with all {spelt(found.known)} alike"
    of = f"of {spelt(found.known + 1)} alike"
    below, above = len(found.worse), len(found.better)
    if below == above:
        text = f"in the middle {of}"
    elif below < above:
        text = f"{_ordinal(below)}{ends.worst} {of}"
    else:
        text = f"{_ordinal(above)}{ends.best} {of}"
    if len(found.level):
        text += f", level with {writing.listed([names[each] for each in found.level])}"
    return text


def _ordinal(before: int) -> str:
    place = before + 1
    return _ORDINALS[place] if place < len(_ORDINALS) else f"{place}th "


def spelt(number: int) -> str:
    """Return a small number in words."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def reserved(missing: list[str], flagged: list[str], without: str, own: bool) -> str:
    """Say what a verdict rests on that is weak; empty where nothing is.

    Parameters
    ----------
    missing : peers without a figure
    flagged : peers whose count is flagged
    without : the verdict without those; empty where it is the same
    own : whether the place's own count is flagged
    """
    said = []
    if own:
        said.append("Its own count is flagged, so its place is uncertain.")
    if missing:
        end = "has no figure" if len(missing) == 1 else "have no figure"
        counted = "is not counted" if len(missing) == 1 else "are not counted"
        listed = writing.listed(missing)
        said.append(f"{listed} {end} that tells anything and {counted}.")
    if flagged:
        whose = f"The count of {writing.listed(flagged)} is flagged"
        if len(flagged) > 1:
            whose = f"The counts of {writing.listed(flagged)} are flagged"
        them = "it" if len(flagged) == 1 else "them"
        same = f"without {them} the verdict is the same"
        said.append(f"{whose}; {f'without {them}: {without}' if without else same}.")
    return " ".join(said)
