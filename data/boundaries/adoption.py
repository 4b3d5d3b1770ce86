"""Making a layer somebody brings into the one Zila draws."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.boundaries import limited, shelf
from data.boundaries.report import Report
from data.errors import BadLayer

MOST_BYTES = 50_000_000
KINDS = (".geojson", ".json", ".zip", ".gpkg")
NOTHING = "not stated"


@dataclass(frozen=True)
class Origin:
    """What a steward says of a layer; the file itself does not say it reliably."""

    title: str = NOTHING
    issuer: str = NOTHING
    vintage: str = NOTHING
    licence: str = NOTHING


def adopt(path: Path, origin: Origin, layer: str | None = None) -> Report:
    """Put a layer in use, in place of the sketch or of an earlier layer.

    Parameters
    ----------
    path : GeoJSON, zipped shapefile or GeoPackage, of districts or what is within
    origin : who issued it, when, under which licence
    layer : which layer of the file, where it has several

    Raises
    ------
    BadLayer
        The file cannot be used; the layer in use stays what it was.
    """
    _require_file(path)
    told = limited.answer(path, layer)
    about = _about(path, origin) | {"missing": told["missing"]}
    shelf.put(told["layer"] | {"zila": about})
    return Report(**told["report"])


def _require_file(path: Path) -> None:
    if not path.is_file():
        raise BadLayer(f"There is no file {path}", "Check the path.")
    if path.suffix.lower() not in KINDS:
        raise BadLayer(
            f"{path.name} is of no kind that can be read",
            "Bring GeoJSON (.geojson), a zipped shapefile (.zip) or a GeoPackage "
            "(.gpkg).",
        )
    if not 0 < path.stat().st_size <= MOST_BYTES:
        large = f"is larger than {MOST_BYTES // 1_000_000} MB"
        raise BadLayer(
            f"{path.name} {large if path.stat().st_size else 'is empty'}",
            "Export the districts only, with simpler lines.",
        )


def _about(path: Path, origin: Origin) -> dict:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    by = "its issuer" if origin.issuer == NOTHING else origin.issuer
    return {
        "id": f"adopted-{digest[:10]}",
        **{key: _writable(value) for key, value in vars(origin).items()},
        "clearance": "none recorded",
        "cleared_by": None,
        "cleared_on": None,
        "disclaimer": (
            f"Boundaries as drawn by {_writable(by)}, lines simplified by Zila. "
            "Showing them takes no position on the status of any territory."
        ),
        "approximate_note": "",
        "source": f"{_writable(path.name)}, SHA-256 {digest}",
        "adopted_on": date.today().isoformat(),
    }


def _writable(text: str) -> str:
    """Return a text without the parts of a file's name that are no letters."""
    return text.encode("utf-8", "replace").decode("utf-8")
