"""What Start shows: six sentences, three small tile maps, and which number is which."""

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from analysis import opening, words
from ui import map_page, sources, theme
from ui.figure import Facts
from ui.picture import Picture, picture
from ui.selection import Selection

_SIDES = ("female", "male", "female-rural", "male-rural", "female-urban", "male-urban")
_NEVER = "never_attended_5_16"


@sources.once
def sentences() -> list[opening.Said]:
    """Return the six sentences, two through each lens."""
    found = sources.tables()
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
    return sources.rates_of(indicator, "all", group, "district")


@sources.once
def pictures() -> dict[str, Picture]:
    """Return the opening view through each lens."""
    return {
        lens: picture(Selection(lens=lens, view="tiles"))
        for lens in ("gap", "level", "number")
    }


def small_tiles(shown: Picture, lens: str) -> str:
    """Return a small tile map as HTML, its sentence as its name."""
    drawn = shown.lenses[lens]
    squares = []
    for tile in sources.tables().tiles.itertuples():
        colour, line = theme.PAPER, theme.LAND
        if not tile.placeholder and drawn.index[tile.district] >= 0:
            colour = line = drawn.colours[drawn.index[tile.district]]
        squares.append(
            f'<i style="grid-area:{tile.row}/{tile.col};'
            f'background:{colour};border-color:{line}"></i>'
        )
    return (
        f'<div class="zila-tiles" role="img" aria-label="{escape(drawn.headline)}">'
        f"{''.join(squares)}</div>"
    )


def key(shown: Picture, lens: str) -> str:
    """Return the legend of a small tile map as HTML."""
    rows = "".join(
        f'<span><i style="background:{colour}"></i>{escape(label)} '
        f"<b>{number}</b></span>"
        for label, colour, number in shown.lenses[lens].legend
    )
    return f'<p class="zila-key">{rows}</p>'


def headline() -> str:
    """Return the sentence the whole product opens with."""
    girls, boys = _rates("female")["numerator"], _rates("male")["numerator"]
    everybody = _rates("all")["numerator"].sum()
    return (
        f"{words.people(everybody)} children are out of school: "
        f"{words.people(girls.sum())} girls and {words.people(boys.sum())} boys"
    )


def which_number() -> pd.DataFrame:
    """Return the figures people quote for one question, and why they differ."""
    of, everybody = sources.tables().indicators[Selection.indicator], _rates("all")
    whole = everybody[["numerator", "denominator"]].sum()
    share = words.percent(100 * whole["numerator"] / whole["denominator"])
    rows = [
        {
            "Figure": f"{whole['numerator'] / 1e6:.2f} million ({share})",
            "Who": of.universe,
            "How it was made": "Counted person by person: children whom their "
            "household says never went to school or left it.",
            "Year": of.vintage,
            "Source": of.source,
        }
    ]
    for other in sources.tables().published.query("topic == @of.id").itertuples():
        unit = "%" if other.unit == "percent" else " million"
        rows.append(
            {
                "Figure": f"{other.value:g}{unit}",
                "Who": words.sentence(other.people),
                "How it was made": other.how,
                "Year": other.year,
                "Source": f"[{other.source}]({other.url})",
            }
        )
    return pd.DataFrame(rows)


def number_cards() -> None:
    """Draw each quoted figure with whom it counts, how, when and who says so."""
    rows = which_number().to_dict("records")
    for column, row in zip(st.columns(len(rows), gap="large"), rows, strict=True):
        with column:
            st.html(f'<p class="zila-number">{escape(row["Figure"])}</p>')
            st.markdown(f"**{row['Who']}**, {row['Year']}")
            st.write(row["How it was made"])
            st.caption(row["Source"])


def walk(said: opening.Said) -> Selection:
    """Return the view that shows a sentence."""
    start = Selection(lens=said.lens)
    asked = replace(start, **said.view)
    if asked.group == "all":
        return replace(asked, against="none")
    return asked


def doors() -> None:
    """Draw one door for each kind of reader."""
    from ui.frame import pages

    found, columns = pages(), st.columns(3, gap="large")
    for column, (title, text, page, asked) in zip(columns, _DOORS, strict=True):
        with column:
            st.header(title, anchor=False)
            st.write(text)
            query = replace(Selection(), **asked).to_query()
            st.page_link(found[page], label=_LABELS[page], query_params=query)


_LABELS = {"map": "Open the map", "sources": "Open sources & methods"}
_DOORS = (
    (
        "Put it on the wall",
        "Facilitators: equal tiles that show no boundaries, readable from the back.",
        "map",
        {"view": "tiles"},
    ),
    (
        "Find where girls are behind",
        "Policymakers: every district by gap, level and number, and its profile.",
        "map",
        {},
    ),
    (
        "Check every figure",
        "Researchers: definitions, formulas, known traps, licences, downloads.",
        "sources",
        {},
    ),
)

TITLES = {
    "gap": "Gap: who is behind",
    "level": "Level: how bad it is for girls",
    "number": "Number: how many girls",
}


def facts(shown: dict[str, Picture]) -> Facts:
    """Return what stands around the three small maps."""
    about = map_page.facts(shown["gap"])
    return replace(
        about,
        headline=headline(),
        subtitle="Children aged 5–16, 136 districts. One tile is one district; the "
        "same question through three lenses, because each alone misleads.",
        title="opening",
    )
