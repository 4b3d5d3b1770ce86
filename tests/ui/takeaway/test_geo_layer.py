"""A map's values leave with their shapes, and any program of maps can open them."""

import io
import json
import shutil
import sqlite3
import subprocess
import time
import warnings
from contextlib import closing
from dataclasses import replace
from urllib.parse import parse_qsl

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest

from data.boundaries.layer import Layer, read_layer
from tests.oracles import pivot
from tests.support.asked import asked
from tests.support.quick import some
from ui.edition import geometry
from ui.figure import export
from ui.map import facts
from ui.map.picture import picture
from ui.takeaway import geo_layer
from ui.view.selection import NONE, Selection

LAYERS = ("districts", "tiles")
COMPARED = picture(Selection())
TEXTS = {"District": "district", "Province": "province", "P-code": "pcode"}
TEXTS |= {"State": "state", "Flags": "flags", "Outline": "outline"}


@pytest.fixture(autouse=True)
def strict():
    """What GDAL warns of is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return written(COMPARED, tmp_path_factory.mktemp("files"))


def written(shown, folder):
    """Write all files of a map; return (path, layer) by name of the layer."""
    package = folder / "map.gpkg"
    package.write_bytes(geo_layer.geopackage(shown))
    found = {f"package {name}": (package, name) for name in LAYERS}
    for name in LAYERS:
        path = folder / f"{name}.geojson"
        path.write_bytes(geo_layer.geojson(shown, name))
        found[f"json {name}"] = (path, name)
    return found


def csv_of(shown):
    """The numbers of the figure's CSV, under the names its columns have in a layer."""
    around = facts.facts(shown)
    content = export.csv(around.numbers()[0], {})
    table = pd.read_csv(io.BytesIO(content), keep_default_na=False)
    said = geo_layer.described(shown, "districts")["columns"]
    names = dict(part.split(": ", 1)[::-1] for part in said.split("; "))
    table = table.rename(columns=names | TEXTS)
    numbers = list(names.values())
    return table.assign(**table[numbers].apply(pd.to_numeric)).set_index("pcode")


def same_numbers(path, name, expected):
    frame = gpd.read_file(path, layer=name).set_index("pcode")
    for column in expected:
        left, right = frame[column], expected[column]
        if left.dtype == float or right.dtype == float:
            left, right = left.astype(float), right.astype(float)
        pd.testing.assert_series_equal(left, right, check_dtype=False)
    return frame


@pytest.mark.parametrize(
    "which", [f"{k} {n}" for k in ("package", "json") for n in LAYERS]
)
def test_what_is_read_back_are_the_numbers_of_the_csv(files, which):
    frame = same_numbers(*files[which], csv_of(COMPARED))
    assert {"level", "gap", "parity", "number", "to_close"} <= set(frame.columns)
    assert set(frame["clearance"]) == {"none: sketch for desk use"}
    assert set(frame["outline"]) == {"as drawn", "approximate"}
    assert frame["flags"].str.contains("volatile").any()
    assert frame["gap"].isna().sum() == (frame["state"] != "value").sum()


ONE_GROUP = [
    asked({"indicator": name, "against": NONE, "within": "sindh"})[0]
    for name in pivot.catalogue()
]
OTHERS = [
    asked({"group": "female-rural", "against": "male-urban"})[0],
    asked({"indicator": "growth", "within": "balochistan"})[0],
    asked({"within": "khyber-pakhtunkhwa-merged"})[0],
]


@pytest.mark.parametrize("selection", some([*ONE_GROUP, *OTHERS], 1, 3), ids=str)
def test_every_kind_of_figure_leaves_with_its_values(selection, tmp_path):
    shown = picture(selection)
    expected = csv_of(shown)
    for path, name in written(shown, tmp_path).values():
        assert len(same_numbers(path, name, expected)) == len(shown.inside)


