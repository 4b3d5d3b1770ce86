"""Small tile maps as HTML, for pages with several."""

from html import escape

from analysis.rates.rates import NO_DATA
from ui.edition import tables
from ui.map.picture import Picture
from ui.view import areas


def small_tiles(shown: Picture, lens: str) -> str:
    """Return a small tile map as HTML, its sentence as its name.

    As on the live map, what lies outside the chosen area is faded, what has no data
    is striped, and places outside the census tables stand beside the whole country.
    """
    squares = []
    for tile in tables.tables().tiles.itertuples():
        if tile.placeholder and shown.selection.within != areas.NATIONAL:
            continue
        kind, colour = _square(shown, lens, tile)
        paint = f";background:{colour};border-color:{colour}" if colour else ""
        squares.append(
            f'<i class="{kind}" style="grid-area:{tile.row}/{tile.col}{paint}"></i>'
        )
    return (
        f'<div class="zila-tiles" role="img" '
        f'aria-label="{escape(shown.lenses[lens].headline)}">{"".join(squares)}</div>'
    )


def _square(shown: Picture, lens: str, tile) -> tuple[str, str]:
    """Return what kind of place a tile stands for, and the colour of its class."""
    if tile.placeholder:
        return "outside", ""
    drawn = shown.lenses[lens]
    away = "" if tile.district in shown.inside else " away"
    if drawn.index[tile.district] >= 0:
        return f"value{away}", drawn.colours[drawn.index[tile.district]]
    striped = drawn.states[tile.district] == NO_DATA
    return f"{'no-data' if striped else 'not-applicable'}{away}", ""
