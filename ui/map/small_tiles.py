"""Small maps of equal tiles as HTML, for pages with several."""

from html import escape
from typing import Any

from ui.map.legend import kind_of
from ui.map.picture import Picture
from ui.map.tiles import OUTSIDE, looks
from ui.view import areas


def small_tiles(shown: Picture, lens: str) -> str:
    """Return a small tile map as HTML, its sentence as its name.

    As on the live map, what lies outside the chosen area is faded, what has no data
    is striped, and places outside the census tables stand beside the whole country.
    """
    drawn = shown.lenses[lens]
    tiles = looks(drawn, shown.inside)
    if shown.selection.within != areas.NATIONAL:
        tiles = tiles[tiles["state"] != OUTSIDE]
    squares = "".join(_square(tile) for tile in tiles.itertuples())
    return (
        f'<div class="zila-tiles" role="img" '
        f'aria-label="{escape(drawn.headline)}">{squares}</div>'
    )


def _square(tile: Any) -> str:
    kind = kind_of(tile.state)
    away = "" if tile.inside or tile.state == OUTSIDE else " away"
    paint = f";background:{tile.colour};border-color:{tile.colour}"
    place = f"grid-area:{tile.row}/{tile.col}{paint if tile.colour else ''}"
    return f'<i class="{kind}{away}" style="{place}"></i>'
