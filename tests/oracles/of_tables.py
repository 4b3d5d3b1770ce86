"""Figures from the shipped tables alone, by csv, pyarrow and plain loops.

Nothing here comes from `analysis`, `ui` or the readers of `data`: what it gives is what
the pages must.
"""

import csv
import math
import re
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow.parquet as parquet

TABLES = Path(__file__).parents[2] / "data" / "tables"
FEWEST = 8  # Of fewer places no worst part is told.
FEW = 25  # Of fewer people no rate is judged.
_YEARS = 5.98


def rows(name):
    """The rows of a table, each a dict of texts."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@cache
def districts():
    """Code -> row of each district, in the order of the table."""
    return {row["district"]: row for row in rows("districts")}


@cache
def indicators():
    return {row["id"]: row for row in rows("indicators")}


def area(within):
    """The codes of the country's or a province's districts, or of the merged ones."""
    if within == "khyber-pakhtunkhwa-merged":
        return [code for code, row in districts().items() if row["merged"] == "1"]
    name = {code: row["province"] for code, row in districts().items()}
    slug = {code: each.lower().replace(" ", "-") for code, each in name.items()}
    return [code for code in districts() if within in ("pakistan", slug[code])]


@cache
def _columns():
    table = parquet.read_table(TABLES / "counts.parquet")
    found = {}
    for name in ("tehsil", "item", "age_band", "sex", "residence"):
        column = table.column(name).combine_chunks()
        found[name] = (
            np.array(column.indices),
            {text: at for at, text in enumerate(column.dictionary.to_pylist())},
        )
    return found, np.array(table.column("count")).astype(np.int64)


@cache
def _district_of_rows():
    """The place in `districts` of each row of the counts."""
    at = {code: place for place, code in enumerate(districts())}
    where = {row["tehsil"]: at[row["district"]] for row in rows("tehsils")}
    number, texts = _columns()[0]["tehsil"]
    return np.array([where[text] for text in texts])[number]


@cache
def counted(expression, band, group):
    """People of a group whom an expression (``a+b-c``) counts, district by district."""
    columns, counts = _columns()
    sums = np.zeros(len(districts()))
    for sign, item in re.findall(r"([+-]?)(\w+)", expression):
        wanted = {"item": item, "age_band": band}
        for part in group.split("-"):
            if part != "all":
                column = "sex" if part in ("female", "male") else "residence"
                wanted[column] = part
        chosen = np.ones(len(counts), bool)
        for name, text in wanted.items():
            number, texts = columns[name]
            chosen &= number == texts.get(text, -1)
        there = np.bincount(
            _district_of_rows()[chosen], counts[chosen], minlength=len(sums)
        )
        sums += -there if sign == "-" else there
    return dict(zip(districts(), sums, strict=True))


def share(kind, top, bottom):
    """What two sums say; nan where there is nobody."""
    if kind == "count":
        return top
    if not bottom:
        return math.nan
    return 100 * (
        (top / bottom) ** (1 / _YEARS) - 1 if kind == "growth" else top / bottom
    )


@cache
def sums(indicator, band, group):
    """Numerator and denominator of each district."""
    of = indicators()[indicator]
    top = counted(of["numerator"], band, group)
    bottom = counted(of["denominator"] or of["numerator"], band, group)
    return {code: (top[code], bottom[code]) for code in districts()}


def rates(indicator, band, group):
    """The rate of each district; nan where there is none."""
    kind = indicators()[indicator]["kind"]
    found = sums(indicator, band, group)
    return {code: share(kind, *pair) for code, pair in found.items()}


def together(indicator, band, group, places):
    """The rate of some districts together: the ratio of their sums."""
    found = [sums(indicator, band, group)[code] for code in places]
    top, bottom = (sum(column) for column in zip(*found, strict=True))
    return share(indicators()[indicator]["kind"], top, bottom)


def lenses(indicator, band, group, against, places):
    """How much worse off each district is by each lens, and what is written of it.

    ``level`` grows as things get worse, ``number`` counts those worse off, ``gap`` is
    by how much the group is worse off; nan where there is no figure.
    """
    adverse = indicators()[indicator]["direction"] == "adverse"
    sign = 1 if adverse else -1
    rate, found = rates(indicator, band, group), sums(indicator, band, group)
    lack = {
        code: top if adverse else bottom - top for code, (top, bottom) in found.items()
    }
    table = {
        "level": {code: sign * rate[code] for code in places},
        "number": {
            code: lack[code] if rate[code] == rate[code] else math.nan
            for code in places
        },
    }
    if against != "none":
        other = rates(indicator, band, against)
        table["gap"] = {code: sign * (rate[code] - other[code]) for code in places}
    return table


def worst(values, cut, *, behind=False):
    """The districts that are among the worst part: all that tie with them fit in it."""
    known = {code: value for code, value in values.items() if value == value}
    most = -(-len(known) // cut) if len(known) >= FEWEST else 0
    return {
        code
        for code, value in known.items()
        if sum(other >= value for other in known.values()) <= most
        and not (behind and float(f"{value:.1f}") <= 0)
    }


def worst_by_lens(indicator, band, group, against, places, cut):
    """The worst part of the places through each lens that there is."""
    found = lenses(indicator, band, group, against, places)
    return {lens: worst(of, cut, behind=lens == "gap") for lens, of in found.items()}


@cache
def touching():
    """Code -> codes of the districts that share more than a corner with it."""
    found = {code: set() for code in districts()}
    for row in rows("neighbours"):
        if row["border"] != "corner":
            found[row["district"]].add(row["neighbour"])
            found[row["neighbour"]].add(row["district"])
    return found


@cache
def flagged():
    """The districts that grew above 6 % a year, or with 1 % in no other table."""
    growth = rates("growth", "all", "all")
    people, described = (
        counted(of, "all", "all") for of in ("counted_2023", "described")
    )
    return {
        code
        for code in districts()
        if growth[code] > 6 or (people[code] - described[code]) / people[code] >= 0.01
    }
