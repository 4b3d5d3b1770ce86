"""The map page in Shiny for Python: Leaflet in the page, told colours by a message."""

import json
import os
import sys
from pathlib import Path

import pandas as pd
from shiny import App, reactive, render, run_app, ui

FIGURES = Path(os.environ["BENCH_FIGURES"])
WORDS = json.loads((FIGURES / "words.json").read_text())
DISTRICTS, PROVINCES = (
    pd.read_csv(FIGURES / name).set_index(["indicator", "group"]).sort_index()
    for name in ("values.csv", "provinces.csv")
)
COLOURS = ["#ffffcc", "#c7e9b4", "#7fcdbb", "#41b6c4", "#2c7fb8", "#253494"]
SCRIPT = """
let layer, told;
function paint() {
  layer?.eachLayer((each) => each.setStyle(
    { fillColor: told?.[each.feature.id] ?? "#fff", fillOpacity: 0.8 }));
}
document.addEventListener("DOMContentLoaded", () => {
  Shiny.addCustomMessageHandler("colours", (colours) => { told = colours; paint(); });
  fetch("figures/districts.geojson").then((answer) => answer.json()).then((shapes) => {
    const map = L.map("map", { attributionControl: false, zoomAnimation: false });
    layer = L.geoJSON(shapes, { style: { weight: 1, color: "#333" } }).addTo(map);
    map.fitBounds(layer.getBounds());
    paint();
  });
});
"""

page = ui.page_sidebar(
    ui.sidebar(
        ui.input_select(
            "indicator", "Indicator", WORDS["indicators"], selected=WORDS["indicator"]
        ),
        ui.input_select("group", "Group", WORDS["groups"], selected=WORDS["group"]),
    ),
    ui.head_content(
        ui.tags.link(rel="stylesheet", href="figures/static/leaflet/leaflet.css"),
        ui.tags.script(src="figures/static/leaflet/leaflet.js"),
        ui.tags.script(SCRIPT),
    ),
    ui.h1(ui.output_text("headline", inline=True)),
    ui.div(id="map", style="height: 560px"),
    ui.output_ui("bars"),
)


def server(input, output, session):  # noqa: A002, ARG001
    def chosen(table):
        key = (input.indicator(), input.group())
        return table.loc[key] if key in table.index else table.iloc[:0]

    @render.text
    def headline():
        return f"{WORDS['indicators'][input.indicator()]}: {input.group()}"

    @reactive.effect
    async def colours():
        rates = chosen(DISTRICTS)
        shades = pd.cut(rates["rate"], len(COLOURS), labels=COLOURS).astype(str)
        said = dict(zip(rates["place"], shades, strict=True))
        await session.send_custom_message("colours", said)

    @render.ui
    def bars():
        look = "display:inline-block;height:1em;background:#225ea8;width:{}px"
        return [
            ui.p(
                ui.tags.i(style=look.format(abs(row.rate))), f" {row.place} {row.rate}"
            )
            for row in chosen(PROVINCES).itertuples()
        ]


app = App(page, server, static_assets={"/figures": FIGURES})
if __name__ == "__main__":
    run_app(app, port=int(sys.argv[1]), log_level="warning")
