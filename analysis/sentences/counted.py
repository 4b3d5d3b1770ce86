"""By one rule gaps are counted in headlines, legends and tables, and it is printed."""

import numpy as np
import pandas as pd

from analysis import writing
from analysis.maps.classes import ABOUT_EQUAL

WIDE = 10


def about_equal(gaps: np.ndarray) -> int:
    """Return in how many places the group is behind and the legend says about equal.

    Parameters
    ----------
    gaps : percentage points as they are written, positive where the group is behind

    Notes
    -----
    The headline counts them as behind and the legend does not: a headline that says
    how many they are lets the classes add up to its number.
    """
    return int(((gaps > 0) & (gaps <= ABOUT_EQUAL)).sum())


def how_counted(table: pd.DataFrame) -> str:
    """Say by which rule places are counted as behind, so that classes add up.

    Parameters
    ----------
    table : lenses of the places, with ``gap``

    Returns
    -------
    a sentence with the number behind, ahead and level, and how many of them the
    classes call about equal; empty for fewer than two gaps
    """
    gaps = writing.written_out(table["gap"].dropna().to_numpy(float))
    if len(gaps) < 2:
        return ""
    sides = {"behind": gaps, "ahead": -gaps}
    said = [
        f"{int((values > 0).sum())} {side} ({about_equal(values)} within "
        f"{ABOUT_EQUAL:g} pp)"
        for side, values in sides.items()
    ]
    said.append(f"{int((gaps == 0).sum())} level")
    return (
        f"Gaps are counted as written, with one decimal: {writing.listed(said)}. "
        f"Classes call gaps within {ABOUT_EQUAL:g} pp about equal, on either side."
    )


def how_far(behind: np.ndarray) -> str:
    """Return how far behind, by its two ends: much, and so little as to be equal.

    Parameters
    ----------
    behind : gaps of the places where the group is behind, as they are written
    """
    wide, near = int((behind > WIDE).sum()), about_equal(behind)
    least = f"no more than {ABOUT_EQUAL:g} point"
    ends = {f"more than {WIDE} points": wide, least: near}
    said = [
        f"by {far} in {'each of them' if n == len(behind) else n}"
        for far, n in ends.items()
        if n
    ]
    return f", {' and '.join(said)}" if said else ""
