"""Finding a place and saying what it is."""

from dataclasses import replace
from html import escape

import streamlit as st

from analysis import writing
from data.vocabulary import ALL
from ui.district import history
from ui.edition import tables
from ui.view import areas
from ui.view.pages import pages
from ui.view.selection import Selection


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


def _walk(selection: Selection, district: str, label: str) -> None:
    query = replace(selection, district=district).to_query()
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
