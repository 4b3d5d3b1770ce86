"""The map page in Dash: a plotly choropleth and bars, drawn anew by a callback."""

import json
import os
import sys
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
from dash import Dash, Input, Output, Patch, dcc, html

FIGURES = Path(os.environ["BENCH_FIGURES"])
WORDS = json.loads((FIGURES / "words.json").read_text())
DISTRICTS, PROVINCES = (
    pd.read_csv(FIGURES / name).set_index(["indicator", "group"]).sort_index()
    for name in ("values.csv", "provinces.csv")
)
CODES = DISTRICTS["place"].unique()


def box(field):
    offered = [{"value": k, "label": v} for k, v in WORDS[f"{field}s"].items()]
    return dcc.Dropdown(offered, WORDS[field], id=field, clearable=False)


def blank():
    drawn = go.Figure(
        go.Choropleth(
            geojson="/figures/districts.geojson",
            locations=CODES,
            z=[0] * len(CODES),
            colorscale="YlGnBu",
            showscale=False,
        )
    )
    drawn.update_geos(fitbounds="locations", visible=False)
    return drawn.update_layout(height=560, uirevision="kept")


app = Dash(__name__)
app.layout = html.Div(
    [
        box("indicator"),
        box("group"),
        html.H1(id="headline"),
        dcc.Graph(id="map", figure=blank(), config={"topojsonURL": "/figures/"}),
        dcc.Graph(id="bars"),
    ]
)


@app.server.route("/figures/<name>")
def figures(name):
    from flask import send_from_directory

    return send_from_directory(FIGURES, name)


@app.callback(
    Output("headline", "children"),
    Output("map", "figure"),
    Output("bars", "figure"),
    Input("indicator", "value"),
    Input("group", "value"),
)
def change(indicator, group):
    def chosen(table):
        key = (indicator, group)
        return table.loc[key] if key in table.index else table.iloc[:0]

    rates = chosen(DISTRICTS).set_index("place")["rate"].reindex(CODES)
    painted = Patch()
    painted["data"][0]["z"] = rates.tolist()
    provinces = chosen(PROVINCES)
    bars = go.Figure(go.Bar(x=provinces["rate"], y=provinces["place"], orientation="h"))
    return f"{WORDS['indicators'][indicator]}: {group}", painted, bars


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
