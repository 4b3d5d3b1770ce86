"""The scale of a lens: its classes over all districts, and their colours."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from analysis import writing
from analysis.maps import classes
from data.vocabulary import FAVOURABLE
from ui.edition import tables
from ui.figure import theme
from ui.view import options
from ui.view.numbers import table_of
from ui.view.selection import NONE, Selection


def writer(lens: str, kind: str) -> Callable[[float], str]:
    """Return how values of a lens are written."""
    if lens == "gap":
        return writing.points
    if lens == "number" or kind == "count":
        return writing.number
    return writing.percent


def printed(values: pd.Series, lens: str, kind: str) -> pd.Series:
    """Return values as they are written, so that classes agree with labels."""
    if lens == "number" or kind == "count":
        return values
    return writing.as_written(values)


@tables.once
def scale_of(lens: str, selection: Selection) -> classes.Classes:
    """Return the classes of a lens over all districts and both groups.

    Parameters
    ----------
    lens : gap, level or number
    selection : of the whole country, so that an area does not move the classes
    """
    table = table_of(selection, "district")
    shown = [table] if lens == "gap" else [table, _swapped(selection, table)]
    return _classes(lens, selection, shown)


@tables.once
def scale_over(lens: str, *selections: Selection) -> classes.Classes:
    """Return one scale for several maps, over all districts of each.

    Parameters
    ----------
    lens : gap, level or number
    *selections : what each map shows, of the whole country; the first says how values
        are classed and written
    """
    shown = [table_of(selection, "district") for selection in selections]
    return _classes(lens, selections[0], shown)


def _classes(
    lens: str, selection: Selection, shown: list[pd.DataFrame]
) -> classes.Classes:
    of, method = options.indicator(selection), selection.classes
    if method == "default":
        method = "natural" if lens == "number" else "round"
    pooled = pd.concat([printed(table[lens], lens, of.kind) for table in shown])
    if lens == "gap":
        return classes.diverging(pooled, method)
    if lens == "number":
        return classes.sequential(pooled, method, write=writing.number)
    darker_low = of.direction == FAVOURABLE
    return classes.sequential(
        pooled, method, write=lambda value: f"{value:g}%", darker_low=darker_low
    )


def _swapped(selection: Selection, table: pd.DataFrame) -> pd.DataFrame:
    """Return the other group's lenses, so that swapping the groups keeps the scale."""
    if selection.against == NONE:
        return table
    swapped = replace(selection, group=selection.against, against=selection.group)
    return table_of(swapped, "district")


def colours_of(lens: str, scale: classes.Classes) -> list[str]:
    """Return the colour of each class."""
    if lens == "gap":
        return [theme.diverging(shade) for shade in scale.shades]
    size = len(scale.shades)
    return [
        theme.sequential(shade, size, number=lens == "number") for shade in scale.shades
    ]
