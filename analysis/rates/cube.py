"""The counts of every tehsil, laid out so that any sum is one addition."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.rates.groups import Group
from data.vocabulary import ALL, COUNTRY

Expression = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Cube:
    """Counts by item and age band, tehsil, sex and residence.

    Parameters
    ----------
    counts : array (item and band, tehsil, sex, residence), 0 where the source
        prints nothing
    layers : (item, age band) -> place on the first axis
    sexes, residences : what stands on the last two axes
    places : level -> (number of each tehsil's place, the places)
    """

    counts: np.ndarray
    layers: dict[tuple[str, str], int]
    sexes: list[str]
    residences: list[str]
    places: dict[str, tuple[np.ndarray, pd.Index]]

    def sums(
        self, expression: Expression, group: Group, *, band: str, level: str
    ) -> pd.Series:
        """Add up the counts of an expression in every place of a level.

        Parameters
        ----------
        expression : pairs of sign (+1, −1) and item
        group : whose counts; everybody includes cells without sex or residence
        band : age band, or ``all``
        level : ``tehsil``, ``district``, ``province`` or ``country``

        Returns
        -------
        Series of float, indexed by place, 0 where there is none
        """
        sex = _axis(self.sexes, group.sex)
        residence = _axis(self.residences, group.residence)
        number, names = self.places[level]
        found = np.zeros(len(number))
        for sign, item in expression:
            if (layer := self.layers.get((item, band))) is not None:
                cells = self.counts[layer][:, sex, residence]
                found += sign * cells.reshape(len(number), -1).sum(axis=1)
        summed = np.bincount(number, weights=found, minlength=len(names))
        return pd.Series(summed, index=names)


def located(
    counts: pd.DataFrame, tehsils: pd.DataFrame, districts: pd.DataFrame
) -> Cube:
    """Return the counts with the district, province and country of each tehsil.

    Parameters
    ----------
    counts : columns ``tehsil, item, age_band, sex, residence, count``
    tehsils : indexed by tehsil, column ``district``
    districts : indexed by district, column ``province``
    """
    cells, layers, sexes, residences = _laid_out(counts, tehsils.index)
    district = tehsils["district"]
    levels = {
        "tehsil": district.index.to_series(),
        "district": district,
        "province": district.map(districts["province"]),
        "country": pd.Series(COUNTRY, index=district.index),
    }
    places = {level: pd.factorize(names) for level, names in levels.items()}
    return Cube(
        counts=cells,
        layers=layers,
        sexes=list(sexes),
        residences=list(residences),
        places={
            level: (code, pd.Index(names)) for level, (code, names) in places.items()
        },
    )


def _laid_out(
    counts: pd.DataFrame, tehsils: pd.Index
) -> tuple[np.ndarray, dict[tuple[str, str], int], pd.Index, pd.Index]:
    """Return the counts as one array, and what stands on its axes."""
    layer, layers = _pairs(counts["item"], counts["age_band"])
    sex, sexes = pd.factorize(counts["sex"])
    residence, residences = pd.factorize(counts["residence"])
    named, names = pd.factorize(counts["tehsil"])
    tehsil = tehsils.get_indexer(list(names))[named]
    shape = (len(layers), len(tehsils), len(sexes), len(residences))
    # No tehsil has two thousand million of anything; sums are of 64 bits.
    cells = np.zeros(shape, dtype=np.int32)
    np.add.at(cells, (layer, tehsil, sex, residence), counts["count"].to_numpy())
    return cells, layers, sexes, residences


def _pairs(
    items: pd.Series, bands: pd.Series
) -> tuple[np.ndarray, dict[tuple[str, str], int]]:
    """Return the number of each row's pair, and the number of each pair."""
    # By number, since pairs of text for every row take half a second.
    (item, first), (band, second) = pd.factorize(items), pd.factorize(bands)
    number, pairs = pd.factorize(item * len(second) + band)
    of = [(first[pair // len(second)], second[pair % len(second)]) for pair in pairs]
    return number, {pair: place for place, pair in enumerate(of)}


def _axis(values: list[str], wanted: str) -> slice:
    """Return where a sex or residence stands; everything for ``all``."""
    if wanted == ALL:
        return slice(None)
    if wanted not in values:
        return slice(0, 0)
    return slice(values.index(wanted), values.index(wanted) + 1)
