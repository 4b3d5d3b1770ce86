"""Finding a place and saying what it is."""

from dataclasses import replace
from functools import cache
from html import escape

import streamlit as st

from analysis import writing
from analysis.maps.place_search import search
from data.vocabulary import ALL
from ui.district import history
from ui.edition import tables
from ui.view import areas
from ui.view.pages import pages
from ui.view.selection import Selection

_FOUND = {"same": "", "former unit": "part of former ", "part of": "holds "}


def search_box(selection: Selection) -> None:
    """Offer a search over all names, and the districts found."""
    typed = st.text_input(
        "Find a district by any of its names",
        type="search",
        placeholder="English, Urdu or an older spelling: Kech, Turbat, کیچ, Nawabshah",
        key="search",
    )
    if not typed:
        return
    found = search(typed, tables.tables().aliases)
    if found.empty:
        typed = writing.literal(typed)
        st.warning(f"No district is called “{typed}”. Try fewer letters.")
    with st.container(horizontal=True, key="found"):
        for row in found.itertuples():
            place = tables.named(row.district)
            label = f"{place['name']}, {place['province']}"
            if row.relation != "same":
                label += f" ({_FOUND[row.relation]}{row.alias})"
            elif row.alias not in (place["name"], place["name_ur"]):
                label += f" ({row.alias})"
            _walk(selection, row.district, label)


def browse(selection: Selection) -> None:
    """List the districts of the chosen area, province by province."""
    places = tables.tables().districts.loc[areas.inside(selection.within)]
    st.title(f"{writing.count(len(places), 'district')} to open", anchor=False)
    for province, inside in places.groupby("province", sort=True):
        st.header(province, anchor=False)
        with st.container(
            horizontal=True, gap="small", key=f"in_{areas.slug(province)}"
        ):
            for code, name in inside["name"].items():
                _walk(selection, code, name)


@cache
def _inside(within: str) -> frozenset[str]:
    return frozenset(areas.inside(within))


def _walk(selection: Selection, district: str, label: str) -> None:
    within = selection.within
    if district not in _inside(within):
        within = areas.NATIONAL
    query = replace(selection, district=district, within=within).to_query()
    st.page_link(pages()["district"], label=writing.literal(label), query_params=query)


def title(district: str) -> None:
    """Write the names of a district and where it lies."""
    place = tables.named(district)
    merged = ", one of the merged districts" if place["merged"] else ""
    st.html(
        f'<p class="zila-place"><b>{escape(place["name"])}</b> '
        f'<span lang="ur" dir="rtl">{escape(place["name_ur"])}</span> '
        f"{escape(place['division'])} division, {escape(place['province'])}{merged}. "
        f"P-code {escape(district)}.</p>"
    )


def about(district: str) -> None:
    """Write size, growth, history and what to be careful with."""
    for warning in history.warnings(district):
        st.warning(writing.sentence(warning).rstrip(".") + ".", icon=":material/flag:")
    facts = {
        "People counted, 2023": ("population", "all", writing.number),
        "Growth a year since 2017": ("growth", "all", writing.percent),
    }
    with st.container(horizontal=True, key="facts"):
        for label, (indicator, group, write) in facts.items():
            st.metric(label, write(_value(district, indicator, group)))
        urban = _value(district, "population", "urban")
        share = 100 * urban / _value(district, "population", "all")
        st.metric("Live in towns, of people counted", writing.percent(share))
    told = history.lineage(district)
    with st.expander("Names and history"):
        for sentence in told or ["No other names are on record."]:
            st.write(writing.literal(sentence))


def _value(district: str, indicator: str, group: str) -> float:
    return tables.rates_of(indicator, ALL, group, "district").at[district, "rate"]
