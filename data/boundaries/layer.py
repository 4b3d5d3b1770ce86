"""The boundary layer in use: the adopted one if there is one, else the sketch."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import geopandas as gpd
import pandas as pd
from shapely.errors import ShapelyError

from data.boundaries.shelf import current
from data.errors import BadLayer
from data.shapes.collection import COLUMNS, KINDS
from data.shapes.plane import GEOGRAPHIC, PLANE, to_plane

SKETCH = Path(__file__).parents[1] / "layers" / "sketch.json"

METADATA = (
    "id",
    "title",
    "issuer",
    "vintage",
    "licence",
    "clearance",
    "cleared_by",
    "cleared_on",
    "disclaimer",
    "approximate_note",
    "source",
)


@dataclass(frozen=True, eq=False)
class Layer:
    """Shapes of districts, with who issued them and who cleared them.

    Parameters
    ----------
    id : "sketch", or the name of the adopted layer
    metadata : the member ``zila`` of the file; its keys are `METADATA`
    frame : features in degrees, with `COLUMNS`; ``kind`` is one of `KINDS`
    edition : hash of the file's contents, 10 hexadecimal digits

    Notes
    -----
    Everything but ``frame`` is in the plane of `data.shapes.plane`: kilometres, x to
    the east and y to the north, to 0.1 km, exterior rings counter-clockwise. All of
    it is to be read, not changed.
    """

    id: str
    metadata: dict
    frame: gpd.GeoDataFrame
    edition: str

    @cached_property
    def plane(self) -> gpd.GeoDataFrame:
        """The frame in the plane, the label ``point`` included."""
        moved = self.frame.to_crs(PLANE)
        moved = moved.set_geometry(moved.transform(lambda points: points.round(1)))
        point = moved["point"].dropna()
        placed = to_plane(*zip(*point, strict=True)).get_coordinates().round(1)
        moved["point"] = pd.Series(placed.to_numpy().tolist(), index=point.index)
        return moved

    def of(self, kind: str) -> gpd.GeoDataFrame:
        """Return features of a kind in the plane, by district or id of the area."""
        found = self.plane[self.plane["kind"] == kind]
        return found.set_index(found["district"].fillna(found["id"]))

    @cached_property
    def districts(self) -> gpd.GeoSeries:
        """Shape of each district; one that the layer lacks is not in it."""
        return self.of("district").geometry

    @cached_property
    def approximate(self) -> dict[str, str]:
        """District with an approximate outline -> why, in sentences for the reader."""
        found = self.of("district")
        return found.loc[found["approximate"].astype(bool), "why"].to_dict()

    @cached_property
    def outside(self) -> gpd.GeoSeries:
        """Shape of each area outside the census tables, by its id (AJK, GB)."""
        return self.of("outside").geometry

    @cached_property
    def hatches(self) -> gpd.GeoSeries:
        """Stripes of each district or outside area, MultiLineStrings."""
        return self.of("hatch").geometry

    @cached_property
    def centres(self) -> dict[str, tuple[float, float]]:
        """District, or id of an outside area -> (x, y) of the point deepest inside."""
        found = pd.concat([self.of("district")["point"], self.of("outside")["point"]])
        return found.map(tuple).to_dict()

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north end of all shapes."""
        areas = self.plane["kind"].isin(["district", "outside"])
        return tuple(self.plane[areas].total_bounds.tolist())

    @property
    def cleared(self) -> bool:
        """Whether a steward has recorded that this layer may be shown in public."""
        return bool(self.metadata["cleared_by"] and self.metadata["cleared_on"])

    def drawing(self) -> dict:
        """Return id, edition, bounds and all features in the plane, as GeoJSON has it.

        Only what a feature says of itself is among its properties.
        """
        features = self.plane.to_geo_dict(na="drop", drop_id=True)["features"]
        said = {"id": self.id, "edition": self.edition, "bounds": self.bounds}
        return said | {"features": features}

    def as_json(self) -> str:
        """Return the drawing as compact JSON.

        ``<`` is written as an escape, so that the text can stand inside a script.
        """
        text = json.dumps(self.drawing(), ensure_ascii=False, separators=(",", ":"))
        return text.replace("<", "\\u003c")


def read_layer() -> Layer:
    """Return the layer in use.

    Raises
    ------
    BadLayer
        The file is damaged.
    """
    path = current() or SKETCH
    content = path.read_bytes()
    try:
        layer = json.loads(content)
        metadata, features = layer["zila"], layer["features"]
        kinds = {feature["properties"]["kind"] for feature in features}
        lacking = set(METADATA) - set(metadata)
        if lacking or "district" not in kinds or not kinds <= set(KINDS):
            raise ValueError(", ".join(sorted(lacking | kinds - set(KINDS))))
        frame = gpd.GeoDataFrame.from_features(features, GEOGRAPHIC, COLUMNS)
    except (AttributeError, KeyError, ShapelyError, TypeError, ValueError) as error:
        raise _damaged(path, f"{type(error).__name__} {error}") from error
    edition = hashlib.sha256(content).hexdigest()[:10]
    return Layer(metadata["id"], metadata, frame, edition)


def _damaged(path: Path, what: str) -> BadLayer:
    if path == SKETCH:
        remedy = f"Restore {SKETCH.name} from the release of Zila."
    else:
        remedy = "Run `python -m data.boundaries back` to use the layer before it."
    return BadLayer(f"The boundary layer {path.name} is damaged ({what})", remedy)
