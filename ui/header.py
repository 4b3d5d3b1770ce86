"""What every page shares: the look, the logo, the way to other pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
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


@contextmanager
def header() -> Iterator[None]:
    """Draw what every page shares around a page: the look, the logo, the way to others.

    The way to other pages has its place first and is drawn last: what the page itself
    says comes sooner.
    """
    st.html(_STYLE)
    st.logo(_LOGO, size="large")
    links = st.sidebar.container(gap=None, key="pages")
    try:
        yield
    finally:
        _links(links)


def _links(place: DeltaGenerator) -> None:
    with place:
        for name, target in pages().items():
            _, symbol, about = PAGES[name]
            if not symbol:
                continue
            query = session.selected(kind(target)).to_query()
            if name == "findings":
                query |= {"finding": NONE}
            icon = f":material/{symbol}:"
            st.page_link(target, icon=icon, help=about, query_params=query)
