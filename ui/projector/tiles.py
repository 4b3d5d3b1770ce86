"""Equal tiles for the projector: a diagram that shows no boundaries and no names."""

from html import escape
from typing import Any

import pandas as pd

from analysis.rates.rates import NO_DATA
from ui.figure import theme
from ui.map.picture import Picture
from ui.map.tiles import OUTSIDE, looks

_SIDE, _GAP = 20, 1
_SIZE = _SIDE - _GAP


def drawing(shown: Picture, lens: str) -> str:
    """Return the tiles of a picture's area as SVG, its sentence as its name.

    Parameters
    ----------
    shown : what the map says
    lens : one of its lenses
    """
    whole = len(shown.inside) == len(shown.table)
    tiles = looks(shown.lenses[lens], shown.inside)
    tiles = tiles[tiles["inside"] | (whole & (tiles["state"] == OUTSIDE))]
    drawn = "".join(_tile(tile) for tile in tiles.itertuples())
    name = escape(shown.lenses[lens].headline.split("; widest in ")[0])
    return (
        f'<svg class="tiles" viewBox="{_box(tiles)}" role="img" '
        f'aria-label="{name}">{_STRIPES}{drawn}</svg>'
    )


def _box(tiles: pd.DataFrame) -> str:
    """Return the part of the plane that some tiles fill."""
    left, top = tiles["col"].min(), tiles["row"].min()
    wide, high = tiles["col"].max() - left + 1, tiles["row"].max() - top + 1
    return f"{left * _SIDE - 1} {top * _SIDE - 1} {wide * _SIDE + 1} {high * _SIDE + 1}"


def _tile(tile: Any) -> str:
    """Return one tile: its class, no data, not applicable, or outside the tables."""
    place = f'x="{tile.col * _SIDE}" y="{tile.row * _SIDE}"'
    box = f'{place} width="{_SIZE}" height="{_SIZE}"'
    if tile.state == OUTSIDE:
        return f'<rect class="outside" {box}/>'
    striped = tile.state == NO_DATA
    fill = tile.colour or ("url(#no-data)" if striped else theme.PAPER)
    return f'<rect {box} fill="{fill}"/>'


_STRIPES = (
    '<defs><pattern id="no-data" width="6" height="6" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{theme.PAPER}"/>'
    f'<rect width="2.4" height="6" fill="{theme.NO_DATA}"/></pattern></defs>'
)
