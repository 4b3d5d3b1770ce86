"""Reading the places: districts, tehsils, other names, neighbours and tiles."""

from functools import partial
from pathlib import Path

import pandas as pd

from data.census.districts import read_districts
from data.census.remembered import remembered
from data.checks import (
    TABLES,
    numbers,
    read_text,
    require,
    require_complete,
    require_filled,
    require_known,
    require_unique,
    yes_or_no,
)
from data.vocabulary import OUTSIDE, PROVINCES, name_key

TEHSILS = ("tehsil", "district", "name", "unit_type", "area_sqkm")
ALIASES = ("key", "alias", "district", "relation")
NEIGHBOURS = ("district", "neighbour", "border", "km")
TILES = ("district", "name", "province", "row", "col", "placeholder")

__all__ = [
    "read_aliases",
    "read_districts",
    "read_neighbours",
    "read_tehsils",
    "read_tiles",
]

RELATIONS = ("same", "former unit", "part of")
BORDERS = ("corner", "short", "medium", "long")


@remembered
def read_tehsils(folder: Path = TABLES) -> pd.DataFrame:
    """Return the tehsils of the 2023 census.

    Returns
    -------
    DataFrame, indexed by ``tehsil``, in the order of the districts
        ``district``, ``name``, ``unit_type`` : str; names repeat between districts
        ``area_sqkm`` : int, as the census prints it
    """
    path = folder / "tehsils.csv"
    districts = list(read_districts(folder).index)
    table = read_text(path, TEHSILS)
    require_unique(table, ["tehsil"], path)
    require_known(table["district"], districts, path)
    require_complete(table["district"], districts, path)
    require_filled(table["name"], path)
    own = table["tehsil"].str.rsplit("-", n=1).str[0] == table["district"]
    require(table["tehsil"], own, path, rule="does not begin with its district")
    table["area_sqkm"] = numbers(
        table["area_sqkm"], path, low=0, high=100_000, whole=True
    )
    place = table["district"].map({code: at for at, code in enumerate(districts)})
    order = table.assign(place=place).sort_values(["place", "tehsil"]).index
    return table.loc[order].set_index("tehsil")


def read_aliases(folder: Path = TABLES) -> pd.DataFrame:
    """Return other spellings and former names of the districts.

    Returns
    -------
    DataFrame
        ``key`` : str, ``vocabulary.name_key(alias)``; one row only where ``relation``
        is "same", several where a former unit was divided
        ``alias``, ``district`` : str
        ``relation`` : "same", "former unit" (now several districts) or "part of"
    """
    path = folder / "aliases.csv"
    table = read_text(path, ALIASES)
    require_known(table["district"], list(read_districts(folder).index), path)
    require_known(table["relation"], RELATIONS, path)
    keyed = table["key"] == table["alias"].map(name_key)
    require(table["key"], keyed, path, rule="is not the key of its alias")
    require_unique(table, ["key", "district"], path)
    require_unique(table[table["relation"] == "same"], ["key"], path)
    return table.reset_index(drop=True)


def read_neighbours(folder: Path = TABLES) -> pd.DataFrame:
    """Return which districts touch, each pair once.

    Returns
    -------
    DataFrame
        ``district``, ``neighbour`` : str, the smaller code first
        ``border`` : "corner" (a point: leave it out of weights), "short" (under
        10 km), "medium" (under 50 km) or "long"
        ``km`` : int, length of the common border
    """
    path = folder / "neighbours.csv"
    codes = list(read_districts(folder).index)
    table = read_text(path, NEIGHBOURS)
    require_known(table["district"], codes, path)
    require_known(table["neighbour"], codes, path)
    require_known(table["border"], BORDERS, path)
    ordered = table["district"] < table["neighbour"]
    require(table["neighbour"], ordered, path, rule="does not follow its district")
    require_unique(table, ["district", "neighbour"], path)
    table["km"] = numbers(table["km"], path, low=0, high=2_000, whole=True)
    return table.reset_index(drop=True)


def read_tiles(folder: Path = TABLES) -> pd.DataFrame:
    """Return the places of the equal tiles.

    Returns
    -------
    DataFrame, indexed by ``district``
        ``name`` : str, as the districts are called on display
        ``province`` : str; "AJK" or "GB" for a placeholder
        ``row`` : int, 1 in the north; ``col`` : int, 1 in the west
        ``placeholder`` : bool, a district outside the census tables
    """
    path = folder / "tiles.csv"
    names = read_districts(folder)["name"]
    table = read_text(path, TILES)
    require_unique(table, ["district"], path)
    require_unique(table, ["row", "col"], path)
    require_known(table["province"], (*PROVINCES, *OUTSIDE), path)
    outside = yes_or_no(table["placeholder"], path)
    require_known(table.loc[~outside, "district"], list(names.index), path)
    require_complete(table["district"], list(names.index), path)
    size = partial(numbers, path=path, low=1, high=40, whole=True)
    return table.assign(
        name=table["district"].map(names).fillna(table["name"]),
        row=size(table["row"]),
        col=size(table["col"]),
        placeholder=outside,
    ).set_index("district")
