"""Everything said of one district."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis import place_sentence, words
from analysis.groups import offered
from data.vocabulary import ALL, COUNTRY
from ui import options, sources
from ui.figure import Facts
from ui.selection import NONE, Selection
from ui.values import figure_id, subject_of, table_of

_UNITS = {"count": "number", "growth": "percent a year", "share": "percent"}


def named(district: str) -> pd.Series:
    """Return the gazetteer's row of a district."""
    return sources.tables().districts.loc[district]


def groups(selection: Selection) -> pd.DataFrame:
    """Return the rate of every group in the district, its province and the country.

    Returns
    -------
    DataFrame ``group, place, rate, people``, long
    """
    of, about = options.indicator(selection), named(selection.district)
    places = {
        f"{about['name']} district": ("district", selection.district),
        about["province"]: ("province", about["province"]),
        COUNTRY: ("country", COUNTRY),
    }
    rows = []
    for group in offered(of.dimensions):
        asked = replace(selection, group=group.key, against=NONE)
        for place, (level, code) in places.items():
            row = table_of(asked, level, pd.Index([code])).iloc[0]
            name = words.sentence(options.group_name(group.key, selection))
            said = {"group": name, "place": place, "rate": row["level"]}
            rows.append(said | {"people": row["people"]})
    return pd.DataFrame(rows)


def neighbours(selection: Selection) -> pd.DataFrame:
    """Return the district and those it touches (a common corner is none).

    Returns
    -------
    DataFrame, indexed by district: the lenses, ``name`` and ``chosen``
    """
    pairs = sources.tables().neighbours.query("border != 'corner'")
    here = selection.district
    touching = [
        *pairs.loc[pairs["district"] == here, "neighbour"],
        *pairs.loc[pairs["neighbour"] == here, "district"],
    ]
    codes = pd.Index([here, *touching])
    table = table_of(selection, "district", codes)
    names = sources.tables().districts["name"].loc[codes]
    return table.assign(name=names, chosen=codes == here)


def tehsils(selection: Selection) -> pd.DataFrame:
    """Return the tehsils of the district; none where the indicator goes no lower.

    Returns
    -------
    DataFrame, indexed by tehsil: the lenses, ``name`` and ``chosen`` (False)
    """
    places = sources.tables().tehsils
    inside = places[places["district"] == selection.district]
    if options.indicator(selection).finest != "tehsil":
        inside = inside[:0]
    table = table_of(selection, "tehsil", inside.index)
    return table.assign(name=inside["name"], chosen=False)


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
    return {"Indicator": label, "Unit": _UNITS[of.kind]} | {
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


def lineage(district: str) -> list[str]:
    """Return where a district comes from and what went into it, in sentences."""
    about, names = named(district), sources.tables().districts["name"]
    said = []
    parent = names.get(about["parent"], about["parent"])
    if parent:
        year = f" in {about['year_created']}" if pd.notna(about["year_created"]) else ""
        said.append(f"Made out of {parent}{year}.")
    others = sources.tables().aliases.query("district == @district")
    for relation, text in _RELATIONS.items():
        known = others.loc[others["relation"] == relation, "alias"].unique()
        if len(known):
            said.append(f"{text}: {', '.join(known)}.")
    return said


_RELATIONS = {
    "former unit": "Part of a former unit that older tables name",
    "part of": "Holds what older tables list apart",
    "same": "Also written",
}


def warnings(district: str) -> list[str]:
    """Return what to be careful with in a district's figures."""
    said = [text for text in [sources.flags()[district]] if text]
    why = sources.shapes().approximate.get(district)
    return [*said, *([f"approximate outline: {why}"] if why else [])]


def facts(selection: Selection, part: str, table: pd.DataFrame, said: str) -> Facts:
    """Return what stands around one figure of the one_district."""
    of, about = options.indicator(selection), named(selection.district)
    place = f"{about['name']}, {about['province']}"
    age = "" if selection.band == ALL else f", age {options.ages(selection.band)}"
    return Facts(
        headline=said,
        subtitle=f"{of.label}{age}, {_UNITS[of.kind]}, {place}, {of.vintage}",
        source=f"{of.source}, {of.vintage}, {of.source_table}",
        figure=figure_id(selection, sources.tables().edition, part),
        table=table.assign(**{"P-code": selection.district}),
        caveats=(*of.caveats, *warnings(selection.district)),
        title=f"{part}-{selection.district}",
    )


def sentence(selection: Selection) -> str:
    """Return the sentence the profile opens with."""
    row = table_of(selection, "district", pd.Index([selection.district])).iloc[0]
    return place_sentence.place(
        row, named(selection.district)["name"], subject_of(selection)
    )


def spread(selection: Selection, table: pd.DataFrame, unit: str) -> str:
    """Return the sentence over neighbours or tehsils."""
    return place_sentence.spread(
        table, replace(subject_of(selection), unit=unit, where="")
    )


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
