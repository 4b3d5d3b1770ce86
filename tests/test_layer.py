"""The embedded sketch keeps its promises, and a layer is read fast and whole."""

import csv
import json
import subprocess
import sys
import time

import numpy as np
import pytest
import shapely
from shapely.geometry import shape

from data.errors import BadLayer
from data.gazetteer import read_districts, read_neighbours
from data.layer import KINDS, METADATA, SKETCH, read_layer
from data.plane import from_plane, to_plane
from data.shapes.coverage import clean, divide, shared_lines, simplify
from data.shapes.drawing import read_drawing, rings
from data.shapes.georeference import fit
from data.shapes.hatch import stripes
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


def areas(collection):
    return [shape(geometry) for geometry in collection.values()]


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
    lines = shared_lines(shapes())
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
    lined = {district for pair, _ in layer.approximate_lines for district in pair}
    assert several | doubted <= lined


def codes(row):
    return row["districts"].split()


def test_lines_between_sure_districts_are_not_dashed(layer):
    dashed = {pair for pair, _ in layer.approximate_lines}
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
    assert set(layer.hatches) == {*layer.districts, "AJK", "GB"}
    for name, geometry in layer.hatches.items():
        lines = [np.array(line) for line in geometry["coordinates"]]
        assert len(lines) >= 3, name
        longest = max(lines, key=lambda line: np.ptp(line[:, 0]))
        run, rise = longest[-1] - longest[0]
        assert rise / run == pytest.approx(1, abs=0.1), name


def test_areas_compare_as_on_the_ground(layer, districts):
    total = sum(geometry.area for geometry in areas(layer.districts))
    assert total == pytest.approx(districts["polygon_km2"].sum(), rel=0.02)


def test_the_drawn_coverage_stays_valid_when_rounded(layer):
    drawn = areas(layer.districts) + areas(layer.outside)
    assert shapely.coverage_is_valid(drawn)


def test_label_points_lie_inside(layer):
    drawn = layer.districts | layer.outside
    assert set(layer.centres) == set(drawn)
    for name, point in layer.centres.items():
        assert shape(drawn[name]).contains(shapely.Point(point)), name


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
    assert len(sent["features"]) == len(layer.features)
    assert len(layer.edition) == 10
    assert not layer.cleared


def test_reading_is_fast():
    times = []
    for _ in range(3):
        start = time.perf_counter()
        read_layer().as_json()
        times.append(time.perf_counter() - start)
    assert min(times) < 0.2


def test_reading_needs_no_geometry_library():
    code = "import sys; from data.layer import read_layer; read_layer().as_json()"
    check = "; print({'geopandas', 'shapely', 'scipy', 'pyogrio'} & set(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", code + check],
        cwd=SKETCH.parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "set()"


def test_the_plane_can_be_undone():
    places = np.array([[66.99, 24.86], [74.3, 31.55], [69.5, 30.0]])
    assert from_plane(to_plane(places)) == pytest.approx(places, abs=1e-9)
    assert to_plane(places)[2] == pytest.approx([0, 0], abs=1e-6)


@pytest.mark.parametrize(
    ("path", "corners"),
    [
        ("m 1,1 2,0 0,2 z", [[1, 1], [3, 1], [3, 3]]),
        ("M1 1L3,1 3,3z", [[1, 1], [3, 1], [3, 3]]),
        ("m1,1l2,0 0,2-1-.5z", [[1, 1], [3, 1], [3, 3], [2, 2.5]]),
    ],
)
def test_paths_are_read(path, corners):
    (ring,) = rings(path)
    assert ring.tolist() == corners


def test_a_second_ring_starts_where_the_first_closed():
    first, second = rings("m 1,1 2,0 0,2 z m 10,10 1,0 0,1 z")
    assert second[0].tolist() == [11, 11]


def test_a_curve_is_refused():
    with pytest.raises(BadLayer, match="'c'"):
        rings("m 0,0 c 1,1 2,2 3,3 z")


def test_another_folder_is_refused(tmp_path):
    with pytest.raises(BadLayer, match="npm pack"):
        read_drawing(tmp_path)


def test_a_quadratic_is_recovered_and_a_doubted_anchor_bends_little():
    random = np.random.default_rng(7)
    drawn = random.uniform(0, 1500, (80, 2))
    plane = drawn @ [[0.9, 0.1], [-0.1, 0.95]] + 2e-5 * drawn**2 - 600
    weight = np.ones(80)
    assert fit(drawn, plane, weight).residual_km.max() < 0.01
    moved = plane.copy()
    moved[0] += 50
    weight[0] = 0.2
    bent = fit(drawn, moved, weight).carry(drawn)
    assert np.linalg.norm(bent[0] - plane[0]) < 30
    assert np.median(np.linalg.norm(bent - plane, axis=1)) < 2


def test_dividing_keeps_the_area_and_the_pieces_whole():
    horseshoe = shapely.box(0, 0, 10, 10) - shapely.box(4, 2, 6, 10)
    parts = divide(horseshoe, {"a": (2, 8), "b": (2, 2), "c": (8, 2)})
    assert sum(part.area for part in parts.values()) == pytest.approx(84)
    assert {part.geom_type for part in parts.values()} == {"Polygon"}


def test_cleaning_closes_gaps_and_overlaps():
    drawn = {"a": shapely.box(0, 0, 5, 5), "b": shapely.box(4.9, 0, 10, 5)}
    drawn["c"] = shapely.box(-1, -1, 11, 9) - shapely.box(0, 0, 10, 5.05)
    mended = clean(drawn, snap=0.01, gap=0.2)
    assert shapely.coverage_is_valid([*mended.values()])
    assert set(shared_lines(mended)) == {("a", "b"), ("a", "c"), ("b", "c")}


def test_simplifying_keeps_lines_common():
    angles = np.linspace(0, 2 * np.pi, 2000)
    disc = shapely.Polygon(np.column_stack([np.cos(angles), np.sin(angles)]) * 100)
    halves = divide(disc, {"a": (-50, 0), "b": (50, 0)})
    plain = simplify(clean(halves, snap=0.001, gap=0), 200)
    assert shapely.get_num_coordinates([*plain.values()]).sum() <= 200
    assert shapely.coverage_is_valid([*plain.values()])


@pytest.mark.parametrize("size", [3, 10, 40, 300])
def test_stripes_fit_the_size_of_the_shape(size):
    lines = stripes(shapely.box(100, 100, 100 + size, 100 + size))
    assert 4 <= len(lines.geoms) <= 60
    assert lines.within(shapely.box(99.9, 99.9, 100.1 + size, 100.1 + size))
