"""Opening the file a steward brings: GeoJSON, a zipped shapefile or a GeoPackage."""

import json
import lzma
import os
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

from data.boundaries.area import Area
from data.boundaries.foreign import LARGEST_RESULT
from data.boundaries.geojson import parse
from data.errors import BadLayer

MOST_BYTES, MOST_RATIO, MOST_ENTRIES = 50_000_000, 100, 1000
SECONDS = 60
ROOT = Path(__file__).parents[2]

_SHAPEFILE = (".shp", ".shx", ".dbf", ".prj")
# What Python raises for archives that are cut, damaged, locked or packed in a way it
# does not know: each way of packing has errors of its own.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")


def read_areas(path: Path, layer: str | None = None) -> list[Area]:
    """Return the areas of a file, whatever its format.

    Parameters
    ----------
    path : .geojson or .json, .zip with a shapefile, or .gpkg
    layer : which layer (or which shapefile of the zip), where there are several

    Raises
    ------
    BadLayer
        The file is too large, not what it says it is, or holds what is no area.
    """
    if not path.is_file():
        raise BadLayer(f"There is no file {path}", "Check the path.")
    if path.stat().st_size > MOST_BYTES:
        raise BadLayer(
            f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB",
            "Export the districts only, with simpler lines.",
        )
    kind = path.suffix.lower()
    if kind in (".geojson", ".json"):
        return parse(path.read_bytes(), path.name)
    if kind == ".gpkg":
        return _converted(path.resolve(), path.name, layer)
    if kind == ".zip":
        with TemporaryDirectory(prefix="zila-") as folder:
            inside = _unpacked(path, Path(folder), layer)
            return _converted(inside, path.name, None)
    raise BadLayer(
        f"{path.name} is of no kind that can be read",
        "Bring GeoJSON (.geojson), a zipped shapefile (.zip) or a GeoPackage (.gpkg).",
    )


def _unpacked(path: Path, folder: Path, layer: str | None) -> Path:
    """Unpack one shapefile, under names of our own; return its .shp."""
    try:
        with zipfile.ZipFile(path) as archive:
            _require_harmless(archive.infolist(), path.name)
            members = _members(archive.namelist(), path.name, layer)
            parts = {suffix: archive.read(name) for suffix, name in members.items()}
    except _UNREADABLE as error:
        raise BadLayer(
            f"{path.name} cannot be unpacked ({error})",
            "Zip the shapefile again, without a password.",
        ) from error
    for suffix, content in parts.items():
        (folder / f"layer{suffix}").write_bytes(content)
    return folder / "layer.shp"


def _require_harmless(entries: list[zipfile.ZipInfo], file: str) -> None:
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if (
        len(entries) > MOST_ENTRIES
        or size > MOST_BYTES
        or size > MOST_RATIO * max(packed, 1)
    ):
        raise BadLayer(
            f"{file} unpacks to {size / 1e6:,.0f} MB in {len(entries):,} files",
            f"Zip the district shapefile alone: at most {MOST_BYTES // 1_000_000} MB, "
            f"{MOST_RATIO} times the zip, {MOST_ENTRIES} files.",
        )


def _members(names: list[str], file: str, layer: str | None) -> dict[str, str]:
    """Return the members of one shapefile by their suffix."""
    plain = {name.lower(): name for name in names if not name.startswith("__MACOSX")}
    stems = [name.removesuffix(".shp") for name in plain if name.endswith(".shp")]
    if layer is not None:
        stems = [stem for stem in stems if Path(stem).name == layer.lower()]
    if len(stems) != 1:
        found = ", ".join(Path(stem).name for stem in stems) or "none"
        raise BadLayer(
            f"{file} should hold one shapefile; found: {found}",
            "Zip one, or name one: `adopt FILE --layer NAME`.",
        )
    stem = stems[0]
    lacking = [suffix for suffix in _SHAPEFILE if stem + suffix not in plain]
    if lacking:
        raise BadLayer(
            f"{file} lacks {', '.join(Path(stem).name + s for s in lacking)}",
            "Zip all files of the shapefile: .shp, .shx, .dbf, .prj.",
        )
    kept = (suffix for suffix in (*_SHAPEFILE, ".cpg") if stem + suffix in plain)
    return {suffix: plain[stem + suffix] for suffix in kept}


def _converted(path: Path, file: str, layer: str | None) -> list[Area]:
    """Return the areas of a file that a limited process reads for us."""
    with TemporaryDirectory(prefix="zila-") as folder:
        result = Path(folder) / "result.json"
        _run([str(path), str(result), *([layer] if layer else [])], file)
        if not result.is_file() or result.stat().st_size > LARGEST_RESULT:
            raise _refused(file)
        content = result.read_bytes()
    if content.startswith(b'{"problem"'):
        told = json.loads(content)
        raise BadLayer(told["problem"].replace(path.name, file), told["remedy"])
    return parse(content, file)


def _run(arguments: list[str], file: str) -> None:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # A GDAL virtual file can read any file of this computer: its driver is off, and
    # so are tables of a GeoPackage that are made of other files.
    environment |= {
        "GDAL_SKIP": "OGR_VRT",
        "OGR_SQLITE_STATIC_VIRTUAL_OGR": "NO",
        "OPENBLAS_NUM_THREADS": "1",
    }
    command = [sys.executable, "-m", "data.boundaries.foreign", *arguments]
    try:
        subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise _refused(file) from error


def _refused(file: str) -> BadLayer:
    return BadLayer(
        f"{file} could not be read within the limits of memory and time",
        "Export the districts only, with simpler lines, or as GeoJSON.",
    )
