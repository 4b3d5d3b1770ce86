"""What every page shares: the look, the logo, the way to other pages."""

from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui import by_address
from ui.gaps import choice
from ui.library import choice as library_choice
from ui.methods import choice as methods_choice
from ui.view import address, session
from ui.view.pages import PAGES, pages
from ui.view.selection import NONE

_STYLE = f"<style>@import url('{by_address('zila.css')}');</style>"
_LOGO = by_address("logo.svg")


def kind(page: StreamlitPage) -> address.Kind[Any]:
    """Return what the addresses of a page choose."""
    kinds: dict[str, address.Kind[Any]] = {
        "findings": library_choice.LIBRARY,
        "finding": library_choice.LIBRARY,
        "gaps": choice.GAPS,
        "sources": methods_choice.REFERENCE,
    }
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
