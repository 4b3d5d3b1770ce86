"""Adopting an official layer: what is taken, what is refused, what comes back."""

import json
from pathlib import Path

import pytest
import shapely
from shapely.geometry import mapping, shape
from shapely.ops import split

from data.boundaries import adoption
from data.boundaries.__main__ import run
from data.boundaries.geojson import parse
from data.boundaries.layer import read_layer
from data.boundaries.shelf import current
from data.errors import BadLayer
from tests.support.brought.layers import (
    VRT,
    made_up,
    named,
    own_home,
    refusal,
    save,
    within,
)

made_up, own_home, save, within = made_up, own_home, save, within  # the fixtures

COD = (
    Path(__file__).parents[4] / "shared/data/boundaries/cod_ab_2022_simplified.geojson"
)
needs_cod = pytest.mark.skipif(
    not COD.exists(), reason=f"the official layer is not at {COD}: not adopted"
)
pytestmark = pytest.mark.usefixtures("within")


@pytest.mark.slow
@needs_cod
def test_the_common_boundaries_of_2022_are_adopted():
    told = run(["adopt", str(COD), "--issuer", "OCHA", "--vintage", "2022"])
    assert "Matched: 135 of 136 districts" in told
    assert "Missing, without a shape: Keamari\n" in told
    assert "feature 28 (Lehri), a former unit, now in Kachhi, Sibi" in told
    assert "Shapes repaired: feature 145" in told
    layer = read_layer()
    drawn = layer.frame[layer.frame["point"].notna()]
    assert len(layer.districts) == 135 and "PKX701" not in layer.districts.index
    assert set(layer.outside.index) == {"AJK", "GB", "JK"}
    assert set(layer.hatches.index) == {*layer.districts.index, *layer.outside.index}
    assert drawn.is_valid_coverage()
    assert layer.metadata["issuer"] == "OCHA" and layer.metadata["vintage"] == "2022"
    assert layer.metadata["missing"] == ["PKX701"]
    assert layer.approximate == {} and layer.of("approximate_line").empty
    assert not layer.cleared
    assert current().stat().st_size < 350_000
    assert "Without a shape: Keamari" in run(["status"])


@pytest.mark.slow
@needs_cod
def test_simplifying_moves_no_district():
    run(["adopt", str(COD)])
    frame = read_layer().frame
    drawn = frame[frame["kind"] == "district"].set_index("district").geometry
    for feature in json.loads(COD.read_text("utf-8"))["features"]:
        code = feature["properties"]["ADM2_PCODE"]
        if code in drawn.index:
            given = shapely.make_valid(shape(feature["geometry"]))
            common = given.intersection(drawn[code]).area
            assert common / given.union(drawn[code]).area > 0.9, code


def test_a_layer_without_codes_is_matched_by_names(made_up, save):
    for feature in made_up["features"]:
        feature["properties"].pop("ADM2_PCODE", None)
    named(made_up, "Lower Chitral")["properties"]["ADM2_EN"] = "CHITRAL  LOWER"
    named(made_up, "Chagai")["properties"]["ADM2_EN"] = "چاغی"
    told = run(["adopt", save(made_up)])
    assert "Matched: 136 of 136 districts" in told
    assert "Outside the census tables: Azad Jammu & Kashmir; Gilgit-Baltistan" in told
    assert "Far from" not in told and "Changed by" not in told


def test_codes_decide_where_names_are_unknown(made_up, save):
    for feature in made_up["features"]:
        feature["properties"]["ADM2_EN"] = "x"
    assert "Matched: 136 of 136" in run(["adopt", save(made_up)])


def test_parts_of_a_district_are_put_together(made_up, save):
    whole = named(made_up, "Kohat")
    west, east = shapely.get_parts(
        split(
            shape(whole["geometry"]),
            shapely.LineString([(71.45, 32), (71.45, 35)]),
        )
    )[:2]
    whole["geometry"] = mapping(west)
    frontier = {"ADM2_EN": "FR Kohat", "ADM2_PCODE": None}
    made_up["features"].append(
        whole | {"properties": frontier, "geometry": mapping(east)}
    )
    assert "Put together from several areas: Kohat (2)" in run(["adopt", save(made_up)])


