"""Files that would like to take a computer down, each made anew for a test.

`FILES` holds, by name of the file, how it is made and what its refusal must say. A
maker gets the path to write and a folder with a sound shapefile and GeoPackage.
"""

import json
import math
import random
import sqlite3
import struct
import zipfile
from pathlib import Path

SQUARE = [[70, 30], [71, 30], [71, 31], [70, 31], [70, 30]]
PARTS = ("shp", "shx", "dbf", "prj")
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
FILES = {}


def hostile(name, says):
    def note(make):
        FILES[name] = make, says
        return make

    return note


def feature(ring=SQUARE, **properties):
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def layer(*features):
    return json.dumps({"type": "FeatureCollection", "features": features})


def text(name, content, says):
    """Note a file that is a text; a function makes one that is long."""
    made = content if callable(content) else lambda: content
    hostile(name, says)(lambda path, _: path.write_text(made(), "utf-8"))


def crossing(points):
    """A ring in which every line crosses half of the others."""
    chance = random.Random(1)
    at = [[chance.uniform(66, 74), chance.uniform(26, 34)] for _ in range(points)]
    return [[round(x, 4), round(y, 4)] for x, y in [*at, at[0]]]


def star(points):
    """A ring drawn as a star: valid nowhere, and every line crosses all others."""
    step = 2 * math.pi * (points // 2) / points
    ring = [
        [70 + math.cos(i * step), 30 + math.sin(i * step)] for i in range(points + 1)
    ]
    return [[round(x, 7), round(y, 7)] for x, y in ring]


# GeoJSON
text("brackets.geojson", lambda: "[" + "[]," * 16_000_000 + "[]]", "too many")
text("braces.geojson", lambda: "[" + "{}," * 16_000_000 + "{}]", "too many")
text("numbers.geojson", lambda: "[" + "1.5," * 12_000_000 + "1]", "too many")
text("deep.geojson", "[" * 400_000, "nested too deeply")
text("deep_objects.geojson", '{"a":' * 150_000, "nested too deeply")
text("crossing.geojson", lambda: layer(feature(crossing(200_000))), "feature 1|memory")
text("star.geojson", lambda: layer(feature(star(20_001))), "repairing|memory")
text(
    "points.geojson",
    lambda: layer(feature()).replace("[70, 30]", "[70,30]," * 1_500_000 + "[70,30]"),
    "too many",
)
text(
    "many.geojson",
    lambda: layer(feature()).replace("}]}", "}" + ',{"a":1}' * 190_000 + "]}"),
    "190,001 features",
)
text("million.geojson", lambda: '{"a":[' + "{}," * 1_000_000 + "{}]}", "too many")
text("long.geojson", lambda: layer(feature(name="x" * 45_000_000)), "0 of 136")
text(
    "wide.geojson",
    lambda: layer(feature(name="x")).replace("x", "😀" * 12_000_000),
    "memory|0 of 136",
)
text(
    "keys.geojson",
    lambda: layer(feature(**{f"k{n}": f"v{n}" for n in range(1_500_000)})),
    "too many|memory|0 of 136",
)
text(
    "digits.geojson",
    lambda: layer(feature([[10, 1]] * 4)).replace("10", "1" + "0" * 5000),
    "not JSON",
)
text("huge.geojson", layer(feature([[10**400, 30]] * 4)), "ring")
text("nan.geojson", '{"type":"FeatureCollection","features":[NaN]}', "not JSON")
text("nan_place.geojson", layer(feature([[float("nan"), 30]] * 4)), "not JSON")
text("endless.geojson", layer(feature()).replace("71", "1e999"), "ring|outside")
text("cut.geojson", layer(feature())[:-30], "not JSON")
text("empty.geojson", "", "is empty")
text("blank.geojson", " " * 40_000_000, "not JSON")
text("page.geojson", "<!doctype html><title>Sign in</title>", "web page")
text(
    "laughs.geojson",
    '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><kml>&b;</kml>',
    "XML",
)
text("vrt.json", "<OGRVRTDataSource><SrcDataSource>/etc/passwd", "not JSON")
text("topology.json", '{"type": "Topology", "objects": {}}', "FeatureCollection")
text("utf16.geojson", layer(feature()).encode("utf-16").decode("latin-1"), "not JSON")
text(
    "collections.geojson",
    lambda: layer(feature()).replace(
        '{"type": "Polygon", "coordinates": [' + json.dumps(SQUARE) + "]}",
        '{"type":"GeometryCollection","geometries":[' * 300 + "]}" * 300,
    ),
    "not an area",
)
text(
    "holes.geojson",
    lambda: json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                feature()
                | {
                    "geometry": {
                        "type": "Polygon",
                        "coordinates": [crossing(5)] * 60_000,
                    }
                }
            ],
        }
    ),
    "seconds|memory|too many",
)


