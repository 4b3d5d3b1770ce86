"""Rates of the shipped census by plain sums."""

import pandas as pd

from analysis.rates.cube import located
from analysis.rates.groups import GROUPS
from analysis.rates.rates import rates
from data.census.counts import read_counts, read_missing
from data.census.gazetteer import read_tehsils
from tests.oracles import pivot
from tests.support.census import districts

CENSUS = located(read_counts(), read_tehsils(), districts())
MISSING = frozenset(read_missing()[["item", "district"]].itertuples(index=False))
UNITS = {
    "district": list(districts().index),
    "province": sorted(set(districts()["province"])),
    "tehsil": list(read_tehsils().index),
}


def of_census(name, band, key, level="district", places=None):
    return rates(
        CENSUS,
        pivot.catalogue()[name],
        GROUPS[key],
        band=band,
        level=level,
        places=pd.Index(UNITS[level] if places is None else places),
        missing=MISSING if level == "district" else frozenset(),
        years=pivot.YEARS,
    )
