"""Equal tiles for the projector: a diagram that shows no boundaries and no names."""

from html import escape
from typing import Any

import pandas as pd

from ui.edition import tables
from ui.figure import theme
from ui.map.picture import Picture

_SIDE, _GAP = 20, 1
_SIZE = _SIDE - _GAP


def drawing(shown: Picture, lens: str) -> str:
    """Return the tiles of a picture's area as SVG, its sentence as its name.

    Parameters
    ----------
    shown : what the map says
    lens : one of its lenses
    """
    tiles = tables.tables().tiles
    whole = len(shown.inside) == len(tables.tables().districts)
    keep = tiles["district"].isin(shown.inside)
    if whole:
        keep |= tiles["placeholder"]
    drawn = "".join(_tile(tile, shown, lens) for tile in tiles[keep].itertuples())
    name = escape(shown.lenses[lens].headline.split("; widest in ")[0])
    return (
        f'<svg class="tiles" viewBox="{_box(tiles[keep])}" role="img" '
        f'aria-label="{name}">{_STRIPES}{drawn}</svg>'
    )


def _box(tiles: pd.DataFrame) -> str:
    """Return the part of the plane that some tiles fill."""
    left, top = tiles["col"].min(), tiles["row"].min()
    wide, high = tiles["col"].max() - left + 1, tiles["row"].max() - top + 1
    return f"{left * _SIDE - 1} {top * _SIDE - 1} {wide * _SIDE + 1} {high * _SIDE + 1}"


def _tile(tile: Any, shown: Picture, lens: str) -> str:
    """Return one tile: its class, no data, not applicable, or outside the tables."""
    place = f'x="{tile.col * _SIDE}" y="{tile.row * _SIDE}"'
    box = f'{place} width="{_SIZE}" height="{_SIZE}"'
    if tile.placeholder:
        return f'<rect class="outside" {box}/>'
    drawn = shown.lenses[lens]
    number = drawn.index[tile.district]
    if number >= 0:
        return f'<rect {box} fill="{drawn.colours[number]}"/>'
    striped = drawn.states[tile.district] == "no data"
    fill = "url(#no-data)" if striped else theme.PAPER
    return f'<rect {box} fill="{fill}"/>'


_STRIPES = (
    '<defs><pattern id="no-data" width="6" height="6" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{theme.PAPER}"/>'
    f'<rect width="2.4" height="6" fill="{theme.NO_DATA}"/></pattern></defs>'
)
