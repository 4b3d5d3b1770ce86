"""Units with their values and neighbours, from the files of a folder."""

import pandas as pd

from analysis.certificate.line import attempted, rounding
from analysis.spatial.neighbourhood import Neighbourhood, neighbourhood

RELATIVE, LEAST = 1e-6, 1e-12
_PAIR = ["unit", "neighbour"]

Place = tuple[pd.Series, Neighbourhood]


def places(values: pd.DataFrame, neighbours: pd.DataFrame) -> dict[str, Place]:
    """Return the values of every dataset, with who touches whom.

    Parameters
    ----------
    values : ``dataset_id, unit, value``; a dataset that names a unit twice, or has
        another value than numbers, is left out
    neighbours : ``dataset_id, unit, neighbour``, each direction a row of its own
    """
    pairs = dict(list(neighbours[["dataset_id", *_PAIR]].groupby("dataset_id")))
    none = neighbours[:0]
    found = {
        name: attempted(_place, table, pairs.get(name, none)[_PAIR])
        for name, table in values.groupby("dataset_id")
    }
    return {name: place for name, place in found.items() if place}


def _place(table: pd.DataFrame, pairs: pd.DataFrame) -> Place:
    table = table[["unit", "value"]].drop_duplicates()
    if table["unit"].duplicated().any():
        raise ValueError("a unit is named twice")
    near = neighbourhood(pairs, pd.Index(table["unit"]), mutual=False)
    return table.set_index("unit")["value"].astype(float), near


def least(column: str, values: pd.Series) -> float:
    """Return the absolute tolerance of a column: its decimals, and no more for a p.

    Parameters
    ----------
    column : its name; that of a p begins with ``p``
    values : as they are printed
    """
    return max(rounding(values), 0.0 if column.startswith("p") else LEAST)
