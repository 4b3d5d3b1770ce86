"""Equal tiles for the projector: provinces are named, their districts never are."""

from collections.abc import Collection
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from analysis.rates.rates import NO_DATA
from ui.figure import theme
from ui.map.picture import Picture
from ui.map.tiles import OUTSIDE, looks
from ui.projector import names

_SIDE, _GAP = 20, 1
_SIZE = _SIDE - _GAP
# Of names, so that they are 20 px high on a wall of 720 lines: alone, beside another.
LARGE, SMALL = 21, 36


@dataclass(frozen=True)
class Light:
    """What of a drawing is named and lit.

    Parameters
    ----------
    names : height of the provinces' names, in units of the drawing; 0 for none
    inside : districts of the area that is lit; all where it is empty
    province : of that area
    """

    names: int = 0
    inside: Collection[str] = ()
    province: str = ""


def drawing(shown: Picture, lens: str, light: Light = Light()) -> str:  # noqa: B008
    """Return the tiles of a picture's area as SVG, its sentence as its name.

    Parameters
    ----------
    shown : what the map says
    lens : one of its lenses
    light : what is named and lit
    """
    whole = len(shown.inside) == len(shown.table)
    tiles = looks(shown.lenses[lens], shown.inside)
    tiles = tiles[tiles["inside"] | (whole & (tiles["state"] == OUTSIDE))]
    lit = frozenset(light.inside)
    drawn = "".join(
        _tile(tile, away=bool(lit) and tile.district not in lit)
        for tile in tiles.itertuples()
    )
    drawn += names.edges(tiles, _SIDE)
    named = light.names if whole else 0
    if named:
        drawn += names.lead(tiles, _SIDE) + names.names(light.province, named, _SIDE)
    name = escape(shown.lenses[lens].headline.split("; widest in ")[0])
    return (
        f'<svg class="tiles" viewBox="{_box(tiles, named)}" role="img" '
        f'aria-label="{name}">{_STRIPES}{drawn}</svg>'
    )


def _box(tiles: pd.DataFrame, named: int) -> str:
    """Return the part of the plane that some tiles, and names beside them, fill."""
    left, right = tiles["col"].min() * _SIDE, (tiles["col"].max() + 1) * _SIDE
    if named:
        far = names.ends(named, _SIDE)
        left, right = min(left, far[0]), max(right, far[1])
    # The topmost name stands higher than its tile.
    top = tiles["row"].min() * _SIDE - max(0, named - _SIDE)
    high = (tiles["row"].max() + 1) * _SIDE - top
    return f"{left - 1:g} {top - 1} {right - left + 1:g} {high + 1}"


def _tile(tile: Any, *, away: bool) -> str:
    """Return one tile: its class, no data, not applicable, or outside the tables."""
    place = f'x="{tile.col * _SIDE}" y="{tile.row * _SIDE}"'
    box = f'{place} width="{_SIZE}" height="{_SIZE}"'
    if tile.state == OUTSIDE:
        return f'<rect class="outside" {box}/>'
    striped = tile.state == NO_DATA
    fill = tile.colour or ("url(#no-data)" if striped else theme.PAPER)
    faded = ' class="away"' if away else ""
    return f'<rect {box} fill="{fill}"{faded}/>'


_STRIPES = (
    '<defs><pattern id="no-data" width="6" height="6" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{theme.PAPER}"/>'
    f'<rect width="2.4" height="6" fill="{theme.NO_DATA}"/></pattern></defs>'
)
