"""The still map: equal tiles without boundaries, in the classes of the live map."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from analysis import writing
from analysis.maps.classes import Classes, sequential
from analysis.maps.tiles import SIDE, square, stripes
from analysis.rates.rates import NO_DATA
from data.vocabulary import FAVOURABLE
from ui.figure import theme
from ui.map.picture import Lens
from ui.map.tiles import OUTSIDE, VALUE, looked


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


def squares(still: Still) -> pd.DataFrame:
    """Return every tile with its corners in the plane, its colour and its value.

    Returns
    -------
    DataFrame, one row a tile
        ``district, name, province``; ``left, right, low, high`` in the plane;
        ``colour, line``; ``value`` written out; ``state`` : ``value``, ``no data``,
        ``not applicable``, ``other area`` or ``outside the census tables``
    """
    return pd.DataFrame(columns(still))


def columns(still: Still) -> dict[str, np.ndarray]:
    """Return the columns of `squares`, for those who need no frame of them."""
    codes = still.index.index
    inside = [code for code in codes if code not in still.outside]
    tiles = looked(still, inside)
    (left, low), (right, high) = square(0, 0)
    across, down = SIDE * tiles["col"], -SIDE * tiles["row"]
    ends = {"left": across + left, "right": across + right}
    ends |= {"low": down + low, "high": down + high}
    return tiles | ends | _drawn(still, tiles)


def hatching(tiles: pd.DataFrame) -> pd.DataFrame:
    """Return the stripes of the tiles without data, one row a line."""
    empty = (tiles["state"] == NO_DATA).to_numpy()
    corners = tiles.loc[empty, ["left", "low", "right", "high"]].to_numpy()
    rows = [
        [*start, *end]
        for left, low, right, high in corners.tolist()
        for start, end in stripes([[left, low], [right, high]])
    ]
    return pd.DataFrame(rows, columns=["left", "low", "right", "high"])


def _drawn(still: Still, tiles: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return state, fill, outline and value of the tiles of this map."""
    state, colours = tiles["state"], tiles["colour"]
    away, shown = state == OUTSIDE, state == VALUE
    kinds = [away, ~away & ~tiles["inside"], shown]
    written = still.values.reindex(tiles["district"]).to_numpy(object)
    drawn: dict[str, tuple[Any, ...]] = {
        "state": (OUTSIDE, "other area", VALUE, state),
        "colour": (theme.PAPER, theme.LAND, colours, theme.PAPER),
        "line": (theme.LAND, theme.LAND, theme.OUTLINE, theme.NO_DATA),
        "value": ("not counted", "not in the chosen area", written, state),
    }
    return {
        name: np.select(kinds, each[:3], default=each[3])
        for name, each in drawn.items()
    }


def _colour(shade: int, scale: Classes) -> str:
    return theme.sequential(shade, len(scale.shades))