def test_a_code_and_a_name_of_two_districts_are_reported(made_up, save):
    named(made_up, "Lahore")["properties"]["ADM2_PCODE"] = "PK612"
    told = run(["adopt", save(made_up)])
    assert (
        "two districts, check: feature" in told
        and "(Lahore), by its P-code Jhang" in told
    )
    assert "Missing, without a shape: Lahore" in told


def test_swapped_shapes_are_reported(made_up, save):
    lahore, quetta = named(made_up, "Lahore"), named(made_up, "Quetta")
    lahore["geometry"], quetta["geometry"] = quetta["geometry"], lahore["geometry"]
    told = run(["adopt", save(made_up)])
    assert "Far from where they should be, check: Quetta; Lahore" in told


@pytest.mark.slow
def test_back_returns_to_what_was_before(made_up, save):
    run(["adopt", save(made_up), "--title", "First"])
    run(["adopt", save(made_up), "--title", "Second"])
    assert "In use: Second" in run(["status"])
    assert "In use: First" in run(["back"])
    run(["adopt", save(made_up), "--title", "Third"])
    assert "In use: First" in run(["back"])
    assert "In use: Sketch" in run(["back"])
    with pytest.raises(BadLayer, match="nothing to go back to"):
        run(["back"])


def test_a_failed_adoption_keeps_the_layer(made_up, save):
    run(["adopt", save(made_up)])
    before = current(), current().read_bytes()
    with pytest.raises(BadLayer):
        run(["adopt", save("{", "broken.geojson")])
    assert (current(), current().read_bytes()) == before


@pytest.mark.slow
def test_a_damaged_layer_says_the_way_back(made_up, save):
    run(["adopt", save(made_up)])
    current().write_text('{"features": []')
    with pytest.raises(BadLayer, match="boundaries back"):
        read_layer()
    current().write_text('{"zila": {"id": "x"}, "features": []}')
    with pytest.raises(BadLayer, match="damaged"):
        read_layer()


@pytest.mark.slow
def test_clearance_is_recorded_for_one_layer(made_up, save):
    run(["adopt", save(made_up)])
    edition = read_layer().edition
    told = run(["clear", "--by", "Surveyor  General", "--on", "2025-04-15"])
    assert "cleared by Surveyor General on 15 Apr 2025" in told
    assert read_layer().cleared and read_layer().edition != edition
    run(["adopt", save(made_up)])
    assert not read_layer().cleared
    run(["back"])
    assert read_layer().cleared


@pytest.mark.slow
@pytest.mark.parametrize(
    ("by", "on"), [("", "2025-04-15"), ("A", "15 April"), ("A", "2999-01-01")]
)
def test_a_clearance_without_name_or_day_is_refused(made_up, save, by, on):
    run(["adopt", save(made_up)])
    with pytest.raises(BadLayer):
        run(["clear", "--by", by, "--on", on])
    assert not read_layer().cleared


def test_the_sketch_cannot_be_cleared():
    with pytest.raises(BadLayer, match="desk use"):
        run(["clear", "--by", "A", "--on", "2025-04-15"])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("<html><body>Sign in</body></html>", "not JSON"),
        (VRT.format(path="/etc/passwd"), "not JSON"),
        ("", "is empty"),
        (" ", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"type": "FeatureCollection", "features": [NaN]}', "not JSON"),
        ('{"type": "Topology", "objects": {}}', "FeatureCollection"),
        ("[1, 2]", "FeatureCollection"),
        ('{"type": "FeatureCollection", "features": []}', "0 features"),
        ('{"type": "FeatureCollection", "features": [7]}', "feature 1 has no geometry"),
    ],
)
def test_what_is_no_layer_is_refused(save, content, problem):
    assert problem in refusal(save(content)).problem


SQUARE = [[70, 30], [71, 30], [71, 31], [70, 31], [70, 30]]


