"""The embedded sketch keeps its promises, and a layer is read fast and whole."""

import csv
import json
from hashlib import sha256

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.geometry import shape

from data.boundaries.layer import KINDS, METADATA, SKETCH, read_layer
from data.census.districts import read_districts
from data.census.gazetteer import read_neighbours
from data.shapes.coverage import shared_lines
from data.shapes.plane import PLANE
from data.shapes.sketch import UNITS, doubted_lines, reasons

FILE = json.loads(SKETCH.read_text("utf-8"))
UNIT_ROWS = list(csv.DictReader(UNITS.open(encoding="utf-8")))


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("ZILA_HOME", str(tmp_path))


@pytest.fixture(scope="module")
def districts():
    return read_districts()


@pytest.fixture
def layer():
    return read_layer()


def shapes():
    return {
        f["properties"].get("district") or f["properties"]["id"]: shape(f["geometry"])
        for f in FILE["features"]
        if f["properties"]["kind"] in ("district", "outside")
    }


def test_every_district_has_one_shape_in_a_valid_coverage(districts):
    drawn = shapes()
    assert set(drawn) == {*districts.index, "AJK", "GB"}
    assert shapely.is_valid([*drawn.values()]).all()
    assert shapely.coverage_is_valid([*drawn.values()])
    whole = shapely.union_all([*drawn.values()])
    assert whole.geom_type == "Polygon" and not whole.interiors


def test_centroids_lie_in_their_shape(districts):
    drawn = shapes()
    points = shapely.points(districts["lon"], districts["lat"])
    inside = [drawn[d].covers(p) for d, p in zip(districts.index, points, strict=True)]
    assert sum(inside) >= 134


def test_neighbours_touch():
    table = read_neighbours().query("border != 'corner'")
    pairs = zip(table["district"], table["neighbour"], strict=True)
    lines = shared_lines(gpd.GeoSeries(shapes()))
    found = [tuple(sorted(pair)) in lines for pair in pairs]
    assert len(found) == 350
    assert np.mean(found) >= 0.9


def test_the_file_is_small_and_describes_itself():
    assert SKETCH.stat().st_size <= 250_000
    about = FILE["zila"]
    assert set(METADATA) <= set(about)
    empty = {key for key in METADATA if not about[key]}
    assert empty == {"cleared_by", "cleared_on"}
    assert "not an official map" in about["disclaimer"]
    assert about["clearance"] == "none: sketch for desk use"
    assert {f["properties"]["kind"] for f in FILE["features"]} == set(KINDS)


def test_coordinates_have_four_decimals_at_most():
    for geometry in shapes().values():
        xy = shapely.get_coordinates(geometry)
        assert np.array_equal(xy, xy.round(4))


def test_exterior_rings_run_counter_clockwise():
    for geometry in shapes().values():
        for part in shapely.get_parts(geometry):
            assert part.exterior.is_ccw


def test_divided_and_doubted_districts_are_approximate(layer):
    several = {d for row in UNIT_ROWS if " " in row["districts"] for d in codes(row)}
    doubted = {d for row in UNIT_ROWS if row["doubt"] for d in codes(row)}
    assert len(several) == 24
    assert sum(bool(row["doubt"]) for row in UNIT_ROWS) == 18
    assert set(layer.approximate) == several | doubted
    assert all(why.endswith(".") for why in layer.approximate.values())
    lined = {district for pair in dashed_lines(layer) for district in pair}
    assert several | doubted <= lined


def dashed_lines(layer):
    return {tuple(pair) for pair in layer.of("approximate_line")["districts"]}


def codes(row):
    return row["districts"].split()


def test_lines_between_sure_districts_are_not_dashed(layer):
    dashed = dashed_lines(layer)
    assert ("PK613", "PK630") not in dashed  # Jhelum, Rawalpindi
    assert ("PK702", "PK704") in dashed  # two of Karachi
    for a, b in dashed:
        assert a in layer.approximate or b in layer.approximate


def test_reasons_name_the_other_districts(districts):
    why = reasons(districts)
    assert (
        "Upper Chitral" in why[districts.index[districts["name"] == "Lower Chitral"][0]]
    )
    assert "no border" in why["PK507"]
    assert "Sinjawi" in why["PK232"]
    assert frozenset(["PK507", "PK508"]) in doubted_lines()


def test_every_shape_has_stripes_in_one_direction(layer):
    assert set(layer.hatches.index) == {*layer.districts.index, "AJK", "GB"}
    for name, geometry in layer.hatches.items():
        lines = [shapely.get_coordinates(line) for line in geometry.geoms]
        assert len(lines) >= 3, name
        longest = max(lines, key=lambda line: np.ptp(line[:, 0]))
        run, rise = longest[-1] - longest[0]
        assert rise / run == pytest.approx(1, abs=0.1), name


def test_areas_compare_as_on_the_ground(layer, districts):
    total = layer.districts.area.sum()
    assert total == pytest.approx(districts["polygon_km2"].sum(), rel=0.02)


def test_the_drawn_coverage_stays_valid_when_rounded(layer):
    assert pd.concat([layer.districts, layer.outside]).is_valid_coverage()


def test_label_points_lie_inside(layer):
    drawn = pd.concat([layer.districts, layer.outside])
    assert set(layer.centres) == set(drawn.index)
    for name, point in layer.centres.items():
        assert drawn[name].contains(shapely.Point(point)), name


def test_bounds_hold_all_shapes_and_y_points_up(layer):
    west, south, east, north = layer.bounds
    assert -830 < west < east < 720 and -720 < south < north < 820
    assert layer.centres["PK714"][1] < 0 < layer.centres["GB"][1]  # Malir, GB


def test_the_json_for_the_browser_is_whole_and_safe(layer):
    text = layer.as_json()
    sent = json.loads(text)
    assert "<" not in text
    assert sent["id"] == "sketch" and sent["edition"] == layer.edition
    assert sent["bounds"] == list(layer.bounds)
    assert len(sent["features"]) == len(layer.frame) == len(FILE["features"])
    assert len(layer.edition) == 10
    assert not layer.cleared


def test_what_browsers_get_of_the_sketch_changes_only_on_purpose(layer):
    # Its hash since before GeoPandas carried the layer, every coordinate the same.
    text = layer.as_json().encode()
    assert sha256(text).hexdigest()[:16] == "e646accc8192ceaf"


def test_the_layer_is_one_frame_that_knows_its_coordinate_system(layer):
    assert layer.frame.crs.to_epsg() == 4326
    assert layer.plane.crs == layer.districts.crs == PLANE
    exact = layer.frame.to_crs(PLANE)
    assert layer.plane.hausdorff_distance(exact).max() < 0.1  # km
