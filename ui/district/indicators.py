"""Every indicator of one district, beside its province and the country."""

from dataclasses import replace
from typing import Any

import pandas as pd

from analysis import writing
from data.vocabulary import ALL, COUNTRY
from ui.edition import tables
from ui.edition.tables import named
from ui.figure.figure import Facts
from ui.figure.table import PERCENT, WHOLE
from ui.view import options
from ui.view.numbers import figure_id, row_of
from ui.view.options import UNITS
from ui.view.selection import NONE, Selection


def everything(selection: Selection) -> pd.DataFrame:
    """Return every indicator of the district beside province and country."""
    rows = []
    for key, of in tables.tables().indicators.items():
        for band in of.bands:
            asked = replace(_usual(key, band), district=selection.district)
            about = {"Year": of.vintage, "Table": of.source_table}
            rows.append(_levels(asked) | _difference(asked) | about)
    return pd.DataFrame(rows)


@tables.once
def _usual(indicator: str, band: str) -> Selection:
    asked = {"indicator": indicator, "band": band}
    return Selection().asked(asked, options.options)[0]


def _levels(asked: Selection) -> dict[str, Any]:
    """Return one indicator of the district, its province and the country."""
    of = options.indicator(asked)
    age = "" if len(of.bands) == 1 else f": {options.ages(asked.band)}"
    places = {
        "District": ("district", asked.district),
        "Province": ("province", named(asked.district)["province"]),
        "Pakistan": ("country", COUNTRY),
    }
    return {"Indicator": f"{of.label}{age}", "Unit": UNITS[of.kind]} | {
        name: tables.rates_of(of.id, asked.band, ALL, level).at[code, "rate"]
        for name, (level, code) in places.items()
    }


def _difference(asked: Selection) -> dict[str, Any]:
    """Return the gap between the indicator's usual groups in the district."""
    if asked.against == NONE:
        return {}
    row = row_of(asked, "district", asked.district)
    who, other = (options.group_name(k, asked) for k in (asked.group, asked.against))
    return {
        "Compared": f"{who} with {other}",
        "Gap, pp": row["gap"],
        "To close it, in people": row["to_close"],
    }


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
        table=table,
        columns=columns(),
        title=f"everything-{asked.district}",
    )


def columns() -> dict[str, Any]:
    """Return how the table of all indicators is written."""
    rate = PERCENT
    return {
        "District": rate,
        "Province": rate,
        "Pakistan": rate,
        "Gap, pp": rate,
        "To close it, in people": WHOLE,
    }
