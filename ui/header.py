"""What every page shares: the look, the logo, the way to other pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from ui import by_address
from ui.gaps import choice
from ui.library import choice as library_choice
from ui.methods import choice as methods_choice
from ui.serve import leading
from ui.several import choice as several_choice
from ui.view import address, session
from ui.view.pages import PAGES, here, pages
from ui.view.selection import NONE

_STYLE = f"<style>@import url('{by_address('zila.css')}');</style>"
_LOGO = by_address("logo.svg")
# One element for all pages: nine links of Streamlit's took a fifth of what a browser
# needs for a change.
_way = st.components.v2.component(
    "zila.pages",
    js=f"""
const way = import(location.origin + "{by_address("pages/way.js")}");
export default async (told) => (await way).default(told);
""",
    html="<p>",
    isolate_styles=False,
)


def kind(page: StreamlitPage) -> address.Kind[Any]:
    """Return what the addresses of a page choose."""
    kinds: dict[str, address.Kind[Any]] = {
        "findings": library_choice.LIBRARY,
        "finding": library_choice.LIBRARY,
        "gaps": choice.GAPS,
        "map": several_choice.KIND,
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
    links = st.sidebar.container()
    try:
        yield
    finally:
        _links(links)


@lru_cache(64)
def _written(query: tuple[tuple[str, str], ...]) -> str:
    return urlencode(query)


def _links(place: DeltaGenerator) -> None:
    queries: dict[str, int] = {}
    asked: dict[str, dict[str, str]] = {}
    told, given = [], leading.pages_given(st.context.cookies)
    for name, target in pages().items():
        _, symbol, about = PAGES[name]
        if not symbol:
            continue
        of = kind(target)
        query = asked.get(of.key) or session.selected(of).to_query()
        asked[of.key] = query
        if name == "findings":
            query = query | {"finding": NONE}
        place_of = queries.setdefault(_written(tuple(query.items())), len(queries))
        aside = name in leading.PAGES and name not in given
        told.append([target.url_path, target.title, symbol, about, place_of, aside])
    said = {"pages": told, "queries": list(queries), "here": here()}
    with place:
        _way(key="pages", data=said)
