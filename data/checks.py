"""The few rules a table must keep, each with a message that says the cure.

Every check names file, row and column. In a CSV the heading is row 1, as a spreadsheet
shows it; in a Parquet table the first record is row 1.
"""

import csv
from collections.abc import Collection
from difflib import get_close_matches
from itertools import dropwhile
from pathlib import Path

import pandas as pd

from data.errors import BadTable

TABLES = Path(__file__).parent / "tables"
RESTORE = "Restore the shipped file, or run `python -m data.build SOURCE` again."


def read_text(path: Path, columns: Collection[str]) -> pd.DataFrame:
    """Return a CSV as text, with its row numbers as index.

    Parameters
    ----------
    path : a UTF-8 file; one table row per record, under lines that begin with ``#``
        or none
    columns : the columns it must have; others are left out

    Returns
    -------
    DataFrame of str, empty cells as ``""``, columns in the order of `columns`

    Raises
    ------
    BadTable
        The file is absent, unreadable, empty, lacks a column or has a ragged row.
    """
    header, rows = _records(path)
    require_columns(header, columns, path)
    for number, cells in rows.items():
        if len(cells) != len(header):
            raise BadTable(
                f"{path.name}, row {number} has {len(cells)} cells where the heading "
                f"has {len(header)}",
                "Put text with commas in double quotes, and fill or remove cells.",
            )
    table = pd.DataFrame(rows.values(), index=rows.keys(), columns=header, dtype=str)
    return table[list(columns)]


def _said_above(cells: list[str]) -> bool:
    """Say whether a line above the heading tells what the file is, as exports do.

    A spreadsheet that saves it again fills the line with empty cells.
    """
    return bool(cells) and cells[0].startswith("# ") and not any(cells[1:])


def _records(path: Path) -> tuple[list[str], dict[int, list[str]]]:
    """Return the heading and the filled rows by their number."""
    try:
        # utf-8-sig: a steward's spreadsheet puts a mark before the first heading.
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file, strict=True))
    except FileNotFoundError as error:
        raise BadTable(f"{path.name} is not there", RESTORE) from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadTable(
            f"{path.name} cannot be read as a CSV in UTF-8",
            f"Save it again as CSV UTF-8. {RESTORE}",
        ) from error
    known = dropwhile(lambda line: _said_above(line[1]), enumerate(lines, start=1))
    rows = {number: cells for number, cells in known if cells}
    if len(rows) < 2:
        raise BadTable(f"{path.name} has no rows", RESTORE)
    return rows.pop(next(iter(rows))), rows


def require_columns(
    present: Collection[str], columns: Collection[str], path: Path
) -> None:
    """Raise BadTable unless every one of `columns` is `present`."""
    missing = [name for name in columns if name not in present]
    if missing:
        raise BadTable(
            f"{path.name} has no column {', '.join(missing)}",
            f"Add it; the columns are {', '.join(columns)}.",
        )


def require(
    cells: pd.Series, good: pd.Series, path: Path, *, rule: str, remedy: str = RESTORE
) -> None:
    """Raise BadTable at the first of `cells` that is not `good`.

    Parameters
    ----------
    cells : one column, named, indexed by row number
    good : bool, same index
    path : where the column stands
    rule : what is wrong with the cell, to follow its value in a sentence
    remedy : what to do about it
    """
    if good.all():
        return
    at = int((~good).to_numpy().argmax())
    raise BadTable(
        f"{path.name}, row {good.index[at]}, column {cells.name}: "
        f"“{cells.iloc[at]}” {rule}",
        remedy,
    )


def require_known(cells: pd.Series, values: Collection[str], path: Path) -> None:
    """Raise BadTable unless every cell is one of `values`."""
    good = cells.isin(list(values))
    if good.all():
        return
    wrong = str(cells[~good].iloc[0])
    offered = get_close_matches(wrong, values, n=3) or list(values)[:8]
    more = "" if len(offered) == len(values) else f" ({len(values)} values are known)"
    remedy = f"Use {' or '.join(offered)}{more}."
    require(cells, good, path, rule="is not a known value", remedy=remedy)


def require_complete(cells: pd.Series, values: Collection[str], path: Path) -> None:
    """Raise BadTable unless every one of `values` is somewhere in the cells."""
    present = set(cells)
    absent = [value for value in values if value not in present]
    if absent:
        raise BadTable(
            f"{path.name}, column {cells.name} has no row for {', '.join(absent[:8])}",
            f"Add what is missing ({len(absent)} in all). {RESTORE}",
        )


def require_filled(cells: pd.Series, path: Path) -> None:
    """Raise BadTable at the first empty cell."""
    good = cells.str.strip() != ""
    require(cells, good, path, rule="is empty", remedy="Fill the cell.")


def require_unique(table: pd.DataFrame, key: list[str], path: Path) -> None:
    """Raise BadTable at the first row that repeats the `key` of an earlier one."""
    repeated = table.duplicated(key)
    if not repeated.any():
        return
    row = table.index[repeated][0]
    same = (table[key] == table.loc[row, key]).all(axis="columns")
    first = table.index[same][0]
    raise BadTable(
        f"{path.name}, row {row}, column {' + '.join(key)}: "
        f"“{', '.join(map(str, table.loc[row, key]))}” stands in row {first} already",
        "Remove one of the two rows.",
    )


def numbers(
    cells: pd.Series, path: Path, *, low: float, high: float, whole: bool = False
) -> pd.Series:
    """Return the cells as numbers (int64 if `whole`), all within `low` and `high`."""
    values = pd.to_numeric(cells, errors="coerce")
    good = values.between(low, high) & ((values % 1 == 0) | (not whole))
    kind = "a whole number" if whole else "a number"
    rule = f"is not {kind} from {low:,} to {high:,}"
    require(cells, good, path, rule=rule, remedy="Correct the cell.")
    return values.astype("int64" if whole else "float64")


def yes_or_no(cells: pd.Series, path: Path) -> pd.Series:
    """Return cells of 0 and 1 as bool."""
    require_known(cells, ("0", "1"), path)
    return cells == "1"
