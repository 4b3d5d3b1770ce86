"""What is taken home opens from disk, without a network, and says the same."""

import csv
import json

import geopandas
import pytest
from playwright.sync_api import expect

from tests.browser.evidence.files import downloaded, read_aloud
from tests.browser.evidence.live_map import LiveMap
from tests.browser.tab import DESK, PHONE
from tests.oracles import expected
from tests.support.census import code, districts
from tests.support.quick import some
from ui.view.selection import Selection

START = Selection().to_query()


_WHOLE = """map => {
  const box = map.getBoundingClientRect();
  return [...map.querySelectorAll("path")].every(path => {
    const at = path.getBoundingClientRect();
    return at.left >= box.left - 1 && at.right <= box.right + 1
      && at.top >= box.top - 1 && at.bottom <= box.bottom + 1;
  });
}"""


def on_paper(page):
    """The whole map, its key and all rows stand on a page of A4, with the day."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1031})
    expect(page.locator("tbody tr")).to_have_count(136)
    expect(page.locator("tbody tr").last).to_be_visible()
    expect(page.get_by_text("Printed ")).to_be_visible()
    expect(page.locator("aside li").first).to_be_visible()
    expect(page.locator("summary:visible")).to_have_count(0)
    assert page.locator(".folium-map").evaluate(_WHOLE)


_OVER = """spans => spans.flatMap((one, at) => spans.slice(at + 1).filter((other) => {
  const [a, b] = [one, other].map((each) => each.getBoundingClientRect());
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}).map((other) => `${one.textContent} ${other.textContent}`))"""


def labels_on_request(page):
    """Names or values stand on the map when asked for, none over another, on paper."""
    box, spans = page.get_by_label("Labels"), page.locator(".labels span")
    expect(spans).to_have_count(0)
    box.select_option("Names")
    expect(spans.filter(has_text="Kech")).to_have_count(1)
    names = spans.all_inner_texts()
    assert set(names) <= set(districts()["name"]) and "Kech" in names
    assert spans.evaluate_all(_OVER) == []
    told = page.locator(".room")
    if len(names) < 136:
        expect(told).to_contain_text(f"{len(names)} of 136 labels have room")
    box.select_option("Values")
    expect(spans.filter(has_text=".")).not_to_have_count(0)
    assert spans.evaluate_all(_OVER) == []
    page.emulate_media(media="print")
    expect(box).to_be_hidden()
    expect(spans.first).to_be_visible()
    page.emulate_media(media="screen")
    box.select_option("None")
    expect(spans).to_have_count(0)


@pytest.mark.parametrize(
    ("asked", "drawing"),
    some(
        [("", "tiles"), ("view=circles", "circles"), ("lens=number", "circles")], 1, 3
    ),
    ids=["shapes", "circles", "number"],
)
def test_the_map_opens_from_disk_without_a_network(open_tab, tmp_path, asked, drawing):
    tab = open_tab()
    page = tab.open(f"/map?{asked}")
    title = LiveMap(tab).title.inner_text()
    path = downloaded(page, "Take-away map", tmp_path)
    assert path.suffix == ".html" and path.stat().st_size < 1_500_000

    home = open_tab(offline=True)
    taken = home.page
    taken.goto(path.as_uri())
    expect(taken.locator("h1")).to_have_text(title)
    # Tiles stand in for shapes as long as nobody has cleared the layer.
    expect(taken.locator("path.leaflet-interactive").first).to_be_visible()
    said = read_aloud(taken)
    assert len({text for text in said if "Girls: " in text}) == 136
    expect(taken.locator(".size")).to_have_count(2 if drawing == "circles" else 0)
    kept_back = "Shapes are kept for desk use"
    assert (kept_back in taken.locator("body").inner_text()) == (drawing == "tiles")
    assert home.requests == [path.as_uri()]
    assert home.barriers() == []
    on_paper(taken)


def test_the_map_on_disk_tells_the_numbers_of_a_district(open_tab, tmp_path):
    tab = open_tab()
    page = tab.open(f"/map?view=tiles&district={code('Kech')}")
    LiveMap(tab)
    path = downloaded(page, "Take-away map", tmp_path)
    taken = open_tab(offline=True).page
    taken.goto(path.as_uri())
    expect(taken.locator("path.leaflet-interactive").first).to_be_visible()
    (said,) = [text for text in read_aloud(taken) if text.startswith("Kech,")]
    percents = [each for each in said.split() if each.endswith("%")]
    figures = expected.figures(START).loc[code("Kech")]
    assert expected.says(percents[0], figures["rate"])
    assert expected.says(percents[1], figures["other"])


def test_the_map_on_disk_marks_the_chosen_district(open_tab, tmp_path):
    kech = code("Kech")
    tab = open_tab()
    page = tab.open(f"/map?view=tiles&district={kech}")
    LiveMap(tab)
    path = downloaded(page, "Take-away map", tmp_path)
    taken = open_tab(offline=True).page
    taken.goto(path.as_uri())
    marked = taken.locator("path[stroke-width='4']")
    expect(marked).to_have_count(1)
    expect(taken.locator("aside")).to_contain_text("Strong outline: Kech.")
    expect(taken.locator("tr.chosen th")).to_have_text("Kech")
    labels_on_request(taken)
    tab.open("/map?view=tiles&district=none")
    LiveMap(tab)
    path = downloaded(page, "Take-away map", tmp_path)
    taken.goto(path.as_uri())
    expect(taken.locator("path.leaflet-interactive").first).to_be_visible()
    expect(marked).to_have_count(0)
    assert "Strong outline" not in taken.locator("aside").inner_text()


@pytest.mark.parametrize("size", some([(DESK,), (PHONE,)], 1, 2), ids=["desk", "phone"])
def test_the_keyboard_reaches_every_value_of_the_map_on_disk(open_tab, tmp_path, size):
    tab = open_tab()
    page = tab.open("/map?view=tiles&within=balochistan")
    LiveMap(tab)
    path = downloaded(page, "Take-away map", tmp_path)
    home = open_tab(size, offline=True)
    taken = home.page
    taken.goto(path.as_uri())
    table = taken.locator("table")
    expect(table).to_be_hidden()
    for _ in range(20):
        taken.keyboard.press("Tab")
        if taken.evaluate("() => document.activeElement.tagName") == "SUMMARY":
            break
    taken.keyboard.press("Enter")
    expect(table).to_be_visible()
    figures = expected.figures(START | {"within": "balochistan"})
    names = districts().loc[expected.area("balochistan"), "name"]
    said = table.locator("tbody tr").evaluate_all(
        "all => all.map(row => [...row.cells].map(cell => cell.innerText))"
    )
    assert [row[0] for row in said] == list(names)
    for code_, (_, province, girls, boys, *_rest) in zip(
        names.index, said, strict=True
    ):
        assert province == "Balochistan"
        assert expected.says(girls, figures["rate"][code_])
        assert expected.says(boys, figures["other"][code_])
    assert home.barriers() == []


def test_map_data_are_read_by_another_program(tab, tmp_path):
    page = tab.open(f"/map?view=tiles&district={code('Kech')}")
    LiveMap(tab)
    page.get_by_role("button", name="Map data").click()
    expect(page.get_by_text("must not be published")).to_be_visible()
    path = downloaded(page, "GeoPackage", tmp_path)
    assert path.suffix == ".gpkg"
    shapes, tiles = (geopandas.read_file(path, layer=n) for n in ("districts", "tiles"))
    assert len(shapes) == len(tiles) == 136 and shapes.crs.to_epsg() == 4326
    path = downloaded(page, "GeoJSON: tiles", tmp_path)
    frame = geopandas.read_file(path).set_index("pcode")
    rate = expected.figures(START)["rate"]
    assert (frame["level"] - rate.reindex(frame.index)).abs().max() < 1e-9
    assert tab.barriers() == []


def test_the_numbers_come_with_what_they_are(tab, tmp_path):
    page = tab.open(f"/map?district={code('Kech')}")
    title = LiveMap(tab).title.inner_text()
    text = downloaded(page, "Numbers (CSV)", tmp_path).read_text("utf-8-sig")
    cells = list(csv.reader(text.splitlines()))
    about = [row[0] for row in cells if row[0].startswith("# ")]
    assert f"# title: {title}" in about
    assert any(line.startswith("# figure: ") for line in about)
    whole = page.url.partition("/map?")[2]
    assert any(line.endswith(f"/map?{whole}") for line in about)
    rows = list(csv.DictReader(text.splitlines()[len(about) :]))
    assert len(rows) == 136
    figures = expected.figures(START)
    for row in rows:
        rate = json.loads(row["Girls, % (unrounded)"])
        assert abs(rate - figures["rate"][row["P-code"]]) < 1e-9


FONTS = ("DejaVu Sans", "DejaVu Sans Mono", "DejaVu Serif", "Zila Sans")
BEYOND = """([fonts]) => fonts.flatMap(font => {
  const whole = document.querySelector("svg"), edge = whole.viewBox.baseVal;
  return [...whole.querySelectorAll("text")].filter(text => {
    text.style.fontFamily = `"${font}"`;
    const box = text.getBBox(), right = box.x + box.width, low = box.y + box.height;
    return box.x < 0 || right > edge.width || low > edge.height;
  }).map(text => `${font}: ${text.textContent}`);
})"""


def test_no_text_of_a_still_map_is_cut_off_whatever_the_font(tab, tmp_path):
    page = tab.open("/gaps?show=crossed&indicator=literacy_by_age&band=10-12")
    path = downloaded(page, "Still map (SVG)", tmp_path)
    page.goto(path.as_uri())
    assert page.locator("text").count() > 20
    assert page.evaluate(BEYOND, [FONTS]) == []