def test_shapes_are_those_of_the_layer_in_degrees(files):
    layer = read_layer().frame
    layer = layer[layer["kind"] == "district"].set_index("district").geometry
    for which in ("package districts", "json districts"):
        path, name = files[which]
        frame = gpd.read_file(path, layer=name).set_index("pcode")
        assert frame.crs.to_epsg() == 4326
        assert frame.geom_equals(layer.reindex(frame.index), align=False).all()
        assert frame.is_valid.all()


def test_equal_tiles_are_squares_in_a_plane_without_degrees(files):
    for which in ("package tiles", "json tiles"):
        path, name = files[which]
        frame = gpd.read_file(path, layer=name)
        assert frame.crs.type_name == "Engineering CRS"
        assert frame.crs.name == "Equal tiles: columns and rows"
        assert (frame.area == 1).all() and frame.is_valid_coverage()
        assert len(frame.drop_duplicates("geometry")) == len(frame) == 136
    said = json.loads(files["json tiles"][0].read_bytes())
    assert "no degrees but columns and rows" in said["description"]


def test_a_layer_says_what_it_is_and_that_nobody_cleared_it(files):
    path, _ = files["package districts"]
    told = json.loads(files["json districts"][0].read_bytes())["zila"]
    for name in LAYERS:
        info = pyogrio.read_info(path, layer=name)
        assert "must not be published" in info["layer_metadata"]["DESCRIPTION"]
        assert (
            info["layer_metadata"].items()
            >= geo_layer.described(COMPARED, name).items()
        )
    assert pyogrio.read_info(path, layer="districts")["dataset_metadata"] == told
    assert told["figure"] == COMPARED.figure and COMPARED.figure in str(
        path.read_bytes()
    )
    assert told["title"] == COMPARED.lenses["gap"].headline
    assert told["clearance"] == "none: sketch for desk use"
    assert "approximate outlines" in told["disclaimer"]
    assert "2023" in told["source"] and len(told["edition"]) == 10
    path, _, query = told["link"].partition("?")
    assert path == "/map" and asked(dict(parse_qsl(query)))[0] == COMPARED.selection


def test_the_json_of_shapes_is_as_rfc_7946_wants_it(files):
    whole = json.loads(files["json districts"][0].read_bytes())
    assert whole["type"] == "FeatureCollection" and "crs" not in whole
    for feature in whole["features"]:
        assert feature["type"] == "Feature"
        assert feature["geometry"]["type"] in ("Polygon", "MultiPolygon")
    assert gpd.GeoDataFrame.from_features(whole).exterior.dropna().is_ccw.all()


def test_the_geopackage_is_whole_and_always_the_same_bytes(files):
    path, _ = files["package districts"]
    before = path.read_bytes()
    time.sleep(1.1)
    assert geo_layer.geopackage(COMPARED) == before
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA application_id").fetchone() == (0x47504B47,)


@pytest.mark.skipif(not shutil.which("ogrinfo"), reason="GDAL's own tools are not here")
def test_gdal_itself_says_nothing_against_the_files(files):
    for path, name in files.values():
        command = ["ogrinfo", "-so", "-ro", str(path), name]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        assert ran.stderr == "" and "Warning" not in ran.stdout


def test_a_district_that_the_layer_lacks_keeps_its_values(monkeypatch, tmp_path):
    whole = read_layer()
    frame = whole.frame[whole.frame["district"] != "PK201"]
    other = Layer(whole.id, whole.metadata, frame.reset_index(drop=True), "x" * 10)
    monkeypatch.setattr(geometry, "shapes", lambda: other)
    for path, name in written(COMPARED, tmp_path).values():
        row = gpd.read_file(path, layer=name).set_index("pcode").loc["PK201"]
        assert row["outline"] == "not drawn"
        assert row["gap"] == COMPARED.table.at["PK201", "gap"]
        assert (row["geometry"] is None) == (name == "districts")


def test_only_the_chosen_area_leaves():
    shown = picture(replace(Selection(), within="islamabad"))
    assert [len(frame) for frame in geo_layer.frames(shown).values()] == [1, 1]
