"""The still map: equal tiles without boundaries, in the classes of the live map."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import altair as alt
import pandas as pd

from analysis import writing
from analysis.maps.classes import Classes, sequential
from analysis.maps.tiles import SIDE, square, stripes
from analysis.rates.rates import NO_DATA
from data.vocabulary import FAVOURABLE
from ui.figure import theme
from ui.map.picture import Lens
from ui.map.tiles import OUTSIDE, VALUE, looks

_TILE = 20


@dataclass(frozen=True)
class Still:
    """One map of equal tiles.

    Parameters
    ----------
    title : what stands over it
    index : class of each district, −1 without a value
    values : of each district, written out
    labels, colours : of the classes, the lowest first
    outside : districts of other areas; drawn as land
    states : why districts have no value; no data where it is not said
    """

    title: str
    index: pd.Series
    values: pd.Series
    labels: tuple[str, ...]
    colours: tuple[str, ...]
    outside: frozenset[str] = frozenset()
    states: Mapping[str, str] = field(default_factory=dict)

    def counts(self) -> list[int]:
        """Return how many districts of the area each class holds."""
        inside = self.index[~self.index.index.isin(list(self.outside))]
        return [int((inside == place).sum()) for place in range(len(self.labels))]


def of_lens(lens: Lens, title: str, outside: frozenset[str] = frozenset()) -> Still:
    """Return the still map of a lens: the classes and colours of the live map.

    Parameters
    ----------
    lens : of a picture
    title : what stands over it
    outside : districts of other areas
    """
    return Still(
        title=title,
        index=lens.index,
        values=lens.labels,
        labels=lens.scale.labels,
        colours=tuple(lens.colours),
        states=lens.states,
        outside=outside,
    )


def small_multiples(
    rates: dict[str, pd.DataFrame],
    direction: str,
    outside: frozenset[str] = frozenset(),
) -> list[Still]:
    """Return one map a group, all on one scale.

    Parameters
    ----------
    rates : title -> rates by district (``rate, status``)
    direction : of the indicator; the worse is the darker
    outside : districts of other areas
    """
    scale = sequential(
        writing.as_written(pd.concat([table["rate"] for table in rates.values()])),
        "round",
        write=lambda value: f"{value:g}%",
        darker_low=direction == FAVOURABLE,
    )
    colours = tuple(_colour(shade, scale) for shade in scale.shades)
    return [
        Still(
            title=title,
            index=scale.of(writing.as_written(table["rate"])),
            values=table["rate"].map(writing.percent),
            states=table.loc[table["rate"].isna(), "status"].to_dict(),
            labels=scale.labels,
            colours=colours,
            outside=outside,
        )
        for title, table in rates.items()
    ]


def chart(still: Still, tile: int | None = None) -> alt.LayerChart:
    """Draw a still map.

    Parameters
    ----------
    still : what to draw
    tile : side of a tile in pixels, None for the usual one
    """
    tiles, scale = squares(still), (tile or _TILE) / SIDE
    return (
        alt.layer(*_layers(tiles))
        .properties(
            width=round(scale * (tiles["right"].max() - tiles["left"].min())),
            height=round(scale * (tiles["high"].max() - tiles["low"].min())),
            title=still.title,
        )
        .configure_view(stroke=None)
        .configure_title(fontSize=13 if tile else 16, anchor="start", color=theme.INK)
    )


def _layers(tiles: pd.DataFrame) -> list[alt.Chart]:
    base = alt.Chart(tiles).encode(
        x=alt.X("left:Q", axis=None, scale=alt.Scale(nice=False)),
        x2="right:Q",
        y=alt.Y("low:Q", axis=None, scale=alt.Scale(nice=False)),
        y2="high:Q",
    )
    drawn = base.mark_rect(strokeWidth=1).encode(
        color=alt.Color("colour:N", scale=None),
        stroke=alt.Stroke("line:N", scale=None),
        tooltip=["name", "province", "value"],
    )
    layers, lines = [drawn], hatching(tiles)
    if len(lines):
        mark = alt.Chart(lines).mark_rule(color=theme.NO_DATA, aria=False)
        layers.append(mark.encode(x="left:Q", x2="right:Q", y="low:Q", y2="high:Q"))
    return layers


def squares(still: Still) -> pd.DataFrame:
    """Return every tile with its corners in the plane, its colour and its value.

    Returns
    -------
    DataFrame, one row a tile
        ``district, name, province``; ``left, right, low, high`` in the plane;
        ``colour, line``; ``value`` written out; ``state`` : ``value``, ``no data``,
        ``not applicable``, ``other area`` or ``outside the census tables``
    """
    inside = still.index.index.difference(list(still.outside))
    rows = []
    for tile in looks(still, inside).itertuples():
        (left, low), (right, high) = square(tile.row, tile.col)
        state, colour, line, value = _drawn(still, tile)
        rows.append(
            {
                "district": tile.district,
                "name": tile.name,
                "province": tile.province,
                "left": left,
                "right": right,
                "low": low,
                "high": high,
                "colour": colour,
                "line": line,
                "value": value,
                "state": state,
            }
        )
    return pd.DataFrame(rows)


def hatching(tiles: pd.DataFrame) -> pd.DataFrame:
    """Return the stripes of the tiles without data, one row a line."""
    rows = [
        {"left": start[0], "low": start[1], "right": end[0], "high": end[1]}
        for tile in tiles[tiles["state"] == NO_DATA].itertuples()
        for start, end in stripes([[tile.left, tile.low], [tile.right, tile.high]])
    ]
    return pd.DataFrame(rows, columns=["left", "low", "right", "high"])


def _drawn(still: Still, tile: Any) -> tuple[str, str, str, str]:
    """Return state, fill, outline and value of a tile of this map."""
    if tile.state == OUTSIDE:
        return OUTSIDE, theme.PAPER, theme.LAND, "not counted"
    if not tile.inside:
        return "other area", theme.LAND, theme.LAND, "not in the chosen area"
    if tile.state == VALUE:
        return VALUE, tile.colour, theme.OUTLINE, still.values[tile.district]
    return tile.state, theme.PAPER, theme.NO_DATA, tile.state


def _colour(shade: int, scale: Classes) -> str:
    return theme.sequential(shade, len(scale.shades))
