"""Classes for maps: where the breaks lie, and what each class holds."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.maps import breaks
from analysis.maps.class_words import labels_of, sides_named

ABOUT_EQUAL = 1.0
MOST = 6


@dataclass(frozen=True)
class Classes:
    """The classes of one map.

    Parameters
    ----------
    breaks : upper end of every class but the last; a class includes its upper end
    labels : one a class, lowest first
    shades : one a class; 0 is parity, positive darker for worse or more, negative
        for the other side of parity
    """

    breaks: tuple[float, ...]
    labels: tuple[str, ...]
    shades: tuple[int, ...]

    def of(self, values: pd.Series) -> pd.Series:
        """Return the class of each value, −1 where there is none."""
        return pd.Series(self._of(values), index=values.index)

    def counts(self, values: pd.Series) -> list[int]:
        """Return how many of the values fall into each class."""
        found = self._of(values)
        held = np.bincount(found[found >= 0], minlength=len(self.labels))
        return [int(number) for number in held]

    def _of(self, values: pd.Series) -> np.ndarray:
        index = np.searchsorted(self.breaks, values.to_numpy(float), side="left")
        return np.where(values.isna(), -1, index)


def sequential(
    values: pd.Series,
    method: str,
    *,
    write: Callable[[float], str],
    k: int = 5,
    darker_low: bool = False,
) -> Classes:
    """Return four to six classes from low to high.

    Parameters
    ----------
    values : all values that share the scale (both groups of a comparison)
    method : one of `METHODS`
    write : how a break is written
    k : classes aimed at
    darker_low : whether low values are the ones to see (a favourable indicator)
    """
    breaks = _breaks(values.dropna().to_numpy(float), method, k)
    labels = labels_of(breaks, write)
    shades = tuple(range(1, len(labels) + 1))
    return Classes(breaks, labels, shades[::-1] if darker_low else shades)


def diverging(values: pd.Series, method: str) -> Classes:
    """Return classes on both sides of parity, with one for about equal.

    The steps are the same on both sides, so one shade means one distance from
    parity whichever group is behind; steps that no district passes are left out.

    Parameters
    ----------
    values : gaps in percentage points, positive where the group is behind
    method : one of `METHODS`
    """
    gaps = values.dropna().to_numpy(float)
    sizes = np.abs(gaps)
    k = 5 if method == "round" else 3
    wide = _breaks(sizes[sizes > ABOUT_EQUAL], method, k)
    steps = (ABOUT_EQUAL, *[step for step in wide if step > ABOUT_EQUAL][:2])
    behind, ahead = _reached(gaps, steps), _reached(-gaps, steps)
    if len(behind) + len(ahead) >= MOST:
        _shorten(behind, ahead, more=int((gaps > 0).sum() - (gaps < 0).sum()))
    labels = (
        *reversed(sides_named(ahead, "Ahead")),
        f"About equal (within {ABOUT_EQUAL:g} pp)",
        *sides_named(behind, "Behind"),
    )
    below = [float(np.nextafter(-size, -np.inf)) for size in reversed(ahead)]
    breaks = (*below, *behind)
    return Classes(breaks, labels, tuple(range(-len(ahead), len(behind) + 1)))


def with_both_sides(scale: Classes, gaps: pd.Series) -> Classes:
    """Return classes of gaps that other gaps can be shown in too, breaks unchanged.

    A side of parity that no district of the first map passes has no class; where
    another map has districts there, it gets one, so that none of them reads as about
    equal.

    Parameters
    ----------
    scale : from `diverging`
    gaps : of the other maps, in percentage points
    """
    breaks, labels, shades = scale.breaks, scale.labels, scale.shades
    size = ABOUT_EQUAL
    if shades[0] == 0 and (gaps < -size).any():
        breaks = (float(np.nextafter(-size, -np.inf)), *breaks)
        labels, shades = (sides_named([size], "Ahead")[0], *labels), (-1, *shades)
    if shades[-1] == 0 and (gaps > size).any():
        breaks = (*breaks, size)
        labels, shades = (*labels, sides_named([size], "Behind")[0]), (*shades, 1)
    return Classes(breaks, labels, shades)


def _shorten(behind: list[float], ahead: list[float], *, more: int) -> None:
    """Leave out the last step of the side with fewer districts, of both if equal."""
    if more >= 0:
        del ahead[-1:]
    if more <= 0:
        del behind[-1:]


def _reached(gaps: np.ndarray, steps: tuple[float, ...]) -> list[float]:
    """Return the steps of one side that at least one district passes."""
    return [step for step in steps if (gaps > step).any()]


def _breaks(values: np.ndarray, method: str, k: int) -> tuple[float, ...]:
    """Return the inner breaks of a scheme, rounded, in order, without doubles."""
    distinct = np.unique(values)
    if len(distinct) < 2:
        return ()
    k = min(k, len(distinct))
    bins = breaks.METHODS[method](values, k)
    # The last bin ends at the highest value, which is no inner break.
    rounded = {_tidy(value, whole=not (distinct % 1).any()) for value in bins[:-1]}
    return tuple(
        sorted(value for value in rounded if values.min() <= value < values.max())
    )


def _tidy(value: float, *, whole: bool) -> float:
    """Round a break to three digits, two of them decimals, so that it can be printed.

    Between whole numbers it is cut to one, so that it reads as it divides.
    """
    short = round(float(f"{value:.3g}"), 2)
    return float(np.floor(short)) if whole else short
