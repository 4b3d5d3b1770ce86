"""The counts, and what the census does not print, from the census folder."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from data.build.columns import ITEMS_OF
from data.census.counts import KEY
from data.census.items import ITEMS
from data.checks import numbers, read_text, require_known, require_unique
from data.vocabulary import ALL

_CELL = ("tehsil_id", "indicator", "age_band", "sex", "residence")


def counts(source: Path) -> pd.DataFrame:
    """Return the counts of every subject, sorted, as ``data.census.counts`` describes
    them.

    Raises
    ------
    BadTable
        A file of `source` is absent, repeats a cell or holds an unknown figure.
    """
    parts = [_subject(source / name, items) for name, items in ITEMS_OF.items()]
    table = pd.concat(parts, ignore_index=True)
    table["item"] = pd.Categorical(table["item"], ITEMS)
    order = ["item", "age_band", "sex", "residence", "tehsil"]
    return table.sort_values(order, ignore_index=True)


def _subject(path: Path, items_of: Mapping[str, tuple[str, ...]]) -> pd.DataFrame:
    """Return the counts of one file under the names of our items."""
    # A subject without a split has no column for it.
    lacking = {
        "census_population.csv": {"age_band"},
        "census_education.csv": {"age_band"},
        "census_households.csv": {"age_band", "sex"},
        "census_religion_language.csv": {"age_band"},
    }.get(path.name, set())
    present = [column for column in _CELL if column not in lacking]
    table = read_text(path, [*present, "value"])
    require_known(table["indicator"], list(items_of), path)
    require_unique(table, present, path)
    table["count"] = numbers(table["value"], path, low=0, high=2**31, whole=True)
    table = table.assign(**dict.fromkeys(lacking, ALL))
    # Tables 16 and 17 know two sexes and count transgender persons as male.
    table["sex"] = table["sex"].replace("male_or_transgender", "male")
    table["item"] = table["indicator"].map(items_of)
    table = table.explode("item").dropna(subset="item")
    table = table.rename(columns={"tehsil_id": "tehsil"})
    return table.groupby(list(KEY), as_index=False)["count"].sum()


def write_counts(table: pd.DataFrame, path: Path) -> None:
    """Write the counts as a small Parquet file.

    Counts are stored in 32 bits, split by byte: neighbouring cells then compress to
    two thirds of the plain size.
    """
    small = table.astype({"count": "int32"} | dict.fromkeys(KEY, "category"))
    parquet.write_table(
        pa.Table.from_pandas(small, preserve_index=False),
        path,
        compression="zstd",
        compression_level=19,
        use_dictionary=list(KEY),
        column_encoding={"count": "BYTE_STREAM_SPLIT"},
    )


def missing(source: Path) -> pd.DataFrame:
    """Return each item a district has no figure for, with the reason.

    Only whole items: where a split alone is lacking, the counts themselves say
    "unspecified".
    """
    path = source / "missing.csv"
    table = read_text(path, ("file", "district_id", "what", "why"))
    table = table[(table["what"] == ALL) & table["file"].isin(ITEMS_OF)]
    table["item"] = table["file"].map(
        lambda name: [item for items in ITEMS_OF[name].values() for item in items]
    )
    table = table.explode("item").rename(columns={"district_id": "district"})
    return table[["item", "district", "why"]]
