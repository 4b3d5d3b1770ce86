"""Medians as tables in the markup of README, and the aims beside what was measured."""

import statistics
from dataclasses import dataclass


@dataclass
class Aim:
    """One aim: what was measured may be at most, or has to be at least, so much.

    Parameters
    ----------
    of : what it is about
    measured : a ratio or a number; None where it was not measured
    wanted : the aim
    unit : what both are written with
    least : whether more is better
    """

    of: str
    measured: float | None
    wanted: float
    unit: str = "×"
    least: bool = False

    def row(self):
        """Return what it is about, the aim, what was measured, whether it is met."""
        sign = "≥" if self.least else "≤"
        if self.measured is None:
            return [self.of, f"{sign} {self.wanted:g} {self.unit}", "–", "–"]
        met = self.measured >= self.wanted
        met = met if self.least else self.measured <= self.wanted
        said = f"{self.measured:.2f}" if self.measured < 10 else f"{self.measured:,.0f}"
        wanted = f"{sign} {self.wanted:g} {self.unit}"
        return [self.of, wanted, f"{said} {self.unit}", "yes" if met else "no"]


def middle(values):
    """Return the median of what was seen; None if nothing was."""
    found = [each for each in values if each is not None]
    return statistics.median(found) if found else None


def ratio(one, other):
    """Return one by another; None where either was not measured."""
    return one / other if one is not None and other else None


def number(value, digits=0):
    """Write a number; a dash where nothing was measured."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    return f"{value:,.{digits}f}"


def table(heads, rows):
    """Print a table: the first column is text, the others are numbers."""
    print()
    print("| " + " | ".join(heads) + " |")
    print("|---" + "|--:" * (len(heads) - 1) + "|")
    for row in rows:
        print("| " + " | ".join(map(number, row)) + " |")
    print(flush=True)


def aims(found):
    """Print the aims beside what was measured."""
    table(["aim", "wanted", "measured", "met"], [each.row() for each in found])
