"""The chosen lens as a still map: equal tiles, the classes of the live map, a file."""

from functools import partial

import streamlit as st

from ui.edition import tables
from ui.figure.figure import Facts, figure
from ui.gaps.compared import Shown, facts
from ui.map import facts as map_facts
from ui.map import still_map
from ui.map.legend import key
from ui.map.picture import picture
from ui.takeaway import svg_map

_SAID = "The same districts as equal tiles, in the classes of the live map"


def tiles(found: Shown) -> None:
    """Draw the still map of the chosen lens, with its legend and its file."""
    drawn = picture(found.chosen.plain())
    lens = drawn.lenses[found.chosen.lens]
    everywhere = tables.tables().districts.index
    outside = frozenset(everywhere.difference(found.table.index))
    still = still_map.of_lens(lens, "", outside)
    table, columns = map_facts.numbers(drawn)
    around = facts(
        found,
        "still",
        _SAID,
        table,
        found.chosen.lens,
        found.chosen.classes,
        columns=columns,
        subtitle=f"{lens.subtitle}. Tile diagram, shows no boundaries",
    )

    def draw() -> None:
        st.altair_chart(still_map.chart(still), width="content", alt=lens.headline)
        st.html(key(drawn, found.chosen.lens))
        if outside:
            st.caption("Grey: outside the chosen area.")

    save = partial(file, [still], lens.headline, around)
    figure(draw, around, found.chosen, more=save)


def file(drawn: list[still_map.Still], headline: str, around: Facts) -> None:
    """Offer still maps as one SVG.

    Parameters
    ----------
    drawn : the maps, on one scale
    headline : the sentence over them
    around : what stands around the figure
    """
    edition = tables.tables().edition
    notes = (
        f"{around.subtitle}.",
        f"Source: {around.source}. Edition {edition}, figure {around.figure}. Zila.",
    )
    st.download_button(
        "Still map (SVG)",
        svg_map.svg(drawn, headline, notes),
        file_name=f"zila-tiles-{around.figure}.svg",
        mime="image/svg+xml",
        on_click="ignore",
        icon=":material/image:",
        key=f"still_{around.figure}",
    )
