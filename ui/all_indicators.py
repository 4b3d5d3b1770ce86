"""Every indicator of one district, beside its province and the country."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from data.vocabulary import ALL, COUNTRY
from ui import options, sources
from ui.one_district import UNITS, named
from ui.selection import NONE, Selection
from ui.values import table_of


def everything(selection: Selection) -> pd.DataFrame:
    """Return every indicator of the district beside province and country."""
    rows = []
    for key, of in sources.tables().indicators.items():
        for band in of.bands:
            asked = replace(_usual(key, band), district=selection.district)
            rows.append(_levels(asked) | _difference(asked))
    return pd.DataFrame(rows)


@sources.once
def _usual(indicator: str, band: str) -> Selection:
    asked = {"indicator": indicator, "band": band}
    return Selection().asked(asked, options.options)[0]


def _levels(asked: Selection) -> dict:
    """Return one indicator of the district, its province and the country."""
    of = options.indicator(asked)
    label = of.label if len(of.bands) == 1 else f"{of.label}: {asked.band}"
    places = {
        "District": ("district", asked.district),
        "Province": ("province", named(asked.district)["province"]),
        "Pakistan": ("country", COUNTRY),
    }
    return {"Indicator": label, "Unit": UNITS[of.kind]} | {
        name: sources.rates_of(of.id, asked.band, ALL, level).at[code, "rate"]
        for name, (level, code) in places.items()
    }


def _difference(asked: Selection) -> dict:
    """Return the gap between the indicator's usual groups in the district."""
    if asked.against == NONE:
        return {}
    row = table_of(asked, "district", pd.Index([asked.district])).iloc[0]
    who, other = (options.group_name(k, asked) for k in (asked.group, asked.against))
    return {
        "Compared": f"{who} with {other}",
        "Gap, pp": row["gap"],
        "To close it, in people": row["to_close"],
    }


def columns() -> dict:
    """Return how the table of all indicators is written."""
    rate = st.column_config.NumberColumn(format="%.1f")
    return {
        "District": rate,
        "Province": rate,
        "Pakistan": rate,
        "Gap, pp": rate,
        "To close it, in people": st.column_config.NumberColumn(format="%.0f"),
    }
