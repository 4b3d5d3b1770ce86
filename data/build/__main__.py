"""Run `python -m data.build SOURCE`: the census folder in, the shipped tables out."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from data.build import counts, places
from data.census import counts as shipped_counts
from data.census import districts, gazetteer
from data.checks import TABLES
from data.errors import ZilaError

# What is made, and the reader that must accept it.
MADE: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "districts.csv": (places.districts, districts.read_districts),
    "tehsils.csv": (places.tehsils, gazetteer.read_tehsils),
    "aliases.csv": (places.aliases, gazetteer.read_aliases),
    "neighbours.csv": (places.neighbours, gazetteer.read_neighbours),
    "tiles.csv": (places.tiles, gazetteer.read_tiles),
    "missing.csv": (counts.missing, shipped_counts.read_missing),
    "counts.parquet": (counts.counts, shipped_counts.read_counts),
}


def build(source: Path, target: Path = TABLES) -> list[str]:
    """Make every table from `source`, check it, and only then put all in `target`.

    Parameters
    ----------
    source : folder of the census figures and the gazetteer
    target : folder that receives the tables; other files in it stay as they are

    Returns
    -------
    One line for each table: name, rows, bytes

    Raises
    ------
    BadTable
        A source file, or a table made of it, breaks its promise; nothing is written.
    """
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        lines = []
        for name, (make, _) in MADE.items():
            table = make(source)
            _write(table, desk / name)
            size = (desk / name).stat().st_size
            lines.append(f"{name:16} {len(table):>9,} rows {size:>9,} bytes")
        for _, read in MADE.values():
            read(desk)
        target.mkdir(parents=True, exist_ok=True)
        for name in MADE:
            shutil.copyfile(desk / name, target / name)
    return lines


def _write(table: pd.DataFrame, path: Path) -> None:
    """Write a table in the format its name says."""
    if path.suffix == ".parquet":
        counts.write_counts(table, path)
    else:
        table.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Build from the command line; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.build", description=__doc__)
    parser.add_argument("source", type=Path, help="folder of the census figures")
    parser.add_argument("--into", type=Path, default=TABLES, help="folder for tables")
    asked = parser.parse_args(arguments)
    try:
        print("\n".join(build(asked.source, asked.into)))
    except ZilaError as error:
        print(f"{error.problem}.\n{error.remedy}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
