"""Reading the names written by hand: abbreviations, divisions, what came after 2023."""

from pathlib import Path

import pandas as pd

from data.census.districts import read_districts
from data.census.gazetteer import read_tiles
from data.checks import (
    TABLES,
    numbers,
    read_text,
    require,
    require_filled,
    require_known,
    require_unique,
)
from data.vocabulary import OUTSIDE, PROVINCES, name_key

COLUMNS = ("alias", "place", "relation", "year")
SINCE, WITHIN, TOWN = "notified since", "counted within", "town"
RELATIONS = ("same", "former unit", "part of", TOWN, SINCE, WITHIN)
DIVISION = "division:"
_KP = "khyber-pakhtunkhwa"
# As addresses call what a view can be narrowed to.
AREAS = ("pakistan", *(name.lower().replace(" ", "-") for name in PROVINCES))
AREAS += (f"{_KP}-settled", f"{_KP}-merged")


def read_other_names(folder: Path = TABLES) -> pd.DataFrame:
    """Return names that are in no table of the census.

    Returns
    -------
    DataFrame
        ``alias`` : str, as people write it, in English or Urdu
        ``place`` : str, a district, a district outside the census tables, "AJK" or
        "GB", an area as addresses name it, or "division:" with the census's name
        ``relation`` : "same"; "former unit" (now several districts); "part of";
        "town" (lies in it); "notified since" (a district or division made after the
        census had fixed its areas, whose land was counted here) or "counted within"
        (a division that the census did not count apart)
        ``year`` : Int64, of the notice; missing for all others
    """
    path = folder / "other_names.csv"
    table = read_text(path, COLUMNS)
    require_filled(table["alias"], path)
    require_known(table["place"], _places(folder), path)
    require_known(table["relation"], RELATIONS, path)
    key = table["alias"].map(name_key)
    require(table["alias"], key != "", path, rule="has no letter")
    require_unique(table.assign(key=key), ["key", "place", "relation"], path)
    dated = table["relation"] == SINCE
    require(table["year"], (table["year"] != "") == dated, path, rule="is not its year")
    year = table["year"].where(dated, "0")
    found = numbers(year, path, low=0, high=2100, whole=True).astype("Int64")
    return table.assign(year=found.where(dated)).reset_index(drop=True)


def _places(folder: Path) -> list[str]:
    districts = read_districts(folder)
    divisions = {f"{DIVISION}{name}" for name in districts["division"]}
    tiles = read_tiles(folder)
    outside = tiles.index[tiles["placeholder"]]
    return [*districts.index, *sorted(divisions), *outside, *OUTSIDE, *AREAS]
