"""Layers to be adopted: made up, saved, zipped, and read in this process."""

import json
import tempfile
import zipfile
from pathlib import Path

import pytest

from data.boundaries import foreign, limited
from data.boundaries.__main__ import run
from data.boundaries.layer import SKETCH, read_layer
from data.boundaries.shelf import current
from data.census.districts import read_districts
from data.errors import BadLayer

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
