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
    why, empty = state(table).tolist(), table[lens].isna().tolist()
    return {
        place: said
        for place, said, none in zip(table.index, why, empty, strict=True)
        if none
    }


def state(table: pd.DataFrame) -> pd.Series:
    """Return why each place has a value or not: its own state, else the other group's.

    Parameters
    ----------
    table : see `analysis.gaps.lenses.lenses`
    """
    own = table["status"]
    if "status_against" not in table:
        return own
    pairs = zip(own.tolist(), table["status_against"].tolist(), strict=True)
    said = [other if mine == VALUE else mine for mine, other in pairs]
    return pd.Series(said, table.index, own.dtype, name="status")


def emptiness(states: dict[str, str], inside: pd.Index) -> dict[str, int]:
    """Return how many places of an area have no value, by reason.

    Parameters
    ----------
    states : place -> reason
    inside : the places of the area
    """
    found = [states[code] for code in inside if code in states]
    return {kind: found.count(kind) for kind in (NO_DATA, NOT_APPLICABLE)}
