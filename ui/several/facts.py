"""The words and numbers around two maps."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis import writing
from ui.figure.facts import Facts, source_of
from ui.map import facts as of_a_map
from ui.map.picture import Picture
from ui.several import pair
from ui.several.pair import Pair
from ui.view.beside import LENSWISE

_ABOUT = ("District", "Province", "P-code", "Flags", "Outline")


def facts(found: Pair) -> Facts:
    """Return what stands around two maps."""
    indicators = list(dict.fromkeys(each.indicator for each in found.sides))
    sources = dict.fromkeys(source_of(of) for of in indicators)
    caveats = dict.fromkeys(said for of in indicators for said in of.caveats)
    lenses = dict.fromkeys(each.selection.lens for each in found.sides)
    named = "-".join([*(of.id for of in indicators), *lenses])
    return Facts(
        headline=pair.headline(found),
        subtitle=pair.subtitle(found),
        source="; ".join(sources),
        figure=found.figure,
        kind="map" if found.chosen.by == LENSWISE else "two-maps",
        table=partial(numbers, found),
        caveats=tuple(caveats),
        title=f"two-maps-{named}",
    )


def numbers(found: Pair) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the figures of both maps and the class of each district in both."""
    whole = pd.DataFrame()
    kinds: dict[str, Any] = {}
    for shown, title in zip(found.sides, pair.titles(found), strict=True):
        own, formats = of_a_map.numbers(shown)
        for column in own:
            name = column if column in _ABOUT else _named(found, shown, column)
            if name in whole and not whole[name].equals(own[column]):
                # Two groups have each a gap of its own.
                name = f"{title}: {name}"
            if name not in whole:
                whole[name] = own[column]
                kinds |= {name: formats[column]} if column in formats else {}
        whole[f"Class, {title}"] = classes(shown)
    after = [name for name in ("Flags", "Outline") if name in whole]
    return whole[[*whole.columns.drop(after), *after]], kinds


def classes(shown: Picture) -> pd.Series:
    """Return the class of each district of the area, as the legend names it."""
    lens = shown.lenses[shown.selection.lens]
    labels = dict(enumerate(lens.scale.labels))
    return lens.index.loc[shown.inside].map(labels).fillna("")


def _named(found: Pair, shown: Picture, column: str) -> str:
    if found.left.indicator == found.right.indicator:
        return column
    return f"{shown.indicator.label}: {column}"


def beyond(found: Pair) -> None:
    """Name the districts at both ends of each map."""
    for shown, title in zip(found.sides, pair.titles(found), strict=True):
        if said := shown.lenses[shown.selection.lens].ends:
            st.markdown(f"**{writing.literal(title)}.** {writing.literal(said)}")
