"""The circles of a map: how large the one of each district is."""

import numpy as np
import pandas as pd

_LARGEST_KM = 62


def radii(name: str, table: pd.DataFrame) -> list[float]:
    """Return circle radii in km; areas are in proportion to people.

    Parameters
    ----------
    name : the lens; ``number`` counts the people concerned, others all of the group
    table : the lenses of every district
    """
    people = table["number" if name == "number" else "people"].fillna(0)
    if not people.max():
        return [0.0] * len(people)
    return (_LARGEST_KM * np.sqrt(people / people.max())).round(1).tolist()
