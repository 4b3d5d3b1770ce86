"""All measures that may be shown for one dimension of one indicator."""

import pandas as pd

from analysis.inequality.measures import (
    BINARY,
    MEASURES,
    ORDERED,
    UNORDERED,
    applicable,
)
from analysis.inequality.subgroups import Subgroups, of_frame
from analysis.result import Result, undefined


def summary(
    frame: pd.DataFrame,
    *,
    dimension: str,
    direction: str,
    scale: float = 100,
    reference: str | None = None,
) -> list[Result]:
    """Return the measures of inequality between groups, in their fixed order.

    Parameters
    ----------
    frame : one row a group, as for `analysis.inequality.subgroups.of_frame`; an ordered
        dimension needs ``order``, and no other one heeds it
    dimension : ``binary``, ``ordered`` or ``non-ordered``
    direction : ``favourable`` or ``adverse``
    scale : 100 for percent
    reference : of a binary dimension the group usually ahead, which makes the pair
        fixed and the difference signed; otherwise the group to compare with, or None

    Raises
    ------
    ValueError
        What `of_frame` refuses, another kind of dimension, or an ordered one
        without an order.
    """
    if dimension == ORDERED and "order" not in frame:
        raise ValueError("an ordered dimension needs the order of its groups")
    measures = applicable(dimension)
    table = (
        frame if dimension == ORDERED else frame.drop(columns="order", errors="ignore")
    )
    groups = of_frame(table, direction=direction, scale=scale, reference=reference)
    if dimension == BINARY and len(groups.names) > 2:
        return [undefined(each.id, "more than two groups") for each in measures]
    return [each.compute(groups) for each in measures]


def dimension_of(groups: Subgroups) -> str:
    """Return which kind of dimension groups belong to.

    Parameters
    ----------
    groups : two, counted with those left out, are binary
    """
    if groups.ordered:
        return ORDERED
    both = len(groups.names) + len(groups.left_out) == 2
    return BINARY if both else UNORDERED


def measured(measure: str, groups: Subgroups) -> Result:
    """Return one measure, also where `summary` would not show it.

    Parameters
    ----------
    measure : its key in `analysis.inequality.measures.MEASURES`
    groups : see `analysis.inequality.subgroups.of_frame`
    """
    return MEASURES[measure].compute(groups)
