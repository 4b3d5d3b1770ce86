"""Districts whose counts are weak denominators, found by rule."""

import pandas as pd

FAST_GROWTH = 6.0
OUTSIDE_TABLES = 1.0


def flags(growth: pd.Series, counted: pd.Series, described: pd.Series) -> pd.Series:
    """Return what to warn of, place by place.

    Parameters
    ----------
    growth : percent a year between the censuses
    counted : persons counted
    described : persons in the tables of characteristics

    Returns
    -------
    Series of str, same index; empty where nothing is to be said. A count is
    ``volatile`` above 6 % growth a year, ``incomplete`` where at least 1 % of the
    persons counted are in no table of characteristics.
    """
    outside = 100 * (counted - described) / counted
    texts = pd.Series("", index=counted.index)
    for place in counted.index:
        said = []
        if growth[place] > FAST_GROWTH:
            said.append(f"volatile count: grew {growth[place]:.1f}% a year since 2017")
        if outside[place] >= OUTSIDE_TABLES:
            share = f"{outside[place]:.1f}%"
            said.append(
                f"incomplete count: {share} of its people are in no other table"
            )
        texts[place] = "; ".join(said)
    return texts
