"""The boundary layer in use: the adopted one if there is one, else the sketch."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from data.boundaries.shelf import current
from data.errors import BadLayer
from data.shapes.plane import to_plane

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
KINDS = ("district", "outside", "approximate_line", "hatch")


@dataclass(frozen=True)
class Layer:
    """Shapes of districts, with who issued them and who cleared them.

    Parameters
    ----------
    id : "sketch", or the name of the adopted layer
    metadata : the member ``zila`` of the file; its keys are `METADATA`
    features : GeoJSON features in degrees; ``properties.kind`` is one of `KINDS`
    edition : hash of the file's contents, 10 hexadecimal digits

    Notes
    -----
    Everything but ``features`` is in the plane of `data.shapes.plane`: kilometres, x to
    the east and y to the north, to 0.1 km. Geometries are GeoJSON dictionaries, their
    exterior rings counter-clockwise. All of it is to be read, not changed.
    """

    id: str
    metadata: dict
    features: list[dict]
    edition: str

    @cached_property
    def plane(self) -> list[dict]:
        """All features in the plane, the label ``point`` included."""
        nested = [[_coordinates(f), _point(f)] for f in self.features]
        points = iter(to_plane(np.array(list(_flat(nested)))).round(1).tolist())
        moved = _rebuilt(nested, points)
        return [
            _moved(feature, *parts)
            for feature, parts in zip(self.features, moved, strict=True)
        ]

    def _of(self, kind: str) -> Iterator[tuple[dict, dict]]:
        for feature in self.plane:
            if feature["properties"]["kind"] == kind:
                yield feature["properties"], feature["geometry"]

    @cached_property
    def districts(self) -> dict[str, dict]:
        """District -> geometry; a district the layer lacks is not in it."""
        return {about["district"]: shape for about, shape in self._of("district")}

    @cached_property
    def approximate(self) -> dict[str, str]:
        """District with an approximate outline -> why, in sentences for the reader."""
        return {
            about["district"]: about["why"]
            for about, _ in self._of("district")
            if about["approximate"]
        }

    @cached_property
    def outside(self) -> dict[str, dict]:
        """Id of an area outside the census tables (AJK, GB) -> geometry."""
        return {about["id"]: shape for about, shape in self._of("outside")}

    @cached_property
    def approximate_lines(self) -> list[tuple[tuple[str, str], dict]]:
        """The two areas an approximate line divides, and the line."""
        lines = self._of("approximate_line")
        return [(tuple(about["districts"]), line) for about, line in lines]

    @cached_property
    def hatches(self) -> dict[str, dict]:
        """District, or id of an outside area -> stripes, a MultiLineString."""
        return {
            about.get("district") or about["id"]: stripes
            for about, stripes in self._of("hatch")
        }

    @cached_property
    def centres(self) -> dict[str, tuple[float, float]]:
        """District, or id of an outside area -> (x, y) of the point deepest inside."""
        return {
            about.get("district") or about["id"]: tuple(about["point"])
            for kind in ("district", "outside")
            for about, _ in self._of(kind)
        }

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north end of all shapes."""
        shapes = [*self.districts.values(), *self.outside.values()]
        points = np.array(list(_flat([shape["coordinates"] for shape in shapes])))
        return (*points.min(axis=0).tolist(), *points.max(axis=0).tolist())

    @property
    def cleared(self) -> bool:
        """Whether a steward has recorded that this layer may be shown in public."""
        return bool(self.metadata["cleared_by"] and self.metadata["cleared_on"])

    def as_json(self) -> str:
        """Return id, edition, bounds and all features in the plane, as compact JSON.

        ``<`` is written as an escape, so that the text can stand inside a script.
        """
        whole = {
            "id": self.id,
            "edition": self.edition,
            "bounds": self.bounds,
            "features": self.plane,
        }
        text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
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
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(path, f"{type(error).__name__} {error}") from error
    lacking = set(METADATA) - set(metadata)
    if lacking or "district" not in kinds or not kinds <= set(KINDS):
        raise _damaged(path, ", ".join(sorted(lacking | kinds - set(KINDS))))
    edition = hashlib.sha256(content).hexdigest()[:10]
    return Layer(metadata["id"], metadata, features, edition)


def _damaged(path: Path, what: str) -> BadLayer:
    if path == SKETCH:
        remedy = f"Restore {SKETCH.name} from the release of Zila."
    else:
        remedy = "Run `python -m data.boundaries back` to use the layer before it."
    return BadLayer(f"The boundary layer {path.name} is damaged ({what})", remedy)


def _coordinates(feature: dict) -> list:
    return feature["geometry"]["coordinates"]


def _point(feature: dict) -> list:
    return feature["properties"].get("point", [])


def _moved(feature: dict, coordinates: list, point: list) -> dict:
    geometry = feature["geometry"] | {"coordinates": coordinates}
    properties = feature["properties"] | ({"point": point} if point else {})
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _flat(nested: list) -> Iterator[list[float]]:
    if nested and not isinstance(nested[0], list):
        yield nested
    else:
        for inner in nested:
            yield from _flat(inner)


def _rebuilt(nested: list, points: Iterator[list[float]]) -> list:
    if nested and not isinstance(nested[0], list):
        return next(points)
    return [_rebuilt(inner, points) for inner in nested]
