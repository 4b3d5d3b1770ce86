"""Who touches whom: the weights behind every measure of clustering."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

VALUE, NO_VALUE, NO_NEIGHBOURS = "value", "no value", "no neighbours"


@dataclass(frozen=True, eq=False)
class Neighbourhood:
    """Units and whom each of them touches; never changed.

    Parameters
    ----------
    units : labels, each once, in the order of rows and columns
    touching : array of bool, unit × unit; a row says whom a unit touches, and no
        unit touches itself
    """

    units: pd.Index
    touching: np.ndarray

    @property
    def sizes(self) -> np.ndarray:
        """How many neighbours each unit has."""
        return self.touching.sum(axis=1)

    @property
    def alone(self) -> pd.Index:
        """The units without neighbours."""
        return self.units[self.sizes == 0]

    def row_standardised(self) -> np.ndarray:
        """Return weights that add up to 1 in every row; 0 for a unit alone."""
        return self.touching / np.maximum(self.sizes, 1)[:, None]

    def among(self, units: pd.Index) -> "Neighbourhood":
        """Return the neighbourhood of some of the units; ties to others are cut."""
        kept = self.units.isin(units)
        return Neighbourhood(self.units[kept], self.touching[np.ix_(kept, kept)])


def neighbourhood(
    pairs: pd.DataFrame,
    units: pd.Index,
    *,
    mutual: bool = True,
    parts: pd.Series | None = None,
) -> Neighbourhood:
    """Return who touches whom among some units.

    Parameters
    ----------
    pairs : two columns, a unit and one it touches; pairs with others are left out
    units : the units wanted, each once; one that no pair names stands alone
    mutual : whether a pair goes both ways (the gazetteer names each once); else only
        the first touches the second
    parts : part (province) of every unit; ties between parts are then cut
    """
    first, second = (units.get_indexer(pairs.iloc[:, at]) for at in (0, 1))
    known = (first >= 0) & (second >= 0) & (first != second)
    touching = np.zeros((len(units), len(units)), dtype=bool)
    touching[first[known], second[known]] = True
    if mutual:
        touching |= touching.T
    if parts is not None:
        part = parts.reindex(units).to_numpy()
        touching &= part[:, None] == part
    return Neighbourhood(units, touching)


def known(values: pd.Series, near: Neighbourhood) -> tuple[np.ndarray, Neighbourhood]:
    """Return the values there are, with the neighbourhood of their units.

    Parameters
    ----------
    values : a number a unit, in any order; missing or without end means no value
    near : all units; those without a value are left out
    """
    found = values.reindex(near.units).astype(float)
    found = found[np.isfinite(found.to_numpy())]
    return found.to_numpy(), near.among(found.index)


def status(values: pd.Series, near: Neighbourhood) -> pd.Series:
    """Return why each unit has a local measure or has none.

    Returns
    -------
    Series, indexed by unit in the order of `near`: ``value``, ``no value`` or
    ``no neighbours`` (none with a value counts as none)
    """
    inside = known(values, near)[1]
    found = pd.Series(NO_VALUE, index=near.units, dtype=object)
    found[inside.units] = VALUE
    found[inside.alone] = NO_NEIGHBOURS
    return found


def left_out(values: pd.Series, near: Neighbourhood) -> str:
    """Name the units that a measure leaves out, as a note without a full stop."""
    why = status(values, near)
    said = [
        f"{reason}: {', '.join(map(str, why.index[why == reason]))}"
        for reason in (NO_VALUE, NO_NEIGHBOURS)
        if (why == reason).any()
    ]
    return "; ".join(said)


def all_alike(found: np.ndarray) -> bool:
    """Whether values differ by no more than the last digits a computer keeps."""
    return not len(found) or bool(np.ptp(found) <= 1e-12 * np.abs(found).max())