# Zips
def zipped(path, parts, packing=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def sound_parts(sound):
    return {f"a.{kind}": (sound / f"a.{kind}").read_bytes() for kind in PARTS}


def altered(name, says):
    """Note a sound shapefile of which one part is altered."""

    def note(alter):
        def make(path, sound):
            parts = sound_parts(sound)
            alter(parts)
            zipped(path, parts)

        return hostile(name, says)(make)

    return note


@hostile("zeros.zip", "unpacks to")
def _zeros(path, _):
    zipped(path, {f"a.{kind}": bytes(150_000_000) for kind in PARTS})


@hostile("within.zip", "holds no shapefile but")
def _nested(path, _):
    inner = path.with_suffix(".inner")
    zipped(inner, {"b.zip": bytes(3_000_000)})
    zipped(path, {f"{n}.zip": inner.read_bytes() for n in range(50)})


@hostile("bzip.zip", "unusual way")
def _bzip(path, sound):
    zipped(path, sound_parts(sound), zipfile.ZIP_BZIP2)


@hostile("dictionary.zip", "unusual way")
def _lzma(path, sound):
    zipped(path, sound_parts(sound), zipfile.ZIP_LZMA)
    whole = path.read_bytes()
    at = whole.index(b"\x5d\x00\x00")
    path.write_bytes(whole[: at + 1] + b"\xff" * 4 + whole[at + 5 :])


@hostile("entries.zip", "holds 200,000 files")
def _entries(path, _):
    entry = b"PK\x01\x02" + bytes(42)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65535, 65535, 46 * 200_000, 0, 0)
    path.write_bytes(entry * 200_000 + end)


@hostile("overlap.zip", "over one another")
def _overlap(path, _):
    zipped(path, {"a.shp": random.Random(1).randbytes(400_000)})
    whole = path.read_bytes()
    at = whole.index(b"PK\x01\x02")
    entry, end = whole[at:-22], whole[-22:]
    entries = b"".join(entry.replace(b"a.shp", f"a.{k}".encode()) for k in PARTS)
    sizes = struct.pack("<2H2I", 4, 4, len(entries), at)
    path.write_bytes(whole[:at] + entries + end[:8] + sizes + end[20:])


@hostile("sizes.zip", "cannot be unpacked|unpacks to")
def _sizes(path, sound):
    zipped(path, sound_parts(sound))
    whole = bytearray(path.read_bytes())
    at = whole.index(b"PK\x01\x02")
    whole[at + 24 : at + 28] = struct.pack("<I", 40)
    path.write_bytes(whole)


@hostile("zip64.zip", "cannot be unpacked|unpacks to")
def _zip64(path, sound):
    zipped(path, sound_parts(sound))
    whole = bytearray(path.read_bytes())
    at = whole.index(b"PK\x01\x02")
    whole[at + 20 : at + 28] = b"\xff" * 8
    path.write_bytes(whole)


@hostile("many_zip64.zip", "cannot be unpacked")
def _end64(path, _):
    end = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, *[1 << 60] * 4)
    where = struct.pack("<4sIQI", b"PK\x06\x07", 0, 0, 1)
    last = struct.pack("<4s4H2IH", b"PK\x05\x06", *[65535] * 4, 2**32 - 1, 2**32 - 1, 0)
    path.write_bytes(end + where + last)


@hostile("link.zip", "link to another file")
def _link(path, sound):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in sound_parts(sound).items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (0o120777 if name == "a.dbf" else 0o100644) << 16
            archive.writestr(entry, "/etc/passwd" if name == "a.dbf" else content)


@hostile("climbing.zip", "lies outside the zip")
def _climbing(path, sound):
    parts = sound_parts(sound)
    zipped(path, {f"../../{name}": content for name, content in parts.items()})


@hostile("absolute.zip", "lies outside the zip")
def _absolute(path, sound):
    parts = sound_parts(sound)
    zipped(path, {f"/tmp/{name}": content for name, content in parts.items()})


@hostile("cut.zip", "cannot be unpacked")
def _cut_zip(path, sound):
    zipped(path, sound_parts(sound))
    path.write_bytes(path.read_bytes()[:-40])


@hostile("no.zip", "cannot be unpacked")
def _no_zip(path, _):
    path.write_bytes(b"\x1f\x8b" + bytes(1000))


@hostile("two.zip", "found: a, b")
def _two(path, sound):
    parts = sound_parts(sound)
    zipped(path, parts | {n.replace("a.", "b."): c for n, c in parts.items()})


