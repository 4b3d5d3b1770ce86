"""The circles of a map: how large the one of each district is."""

import numpy as np
import pandas as pd

_LARGEST_KM = 62


def radii(name: str, table: pd.DataFrame, most: float | None = None) -> list[float]:
    """Return circle radii in km; areas are in proportion to people.

    Parameters
    ----------
    name : the lens; ``number`` counts the people concerned, others all of the group
    table : the lenses of every district
    most : people that the largest circle stands for; usually the most of the table
    """
    people = _people(name, table)
    most = largest(name, table) if most is None else most
    if not most:
        return [0.0] * len(people)
    return (_LARGEST_KM * np.sqrt(people / most)).round(1).tolist()


def largest(name: str, table: pd.DataFrame) -> float:
    """Return the most people that a circle stands for.

    Parameters
    ----------
    name : the lens
    table : the lenses of every district
    """
    return float(_people(name, table).max())


def _people(name: str, table: pd.DataFrame) -> pd.Series:
    return table["number" if name == "number" else "people"].fillna(0)
