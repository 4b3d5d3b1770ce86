"""Compare every measure with the expected values of a folder: the command line."""

import argparse
import math
import sys
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from analysis.certificate.families import FAMILIES, certificate
from analysis.certificate.line import Line
from analysis.certificate.measure_names import named

NAMES = (
    *("dataset_id", "item_id", "set_id", "group", "subgroup", "unit", "neighbour"),
    *("rater", "item", "stratum", "measure", "variant", "weighting", "statistic"),
    *("numerator_group", "denominator_group", "example"),
)
_WORDS = (
    *("class", "class_by_unadjusted", "favoured", "quadrant", "assumption"),
    *("islands", "alternative", "ci_kind", "note", "source", "printed"),
)

_NO_NUMBER = [
    "",
    "NA",
    "NaN",
    "nan",
    "N/A",
    "n/a",
    "na",
    "NULL",
    "null",
    "None",
    "none",
]
_NO_NUMBER += ["#N/A", "<NA>", "-", "."]


def tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Return the files of a folder that some family reads, by name without ending.

    Parameters
    ----------
    folder : with files ``*.csv``; others are not opened
    """
    wanted = {name for each in FAMILIES for name in (each.expected, *each.inputs)}
    return {
        path.stem: _table(path)
        for path in sorted(folder.glob("*.csv"))
        if path.stem in wanted
    }


def _table(path: Path) -> pd.DataFrame:
    """Return a file with its names as they are written: a group may be called NA.

    A number in a column that also holds words is a number still. A file that cannot
    be read has no columns.
    """
    try:
        columns = pd.read_csv(path, nrows=0).columns
        empty = {each: [""] if each in NAMES else _NO_NUMBER for each in columns}
        names = dict.fromkeys((*NAMES, *_WORDS), str)
        table = pd.read_csv(path, dtype=names, keep_default_na=False, na_values=empty)
    except ValueError:
        return pd.DataFrame()
    for column in table.columns.difference([*NAMES, *_WORDS]):
        if pd.api.types.is_string_dtype(table[column]):
            numbers = pd.to_numeric(table[column], errors="coerce").astype(object)
            table[column] = numbers.where(numbers.notna(), table[column])
    return table


def text(line: Line) -> str:
    """Return a line as it is printed.

    Parameters
    ----------
    line : of a certificate
    """
    full = named(line.measure)
    head = f"{line.file:32} {line.measure:32} {full.name:60} {line.cases:5d} cases"
    made = f"= {full.formula} ({full.source})" if full.formula else ""
    if line.not_covered and not line.failures:
        return f"{head}  not covered: {line.not_covered}"
    said = f"{head}  worst {line.worst:8.1e}  {line.failures:4d} failed"
    allowed = f"[{line.tolerance}]" if line.tolerance else ""
    cases = f"cases of {line.cases_from}" if line.cases_from else ""
    return "  ".join(filter(None, [said, allowed, line.not_covered, made, cases]))


def kept(lines: list[Line]) -> pd.DataFrame:
    """Return a certificate as the table that is shipped.

    Parameters
    ----------
    lines : of a certificate

    Returns
    -------
    DataFrame ``file, measure, name, formula, source, cases_from, cases, within,
    failures, not_covered, tolerance``; ``name`` is the measure in full, ``source``
    where it is defined, ``cases_from`` where its cases were published, ``within`` the
    worst relative error, rounded up to a power of ten, at least 1e-12, and
    ``tolerance`` what was allowed, in words
    """
    columns = ["file", "measure", "name", "formula", "source", "cases_from"]
    columns += ["cases", "within", "failures", "not_covered", "tolerance"]
    rows = [asdict(line) | asdict(named(line.measure)) for line in lines]
    within = [_within(line) for line in lines]
    return pd.DataFrame(rows).assign(within=within).reindex(columns=columns)


def _within(line: Line) -> str:
    if not math.isfinite(line.worst):
        return ""
    return f"1e{max(-12, math.ceil(math.log10(max(line.worst, 1e-300))))}"


def main(arguments: list[str] | None = None) -> int:
    """Print the certificate of a folder; return 1 where a case failed or none passed.

    Parameters
    ----------
    arguments : of the command line
    """
    parser = argparse.ArgumentParser(prog="python -m analysis.certificate")
    parser.add_argument("folder", type=Path, help="folder of expected values")
    parser.add_argument("--table", type=Path, help="also write it as a CSV file")
    given = parser.parse_args(arguments)
    folder = given.folder
    lines = certificate(tables(folder)) if folder.is_dir() else []
    for line in lines:
        print(text(line))
    if given.table:
        kept(lines).to_csv(given.table, index=False, lineterminator="\n")
    failed = sum(line.failures for line in lines)
    compared = [line for line in lines if not line.not_covered]
    passed = sum(line.cases - line.failures for line in compared)
    if not lines:
        print(f"{folder} holds no expected values")
    elif not passed + failed:
        print(f"{folder} holds nothing to compare")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
