"""Reading the counts of the census, and what it does not hold."""

from pathlib import Path

import pandas as pd
from pyarrow import ArrowException
from pyarrow.parquet import ParquetFile

from data.census.districts import read_districts
from data.census.gazetteer import read_tehsils
from data.census.items import ITEMS
from data.checks import (
    RESTORE,
    TABLES,
    numbers,
    read_text,
    require_columns,
    require_filled,
    require_known,
    require_unique,
)
from data.errors import BadTable
from data.vocabulary import ALL, BANDS, RESIDENCES, SEXES

KEY = ("tehsil", "item", "age_band", "sex", "residence")
MISSING = ("item", "district", "why")

# "unspecified": people counted without sex or residence; "all": never split.
CELL_SEXES = (*SEXES, "transgender", ALL, "unspecified")
CELL_RESIDENCES = (*RESIDENCES, ALL, "unspecified")


def read_counts(folder: Path = TABLES) -> pd.DataFrame:
    """Return the counts, one row per finest cell the census prints.

    A sum over rows is always right within one ``item`` and ``age_band``: "all"
    stands in ``sex`` or ``residence`` only where the census has no split. A cell
    without a row is 0, unless ``read_missing`` names its item and district. Where a
    tehsil holds "unspecified", its split cells do not add up to its total.

    Returns
    -------
    DataFrame
        ``tehsil`` : category, in the order of ``read_tehsils``
        ``item`` : category, of ``items.ITEMS``
        ``age_band`` : category, "all" or one of ``vocabulary.BANDS``
        ``sex`` : category, "female", "male", "transgender", "all", "unspecified";
        in the items of disability "male" includes transgender persons
        ``residence`` : category, "rural", "urban", "all", "unspecified"
        ``count`` : int64, people or households

    Raises
    ------
    BadTable
        The table breaks its promise.
    """
    path = folder / "counts.parquet"
    try:
        # By itself, and not by `pandas.read_parquet`, which loads parts of Arrow that
        # read whole folders of files from elsewhere.
        with ParquetFile(path) as file:
            table = file.read(use_threads=False).to_pandas()
    except FileNotFoundError as error:
        raise BadTable(f"{path.name} is not there", RESTORE) from error
    except (OSError, ArrowException) as error:
        raise BadTable(f"{path.name} cannot be read as Parquet", RESTORE) from error
    require_columns(table.columns, [*KEY, "count"], path)
    return _checked(table[[*KEY, "count"]], read_tehsils(folder).index, path)


def _checked(table: pd.DataFrame, tehsils: pd.Index, path: Path) -> pd.DataFrame:
    """Return the counts in one order of categories, or raise BadTable."""
    table.index = pd.RangeIndex(1, len(table) + 1)
    allowed = dict(
        zip(
            KEY,
            (tehsils, ITEMS, (ALL, *BANDS), CELL_SEXES, CELL_RESIDENCES),
            strict=True,
        )
    )
    # A number for each key, since comparing five columns of text takes seconds.
    cell = pd.Series(0, index=table.index, dtype="int64")
    for column, values in allowed.items():
        require_known(table[column], list(values), path)
        cells = table[column].astype("category").cat.set_categories(list(values))
        cell = cell * len(values) + cells.cat.codes
        table = table.assign(**{column: cells})
    if cell.duplicated().any():
        require_unique(table.astype(dict.fromkeys(KEY, str)), list(KEY), path)
    count = numbers(table["count"], path, low=0, high=300_000_000, whole=True)
    return table.assign(count=count).reset_index(drop=True)


def read_missing(folder: Path = TABLES) -> pd.DataFrame:
    """Return what the census does not print, where an absent row does not mean 0.

    Returns
    -------
    DataFrame
        ``item``, ``district`` : str; ``why`` : str, for the reader
    """
    path = folder / "missing.csv"
    table = read_text(path, MISSING)
    require_known(table["item"], ITEMS, path)
    require_known(table["district"], list(read_districts(folder).index), path)
    require_filled(table["why"], path)
    require_unique(table, ["item", "district"], path)
    return table.reset_index(drop=True)