@hostile("vrt.zip", "its .shp is no such")
def _vrt(path, _):
    named = '<OGRVRTDataSource><OGRVRTLayer name="layer"><SrcDataSource>/etc/passwd'
    zipped(path, {f"a.{kind}": named.ljust(300) for kind in PARTS})


@altered("records.zip", "points nowhere|features")
def _records(parts):
    parts["a.shx"] = parts["a.shx"][:100] + struct.pack(">ii", 50, 10**9) * 15_000


@altered("features.zip", "1,000,000 features")
def _features(parts):
    chance = random.Random(1)
    parts["a.shx"] = parts["a.shx"][:100] + chance.randbytes(8_000_000)


@altered("again.zip", "counts shapes twice")
def _again(parts):
    parts["a.shx"] = parts["a.shx"][:100] + parts["a.shx"][100:108] * 10_000


@altered("vertices.zip", "points|cannot be read")
def _vertices(parts):
    shapes = bytearray(parts["a.shp"])
    shapes[148:152] = struct.pack("<i", 2**31 - 1)
    parts["a.shp"] = bytes(shapes)


@altered("rings.zip", "cannot be read|geometry|136 districts")
def _rings(parts):
    shapes = bytearray(parts["a.shp"])
    shapes[144:148] = struct.pack("<i", 2**31 - 1)
    parts["a.shp"] = bytes(shapes)


@altered("cut_shp.zip", "points nowhere")
def _cut_shp(parts):
    parts["a.shp"] = parts["a.shp"][: len(parts["a.shp"]) // 2]


@altered("rows.zip", "counts 4,294,967,295 rows")
def _rows(parts):
    parts["a.dbf"] = parts["a.dbf"][:4] + b"\xff" * 4 + parts["a.dbf"][8:]


@altered("width.zip", "rows and holds fewer")
def _width(parts):
    parts["a.dbf"] = parts["a.dbf"][:10] + b"\xff\xff" + parts["a.dbf"][12:]


@altered("cut_dbf.zip", "its .dbf")
def _cut_dbf(parts):
    parts["a.dbf"] = parts["a.dbf"][:20]


@altered("prj.zip", "too long for a .prj|unpacks to")
def _prj(parts):
    parts["a.prj"] = b'GEOGCS["' + random.Random(1).randbytes(100_000).hex().encode()


@altered("deep_prj.zip", "coordinate system|cannot be read")
def _deep_prj(parts):
    parts["a.prj"] = b"A[" * 9_000


@altered("grid.zip", "coordinate system")
def _grid(parts):
    parts["a.prj"] = (
        b"+proj=longlat +ellps=bessel +nadgrids=/etc/passwd +no_defs +type=crs"
    )


@altered("cpg.zip", "too long for a .cpg")
def _cpg(parts):
    parts["a.cpg"] = b"UTF-8" * 1000


@altered("lines.zip", "of lines, not of areas")
def _lines(parts):
    shapes = parts["a.shp"]
    parts["a.shp"] = shapes[:32] + struct.pack("<i", 3) + shapes[36:]


# GeoPackages
def base(name, says):
    """Note a sound GeoPackage that a function alters."""

    def note(alter):
        def make(path, sound):
            path.write_bytes((sound / "a.gpkg").read_bytes())
            within = sqlite3.connect(path)
            within.create_function("ST_MinX", 1, lambda _: 0)
            alter(within)
            within.commit()
            within.close()

        return hostile(name, says)(make)

    return note


@base("view.gpkg", "is a view or missing")
def _view(within):
    within.execute("UPDATE gpkg_contents SET table_name = 'v'")
    within.execute("DROP TABLE IF EXISTS gpkg_ogr_contents")
    within.execute("PRAGMA foreign_keys = OFF")
    within.execute("UPDATE gpkg_geometry_columns SET table_name = 'v'")
    within.execute(f"CREATE VIEW v AS {ENDLESS} SELECT i AS fid, x'' AS geom FROM n")


def schema(within, name, sql):
    """Write a line of the schema that SQLite itself would not."""
    within.execute("PRAGMA writable_schema = ON")
    within.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, name))


@base("contents.gpkg", "not a GeoPackage|reads from elsewhere")
def _contents(within):
    within.execute("ALTER TABLE gpkg_contents RENAME TO old")
    endless = f"{ENDLESS} SELECT i AS table_name FROM n"
    within.execute(f"CREATE VIEW gpkg_contents AS {endless}")


@base("disguised.gpkg", "reads from elsewhere|not a GeoPackage")
def _disguised(within):
    within.execute("CREATE TABLE other (a)")
    schema(within, "other", f"CREATE/**/VIEW other AS {ENDLESS} SELECT * FROM n")


@base("virtual.gpkg", "reads from elsewhere")
def _virtual(within):
    within.execute("CREATE VIRTUAL TABLE other USING fts5(a)")


