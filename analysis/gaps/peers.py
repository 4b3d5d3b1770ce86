"""Districts to compare one with: of the same province, or alike in a few traits."""

import numpy as np
import pandas as pd

MOST = 6
RULE = (
    "Alike: the shortest distance over population (logarithm), urban share and "
    "literacy, each in standard deviations over all districts"
)


def same_province(district: str, province: pd.Series) -> pd.Index:
    """Return the other districts of a district's province, in the given order.

    Parameters
    ----------
    district : which one
    province : of each district
    """
    return province.index[(province == province[district])].drop(district)


def distances(district: str, traits: pd.DataFrame) -> pd.Series:
    """Return how unlike every other district is, the most similar first.

    Parameters
    ----------
    district : which one
    traits : one row a district, one column a trait, on a scale on which differences
        mean the same everywhere (a logarithm for sizes)

    Returns
    -------
    Series, indexed by district
        root of the sum of squared differences, each in standard deviations of its
        trait over all districts (divisor n); districts that lack a trait are left
        out, and so is everybody where `district` lacks one; a trait that does not
        vary tells nothing and is left out
    """
    known = traits.dropna()
    if district not in known.index:
        return pd.Series(dtype=float)
    spread = known.std(ddof=0)
    varying = spread[spread > 0].index
    apart = (known[varying] - known.loc[district, varying]) / spread[varying]
    found = np.sqrt((apart**2).sum(axis="columns")).drop(district)
    return found.sort_values(kind="stable")


def similar(district: str, traits: pd.DataFrame, number: int = MOST) -> pd.Series:
    """Return the distances of the districts most like one.

    Parameters
    ----------
    district, traits : as for `distances`
    number : how many; those that tie with the last one are named too
    """
    found = distances(district, traits)
    return found[found.rank(method="min") <= number]
