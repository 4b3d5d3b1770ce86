"""Districts to compare one with: of the same province, or alike in a few traits."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis import writing

MOST = 6
TRAITS = {
    "people": "population (logarithm)",
    "urban": "urban share of the people counted",
    "literacy": "literacy",
}
# Ranks that agree as closely as this say nearly the same of districts.
TWIN = 0.8


def rule(traits: pd.DataFrame, left_out: Mapping[str, float], compared: str) -> str:
    """Return by what rule districts are called alike, in words.

    Parameters
    ----------
    traits : those that districts are matched on, columns of `TRAITS`
    left_out : the others, as `unlike_compared` gives them
    compared : what the indicator compared is called
    """
    over = writing.listed([TRAITS[name] for name in traits])
    text = (
        f"Alike: the shortest distance over {over}, in standard deviations over all "
        "districts"
    )
    if not left_out:
        return text
    names = writing.listed([TRAITS[name] for name in left_out])
    ranks = writing.listed([writing.signed(r) for r in left_out.values()])
    verb = "says" if len(left_out) == 1 else "say"
    return (
        f"{text}. Not matched on {names}, which {verb} nearly the same of districts as "
        f"“{compared}”, the figure compared (rank correlation {ranks})"
    )


def unlike_compared(
    traits: pd.DataFrame, compared: pd.Series
) -> tuple[pd.DataFrame, dict[str, float]]:
    """Return the traits that are not what is compared, nor its near twin.

    Districts matched on what is compared would be alike in it by construction, and
    none of them could stand out.

    Parameters
    ----------
    traits : one row a district, one column a trait
    compared : the figure compared, one a district

    Returns
    -------
    the other traits
    the rank correlation of each trait left out, at least `TWIN` in size
    """
    known = compared.dropna()
    ranks = traits.loc[known.index].rank().corrwith(known.rank())
    twins = ranks[ranks.abs() >= TWIN]
    return traits.drop(columns=twins.index), {
        str(k): float(r) for k, r in twins.items()
    }


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
    numbers = traits.to_numpy(float)
    known = ~np.isnan(numbers).any(axis=1)
    here = known & (traits.index == district)
    if not here.any():
        return pd.Series(dtype=float)
    spread = numbers[known].std(axis=0)
    varying = spread > 0
    apart = (numbers - numbers[here])[:, varying] / spread[varying]
    found = np.sqrt((apart**2).sum(axis=1))
    others = np.flatnonzero(known & ~here)
    ordered = others[np.argsort(found[others], kind="stable")]
    return pd.Series(found[ordered], traits.index[ordered])


def similar(district: str, traits: pd.DataFrame, number: int = MOST) -> pd.Series:
    """Return the distances of the districts most like one.

    Parameters
    ----------
    district, traits : as for `distances`
    number : how many; those that tie with the last one are named too
    """
    found = distances(district, traits)
    if len(found) <= number:
        return found
    # The nearest stand first, so what ties with the last one follows it.
    return found[found.to_numpy() <= found.iloc[number - 1]]
