"""Which part of the page of gaps answers which question."""

import streamlit as st

from ui.gaps import research_page
from ui.gaps.compared import Shown
from ui.gaps.crossed import crossed
from ui.gaps.districts import districts
from ui.gaps.people import people
from ui.gaps.ranked import ranked
from ui.gaps.scatter import level_and_gap, two_indicators
from ui.gaps.tiles import tiles
from ui.view import options

_PARTS = {
    "ranked": ranked,
    "people": people,
    "quadrants": level_and_gap,
    "crossed": crossed,
    "districts": districts,
    "indicators": two_indicators,
    "research": research_page.research,
}
_NEED_A_PAIR = ("ranked", "quadrants")
_NEED_A_SIDE = ("people", "research")


def draw(found: Shown) -> None:
    """Draw the part that is asked for, or say what it would need."""
    show, of = found.chosen.show, found.of
    judged = options.compared(of)
    if not judged and show in (*_NEED_A_PAIR, *_NEED_A_SIDE):
        _instead(
            f"{of.label}: no gap, no ranking",
            "The catalogue holds it as context: more of it is neither better nor "
            "worse, so nobody can be behind. Choose another indicator, or look at "
            "its groups crossed.",
        )
    elif show in _NEED_A_PAIR and not found.paired:
        _instead(
            f"{of.label}: nobody to compare with",
            "A gap needs two groups. Choose a group and whom to compare it with.",
        )
    else:
        _PARTS[show](found)
        if show == "ranked":
            tiles(found)


def _instead(title: str, text: str) -> None:
    st.title(title, anchor=False)
    st.write(text)
