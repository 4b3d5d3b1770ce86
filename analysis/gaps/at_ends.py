"""Which places stand at the two ends of a chart, where figures can tell them apart."""

import pandas as pd


def at_ends(values: pd.Series, each: int) -> pd.Index:
    """Return the places with the lowest and the highest values, the furthest out first.

    Parameters
    ----------
    values : one a place, compared as they are written, with one decimal
    each : how many at each end; places that read alike are all named or none of
        them, and one more than asked for may be
    """
    known = values.dropna()
    written = [float(f"{value:.1f}") for value in known.to_numpy(float)]
    said = dict(zip(known.index, written, strict=True))
    low, high = (_end(said, each, rising=rising) for rising in (True, False))
    taken = [code for pair in zip(low, high, strict=False) for code in pair]
    return pd.Index(dict.fromkeys([*taken, *low, *high]))


def _end(said: dict[str, float], each: int, *, rising: bool) -> list[str]:
    sign = 1 if rising else -1
    ordered = sorted(said, key=lambda code: sign * said[code])
    if len(ordered) <= each:
        return ordered
    edge = sign * said[ordered[each - 1]]
    beyond = [code for code in ordered if sign * said[code] < edge]
    inside = [code for code in ordered if sign * said[code] <= edge]
    return inside if len(inside) <= each + 1 else beyond
