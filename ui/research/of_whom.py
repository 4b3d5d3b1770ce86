"""Of whom an index is, and which of its indicators are the same counts."""

from itertools import combinations

import streamlit as st

from data.census.indicators import Indicator
from ui.edition import tables
from ui.gaps.weights import offered
from ui.view import same_group
from ui.view.selection import Selection


def group(selection: Selection, of: Indicator) -> str:
    """Return whom an indicator of the index is of: the group chosen, where it can."""
    return same_group.nearest_group(selection.group, of)


def label(selection: Selection, of: Indicator) -> str:
    """Return what an indicator of the index is called, with whom it is of."""
    return same_group.of_whom(of, group(selection, of), selection)


def follows(selection: Selection, used: list[str]) -> str:
    """Return of whom the index is: the group chosen, and where it can't be."""
    catalogue = tables.tables().indicators
    said = [label(selection, catalogue[key]) for key in used]
    return f"The index follows the group chosen: {'; '.join(said)}."


def doubled(weights: dict[str, int]) -> None:
    """Write which indicators of the index are made from the same counts.

    Parameters
    ----------
    weights : by indicator
    """
    labels = offered()
    for first, second in combinations(weights, 2):
        if _shared(first, second):
            pair = f"{labels[first]} and {labels[second]}"
            st.caption(f"{pair} are made from the same counts: they count double.")


def _shared(first: str, second: str) -> bool:
    catalogue = tables.tables().indicators
    one, other = (
        {item for _, item in catalogue[key].numerator} for key in (first, second)
    )
    return bool(one & other)
