"""What each equal tile stands for and shows; drawings only draw it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

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
    tiles = tables.tables().tiles
    found = [_look(tile, classed) for tile in tiles.itertuples()]
    looked = pd.DataFrame(found, columns=["state", "colour"], index=tiles.index)
    chosen = tiles["district"].isin(list(inside))
    kept = tiles[["row", "col", "district", "name", "province"]]
    return kept.join(looked).assign(inside=chosen)


def _look(tile: Any, classed: Classed) -> tuple[str, str]:
    if tile.placeholder:
        return OUTSIDE, ""
    number = classed.index[tile.district]
    if number >= 0:
        return VALUE, classed.colours[number]
    return classed.states.get(tile.district, NO_DATA), ""
