"""The map page as a user of Streamlit would write it, its loaders cached.

Leaflet comes from this server, so that the map is drawn without internet: no tiles, no
other script, and no colour scale, which asks another host for its library.
"""

import json
import os
from pathlib import Path

import altair as alt
import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

FIGURES = Path(os.environ["BENCH_FIGURES"])


@st.cache_data
def shapes():
    return json.loads((FIGURES / "districts.geojson").read_text())


@st.cache_data
def words():
    return json.loads((FIGURES / "words.json").read_text())


@st.cache_data
def rates(name):
    return pd.read_csv(FIGURES / name)


def pick(label, key):
    offered = words()[f"{key}s"]
    usual = list(offered).index(words()[key])
    return st.sidebar.selectbox(
        label, list(offered), usual, format_func=offered.__getitem__, key=key
    )


def chosen(name):
    table = rates(name)
    return table[(table["indicator"] == indicator) & (table["group"] == group)]


st.set_page_config(layout="wide")
indicator, group = pick("Indicator", "indicator"), pick("Group", "group")
districts, provinces = chosen("values.csv"), chosen("provinces.csv")
st.title(f"{words()['indicators'][indicator]}: {group}", anchor=False)
if len(districts):
    ends = districts["rate"].min(), districts["rate"].max()
    st.write(f"From {ends[0]} to {ends[1]} in {len(districts)} districts.")

drawn = folium.Map(location=[30.2, 69.5], zoom_start=5, tiles=None)
drawn.default_js = [("leaflet", "/app/static/leaflet/leaflet.js")]
drawn.default_css = [("leaflet_css", "/app/static/leaflet/leaflet.css")]
layer = folium.Choropleth(
    geo_data=shapes(),
    data=districts,
    columns=["place", "rate"],
    key_on="feature.id",
    fill_color="YlGnBu",
    nan_fill_color="white",
)
for name in [each for each in layer._children if each.startswith("color_map")]:
    del layer._children[name]
layer.add_to(drawn)
st_folium(drawn, width=900, height=560)
bars = alt.Chart(provinces).mark_bar().encode(x="rate", y=alt.Y("place").sort("-x"))
st.altair_chart(bars)
