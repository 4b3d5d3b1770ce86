"""Every indicator of one district, beside its province and the country."""

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from analysis import writing
from data.vocabulary import ALL, PROVINCES
from ui.edition import tables
from ui.edition.tables import named
from ui.figure.facts import Facts
from ui.figure.table import GAP_LABEL, PERCENT, WHOLE
from ui.view import options
from ui.view.numbers import figure_id, table_of
from ui.view.options import UNITS
from ui.view.selection import NONE, Selection


def everything(selection: Selection) -> pd.DataFrame:
    """Return every indicator of the district beside province and country."""
    here = selection.district
    at = tables.tables().districts.index.get_loc(here)
    province = PROVINCES.index(named(here)["province"])
    apart, told = _gaps(), _told()
    return pd.DataFrame(
        {
            "Indicator": told["Indicator"],
            "Unit": told["Unit"],
            "District": _rates("district")[:, at],
            "Province": _rates("province")[:, province],
            "Pakistan": _rates("country")[:, 0],
            "Of whom": told["Of whom"],
            "Compared": told["Compared"],
            GAP_LABEL: apart["gap"][:, at],
            "To close it, people or households": apart["to_close"][:, at],
            "Year": told["Year"],
            "Table": told["Table"],
        }
    )


@cache
def _every() -> tuple[Selection, ...]:
    """Return the usual view of every indicator in each of its age bands."""
    return tuple(
        _usual(key, band)
        for key, of in tables.tables().indicators.items()
        for band in of.bands
    )


@tables.once
def _usual(indicator: str, band: str) -> Selection:
    asked = {"indicator": indicator, "band": band}
    return Selection().asked(asked, options.options)[0]


@cache
def _told() -> dict[str, list[str | None]]:
    """Return what is said of every indicator, whatever the district."""
    told: dict[str, list[str | None]] = {name: [] for name in _TOLD}
    for asked in _every():
        of = options.indicator(asked)
        age = "" if len(of.bands) == 1 else f": {options.ages(asked.band)}"
        pair = (asked.group, asked.against)
        named = [options.group_name(key, asked) for key in pair if key != NONE]
        compared = " with ".join(named) if len(named) == 2 else None
        words = f"{of.label}{age}", UNITS[of.kind], compared
        about = (*words, of.vintage, of.source_table, of.universe)
        for name, text in zip(_TOLD, about, strict=True):
            told[name].append(text)
    return told


_TOLD = ("Indicator", "Unit", "Compared", "Year", "Table", "Of whom")


@cache
def _rates(level: str) -> np.ndarray:
    """Return the rate of everybody, indicator × place of a level."""
    found = [
        tables.rates_of(asked.indicator, asked.band, ALL, level)["rate"]
        for asked in _every()
    ]
    return np.array(found, dtype=float)


@cache
def _gaps() -> dict[str, np.ndarray]:
    """Return gaps and people between usual groups, indicator × district."""
    size = len(_every()), len(tables.tables().districts)
    found = {name: np.full(size, np.nan) for name in ("gap", "to_close")}
    for row, asked in enumerate(_every()):
        if asked.against == NONE:
            continue
        table = table_of(asked, "district")
        for name, values in found.items():
            values[row] = table[name]
    return found


def of_district(selection: Selection) -> Selection:
    """Return what the table depends on: the district, and nothing else chosen."""
    return Selection(district=selection.district)


def facts(asked: Selection) -> Facts:
    """Return what stands around the table of all indicators."""
    table, name = everything(asked), named(asked.district)["name"]
    found = tables.tables().indicators.values()
    size = writing.count(len(found), "indicator")
    return Facts(
        headline=f"Everything the census says of {name}: {size}",
        subtitle="Everybody in the district, its province and the country; the gap "
        "is that of each indicator's usual groups in the district",
        source=writing.listed(list(dict.fromkeys(of.source for of in found)))
        + ", tables named in each row",
        figure=figure_id(asked, tables.tables().edition, "everything"),
        kind="everything",
        table=table,
        columns=columns(),
        title=f"everything-{asked.district}",
        measured=tuple(found),
    )


def columns() -> dict[str, Any]:
    """Return how the table of all indicators is written."""
    rate = PERCENT
    return {
        "District": rate,
        "Province": rate,
        "Pakistan": rate,
        GAP_LABEL: rate,
        "To close it, people or households": WHOLE,
    }
