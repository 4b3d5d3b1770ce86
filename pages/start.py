"""What the figures say today: six sentences, which number is which, three doors."""

import streamlit as st

from ui import map_page, opening
from ui.figure import figure
from ui.frame import pages
from ui.view import selected

shown = opening.pictures()
said = opening.sentences()


def three_lenses():
    """Draw the same question through each lens."""
    for column, lens in zip(st.columns(3, gap="medium"), shown, strict=True):
        with column:
            st.markdown(f"**{opening.TITLES[lens]}**")
            st.html(opening.small_tiles(shown[lens], lens))
            st.html(opening.key(shown[lens], lens))
            for each in said:
                if each.lens == lens:
                    st.write(each.text)
                    st.page_link(
                        pages()["map"],
                        label="See it on the map",
                        query_params=opening.walk(each).to_query(),
                    )


figure(three_lenses, opening.facts(shown), selected(), first=True)

st.subheader("Which number?", anchor=False)
st.write(
    "Three figures are quoted for children out of school. They count different "
    "children in different ways, so none of them corrects another."
)
st.table(opening.which_number())

opening.doors()
