"""The gazetteer's tables from the census folder."""

from pathlib import Path

import pandas as pd

from data.census.districts import DISTRICTS
from data.census.gazetteer import ALIASES, NEIGHBOURS, TEHSILS, TILES
from data.checks import read_text
from data.vocabulary import name_key


def districts(source: Path) -> pd.DataFrame:
    """Return the 136 districts in our columns."""
    ours = {"district": "district_id", "merged": "former_fata"}
    columns = [ours.get(name, name) for name in DISTRICTS]
    table = read_text(source / "districts.csv", columns)
    return table.set_axis(list(DISTRICTS), axis="columns")


def tehsils(source: Path) -> pd.DataFrame:
    """Return the tehsils with the area the census prints."""
    columns = ("tehsil_id", "district_id", "name", "unit_type")
    table = read_text(source / "tehsils.csv", columns)
    figures = read_text(
        source / "census_population.csv", ("tehsil_id", "indicator", "value")
    )
    areas = figures[figures["indicator"] == "area_sqkm"].set_index("tehsil_id")["value"]
    table["area_sqkm"] = table["tehsil_id"].map(areas).fillna("")
    return table.set_axis(list(TEHSILS), axis="columns")


def aliases(source: Path) -> pd.DataFrame:
    """Return other names with the key under which a search finds them."""
    columns = ("alias", "district_id", "relation")
    table = read_text(source / "aliases.csv", columns)
    table = table.set_axis(["alias", "district", "relation"], axis="columns")
    return table.assign(key=table["alias"].map(name_key))[list(ALIASES)]


def neighbours(source: Path) -> pd.DataFrame:
    """Return the pairs of districts that touch."""
    columns = ("district_id_1", "district_id_2", "border", "km")
    table = read_text(source / "neighbours.csv", columns)
    return table.set_axis(list(NEIGHBOURS), axis="columns")


def tiles(source: Path) -> pd.DataFrame:
    """Return the places of the equal tiles."""
    columns = ("district_id", *TILES[1:])
    table = read_text(source / "tilegrid.csv", columns)
    return table.set_axis(list(TILES), axis="columns")
