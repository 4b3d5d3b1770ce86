"""What Start shows: six sentences, three small tile maps, and which number is which."""

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.sentences import opening
from ui.edition import tables
from ui.figure.figure import Facts
from ui.map import facts as map_facts
from ui.map.picture import Picture, picture
from ui.view.numbers import figure_id
from ui.view.selection import NONE, Selection

_SIDES = ("female", "male", "female-rural", "male-rural", "female-urban", "male-urban")
_NEVER = "never_attended_5_16"
# The view that the census figure among the quoted ones comes from.
WHICH = Selection(group="all", against=NONE, lens="number")


@tables.once
def sentences() -> list[opening.Said]:
    """Return the six sentences, two through each lens."""
    found = tables.tables()
    province, merged = found.districts["province"], found.districts["merged"]
    by_group = {key: _rates(key) for key in _SIDES}
    girls, boys = by_group["female"], by_group["male"]
    settled = (province == "Khyber Pakhtunkhwa") & ~merged
    return [
        opening.behind_everywhere(girls, boys),
        opening.boys_behind(by_group, province),
        opening.rural_girls(by_group["female-rural"], province),
        opening.merged_districts(girls, boys, merged, settled),
        opening.how_many(girls, boys, _rates("all"), _rates("all", _NEVER)),
        opening.two_rankings(girls, boys, province),
    ]


def _rates(group: str, indicator: str = Selection.indicator) -> pd.DataFrame:
    return tables.rates_of(indicator, "all", group, "district")


@tables.once
def pictures() -> dict[str, Picture]:
    """Return the opening view through each lens."""
    return {
        lens: picture(Selection(lens=lens, view="tiles"))
        for lens in ("gap", "level", "number")
    }


def headline() -> str:
    """Return the sentence the whole product opens with."""
    girls, boys = _rates("female")["numerator"], _rates("male")["numerator"]
    everybody = _rates("all")["numerator"].sum()
    return (
        f"{writing.people(everybody)} children are out of school: "
        f"{writing.people(girls.sum())} girls and {writing.people(boys.sum())} boys"
    )


def which_number() -> pd.DataFrame:
    """Return the figures people quote for one question, and why they differ."""
    of, everybody = tables.tables().indicators[Selection.indicator], _rates("all")
    whole = everybody[["numerator", "denominator"]].sum()
    share = writing.percent(100 * whole["numerator"] / whole["denominator"])
    own = {
        "Figure": f"{whole['numerator'] / 1e6:.2f} million ({share})",
        "Who": of.universe,
        "How it was made": "Counted person by person: children whom their household "
        "says never went to school or left it.",
        "Year": of.vintage,
        "Source": of.source,
        "Read": f"{of.source_table}.",
    }
    others = tables.tables().published.query("topic == @of.id").itertuples()
    return pd.DataFrame([own, *map(_quoted, others)])


def _quoted(other) -> dict[str, str]:
    """Return what is shown of a figure that somebody else published."""
    unit = "%" if other.unit == "percent" else " million"
    last = writing.date(other.read_on)
    return {
        "Figure": f"{other.value:g}{unit}",
        "Who": writing.sentence(other.people),
        "How it was made": other.how,
        "Year": other.year,
        "Source": f"[{other.source}]({other.url})",
        "Read": f"Read in {other.how_read}, last on {last}.",
    }


def number_cards() -> None:
    """Draw each quoted figure with whom it counts, how, when and who says so."""
    rows = which_number().to_dict("records")
    for column, row in zip(st.columns(len(rows), gap="large"), rows, strict=True):
        with column:
            st.html(f'<p class="zila-number">{escape(row["Figure"])}</p>')
            st.markdown(f"**{row['Who']}**, {row['Year']}")
            st.write(row["How it was made"])
            st.caption(f"{row['Source']}. {row['Read']}")
    edition = tables.tables().edition
    number = figure_id(WHICH, edition, "which number")
    st.caption(
        "Sources: the census figure is computed here, the others are quoted. "
        f"Edition {edition}, figure {number}."
    )


def walk(said: opening.Said) -> Selection:
    """Return the view that shows a sentence."""
    start = Selection(lens=said.lens)
    asked = replace(start, **said.view)
    if asked.group == "all":
        return replace(asked, against=NONE)
    return asked


TITLES = {
    "gap": "Gap: who is behind",
    "level": "Level: how bad it is for girls",
    "number": "Number: how many girls",
}


def facts(shown: dict[str, Picture]) -> Facts:
    """Return what stands around the three small maps."""
    about = map_facts.facts(shown["gap"])
    return replace(
        about,
        headline=headline(),
        subtitle="Children aged 5–16, 136 districts. One tile is one district; the "
        "same question through three lenses, because each alone misleads.",
        figure=figure_id(shown["gap"].selection, tables.tables().edition, "opening"),
        title="opening",
    )
