"""Reading the districts, under the names a steward prefers."""

from functools import partial
from pathlib import Path

import pandas as pd

from data.census.remembered import remembered
from data.checks import (
    TABLES,
    numbers,
    read_text,
    require,
    require_filled,
    require_known,
    require_unique,
    yes_or_no,
)
from data.home import home
from data.vocabulary import PROVINCES

DISTRICTS = (
    "district",
    "name",
    "name_ur",
    "province",
    "division",
    "area_km2",
    "polygon_km2",
    "lat",
    "lon",
    "headquarters",
    "year_created",
    "parent",
    "merged",
)
NAMES = ("district", "name", "name_ur")


@remembered
def read_districts(folder: Path = TABLES) -> pd.DataFrame:
    """Return the districts of the 2023 census.

    A table ``names.csv`` (district, name, name_ur) in the folder of user data
    corrects names on display; an empty cell there leaves the shipped name.

    Returns
    -------
    DataFrame, indexed by ``district`` (P-code), provinces in alphabetical order,
    within them by the shipped name
        ``name``, ``name_ur``, ``province``, ``division`` : str
        ``area_km2`` : int, as the census prints it; ``polygon_km2`` : int, measured
        on the outline; they disagree in places
        ``lat``, ``lon`` : float, degrees, a point within the district
        ``headquarters`` : str, ``""`` where not known
        ``year_created`` : Int64, missing where before 2000 or not certain
        ``parent`` : str, code of the district it was made from, or the name of a
        unit that is gone, or ``""``
        ``merged`` : bool, one of the merged districts

    Raises
    ------
    BadTable
        The table, or ``names.csv``, breaks its promise.
    """
    path = folder / "districts.csv"
    table = read_text(path, DISTRICTS)
    for column in ("district", "name", "name_ur", "division"):
        require_filled(table[column], path)
    require_unique(table, ["district"], path)
    require_unique(table, ["name"], path)
    require_known(table["province"], PROVINCES, path)
    table = _measured(table, path)
    return _renamed(table.sort_values(["province", "name"]).set_index("district"))


def _measured(table: pd.DataFrame, path: Path) -> pd.DataFrame:
    """Return the districts with numbers for numbers and lineage checked."""
    coded = table["parent"].str.match(r"PK\w*\d")
    require_known(table.loc[coded, "parent"], set(table["district"]), path)
    dated = table["year_created"] != ""
    years = numbers(
        table.loc[dated, "year_created"], path, low=2000, high=2023, whole=True
    )
    area = partial(numbers, path=path, low=1, high=100_000, whole=True)
    return table.assign(
        area_km2=area(table["area_km2"]),
        polygon_km2=area(table["polygon_km2"]),
        lat=numbers(table["lat"], path, low=23, high=37.5),
        lon=numbers(table["lon"], path, low=60, high=78),
        year_created=years.astype("Int64").reindex(table.index),
        merged=yes_or_no(table["merged"], path),
    )


def _renamed(districts: pd.DataFrame) -> pd.DataFrame:
    """Return the districts under the names a steward prefers."""
    path = home() / "names.csv"
    if not path.exists():
        return districts
    names = read_text(path, NAMES)
    require_known(names["district"], list(districts.index), path)
    require_unique(names, ["district"], path)
    own = names.set_index("district").apply(lambda cells: cells.str.strip())
    own = own.mask(own == "").reindex(districts.index)
    renamed = districts.assign(
        name=own["name"].fillna(districts["name"]),
        name_ur=own["name_ur"].fillna(districts["name_ur"]),
    )
    twice = renamed.index[renamed["name"].duplicated(keep=False)]
    clear = (names["name"].str.strip() == "") | ~names["district"].isin(twice)
    rule, remedy = "is the name of two districts", "Tell the two apart."
    require(names["name"], clear, path, rule=rule, remedy=remedy)
    return renamed
