"""Reading the catalogue: what each indicator means, counts and may be used for."""

import re
from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from data.census.items import ITEMS
from data.census.remembered import remembered
from data.checks import (
    TABLES,
    read_text,
    require,
    require_filled,
    require_known,
    require_unique,
    yes_or_no,
)
from data.vocabulary import (
    ADVERSE,
    ALL,
    BANDS,
    CONTEXT,
    FAVOURABLE,
    HOUSEHOLDS,
    PEOPLE,
)

KINDS = ("share", "count", "growth")
UNITS = ("percent", "people", "percent a year")
DIMENSIONS = ("sex", "residence")
FINEST = ("district", "tehsil")

_OPTIONAL = ("denominator", "dimensions", "people_female", "people_male", "lack")
_TERM = re.compile(r"([+-]?)([a-z]\w*)")


@dataclass(frozen=True)
class Indicator:
    """One measured thing of the catalogue.

    Parameters
    ----------
    id : its name in addresses and exports
    theme : the heading under which a control lists it
    label, short, definition : names and a plain sentence
    unit : "percent", "people" or "percent a year"
    kind : "share" (percent, numerator ÷ denominator), "count" (numerator), "growth"
        (percent a year from denominator to numerator)
    numerator, denominator : sums of items, as (sign, item); the denominator of a
        count is empty
    universe : who is counted, in words
    direction : "favourable", "adverse" or "context" (no ranking, no gap)
    dimensions : which of "sex" and "residence" the census has for it
    bands : age bands it exists for, or ("all",)
    finest : the smallest area to show it for, "district" or "tehsil"
    people, people_female, people_male : plural nouns; empty where there is no sex
    state : what the sentence says of those in the numerator
    lack : what it says of those behind; same as `state` if adverse, empty if context
    source_table, source, vintage : where it stands and which years it speaks of
    caveats : sentences to show beside it
    projector : whether it may be shown to a room
    """

    id: str
    theme: str
    label: str
    short: str
    definition: str
    unit: str
    kind: str
    numerator: tuple[tuple[int, str], ...]
    denominator: tuple[tuple[int, str], ...]
    universe: str
    direction: str
    dimensions: tuple[str, ...]
    bands: tuple[str, ...]
    finest: str
    people: str
    people_female: str
    people_male: str
    state: str
    lack: str
    source_table: str
    source: str
    vintage: str
    caveats: tuple[str, ...]
    projector: bool

    @property
    def counted(self) -> str:
        """What the census counts for it: ``people`` or ``households``."""
        return HOUSEHOLDS if self.people == HOUSEHOLDS else PEOPLE

    @property
    def items(self) -> tuple[str, ...]:
        """The items it is made of, each once."""
        terms = (*self.numerator, *self.denominator)
        return tuple(dict.fromkeys(item for _, item in terms))


COLUMNS = tuple(field.name for field in fields(Indicator))


@remembered
def read_indicators(folder: Path = TABLES) -> dict[str, Indicator]:
    """Return the catalogue by id, in the order of the file.

    Raises
    ------
    BadTable
        A row is incomplete, contradicts itself or names an item nobody counts.
    """
    path = folder / "indicators.csv"
    table = read_text(path, COLUMNS)
    for column in COLUMNS:
        if column not in _OPTIONAL:
            require_filled(table[column], path)
    require_unique(table, ["id"], path)
    require_unique(table, ["label"], path)
    _check_words(table, path)
    _check_sense(table, path)
    projector = yes_or_no(table["projector"], path)
    return {
        row["id"]: _indicator(row, projector=bool(projector[number]))
        for number, row in table.iterrows()
    }


def _check_words(table: pd.DataFrame, path: Path) -> None:
    """Raise BadTable unless every coded cell holds words that exist."""
    require_known(table["kind"], KINDS, path)
    require_known(table["unit"], UNITS, path)
    require_known(table["direction"], (FAVOURABLE, ADVERSE, CONTEXT), path)
    require_known(table["finest"], FINEST, path)
    require_known(table["dimensions"].str.split().explode().dropna(), DIMENSIONS, path)
    require_known(table["bands"].str.split().explode(), (ALL, *BANDS), path)
    for column in ("numerator", "denominator"):
        filled = table.loc[table[column] != "", column]
        whole = filled.map(lambda text: "".join(map("".join, _TERM.findall(text))))
        rule = "is not a sum of items like a+b-c"
        require(filled, whole == filled, path, rule=rule)
        named = filled.map(lambda text: [item for _, item in _TERM.findall(text)])
        require_known(named.explode(), ITEMS, path)


def _check_sense(table: pd.DataFrame, path: Path) -> None:
    """Raise BadTable where two cells of a row contradict each other."""
    counted = table["kind"] == "count"
    rule = "is there for a count, or empty for a rate"
    divided = (table["denominator"] == "") == counted
    require(table["denominator"], divided, path, rule=rule)
    unit = table["kind"].map(dict(zip(KINDS, UNITS, strict=True)))
    require(table["unit"], table["unit"] == unit, path, rule="does not fit the kind")
    adverse = table["direction"] == ADVERSE
    agrees = ((table["lack"] == table["state"]) | ~adverse) & (
        (table["lack"] == "") == (table["direction"] == CONTEXT)
    )
    rule = "does not fit the direction"
    require(table["lack"], agrees, path, rule=rule)
    sexed = table["dimensions"].str.split().map(lambda names: "sex" in names)
    for column in ("people_female", "people_male"):
        rule = "does not fit the dimensions"
        require(table[column], (table[column] != "") == sexed, path, rule=rule)


def _indicator(row: pd.Series, *, projector: bool) -> Indicator:
    """Return a checked row as an indicator."""
    cells = row.to_dict()
    for column in ("numerator", "denominator"):
        cells[column] = tuple(
            (-1 if sign == "-" else 1, item)
            for sign, item in _TERM.findall(cells[column])
        )
    for column in ("dimensions", "bands"):
        cells[column] = tuple(cells[column].split())
    cells["caveats"] = tuple(part.strip() for part in cells["caveats"].split(";"))
    return Indicator(**cells | {"projector": projector})
