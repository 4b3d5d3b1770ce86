"""Which places stand at the two ends of a chart, where figures can tell them apart."""

import pandas as pd

from analysis.writing import as_written


def at_ends(values: pd.Series, each: int) -> pd.Index:
    """Return the places with the lowest and the highest values, the furthest out first.

    Parameters
    ----------
    values : one a place, compared as they are written, with one decimal
    each : how many at each end; places that read alike are all named or none of
        them, and one more than asked for may be
    """
    known = as_written(values.dropna())
    low, high = (_end(known, each, rising=rising) for rising in (True, False))
    taken = [code for pair in zip(low, high, strict=False) for code in pair]
    return pd.Index(dict.fromkeys([*taken, *low, *high]))


def _end(known: pd.Series, each: int, *, rising: bool) -> list[str]:
    ordered = known.sort_values(ascending=rising, kind="stable")
    if len(ordered) <= each:
        return list(ordered.index)
    edge = ordered.iloc[each - 1]
    beyond = ordered < edge if rising else ordered > edge
    inside = ordered.index[beyond | (ordered == edge)]
    return list(inside if len(inside) <= each + 1 else ordered.index[beyond])