@base("comment.gpkg", "reads from elsewhere")
def _comment(within):
    within.execute("CREATE VIRTUAL TABLE other USING fts5(a /* using rtree */)")


@base("computed.gpkg", "computes its columns")
def _computed(within):
    slow = "length(printf('%*d', 9999999, 1))"
    column = f"more GENERATED ALWAYS AS ({slow})"
    within.execute(f"ALTER TABLE districts ADD COLUMN {column}")


@base("shapes.gpkg", "0 of 136|feature|cannot be read")
def _wkb(within):
    lie = b"GP\x00\x01" + bytes(4) + b"\x01\x06\x00\x00\x00\xff\xff\xff\x7f" + bytes(60)
    triggers(within)
    within.execute("UPDATE districts SET geom = ?", (lie,))


@base("nested.gpkg", "points|feature|cannot be read|0 of 136")
def _nested_wkb(within):
    head = b"\x01\x07\x00\x00\x00\x01\x00\x00\x00" * 10_000
    triggers(within)
    within.execute("UPDATE districts SET geom = ?", (b"GP\0\1" + bytes(4) + head,))


@base("rows.gpkg", "features")
def _rows_gpkg(within):
    triggers(within)
    within.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300000) "
        "INSERT INTO districts (geom) SELECT x'' FROM n"
    )


@base("blob.gpkg", "points")
def _blob(within):
    triggers(within)
    within.execute("UPDATE districts SET geom = zeroblob(40000000) WHERE fid = 1")


@base("crs.gpkg", "coordinate system")
def _crs(within):
    triggers(within)
    described = "A[" * 900_000
    within.execute("UPDATE gpkg_spatial_ref_sys SET definition = ?", (described,))


@base("bare.gpkg", "no layer of shapes")
def _bare(within):
    within.execute("DELETE FROM gpkg_geometry_columns")


@base("attached.gpkg", "is a view or missing")
def _attached(within):
    within.execute("UPDATE gpkg_geometry_columns SET table_name = 'x.y; ATTACH'")
    within.execute("UPDATE gpkg_contents SET table_name = 'x.y; ATTACH'")


@hostile("pages.gpkg", "GeoPackage|read|districts|feature|layer")
def _pages(path, sound):
    whole = bytearray((sound / "a.gpkg").read_bytes())
    chance = random.Random(3)
    for _ in range(4000):
        whole[chance.randrange(4096, len(whole))] = chance.randrange(256)
    path.write_bytes(whole)


@hostile("cut.gpkg", "not a GeoPackage|cannot be read")
def _cut_gpkg(path, sound):
    whole = (sound / "a.gpkg").read_bytes()
    path.write_bytes(whole[: len(whole) // 3])


@hostile("vrt.gpkg", "not a GeoPackage")
def _vrt_gpkg(path, _):
    path.write_text("<OGRVRTDataSource><SrcDataSource>/etc/passwd")


@hostile("page_size.gpkg", "not a GeoPackage")
def _page_size(path, _):
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 100_000)


def triggers(within):
    """Drop what keeps the index, which this SQLite may lack functions for."""
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    for (name,) in within.execute(query).fetchall():
        within.execute(f'DROP TRIGGER "{name}"')


@base("trigger.gpkg", "0 of 136|districts")
def _trigger(within):
    # It would run at a change; nothing here is ever changed.
    triggers(within)
    within.execute("DELETE FROM districts WHERE fid > 10")
    within.execute(
        "CREATE TRIGGER t AFTER UPDATE ON gpkg_contents BEGIN "
        "INSERT INTO districts (geom) SELECT randomblob(9999999); END"
    )


@base("index.gpkg", "not a GeoPackage|reads from elsewhere|districts|cannot be read")
def _index(within):
    triggers(within)
    within.execute("DELETE FROM districts WHERE fid > 10")
    names = [
        name
        for (name,) in within.execute("SELECT name FROM sqlite_master")
        if name.endswith("_node")
    ]
    for name in names:
        within.execute(f'UPDATE "{name}" SET data = zeroblob(5)')


def sound_files(folder: Path):
    """Write a sound shapefile and GeoPackage of the sketch's districts."""
    import geopandas

    from data.boundaries.layer import SKETCH

    made = [
        feature(ADM2_PCODE=f["properties"]["district"]) | {"geometry": f["geometry"]}
        for f in json.loads(SKETCH.read_text("utf-8"))["features"]
        if f["properties"]["kind"] == "district"
    ]
    frame = geopandas.GeoDataFrame.from_features(made, crs="EPSG:4326")
    frame.to_file(folder / "a.gpkg", layer="districts")
    frame.to_file(folder / "a.shp")
    return frame
