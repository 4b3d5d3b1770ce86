"""Names and edges of provinces on the tile diagram; never a district's name."""

from html import escape
from typing import Any

import pandas as pd

# Where a name stands, beside its tiles: row, column, which end is there, its lines.
_PLACES = {
    "Balochistan": (10, 5, "end", ("Balochistan",)),
    "Khyber Pakhtunkhwa": (4, 8, "end", ("Khyber Pakhtunkhwa",)),
    "GB": (1, 11, "start", ("Gilgit-Baltistan",)),
    "Islamabad": (8, 15, "start", ("ICT",)),
    "AJK": (10, 15, "start", ("Azad Jammu", "& Kashmir")),
    "Punjab": (14, 13, "start", ("Punjab",)),
    "Sindh": (18, 8, "start", ("Sindh",)),
}
# Islamabad is one tile amid others: a line leads from it to its name.
_LED = "Islamabad"
# How wide a letter is at most, as a part of its height.
_WIDE = 0.55
_AWAY = 4


def names(lit: str, size: int, side: int) -> str:
    """Return the names of the provinces as SVG.

    Parameters
    ----------
    lit : province that is lit; empty where all are alike
    size : height of the type, in units of the drawing
    side : of a tile, with its gap
    """
    return "".join(
        _name(place, size, side, "quiet" if lit not in ("", province) else "")
        for province, place in _PLACES.items()
    )


def _name(
    place: tuple[int, int, str, tuple[str, ...]], size: int, side: int, style: str
) -> str:
    row, col, anchor, lines = place
    x = col * side + (-_AWAY if anchor == "end" else _AWAY)
    y = row * side + 0.75 * side
    return "".join(
        f'<text class="{style}" x="{x}" y="{y + n * size:g}" font-size="{size}" '
        f'text-anchor="{anchor}">{escape(line)}</text>'
        for n, line in enumerate(lines)
    )


def ends(size: int, side: int) -> tuple[float, float]:
    """Return how far names reach to the left and right.

    Parameters
    ----------
    size, side : as for `names`
    """
    left: list[tuple[int, float]] = []
    right: list[tuple[int, float]] = []
    for _, col, anchor, lines in _PLACES.values():
        wide = max(map(len, lines)) * size * _WIDE + _AWAY
        (left if anchor == "end" else right).append((col * side, wide))
    return min(x - wide for x, wide in left), max(x + wide for x, wide in right)


def edges(tiles: pd.DataFrame, side: int) -> str:
    """Return lines between tiles of different provinces as one path of SVG.

    Parameters
    ----------
    tiles : ``row, col, province`` of each tile that is drawn
    side : as for `names`
    """
    there = {(t.row, t.col): t.province for t in tiles.itertuples()}
    lines = []
    for (row, col), province in there.items():
        x, y = (col + 1) * side - 0.5, (row + 1) * side - 0.5
        if there.get((row, col + 1), province) != province:
            lines.append(f"M{x:g} {y - side:g}v{side}")
        if there.get((row + 1, col), province) != province:
            lines.append(f"M{x - side:g} {y:g}h{side}")
    return f'<path class="edge" d="{"".join(lines)}"/>' if lines else ""


def lead(tiles: pd.DataFrame, side: int) -> str:
    """Return the line from the one tile of Islamabad to its name.

    Parameters
    ----------
    tiles, side : as for `edges`
    """
    found: list[Any] = list(tiles[tiles["province"] == _LED].itertuples())
    row, col, *_ = _PLACES[_LED]
    lines = [
        f"M{(t.col + 1) * side - 1} {(row + 0.5) * side:g}H{col * side}" for t in found
    ]
    return f'<path class="lead" d="{"".join(lines)}"/>'
