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
    return state(table)[table[lens].isna().to_numpy()].to_dict()


def state(table: pd.DataFrame) -> pd.Series:
    """Return why each place has a value or not: its own state, else the other group's.

    Parameters
    ----------
    table : see `analysis.gaps.lenses.lenses`
    """
    own = table["status"]
    if "status_against" not in table:
        return own
    return own.where(own != VALUE, table["status_against"]).rename("status")


def emptiness(states: dict[str, str], inside: pd.Index) -> dict[str, int]:
    """Return how many places of an area have no value, by reason.

    Parameters
    ----------
    states : place -> reason
    inside : the places of the area
    """
    found = [states[code] for code in inside if code in states]
    return {kind: found.count(kind) for kind in (NO_DATA, NOT_APPLICABLE)}
