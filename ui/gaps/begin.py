"""Which districts first, and why: those badly off through every lens at once."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.gaps.worst_part import FEWEST, worst_part
from analysis.rates.missing import state
from analysis.sentences.gaps import reason
from analysis.sentences.worst_part import PARTS, worst_on_all
from ui.edition import tables
from ui.figure.figure import figure
from ui.figure.table import COUNT, GAP_LABEL, PERCENT
from ui.gaps import controls
from ui.gaps.compared import Compared
from ui.gaps.facts import facts
from ui.view.options import LENSES
from ui.view.pages import pages
from ui.view.selection import Selection

WHY = (
    "No rank and no score: how much a gap counts against a level or a number of people "
    "is not in the figures, so whoever decides weighs them. Provinces and districts "
    "stand in the order of the alphabet."
)


def begin(pair: Compared) -> None:
    """Draw the districts in the worst part through every lens, and through one only."""
    found, names = worst(pair), pair.table["name"]
    said = sentence(pair, found)

    def draw() -> None:
        controls.cut(pair.chosen)
        for code in found.index[found.all(axis="columns")]:
            _district(pair, found, code)
        st.caption(writing.literal(f"{rule(pair, found)} {WHY}".strip()))
        _once(found, names, int(pair.chosen.cut))

    table = partial(numbers, pair, found)
    around = facts(pair, "begin", said, table, pair.chosen.cut)
    figure(draw, around, pair.chosen, first=True)


def worst(pair: Compared) -> pd.DataFrame:
    """Return which districts are in the worst part, lens by lens, by province."""
    parts = int(pair.chosen.cut)
    found = worst_part(pair.table, pair.indicator.direction, parts)
    return found.loc[pair.table.sort_values(["province", "name"]).index]


def sentence(pair: Compared, found: pd.DataFrame) -> str:
    """Return which districts are in the worst part through every lens, in words."""
    known = int(pair.table[list(found.columns)].notna().all(axis="columns").sum())
    names, parts = pair.table["name"], int(pair.chosen.cut)
    return worst_on_all(found, known, names, pair.subject, parts=parts)


def rule(pair: Compared, found: pd.DataFrame) -> str:
    """Return how districts are counted as the worst part, and how many each lens has.

    Nothing where no lens has enough figures to tell a worst part.

    Parameters
    ----------
    pair : what is compared
    found : a column of bool a lens
    """
    known = pair.table[list(found.columns)].notna().sum()
    if (known < FEWEST).all():
        return ""
    sizes = [
        f"{int(found[lens].sum())} by {lens}"
        if known[lens] >= FEWEST
        else f"none by {lens}, with too few figures"
        for lens in found
    ]
    level = ", and by gap none where the group is not behind" if pair.paired else ""
    return (
        f"In the worst {PARTS[int(pair.chosen.cut)]} are {writing.listed(sizes)}: of "
        f"the districts with a figure, those that tie over its edge left out{level}."
    )


def numbers(pair: Compared, found: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the table under the districts, and how its columns are written."""
    table, who = pair.table.loc[found.index], writing.sentence(pair.subject.who)
    columns = {f"{who}, %": (table["level"], PERCENT)}
    if pair.paired:
        other = writing.sentence(pair.subject.other)
        columns[f"{other}, %"] = (table["against"], PERCENT)
        columns[GAP_LABEL] = (table["gap"], PERCENT)
    columns[writing.those(who, pair.subject.lack)] = (table["number"], COUNT)
    shown = pd.DataFrame({"District": table["name"], "Province": table["province"]})
    shown = shown.assign(**{name: values for name, (values, _) in columns.items()})
    part = PARTS[int(pair.chosen.cut)]
    for lens, worst_here in found.items():
        said = worst_here.map({True: "yes", False: "no"})
        shown[f"In the worst {part} by {lens}"] = said.where(table[lens].notna(), "")
    shown["P-code"], shown["State"] = table.index, state(table)
    shown["Flags"] = tables.flags().loc[table.index]
    return shown, {name: kind for name, (_, kind) in columns.items()}


def _district(pair: Compared, found: pd.DataFrame, code: str) -> None:
    row, about = pair.table.loc[code], pair.chosen.plain()
    with st.container(key=f"begin_{code}", gap=None):
        st.page_link(
            pages()["district"],
            label=f"**{writing.literal(row['name'])}**, {row['province']}",
            query_params=_profile(about, code),
        )
        st.markdown(writing.literal(reason(row, pair.subject)))
        part = PARTS[int(pair.chosen.cut)]
        notes = [tables.flags()[code], beside(found, pair.table["name"], code, part)]
        said = [
            f"{writing.sentence(each).removesuffix('.')}." for each in notes if each
        ]
        if said:
            st.caption(writing.literal(" ".join(said)))


def _profile(about: Selection, code: str) -> dict[str, str]:
    return about.to_query() | {"district": code}


def beside(found: pd.DataFrame, names: pd.Series, code: str, part: str) -> str:
    """Return which districts of the table it touches, and what holds of those.

    Parameters
    ----------
    found : a column of bool a lens
    names : of the districts
    code : of the district
    part : ``quarter``, or how large the worst part is
    """
    touched = tables.touching().get(code, [])
    around = [each for each in touched if each in found.index]
    if not around:
        return "It touches no other district of this area."
    # Those outside the area are not looked at.
    here_only = " in this area" if len(around) < len(touched) else ""
    held = found.loc[around].sum(axis="columns")
    said = []
    for lenses in range(len(found.columns), 0, -1):
        here = [names[each] for each in held.index[held == lenses]]
        if here:
            every = lenses == len(found.columns)
            how = "through every lens too" if every else f"through {_few(lenses)}"
            said.append(f"{writing.listed(here)} ({how})")
    all_of = f"{writing.count(len(around), 'neighbour')}{here_only}"
    if len(around) == 1:
        only = f"Its one neighbour{here_only}"
        return (
            f"{only} is also in the worst {part}: {said[0]}."
            if said
            else f"{only} is in the worst {part} through no lens."
        )
    if not said:
        return f"Of its {all_of} none is in the worst {part} through any lens."
    return f"Of its {all_of} also in the worst {part}: {'; '.join(said)}."


def _few(lenses: int) -> str:
    return "one lens" if lenses == 1 else f"{['', '', 'two'][lenses]} lenses"


def _once(found: pd.DataFrame, names: pd.Series, parts: int) -> None:
    """List the districts that are in the worst part through one lens only."""
    alone = found[found.sum(axis="columns") == 1]
    if alone.empty:
        return
    st.subheader("Through one lens only", anchor=False)
    for lens in found.columns:
        here = [names[code] for code in alone.index[alone[lens]]]
        size = writing.count(len(here), "district")
        listed = f": {', '.join(here)}" if here else ""
        text = f"{size} in the worst {PARTS[parts]}{listed}."
        st.markdown(f"**{LENSES[lens]} only**, {writing.literal(text)}")
