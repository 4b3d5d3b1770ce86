"""A small map of equal tiles as a drawing, short enough for a page with many."""

from html import escape

import pandas as pd

from analysis.rates.rates import NO_DATA
from ui.figure import theme
from ui.map.picture import Picture
from ui.map.tiles import OUTSIDE, VALUE, looks
from ui.view import areas

_SIDE = 0.92
_FADED = 0.18


def svg(shown: Picture, *, alone: bool) -> str:
    """Return the tiles of a map, its sentence as their name.

    Tiles outside the chosen area are faded, those without data are striped.

    Parameters
    ----------
    shown : the map, through the lens of its selection
    alone : whether the area stands alone, each tile with its name and value, and tiles
        are of one size whatever the area
    """
    lens = shown.lenses[shown.selection.lens]
    tiles = looks(lens, shown.inside)
    if shown.selection.within != areas.NATIONAL:
        tiles = tiles[tiles["state"] != OUTSIDE]
    if alone:
        tiles = tiles[tiles["inside"]]
    tiles = tiles.assign(value=lens.labels.reindex(tiles["district"]).to_numpy())
    looked = tiles.groupby(["state", "colour", "inside"], sort=False)
    drawn = "".join(_look(part, alone=alone) for _, part in looked)
    left, top = tiles["col"].min(), tiles["row"].min()
    wide, high = tiles["col"].max() + 1 - left, tiles["row"].max() + 1 - top
    size = f' style="width:{1.7 * wide:.1f}rem"' if alone else ""
    return (
        f'<svg viewBox="{left} {top} {wide} {high}" role="img"{size} '
        f'aria-label="{escape(lens.headline)}">{drawn}</svg>'
    )


def _look(tiles: pd.DataFrame, *, alone: bool) -> str:
    """Return tiles that look alike."""
    state, colour, inside = (
        tiles[name].iloc[0] for name in ("state", "colour", "inside")
    )
    away = "" if inside or state == OUTSIDE else f' opacity="{_FADED}"'
    dots = ' stroke-dasharray=".06 .08"' if state == OUTSIDE else ""
    line = colour if state == VALUE else theme.OUTLINE
    squares = _named(tiles, state) if alone else _squares(tiles)
    stripes = f'<path d="{_stripes(tiles)}"/>' if state == NO_DATA else ""
    return (
        f'<g fill="{colour or theme.PAPER}" stroke="{line}" stroke-width=".04"'
        f"{dots}{away}>{squares}{stripes}</g>"
    )


def _squares(tiles: pd.DataFrame) -> str:
    side = f"h{_SIDE}v{_SIDE}h-{_SIDE}z"
    places = zip(tiles["col"], tiles["row"], strict=True)
    return f'<path d="{"".join(f"M{x} {y}{side}" for x, y in places)}"/>'


def _named(tiles: pd.DataFrame, state: str) -> str:
    return "".join(
        f'<rect x="{tile.col}" y="{tile.row}" width="{_SIDE}" height="{_SIDE}">'
        f"<title>{escape(f'{tile.name}: {tile.value if state == VALUE else state}')}"
        "</title></rect>"
        for tile in tiles.itertuples(index=False)
    )


def _stripes(tiles: pd.DataFrame) -> str:
    half = _SIDE / 2
    return "".join(
        f"M{x} {y + half}l{half}-{half}M{x} {y + _SIDE}l{_SIDE}-{_SIDE}"
        f"M{x + half} {y + _SIDE}l{half}-{half}"
        for x, y in zip(tiles["col"], tiles["row"], strict=True)
    )
