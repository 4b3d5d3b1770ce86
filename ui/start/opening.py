"""What Start shows: six sentences, three small tile maps, and which number is which."""

from dataclasses import replace

import pandas as pd

from analysis import writing
from analysis.sentences import opening
from ui.edition import tables
from ui.figure.facts import Facts
from ui.map import facts as map_facts
from ui.map.picture import Picture, picture
from ui.view.numbers import figure_id
from ui.view.selection import NONE, Selection

_SIDES = ("female", "male", "female-rural", "male-rural", "female-urban", "male-urban")
_NEVER = "never_attended_5_16"


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
