"""Zips and GeoPackages: what is taken, what is refused, what they may cost."""

import random
import sqlite3
import subprocess
import sys
import zipfile

import pytest
import shapely

from data.boundaries import limited
from data.boundaries.__main__ import run
from data.boundaries.layer import SKETCH, read_layer
from data.errors import BadLayer
from tests.support.brought.layers import (
    VRT,
    frame,
    made_up,
    named,
    own_home,
    refusal,
    save,
    within,
    zipped,
)
from tests.support.quick import some

frame, made_up, own_home = frame, made_up, own_home  # the fixtures
save, within, zipped = save, within, zipped
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("within")]


def test_a_zipped_shapefile_is_adopted(zipped):
    told = run(["adopt", str(zipped)])
    assert "Matched: 136 of 136 districts" in told and "Far from" not in told
    assert set(read_layer().outside.index) == {"AJK", "GB"}


def test_a_geopackage_is_adopted(tmp_path, frame):
    path = tmp_path / "official.gpkg"
    frame.to_file(path, layer="adm2")
    frame.head(3).to_file(path, layer="adm0")
    told = refusal(path)
    assert "has the layers adm0, adm2" in told.problem and "--layer" in told.remedy
    assert "Matched: 136 of 136" in run(["adopt", str(path), "--layer", "adm2"])


def test_a_geopackage_that_reads_other_tables_is_refused(tmp_path, frame):
    path = tmp_path / "official.gpkg"
    frame.to_file(path)
    base = sqlite3.connect(path)
    base.execute("CREATE VIRTUAL TABLE other USING fts5(a)")
    base.commit()
    base.close()
    assert "reads from elsewhere" in refusal(path).problem


@pytest.mark.slow
def test_a_virtual_file_reads_nothing_under_any_name(tmp_path, save):
    secret = save(
        'wkt,ADM2_EN\n"POLYGON((70 30,71 30,71 31,70 30))",hush', "secret.csv"
    )
    vrt = VRT.format(path=secret)
    assert "not a GeoPackage" in refusal(save(vrt, "official.gpkg")).problem
    path = tmp_path / "official.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for suffix in ("shp", "shx", "dbf", "prj"):
            archive.writestr(f"a.{suffix}", vrt)
    told = refusal(path)
    assert "hush" not in str(told) and "cannot be read" in told.problem
    # Nor does GDAL, were it given the file.
    read = "import sys, pyogrio; print(pyogrio.read_dataframe(sys.argv[1]).to_csv())"
    (tmp_path / "layer.vrt").write_text(vrt)
    ran = subprocess.run(
        [sys.executable, "-c", read, str(tmp_path / "layer.vrt")],
        env=limited.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode and "hush" not in ran.stdout


def test_a_bomb_is_refused_unpacked(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for suffix in ("shp", "shx", "dbf", "prj"):
            archive.writestr(f"a.{suffix}", b"\0" * 12_000_000)
    assert "unpacks to 48 MB" in refusal(path).problem
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(1001):
            archive.writestr(f"{number}", b"")
    assert "1,001 files" in refusal(path).problem


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        (["a.shp", "b.shp"], "found: a, b"),
        (["readme.txt"], "found: none"),
        (["a.shp", "a.dbf"], "lacks a.shx, a.prj"),
        (["../../a.shp", "a.shx", "a.dbf", "a.prj"], "lacks"),
    ],
)
def test_an_incomplete_zip_is_refused(tmp_path, names, problem):
    path = tmp_path / "official.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    assert problem in refusal(path).problem


def test_what_is_no_zip_is_refused(save):
    assert "cannot be unpacked" in refusal(save("<html>", "official.zip")).problem


@pytest.mark.parametrize("packing", some([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED], 2))
def test_a_damaged_zip_is_refused_however_it_is_packed(tmp_path, packing):
    path, content = tmp_path / "official.zip", random.Random(1).randbytes(4000)
    with zipfile.ZipFile(path, "w", packing) as archive:
        for suffix in ("shp", "shx", "dbf", "prj"):
            archive.writestr(f"a.{suffix}", content)
    whole = path.read_bytes()
    for place in range(40, 4000, 97):
        path.write_bytes(whole[:place] + bytes(8) + whole[place + 8 :])
        assert "cannot be unpacked" in refusal(path).problem


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_packing_is_refused(tmp_path, packing):
    path = tmp_path / "official.zip"
    with zipfile.ZipFile(path, "w", packing) as archive:
        for suffix in ("shp", "shx", "dbf", "prj"):
            archive.writestr(f"a.{suffix}", "x" * 60)
    assert "a.shp is packed in an unusual way" in refusal(path).problem


def beside(path, *statements):
    """Write into a GeoPackage what another program keeps there."""
    base = sqlite3.connect(path)
    for statement in statements:
        base.execute(statement)
    base.commit()
    base.close()


def registered(name, kind):
    return (
        "INSERT INTO gpkg_contents (table_name, data_type, identifier) "
        f"VALUES ('{name}', '{kind}', '{name}')"
    )


