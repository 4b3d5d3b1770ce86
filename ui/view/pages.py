"""The pages of Zila, how one walks between them, and the look they share."""

from pathlib import Path

import streamlit as st

from ui import STATIC
from ui.gaps import choice
from ui.library import choice as library_choice
from ui.methods import choice as methods_choice
from ui.view import address, session
from ui.view.selection import NONE

_STYLE = STATIC / "zila.css"
_LOGO = STATIC / "logo.svg"
PAGES = {
    "start": ("Start", "home", "What the figures say today"),
    "map": ("Map", "map", "One indicator or gap over all districts"),
    "gaps": ("Gaps", "compare_arrows", "Who is behind whom, and how many people"),
    "district": ("District", "location_on", "The profile of one district"),
    "findings": ("Findings", "fact_check", "What published work says, graded by rule"),
    "finding": ("Finding", "", "One finding with its evidence"),
    "present": ("Present", "slideshow", "The storyline, for who leads the room"),
    "decide": ("Decide", "how_to_vote", "Rounds, wording, hands and decisions"),
    "check": ("Room check", "router", "Network, code, projector, before people come"),
    "sources": ("Sources & methods", "menu_book", "Every table, rule and formula"),
}


def navigation(folder: Path):
    """Return the page the address asks for."""
    return st.navigation(list(pages(folder).values()), position="hidden")


def pages(folder: Path | None = None) -> dict:
    """Return the pages by name."""
    folder = folder or Path(__file__).parents[2] / "pages"
    return {
        name: st.Page(
            folder / f"{name}.py", title=title, default=name == "start", help=about
        )
        for name, (title, _, about) in PAGES.items()
    }


def kind(page) -> address.Kind:
    """Return what the addresses of a page choose."""
    kinds = {
        "findings": library_choice.LIBRARY,
        "finding": library_choice.LIBRARY,
        "gaps": choice.GAPS,
    }
    kinds |= {"sources": methods_choice.REFERENCE}
    return kinds.get(page.url_path, address.VIEW)


def header() -> None:
    """Draw what every page shares: the look, the logo and the way to other pages."""
    st.html(_STYLE)
    st.logo(_LOGO, size="large")
    with st.sidebar, st.container(gap=None, key="pages"):
        for name, target in pages().items():
            if not PAGES[name][1]:
                continue
            query = session.selected(kind(target)).to_query()
            if name == "findings":
                query |= {"finding": NONE}
            icon = f":material/{PAGES[name][1]}:"
            st.page_link(target, icon=icon, query_params=query)
