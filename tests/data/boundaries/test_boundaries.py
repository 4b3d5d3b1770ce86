"""Adopting an official layer: what is taken, what is refused, what comes back."""

import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest
import shapely
from shapely.geometry import mapping, shape
from shapely.ops import split

from data.boundaries import adoption, foreign, limited
from data.boundaries.__main__ import run
from data.boundaries.geojson import parse
from data.boundaries.layer import SKETCH, read_layer
from data.boundaries.shelf import current
from data.census.districts import read_districts
from data.errors import BadLayer

COD = (
    Path(__file__).parents[4] / "shared/data/boundaries/cod_ab_2022_simplified.geojson"
)
needs_cod = pytest.mark.skipif(
    not COD.exists(), reason=f"the official layer is not at {COD}: not adopted"
)
VRT = """<OGRVRTDataSource><OGRVRTLayer name="districts">
<SrcDataSource>{path}</SrcDataSource><SrcLayer>secret</SrcLayer>
<GeometryType>wkbPolygon</GeometryType><LayerSRS>EPSG:4326</LayerSRS>
<GeometryField encoding="WKT" field="wkt"/></OGRVRTLayer></OGRVRTDataSource>"""


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    home = tmp_path / "home"
    monkeypatch.setenv("ZILA_HOME", str(home))
    return home


@pytest.fixture
def within(monkeypatch, tmp_path):
    """Read files in this process: a limited one takes a second to start."""

    def answer(path, layer=None):
        folder = Path(tempfile.mkdtemp(dir=tmp_path))
        told = foreign.answered(path, folder, layer)
        if "problem" in told:
            raise BadLayer(told["problem"], told["remedy"])
        # What does not survive being written must not be in it.
        return json.loads(json.dumps(told))

    monkeypatch.setattr(limited, "answer", answer)


pytestmark = pytest.mark.usefixtures("within")


@pytest.fixture
def made_up():
    """A layer that could be official: the sketch under the names of 136 districts."""
    names = read_districts()["name"]
    features = []
    for feature in json.loads(SKETCH.read_text("utf-8"))["features"]:
        about = feature["properties"]
        if about["kind"] == "district":
            code = about["district"]
            about = {"ADM2_PCODE": code, "ADM2_EN": names[code], "HQ": "Lahore"}
        elif about["kind"] == "outside":
            about = {"ADM2_EN": "some", "ADM1_EN": about["name"]}
        else:
            continue
        features.append(
            {"type": "Feature", "properties": about, "geometry": feature["geometry"]}
        )
    return {"type": "FeatureCollection", "features": features}


@pytest.fixture
def save(tmp_path):
    def saved(content, name="official.geojson"):
        path = tmp_path / name
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, "utf-8")
        return str(path)

    return saved


def named(collection, name):
    features = collection["features"]
    return next(f for f in features if f["properties"]["ADM2_EN"] == name)


def refusal(path, *more):
    with pytest.raises(BadLayer) as caught:
        run(["adopt", str(path), *more])
    assert current() is None
    assert read_layer().id == "sketch"
    return caught.value


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


def test_a_damaged_layer_says_the_way_back(made_up, save):
    run(["adopt", save(made_up)])
    current().write_text('{"features": []')
    with pytest.raises(BadLayer, match="boundaries back"):
        read_layer()
    current().write_text('{"zila": {"id": "x"}, "features": []}')
    with pytest.raises(BadLayer, match="damaged"):
        read_layer()


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


@pytest.fixture
def frame(made_up):
    import geopandas

    return geopandas.GeoDataFrame.from_features(made_up, crs="EPSG:4326")


@pytest.fixture
def zipped(tmp_path, frame):
    """A shapefile in metres, zipped in a folder."""
    folder = tmp_path / "shp"
    folder.mkdir()
    frame.to_crs("EPSG:32642").to_file(folder / "Districts.shp")
    path = tmp_path / "official.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in folder.iterdir():
            archive.write(part, f"folder/{part.name}")
    return path


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


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
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


@pytest.mark.parametrize("much", ["SECONDS", "PATIENCE", "MEMORY"])
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
