"""Transgender persons, who count in every total and are told by province at most."""

import pandas as pd

from analysis import writing

FEWEST = 25


def by_province(sums: pd.DataFrame, state: str) -> str:
    """Say what share of transgender persons is concerned in each province.

    Parameters
    ----------
    sums : ``numerator, denominator`` of transgender persons, one row a province
    state : what the numerator says of them (``are out of school``)

    Returns
    -------
    a sentence; of fewer than 25 persons no share is told; empty where none are
    counted anywhere
    """
    counted = sums[sums["denominator"] > 0]
    if counted.empty:
        return ""
    said = [f"{name} {_share(row)}" for name, row in counted.iterrows()]
    return (
        "Transgender persons count in every total and are shown by province at most. "
        f"Share of them who {state}: {'; '.join(said)}."
    )


def _share(row: pd.Series) -> str:
    if row["denominator"] < FEWEST:
        return f"fewer than {FEWEST} counted, no share told"
    share = writing.percent(100 * row["numerator"] / row["denominator"])
    return f"{share} of {writing.number(row['denominator'])}"
