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
    empty = table[lens].isna().to_numpy()
    own = table["status"][empty]
    if "status_against" in table:
        own = own.where(own != VALUE, table["status_against"][empty])
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
