"""The pages of Zila, and how one walks between them."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui.view import session

_KEY, _HERE = "pages_made", "page_shown"
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


def navigation(folder: Path) -> StreamlitPage:
    """Return the page the address asks for."""
    made = session.value(_KEY) or _made(folder)
    session.offer(_KEY, made)
    shown = st.navigation(list(made.values()), position="hidden")
    session.offer(_HERE, shown.url_path)
    return shown


def here() -> str:
    """Return the path of the page that is shown; empty for the first."""
    return str(session.value(_HERE, ""))


def pages() -> dict[str, StreamlitPage]:
    """Return the pages by name."""
    known: dict[str, StreamlitPage] | None = session.value(_KEY)
    return known or _made(Path(__file__).parents[2] / "pages")


def _made(folder: Path) -> dict[str, StreamlitPage]:
    return {
        name: st.Page(folder / f"{name}.py", title=title, default=name == "start")
        for name, (title, _, _) in PAGES.items()
    }
