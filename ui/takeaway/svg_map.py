"""A still map as a file: one SVG with title, legend and source, safe to open."""

from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from analysis.maps.tiles import SIDE
from ui.edition import tables
from ui.figure import theme
from ui.figure.facts import Facts
from ui.map import still_map
from ui.map.still_map import Still, hatching, squares

_FONT = "font-family='Segoe UI, Helvetica, Arial, sans-serif'"
_SCALE = 24 / SIDE
_TOP, _EDGE, _LINE, _LETTERS = 96, 24, 24, 62


def svg(stills: list[Still], headline: str, notes: tuple[str, ...]) -> bytes:
    """Return still maps side by side as one SVG.

    Parameters
    ----------
    stills : the maps, all on the scale of the first
    headline : the sentence over them; also the file's description
    notes : what stands below: measure, source, edition and figure id
    """
    tiles = [squares(still) for still in stills]
    wide = (tiles[0]["right"].max() - tiles[0]["left"].min()) * _SCALE + 2 * _EDGE
    high = (tiles[0]["high"].max() - tiles[0]["low"].min()) * _SCALE
    columns = min(2, len(stills))
    width = max(columns * wide, 640)
    title = _wrapped(headline, int(width / 11))
    top = _TOP + 26 * (len(title) - 1)
    parts = [_text(line, (_EDGE, 44 + 28 * n), 24, 700) for n, line in enumerate(title)]
    for place, (still, squared) in enumerate(zip(stills, tiles, strict=True)):
        left, down = (place % columns) * wide, top + (place // columns) * (high + 48)
        parts.append(_map(still, squared, left + _EDGE, down))
    bottom = top + -(-len(stills) // columns) * (high + 48)
    parts += _legend(stills[0], bottom, counted=len(stills) == 1)
    bottom += _LINE * (len(stills[0].labels) + 4 + bool(stills[0].outside))
    lines = [line for note in notes for line in _wrapped(note, int(width / 7))]
    parts += [_text(line, (_EDGE, bottom + 20 * n), 14) for n, line in enumerate(lines)]
    size = (round(width), round(bottom + 20 * len(lines) + _EDGE))
    return _whole(parts, size, headline).encode("utf-8")


def _whole(parts: list[str], size: tuple[int, int], headline: str) -> str:
    width, height = size
    said = escape(headline, quote=True)
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' "
        f"viewBox='0 0 {width} {height}' role='img' aria-label='{said}'>"
        f"<title>{said}</title>"
        f"<rect width='{width}' height='{height}' fill='{theme.PAPER}'/>"
        f"{''.join(parts)}</svg>"
    )


def _map(still: Still, tiles: pd.DataFrame, left: float, top: float) -> str:
    west, north = tiles["left"].min(), tiles["high"].max()
    drawn = [_text(still.title, (left, top - 12), 18, 600)]
    for tile in tiles.itertuples():
        x, y = left + (tile.left - west) * _SCALE, top + (north - tile.high) * _SCALE
        side = (tile.right - tile.left) * _SCALE
        said = escape(f"{tile.name}: {tile.value}", quote=True)
        drawn.append(
            f"<rect x='{x:.1f}' y='{y:.1f}' width='{side:.1f}' height='{side:.1f}' "
            f"fill='{tile.colour}' stroke='{tile.line}'><title>{said}</title></rect>"
        )
    for line in hatching(tiles).itertuples():
        ends = [(line.left, line.low), (line.right, line.high)]
        placed = [
            (left + (x - west) * _SCALE, top + (north - y) * _SCALE) for x, y in ends
        ]
        drawn.append(_line(*placed))
    return "".join(drawn)


def _legend(still: Still, top: float, *, counted: bool) -> list[str]:
    rows = list(still.labels)
    if counted:
        rows = [
            f"{label}: {count}"
            for label, count in zip(rows, still.counts(), strict=True)
        ]
    empty = {"No data": theme.NO_DATA, "Nobody of the group": theme.NO_DATA}
    empty |= {"Outside the census tables": theme.LAND}
    looks = [(colour, theme.OUTLINE) for colour in still.colours]
    looks += [(theme.PAPER, line) for line in empty.values()]
    if still.outside:
        empty |= {"Outside the chosen area": theme.LAND}
        looks.append((theme.LAND, theme.LAND))
    parts = []
    for place, (label, look) in enumerate(zip([*rows, *empty], looks, strict=True)):
        y = top + _LINE * place
        parts.append(
            f"<rect x='{_EDGE}' y='{y - 14:.0f}' width='22' height='16' "
            f"fill='{look[0]}' stroke='{look[1]}'/>"
        )
        parts.append(_text(label, (_EDGE + 32, y), 15))
    striped = top + _LINE * len(rows)
    return [*parts, _line((_EDGE, striped + 2), (_EDGE + 22, striped - 14))]


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = start, end
    return (
        f"<line x1='{x1:.1f}' y1='{y1:.1f}' x2='{x2:.1f}' y2='{y2:.1f}' "
        f"stroke='{theme.NO_DATA}'/>"
    )


def _text(text: str, at: tuple[float, float], size: int, weight: int = 400) -> str:
    return (
        f"<text x='{at[0]:.0f}' y='{at[1]:.0f}' font-size='{size}' "
        f"font-weight='{weight}' fill='{theme.INK}' {_FONT}>{escape(text)}</text>"
    )


def _wrapped(text: str, letters: int = _LETTERS) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def file(drawn: list[still_map.Still], headline: str, around: Facts) -> None:
    """Offer still maps as one SVG.

    Parameters
    ----------
    drawn : the maps, on one scale
    headline : the sentence over them
    around : what stands around the figure
    """
    edition = tables.tables().edition
    notes = (
        f"{around.subtitle}.",
        f"Source: {around.source}. Edition {edition}, figure {around.figure}. Zila.",
    )
    st.download_button(
        "Still map (SVG)",
        partial(svg, drawn, headline, notes),
        file_name=f"zila-tiles-{around.figure}.svg",
        mime="image/svg+xml",
        on_click="ignore",
        icon=":material/image:",
        key=f"still_{around.figure}",
    )
