"""What each equal tile stands for and shows; drawings only draw it."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Protocol

import numpy as np
import pandas as pd

from analysis.rates.rates import NO_DATA
from ui.edition import tables

VALUE, OUTSIDE = "value", "outside the census tables"


class Classed(Protocol):
    """Districts in classes: a lens of a picture, or a still map."""

    @property
    def index(self) -> pd.Series:
        """The class of each district, −1 without a value."""

    @property
    def colours(self) -> Sequence[str]:
        """The colour of each class."""

    @property
    def states(self) -> Mapping[str, str]:
        """Why districts have no value; no data where it is not said."""


def looks(classed: Classed, inside: Collection[str]) -> pd.DataFrame:
    """Return what each tile stands for.

    Parameters
    ----------
    classed : the districts in their classes
    inside : districts of the chosen area

    Returns
    -------
    DataFrame, one row a tile, in the order of the tile diagram
        ``row, col, district, name, province``; ``state`` : ``value``, ``no data``,
        ``not applicable`` or ``outside the census tables``; ``colour`` of its class,
        empty without one; ``inside`` the chosen area
    """
    return pd.DataFrame(looked(classed, inside))


def looked(classed: Classed, inside: Collection[str]) -> dict[str, np.ndarray]:
    """Return the columns of `looks`, for those who need no frame of them.

    Parameters
    ----------
    classed : the districts in their classes
    inside : districts of the chosen area
    """
    grid = _grid()
    counted, codes = ~grid["placeholder"].astype(bool), grid["district"]
    number = np.full(len(codes), -1)
    number[counted] = classed.index.loc[codes[counted]]
    state = np.full(len(codes), OUTSIDE, dtype=object)
    state[counted] = [classed.states.get(code, NO_DATA) for code in codes[counted]]
    state[number >= 0] = VALUE
    colours, chosen = [*classed.colours, ""], frozenset(inside)
    kept = {name: grid[name] for name in _KEPT}
    return kept | {
        "state": state,
        "colour": np.array([colours[each] for each in number], dtype=object),
        "inside": np.array([code in chosen for code in codes]),
    }


_KEPT = ("row", "col", "district", "name", "province")


@cache
def _grid() -> dict[str, np.ndarray]:
    return {name: of.to_numpy() for name, of in tables.tables().tiles.items()}
