"""Why a place has no value: no data in the source, or nobody to count."""

import pandas as pd

from analysis.rates.rates import NO_DATA, NOT_APPLICABLE, VALUE


def states(lens: str, table: pd.DataFrame) -> dict[str, str]:
    """Return why places have no value in a lens: their own state, else the other's.

    Parameters
    ----------
    lens : ``gap``, ``level`` or ``number``
    table : see `analysis.gaps.lenses.lenses`
    """
    empty = table[table[lens].isna()]
    own = empty["status"]
    if "status_against" in empty:
        own = own.where(own != VALUE, empty["status_against"])
    return own.to_dict()


def emptiness(states: dict[str, str], inside: pd.Index) -> dict[str, int]:
    """Return how many places of an area have no value, by reason.

    Parameters
    ----------
    states : place -> reason
    inside : the places of the area
    """
    found = [states[code] for code in inside if code in states]
    return {kind: found.count(kind) for kind in (NO_DATA, NOT_APPLICABLE)}