@pytest.mark.parametrize(
    ("geometry", "problem"),
    [
        (None, "has no geometry"),
        ({"type": "Point", "coordinates": [70, 30]}, "is a Point, not an area"),
        ({"type": "GeometryCollection", "geometries": []}, "not an area"),
        ({"type": "Polygon", "coordinates": []}, "is empty"),
        ({"type": "Polygon", "coordinates": [[]]}, "is empty"),
        ({"type": "MultiPolygon", "coordinates": []}, "is empty"),
        ({"type": "Polygon", "coordinates": [[[70, 30], [71, 30], [70, 30]]]}, "area"),
        ({"type": "Polygon", "coordinates": [[[70, 30]] * 5]}, "has no area"),
        ({"type": "Polygon", "coordinates": 5}, "ring"),
        ({"type": "Polygon", "coordinates": [[["70", "30"]] * 4]}, "ring"),
        ({"type": "Polygon", "coordinates": [[[None, 1]] * 4]}, "ring"),
        ({"type": "Polygon", "coordinates": [[[1e999, 1]] * 4]}, "not JSON|ring"),
        (
            {"type": "Polygon", "coordinates": [[[y, x] for x, y in SQUARE]]},
            "longitude and latitude look swapped",
        ),
        (
            {
                "type": "Polygon",
                "coordinates": [[[x * 1e4, y * 1e5] for x, y in SQUARE]],
            },
            "outside 60-80° E",
        ),
    ],
)
def test_a_bad_feature_is_named(made_up, save, geometry, problem):
    named(made_up, "Lahore")["geometry"] = geometry
    number = made_up["features"].index(named(made_up, "Lahore")) + 1
    told = refusal(save(made_up))
    assert any(part in told.problem for part in problem.split("|"))
    assert f"feature {number} (Lahore)" in told.problem or "JSON" in told.problem
    assert told.remedy


def test_a_bow_tie_is_repaired():
    bow = [[70, 30], [71, 31], [71, 30], [70, 31], [70, 30]]
    feature = {"geometry": {"type": "Polygon", "coordinates": [bow]}, "properties": {}}
    content = json.dumps({"type": "FeatureCollection", "features": [feature]})
    found = parse(content.encode(), "bow.geojson")
    assert found["repaired"].tolist() == [True] and found.is_valid.all()
    assert found.geometry.item().area == pytest.approx(0.5)


def test_heights_and_a_byte_order_mark_are_taken():
    ring = [[x, y, 500.0] for x, y in SQUARE]
    feature = {"geometry": {"type": "Polygon", "coordinates": [ring]}}
    content = json.dumps({"type": "FeatureCollection", "features": [feature]})
    found = parse(b"\xef\xbb\xbf" + content.encode(), "h.geojson")
    assert not found.has_z.any() and not found["repaired"].any()


def projected(ring, crs):
    feature = {"geometry": {"type": "Polygon", "coordinates": [ring]}}
    named_crs = {"type": "name", "properties": {"name": crs}}
    whole = {"type": "FeatureCollection", "crs": named_crs, "features": [feature]}
    return json.dumps(whole).encode()


def test_another_coordinate_system_is_turned_into_degrees():
    metres = [[400e3, 3300e3], [500e3, 3300e3], [500e3, 3400e3], [400e3, 3300e3]]
    found = parse(projected(metres, "urn:ogc:def:crs:EPSG::32642"), "utm.geojson")
    assert found.crs.to_epsg() == 4326
    assert found.total_bounds == pytest.approx((67.96, 29.83, 69, 30.74), abs=0.02)


@pytest.mark.parametrize("crs", ["EPSG:999999", "+proj=pipeline +step", "local", None])
def test_an_unknown_coordinate_system_is_refused(crs):
    with pytest.raises(BadLayer, match="coordinate system"):
        parse(projected(SQUARE, crs), "x.geojson")


def test_hostile_names_stay_out_of_the_layer(made_up, save):
    evil = "<img src=x onerror=alert(1)>"
    named(made_up, "Lahore")["properties"]["ADM2_EN"] = evil
    run(["adopt", save(made_up), "--title", evil])
    assert "<" not in read_layer().as_json()
    assert "onerror" not in read_layer().frame.to_json()


def test_a_layer_of_other_places_is_refused(made_up, save):
    made_up["features"] = made_up["features"][:20]
    assert "has 18 of 136 districts" in refusal(save(made_up)).problem


def test_paths_that_are_no_files_are_refused(tmp_path, save):
    for path in ("/vsizip/x.zip", "/vsicurl/http://x/y.gpkg", str(tmp_path)):
        assert "There is no file" in refusal(path).problem
    assert "no kind" in refusal(save("x", "layer.vrt")).problem
    assert "no kind" in refusal(save("x", "layer.shp")).problem


def test_a_large_file_is_refused_unread(monkeypatch, save):
    monkeypatch.setattr(adoption, "MOST_BYTES", 10)
    assert "larger than" in refusal(save("x" * 11)).problem
