"""A still map as a file: one SVG with title, legend and source, safe to open."""

from collections.abc import Mapping
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from analysis.maps.tiles import SIDE
from ui.edition import tables
from ui.figure import theme
from ui.figure.about import about as about_figure
from ui.figure.facts import Facts
from ui.map.still_map import Still, hatching, squares
from ui.takeaway import svg_legend
from ui.takeaway.letters import width, wrapped
from ui.takeaway.svg_parts import line, text
from ui.view import links
from ui.view.selection import Selection

_SCALE = 24 / SIDE
_TOP, _EDGE, _LEAST = 96, 24, 640
_TITLE, _OVER, _NOTE = 24, 18, 14
_TOLD = (
    *("measure", "definition", "source", "flags", "rounding", "counting"),
    *("licence", "citation", "written", "address"),
)


def svg(
    stills: list[Still],
    headline: str,
    notes: tuple[str, ...],
    about: Mapping[str, str] | None = None,
) -> bytes:
    """Return still maps side by side as one SVG.

    Parameters
    ----------
    stills : the maps, all on the scale of the first
    headline : the sentence over them; also the file's description
    notes : what stands below: measure, source, edition and figure id
    about : what the file says of itself, for programs
    """
    tiles = [squares(still) for still in stills]
    rows = svg_legend.rows(stills, tiles)
    wide, high = _size(stills, tiles[0])
    columns = min(2, len(stills))
    most = max(columns * wide, _LEAST, svg_legend.width(rows) + 2 * _EDGE)
    title = wrapped(headline, _TITLE, most - 2 * _EDGE, 700)
    top = _TOP + 28 * (len(title) - 1)
    parts = [
        text(part, (_EDGE, 44 + 28 * n), _TITLE, 700) for n, part in enumerate(title)
    ]
    for place, (still, squared) in enumerate(zip(stills, tiles, strict=True)):
        left, down = (place % columns) * wide, top + (place // columns) * (high + 48)
        parts.append(_map(still, squared, left + _EDGE, down))
    bottom = top + -(-len(stills) // columns) * (high + 48)
    drawn, bottom = svg_legend.drawn(rows, (_EDGE, bottom))
    below = [each for note in notes for each in wrapped(note, _NOTE, most - 2 * _EDGE)]
    parts += [*drawn, *(_note(each, n, bottom) for n, each in enumerate(below))]
    size = (round(most), round(bottom + 20 * len(below) + _EDGE))
    return _whole(parts, size, headline, about or {}).encode("utf-8")


def _size(stills: list[Still], tiles: pd.DataFrame) -> tuple[float, float]:
    """Return how much room a map takes, what stands over it with it."""
    wide = (tiles["right"].max() - tiles["left"].min()) * _SCALE
    wide = max(wide, *(width(still.title, _OVER, 600) for still in stills))
    return wide + 2 * _EDGE, (tiles["high"].max() - tiles["low"].min()) * _SCALE


def _note(said: str, place: int, top: float) -> str:
    return text(said, (_EDGE, top + 20 * place), _NOTE)


def _whole(
    parts: list[str], size: tuple[int, int], headline: str, about: Mapping[str, str]
) -> str:
    width, height = size
    said = escape(headline, quote=True)
    told = escape("\n".join(f"{name}: {value}" for name, value in about.items()))
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' "
        f"viewBox='0 0 {width} {height}' role='img' aria-label='{said}'>"
        f"<title>{said}</title><metadata>{told}</metadata>"
        f"<rect width='{width}' height='{height}' fill='{theme.PAPER}'/>"
        f"{''.join(parts)}</svg>"
    )


def _map(still: Still, tiles: pd.DataFrame, left: float, top: float) -> str:
    west, north = tiles["left"].min(), tiles["high"].max()
    drawn, flags = [text(still.title, (left, top - 12), _OVER, 600)], tables.flags()
    for tile in tiles.itertuples():
        x, y = left + (tile.left - west) * _SCALE, top + (north - tile.high) * _SCALE
        side = (tile.right - tile.left) * _SCALE
        said = escape(f"{tile.name}: {tile.value}", quote=True)
        more = [tile.province, tile.district, flags.get(tile.district, "")]
        drawn.append(
            f"<rect x='{x:.1f}' y='{y:.1f}' width='{side:.1f}' height='{side:.1f}' "
            f"fill='{tile.colour}' stroke='{tile.line}'><title>{said}</title>"
            f"<desc>{escape(', '.join(filter(None, more)))}</desc></rect>"
        )
    for each in hatching(tiles).itertuples():
        ends = [(each.left, each.low), (each.right, each.high)]
        placed = [
            (left + (x - west) * _SCALE, top + (north - y) * _SCALE) for x, y in ends
        ]
        drawn.append(line(*placed))
    return "".join(drawn)


def file(
    drawn: list[Still], headline: str, around: Facts, selection: Selection
) -> None:
    """Offer still maps as one SVG.

    Parameters
    ----------
    drawn : the maps, on one scale
    headline : the sentence over them
    around : what stands around the figure
    selection : the view it shows
    """
    st.download_button(
        "Still map (SVG)",
        partial(_made, drawn, headline, (around, selection, links.page())),
        file_name=f"zila-tiles-{around.figure}.svg",
        mime="image/svg+xml",
        on_click="ignore",
        icon=":material/image:",
        key=f"still_{around.figure}",
    )


def _made(
    drawn: list[Still], headline: str, shown: tuple[Facts, Selection, str]
) -> bytes:
    about = about_figure(*shown)
    of = f"Edition {about['edition']}, figure {about['figure']}. Zila."
    notes = [f"{name.capitalize()}: {about[name]}." for name in _TOLD]
    return svg(drawn, headline, (*notes, of), about)
