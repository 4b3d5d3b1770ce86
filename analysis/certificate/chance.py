"""How far two simulated values may lie apart when both sides drew by chance.

The arcsine of the root of a share of D draws has variance 1 ÷ 4D, whatever the share
(Anscombe 1948, Biometrika 35:246-254). Two right programs therefore differ on that
scale by at most z ÷ 2 × √(1 ÷ D + 1 ÷ D′), except in a file of a hundred: z is such
that all comparisons of a file together give a false alarm with probability `LEVEL`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import ndtri

from analysis.certificate.line import Line, Value, compared, rounding
from analysis.spatial.false_discovery import adjusted

LEVEL = 0.01
# What a file that does not say its draws is taken to have, as programs usually do.
UNKNOWN = 999
# Names of a column that says how many draws the other program made.
COLUMNS = ("draws", "permutations", "simulations", "nsim")
LAST = 1e-12
_ROUND = (
    *(99, 199, 499, 999, 1_999, 4_999, 9_999, 19_999, 49_999),
    *(99_999, 199_999, 499_999, 999_999),
)
_EXACT = ("exact", "all", "inf")


@dataclass(frozen=True)
class Chance:
    """The draws of both sides, and over how many comparisons they are judged.

    Parameters
    ----------
    ours, theirs : draws; `theirs` without end where every order was tried
    comparisons : simulated values of the file
    """

    ours: int
    theirs: float
    comparisons: int

    @property
    def z(self) -> float:
        """How many standard deviations one comparison may be off."""
        return float(-ndtri(LEVEL / (2 * max(self.comparisons, 1))))

    @property
    def reach(self) -> float:
        """How far two shares may lie apart, as arcsines of their roots."""
        return self.z / 2 * float(np.sqrt(1 / self.ours + 1 / self.theirs))

    def between(self, share: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the least and the greatest that another program may find.

        Parameters
        ----------
        share : ours, 0 to 1, of any shape
        """
        middle = np.arcsin(np.sqrt(np.clip(share, 0, 1)))
        low = np.sin(np.clip(middle - self.reach, 0, np.pi / 2)) ** 2
        high = np.sin(np.clip(middle + self.reach, 0, np.pi / 2)) ** 2
        return low, high

    def p_between(self, p: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the least and the greatest p another program may print.

        Parameters
        ----------
        p : one-sided, ours; (number as far out + 1) ÷ (draws + 1)

        Notes
        -----
        Counts of draws begin at three eighths on that scale (Anscombe), and another
        program may add 1 to its counts or not.
        """
        share = (p * (self.ours + 1) - 1 + 0.375) / (self.ours + 0.75)
        low, high = self.between(share)
        own = 1 / (self.theirs + 1)
        # Back from the scale of Anscombe to that of a printed p, a draw either way.
        return np.maximum(low - own, 0.0), np.minimum(high + 2 * own, 1.0)

    def words(self) -> str:
        """Return how the tolerance comes about, as it is printed."""
        theirs = "every order" if np.isinf(self.theirs) else f"{self.theirs:,.0f}"
        return (
            f"chance of {self.ours:,} draws here and {theirs} there, false alarm "
            f"{LEVEL:g} over {self.comparisons:,} comparisons (z = {self.z:.2f})"
        )


def stepped_up(chance: Chance, folded: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return between what another program's adjusted two-sided p must lie.

    Parameters
    ----------
    chance : of both sides
    folded : one-sided p of all units tested together, ours

    Notes
    -----
    A step-up rises with every p, so those of the least and of the greatest p's hold
    every one that can follow from p's in between.
    """
    low, high = chance.p_between(folded)
    return adjusted(np.minimum(2 * low, 1)), adjusted(np.minimum(2 * high, 1))


def held(
    measure: str,
    cases: Iterable[tuple[Value, Value, float, float]],
    *,
    printed: float,
    words: str,
) -> Line:
    """Return the line of simulated values, each with the ends it must keep to.

    Parameters
    ----------
    measure : as the file calls it
    cases : what we found, what is expected, and the ends of what may be expected
    printed : what the file's own rounding leaves open
    words : where the ends come from
    """
    pairs, allowed = [], []
    for found, expected, low, high in cases:
        pairs.append((found, expected))
        allowed.append(_room(found, expected, low, high) + printed)
    line = compared(measure, pairs, relative=0.0, absolute=allowed)
    most = np.nanmax(allowed, initial=0.0)
    return line.printed(f"{words}; at most {most:.2g} apart")


def _room(found: Value, expected: Value, low: float, high: float) -> float:
    """Return how far the expected value may be from ours, on its side."""
    if not isinstance(found, float) or not isinstance(expected, float | int):
        return 0.0
    # What we found must itself be what the ends were made from.
    if found < low - LAST or found > high + LAST:
        return -1.0
    return float(np.fmax(high - found if expected >= found else found - low, 0.0))


def draws_said(text: object) -> float | None:
    """Return how many draws a text says, or None.

    >>> draws_said("permutation (9,999), seed 7"), draws_said("Monte Carlo")
    (9999.0, None)
    """
    if str(text).strip().lower() in _EXACT:
        return np.inf
    found = re.search(r"\d[\d,]*", str(text))
    return float(found.group().replace(",", "")) if found else None


def draws_of(rows: pd.DataFrame, folded: pd.Series) -> float:
    """Return how many draws the rows of a dataset were made with.

    Parameters
    ----------
    rows : of one dataset; a column of `COLUMNS` may say it
    folded : one-sided p's as they are printed, which are whole counts of draws

    Returns
    -------
    what a column says; else the fewest usual number of draws of which every p is a
    whole count; else `UNKNOWN`
    """
    for column in COLUMNS:
        told = [draws_said(each) for each in rows.get(column, pd.Series(dtype=object))]
        known = [each for each in told if each]
        if known:
            return min(known)
    known_p = folded.dropna().to_numpy(float)
    half = rounding(known_p)
    for draws in _ROUND:
        for base in (draws + 1, draws):
            counts = known_p * base
            near = np.abs(counts - counts.round()) <= half * base + 1e-6
            if len(known_p) and half * base < 0.25 and near.all():
                return float(draws)
    return float(UNKNOWN)
