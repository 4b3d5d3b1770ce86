"""Limits that were simulated elsewhere, held to what both sides' draws allow."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from analysis.certificate.chance import COLUMNS, UNKNOWN, Chance, draws_said, held
from analysis.certificate.line import Line, Value, blank
from analysis.inequality.draws import DRAWS
from analysis.result import Result

# Beyond each limit of an interval of 95 %.
TAIL = 0.025
_NAME, _ENDS = "{}, simulated limits", ("lower", "upper")
Case = tuple[Value, Value, float, float]


@dataclass
class Limits:
    """The simulated limits of a file, as they are collected row by row.

    Parameters
    ----------
    comparisons : how many of them the file holds
    cases : those taken in so far, by variant
    fewest : the draws of both sides, of the row with the fewest
    """

    comparisons: int
    cases: dict[str, list[Case]] = field(default_factory=dict)
    fewest: Chance | None = None

    def add(
        self, name: str, row: Any, compute: Callable[[float], Result | None]
    ) -> None:
        """Take in the limits of one row.

        Parameters
        ----------
        name : of the variant
        row : of the file
        compute : percent beyond each limit -> our result
        """
        chance = _chance(row, self.comparisons)
        if self.fewest is None or chance.theirs < self.fewest.theirs:
            self.fewest = chance
        found = _cases(row, compute, chance)
        self.cases.setdefault(_NAME.format(name), []).extend(found)

    def lines(self, printed: float) -> list[Line]:
        """Return one line a variant.

        Parameters
        ----------
        printed : what the file's own rounding leaves open
        """
        words = self.fewest.words() if self.fewest else ""
        return [
            held(name, cases, printed=printed, words=words)
            for name, cases in self.cases.items()
        ]


def asked(row: Any) -> list[str]:
    """Return which limits a row asks for."""
    return [each for each in _ENDS if not blank(getattr(row, each))]


def _chance(row: Any, comparisons: int) -> Chance:
    """Return the draws of both sides; the kind of interval or a column says theirs."""
    told = [draws_said(getattr(row, name, "")) for name in ("ci_kind", *COLUMNS)]
    known = [each for each in told if each]
    return Chance(DRAWS, known[0] if known else UNKNOWN, comparisons)


def _cases(
    row: Any, compute: Callable[[float], Result | None], chance: Chance
) -> Iterator[Case]:
    """Yield limits with the ends within which they must lie.

    A limit is the value beyond which a share of the draws lies. What another program
    finds there, we find beyond a share that chance allows for.
    """
    shares = [float(each[0]) for each in chance.between(np.array([TAIL]))]
    found = [compute(100 * share) for share in (TAIL, *shares)]
    if None in found:
        return
    ours, wide, narrow = (each for each in found if each)
    if "lower" in asked(row):
        yield ours.low, row.lower, wide.low, narrow.low
    if "upper" in asked(row):
        yield ours.high, row.upper, narrow.high, wide.high
