"""What the figures say today: six sentences, which number is which, three doors."""

import streamlit as st

from analysis import writing
from ui.figure.figure import figure
from ui.library import which_number
from ui.map import legend, small_tiles
from ui.start import doors, opening
from ui.view.pages import pages

shown = opening.pictures()
said = opening.sentences()


def three_lenses() -> None:
    """Draw the same question through each lens, and the way to where to begin."""
    doors.where_to_begin()
    with st.container(key="lenses"):
        for column, lens in zip(st.columns(3, gap="medium"), shown, strict=True):
            with column:
                st.markdown(f"**{opening.TITLES[lens]}**")
                for each in said:
                    if each.lens == lens:
                        query = opening.walk(each).to_query()
                        st.page_link(
                            pages()["map"], label=each.text, query_params=query
                        )
        for column, lens in zip(st.columns(3, gap="medium"), shown, strict=True):
            column.html(small_tiles.small_tiles(shown[lens], lens))
            column.html(legend.key(shown[lens], lens))
            column.caption(writing.literal(shown[lens].lenses[lens].ends))


figure(three_lenses, opening.facts(shown), shown["gap"].selection, first=True)

st.header("Which number?", anchor=False)
st.write(
    "Three figures are quoted for children out of school. They count different "
    "children in different ways, so none of them corrects another."
)
which_number.number_cards()

doors.doors()
