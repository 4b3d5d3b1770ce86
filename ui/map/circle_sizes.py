"""The circles of a map: how large the one of each district is, and their key."""

import numpy as np
import pandas as pd

from analysis import writing

_LARGEST_KM = 62
# The smallest number in a key stands for a circle a thirtieth as wide as the largest.
_SMALLEST = 1 / 900


def people_of(name: str, table: pd.DataFrame) -> pd.Series:
    """Return whom the circles of a lens count, 0 where nobody is known.

    Parameters
    ----------
    name : the lens; ``number`` counts the people concerned, others all of the group
    table : the lenses of every district
    """
    return table["number" if name == "number" else "people"].fillna(0)


def radii(name: str, table: pd.DataFrame, most: float | None = None) -> list[float]:
    """Return circle radii in km; areas are in proportion to people.

    Parameters
    ----------
    name, table : as for `people_of`
    most : people that the largest circle stands for, where other maps share the scale
    """
    people = people_of(name, table)
    return _radius(people, _most(people, most)).round(1).tolist()


def key(
    name: str, table: pd.DataFrame, most: float | None = None
) -> list[tuple[str, float]]:
    """Return round numbers of people and the radii of their circles, largest first.

    Parameters
    ----------
    name, table, most : as for `radii`

    Returns
    -------
    list of (number as written, radius in km on the scale of `radii`)
        1, 2 and 5 times the powers of ten up to the largest circle; a drawing takes
        the few that it has room for
    """
    most = _most(people_of(name, table), most)
    if not most:
        return []
    powers = range(int(np.log10(most)) + 1)
    numbers = pd.Series([step * 10**power for power in powers for step in (1, 2, 5)])
    kept = numbers[(numbers <= most) & (numbers >= most * _SMALLEST)][::-1]
    written = [writing.people(number, 0) for number in kept]
    return list(zip(written, _radius(kept, most).round(2).tolist(), strict=True))


def _radius(people: pd.Series, most: float) -> pd.Series:
    """Return radii in km of circles whose areas are in proportion to people."""
    return _LARGEST_KM * np.sqrt(people / most) if most else people * 0.0


def _most(people: pd.Series, most: float | None) -> float:
    return float(people.max()) if most is None else most