@pytest.mark.slow
def test_a_geopackage_as_qgis_saves_it_is_adopted(tmp_path, frame):
    path = tmp_path / "official.gpkg"
    frame.to_file(path, layer="districts")
    frame.drop(columns="geometry").to_csv(tmp_path / "t.csv")
    points = frame.set_geometry(frame.geometry.representative_point())
    points.to_file(path, layer="centres")
    beside(
        path,
        "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, styleQML TEXT)",
        registered("layer_styles", "attributes"),
        "CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, content BLOB)",
        "CREATE TABLE gpkg_metadata (id INTEGER PRIMARY KEY, metadata TEXT)",
        "CREATE TABLE population (id INTEGER PRIMARY KEY, people INTEGER)",
        registered("population", "attributes"),
        "CREATE VIEW large AS SELECT * FROM population WHERE people > 9",
        registered("large", "attributes"),
    )
    assert "Matched: 136 of 136" in run(["adopt", str(path)])
    told = refusal_of(path, "--layer", "population")
    assert "has the layers centres, districts" in told.problem


def refusal_of(path, *more):
    with pytest.raises(BadLayer) as caught:
        run(["adopt", str(path), *more])
    return caught.value


def test_a_view_of_shapes_beside_the_layer_is_never_asked(tmp_path, frame):
    path = tmp_path / "official.gpkg"
    frame.to_file(path, layer="districts")
    beside(
        path,
        "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
        "FROM n) SELECT i AS fid, x'' AS geom FROM n",
        registered("v", "features"),
        "INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'POLYGON', 4326, 0, 0)",
    )
    assert "Matched: 136 of 136" in run(["adopt", str(path)])
    assert "is a view" in refusal_of(path, "--layer", "v").problem


def test_shapes_of_any_kind_that_are_areas_are_adopted(tmp_path, frame):
    path = tmp_path / "official.gpkg"
    mixed = frame.set_geometry(shapely.force_3d(frame.geometry.to_numpy(), 500.0))
    mixed.loc[0, "geometry"] = shapely.geometrycollections(
        [mixed.geometry[0], shapely.LineString([[70, 30], [71, 31]])]
    )
    mixed.set_crs("EPSG:4326", allow_override=True).to_file(path, layer="mixed")
    told = run(["adopt", str(path)])
    assert "Matched: 136 of 136" in told and "Shapes repaired: feature 1" in told


def test_a_geopackage_still_open_elsewhere_is_refused(tmp_path, frame):
    path = tmp_path / "official.gpkg"
    frame.to_file(path)
    (tmp_path / "official.gpkg-wal").write_bytes(b"changes")
    assert "is open in another program" in refusal(path).problem


def test_companions_of_a_shapefile_are_left_alone(zipped):
    with zipfile.ZipFile(zipped, "a") as archive:
        for name in ("Districts.qmd", "Districts.qml", "Districts.qix", ".DS_Store"):
            archive.writestr(f"folder/{name}", b"x")
        archive.writestr("__MACOSX/folder/._Districts.shp", b"x")
        archive.writestr("folder/._Districts.shp", b"x")
        for part in ("shp", "shx", "dbf", "prj"):
            # A shapefile of points, by its head.
            archive.writestr(f"folder/towns.{part}", b"\0" * 32 + b"\1" + b"\0" * 67)
    assert "Matched: 136 of 136" in run(["adopt", str(zipped)])


def test_a_collection_of_areas_in_json_is_taken(made_up, save):
    whole = named(made_up, "Lahore")
    line = {"type": "LineString", "coordinates": [[70, 30], [71, 31]]}
    parts = [whole["geometry"], line]
    whole["geometry"] = {"type": "GeometryCollection", "geometries": parts}
    made_up |= {"name": "districts", "bbox": [60, 23, 80, 38]}
    assert "Shapes repaired: feature" in run(["adopt", save(made_up)])


@pytest.mark.parametrize("much", some(["SECONDS", "PATIENCE", "MEMORY"], 3))
def test_a_process_past_a_limit_is_stopped(much, zipped, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setenv("ZILA_HOME", str(zipped.parent / "home"))
    monkeypatch.setattr(limited, much, 0.001)
    told = refusal(zipped)
    assert "official.zip takes more than" in told.problem
    assert told.remedy


def test_the_real_process_reads_what_is_sound(zipped, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setenv("ZILA_HOME", str(zipped.parent / "home"))
    assert "Matched: 136 of 136" in run(["adopt", str(zipped)])


@pytest.mark.skipif(sys.platform != "linux", reason="limits are set on Linux")
@pytest.mark.slow
def test_the_reading_process_is_limited():
    code = (
        "from data.boundaries.foreign import limit, ROOM; import resource; limit();"
        "from pathlib import Path; import os;"
        "now = int(Path('/proc/self/statm').read_text().split()[0]) * 4096;"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0] - now <= ROOM);"
        "print([resource.getrlimit(r)[0] < 1000 for r in "
        "(resource.RLIMIT_CPU, resource.RLIMIT_NOFILE)]); bytearray(ROOM + 1000)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=SKETCH.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.split("\n")[:2] == ["True", "[True, True]"]
    assert "MemoryError" in ran.stderr
