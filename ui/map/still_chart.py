"""The still map on screen: its tiles as written Vega-Lite."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from analysis.maps.tiles import SIDE, square
from analysis.rates.rates import NO_DATA
from ui.figure import theme
from ui.figure.vega import Spec, layer, number, over, packed, values, word
from ui.map.still_map import Still, columns, hatching

TILE = 20


def chart(still: Still, tile: int = TILE) -> Spec:
    """Return the drawing of a still map.

    Parameters
    ----------
    still : what to draw
    tile : side of a tile in pixels
    """
    tiles, scale = columns(still), tile / SIDE
    size = 16 if tile >= TILE else 13
    return {
        "layer": _layers(tiles),
        "width": round(scale * (tiles["right"].max() - tiles["left"].min())),
        "height": round(scale * (tiles["high"].max() - tiles["low"].min())),
        "title": still.title,
        "config": {
            "view": {"stroke": None},
            "title": {"fontSize": size, "anchor": "start", "color": theme.INK},
        },
    }


def _layers(tiles: dict[str, np.ndarray]) -> list[Spec]:
    pairs = list(zip(tiles["colour"], tiles["line"], strict=True))
    looked = {pair: place for place, pair in enumerate(dict.fromkeys(pairs))}
    provinces = list(dict.fromkeys(tiles["province"]))
    sent: dict[str, Iterable[Any]]
    sent = {name: tiles[name] for name in ("name", "value", "row", "col")}
    sent |= {"look": [looked[pair] for pair in pairs]}
    sent |= {"part": [provinces.index(each) for each in tiles["province"]]}
    tip = [word("name"), word("province"), word("value")]
    drawn = over(
        packed(sent),
        [layer("rect", {"strokeWidth": 1}, **_paint(list(looked)), tooltip=tip)],
        *_PLACED,
        {"calculate": f"{provinces}[datum.part]", "as": "province"},
        **_corners(axis=None, scale={"nice": False}),
    )
    if NO_DATA not in tiles["state"]:
        return [drawn]
    lines = hatching(pd.DataFrame(tiles))
    stripe = layer("rule", {"color": theme.NO_DATA, "aria": False}, **_corners())
    return [drawn, stripe | values(dict(lines.items()))]


def _paint(looked: list[tuple[str, str]]) -> dict[str, Spec]:
    """Return fill and outline of tiles that hold the number of their look."""
    kinds, both = [str(n) for n in range(len(looked))], zip(*looked, strict=True)
    return {
        channel: word("look", legend=None, scale={"domain": kinds, "range": [*colours]})
        for channel, colours in zip(("fill", "stroke"), both, strict=True)
    }


def _corners(**more: Any) -> dict[str, Spec]:
    channels = {"x": number("left", **more), "x2": {"field": "right"}}
    return channels | {"y": number("low", **more), "y2": {"field": "high"}}


def _placed() -> list[Spec]:
    """Return how Vega makes the corners of a tile of its row and its column."""
    (left, low), (right, high) = square(0, 0)
    across, down = f"datum.col * {SIDE}", f"-datum.row * {SIDE}"
    corners = {"left": (across, left), "right": (across, right)}
    corners |= {"low": (down, low), "high": (down, high)}
    return [
        {"calculate": f"{start} + {add}", "as": name}
        for name, (start, add) in corners.items()
    ]


_PLACED = _placed()
