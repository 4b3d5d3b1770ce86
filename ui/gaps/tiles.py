"""The chosen lens as a still map: equal tiles, the classes of the live map, a file."""

from functools import partial

import streamlit as st

from ui.edition import tables
from ui.figure.figure import figure
from ui.gaps.compared import Compared
from ui.gaps.facts import facts
from ui.map import facts as map_facts
from ui.map import still_chart, still_map
from ui.map.legend import key
from ui.map.picture import picture
from ui.takeaway import svg_map

_SAID = "The same districts as equal tiles, in the classes of the live map"


def tiles(pair: Compared) -> None:
    """Draw the still map of the chosen lens, with its legend and its file."""
    drawn = picture(pair.chosen.plain())
    lens = drawn.lenses[pair.chosen.lens]
    everywhere = tables.tables().districts.index
    outside = frozenset(everywhere.difference(pair.table.index))
    still = still_map.of_lens(lens, "", outside)
    around = facts(
        pair,
        "still",
        _SAID,
        partial(map_facts.numbers, drawn),
        pair.chosen.lens,
        pair.chosen.classes,
        subtitle=f"{lens.subtitle}. Tile diagram, shows no boundaries",
    )

    def draw() -> None:
        st.vega_lite_chart(still_chart.chart(still), width="content", alt=lens.headline)
        st.html(key(drawn, pair.chosen.lens))
        if outside:
            st.caption("Grey: outside the chosen area.")

    save = partial(svg_map.file, [still], lens.headline, around, pair.chosen)
    figure(draw, around, pair.chosen, more=(save,))
