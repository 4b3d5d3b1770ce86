"""Unpacking the one shapefile of areas a zip holds, and nothing else of it."""

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from data.boundaries.shapefile import holds_areas
from data.errors import BadLayer

MOST_BYTES, MOST_RATIO, MOST_ENTRIES = 50_000_000, 100, 1000

_NEEDED = (".shp", ".shx", ".dbf", ".prj")
# Texts of a line or a few; a long one is no description of anything.
_MOST = {".prj": 20_000, ".cpg": 64}
_ENTRY = b"PK\x01\x02"
_USUAL = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED = 0x1
# What Python raises for archives that are cut, damaged or locked.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_AGAIN = "Zip the shapefile again, without a password."

Members = dict[str, zipfile.ZipInfo]


def unpacked(path: Path, folder: Path, layer: str | None) -> Path:
    """Unpack one shapefile, under names of our own; return its .shp.

    Parameters
    ----------
    path : the zip
    folder : where to put the parts
    layer : name of the shapefile, where there are several

    Raises
    ------
    BadLayer
        The zip is damaged, a bomb, or does not hold one shapefile of areas.
    """
    _require_few(path.read_bytes().count(_ENTRY), path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            _require_harmless(archive.infolist(), path)
            members = _members(archive, path.name, layer)
            for suffix, entry in members.items():
                content = archive.read(entry)
                (folder / f"layer{suffix}").write_bytes(content)
    except _UNREADABLE as error:
        raise BadLayer(f"{path.name} cannot be unpacked ({error})", _AGAIN) from error
    return folder / "layer.shp"


def _require_few(entries: int, file: str) -> None:
    if entries > MOST_ENTRIES:
        raise BadLayer(
            f"{file} holds {entries:,} files",
            f"Zip the district shapefile alone: at most {MOST_ENTRIES:,} files.",
        )


def _require_harmless(entries: list[zipfile.ZipInfo], path: Path) -> None:
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if size > MOST_BYTES or size > MOST_RATIO * max(packed, 1):
        raise BadLayer(
            f"{path.name} unpacks to {size / 1e6:,.0f} MB",
            f"Zip the district shapefile alone: at most {MOST_BYTES // 1_000_000} MB, "
            f"{MOST_RATIO} times the zip.",
        )
    if packed > path.stat().st_size or _overlap(entries):
        raise BadLayer(f"{path.name} holds files that lie over one another", _AGAIN)


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    begins = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    ends = [begin + size for begin, size in begins]
    return any(begin < end for (begin, _), end in zip(begins[1:], ends, strict=False))


def _members(archive: zipfile.ZipFile, file: str, layer: str | None) -> Members:
    """Return the members of one shapefile by their suffix."""
    plain = {entry.filename.lower(): entry for entry in archive.infolist()}
    stems = [name[:-4] for name in plain if _is_shapefile(name)]
    if layer is not None:
        stems = [stem for stem in stems if _called(stem) == layer.lower()]
    elif len(stems) > 1:
        stems = [s for s in stems if _areas(archive, plain[s + ".shp"])] or stems
    if len(stems) != 1:
        raise _not_one(file, stems, plain)
    stem = stems[0]
    lacking = [suffix for suffix in _NEEDED if stem + suffix not in plain]
    if lacking:
        raise BadLayer(
            f"{file} lacks {', '.join(_called(stem) + s for s in lacking)}",
            "Zip all files of the shapefile: .shp, .shx, .dbf, .prj.",
        )
    kept = (suffix for suffix in (*_NEEDED, ".cpg") if stem + suffix in plain)
    members = {suffix: plain[stem + suffix] for suffix in kept}
    for suffix, entry in members.items():
        _require_plain(entry, file, suffix)
    return members


def _is_shapefile(name: str) -> bool:
    """Return whether it is a shapefile, not a Mac's note beside one."""
    path = PurePosixPath(name)
    hidden = path.name.startswith(".") or "__macosx" in path.parts
    return path.suffix == ".shp" and not hidden


def _called(stem: str) -> str:
    return PurePosixPath(stem).name


def _areas(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    with archive.open(entry) as file:
        return holds_areas(file.read(100))


def _require_plain(entry: zipfile.ZipInfo, file: str, suffix: str) -> None:
    """Raise unless a member is a packed file of its kind in a folder of the zip."""
    name, wrong = entry.filename, ""
    if stat.S_ISLNK(entry.external_attr >> 16):
        wrong = "is a link to another file"
    elif name.startswith("/") or {"..", "\\", ":"} & {*name, *name.split("/")}:
        wrong = "lies outside the zip"
    elif entry.flag_bits & _LOCKED:
        wrong = "is locked with a password"
    elif entry.compress_type not in _USUAL:
        wrong = "is packed in an unusual way"
    elif entry.file_size > _MOST.get(suffix, MOST_BYTES):
        wrong = f"is too long for a {suffix}"
    if wrong:
        called = "".join(letter for letter in name if letter.isprintable())[-60:]
        raise BadLayer(f"{file} cannot be unpacked: {called} {wrong}", _AGAIN)


def _not_one(file: str, stems: list[str], plain: Members) -> BadLayer:
    found = ", ".join(sorted(map(_called, stems)))[:200]
    inside = [n for n in plain if n.endswith((".gpkg", ".geojson", ".json", ".zip"))]
    if not stems and inside:
        return BadLayer(
            f"{file} holds no shapefile but {_called(inside[0])[:60]}",
            "Take that file out of the zip and adopt it.",
        )
    return BadLayer(
        f"{file} should hold one shapefile; found: {found or 'none'}",
        "Zip one, or name one: `adopt FILE --layer NAME`.",
    )
