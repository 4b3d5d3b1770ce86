"""Build the embedded sketch: ``python -m data.shapes PACKAGE_FOLDER``."""

import argparse
from pathlib import Path

import numpy as np

from data.census.districts import read_districts
from data.errors import BadLayer
from data.shapes.collection import collection
from data.shapes.drawing import PACKAGE, read_drawing, version
from data.shapes.file import write
from data.shapes.sketch import doubted_lines, lay_out, reasons

SKETCH = Path(__file__).parents[1] / "layers" / "sketch.json"

ABOUT = {
    "id": "sketch",
    "title": "Sketch of the 136 census districts",
    "issuer": "Zila, from a drawn map in the public domain",
    "vintage": "outlines drawn before 2013, divided into the districts of 2023",
    "licence": "public domain (Unlicense)",
    "clearance": "none: sketch for desk use",
    "cleared_by": None,
    "cleared_on": None,
    "disclaimer": (
        "A sketch for desk use, not an official map. Its lines are not borders: "
        "they support no claim, take no position on the status of any territory, "
        "Jammu and Kashmir included, and must not be published or measured."
    ),
    "approximate_note": (
        "Dashed lines are approximate outlines: the sketch is older than these "
        "districts or draws them otherwise than they are."
    ),
}


def build(package: Path) -> dict:
    """Return the sketch as a layer, from the unpacked npm package."""
    gazetteer = read_districts()
    shapes, onto = lay_out(read_drawing(package), gazetteer)
    doubted = doubted_lines()
    about = ABOUT | {
        "source": f"npm package {PACKAGE} {version(package)}, after a map by Schajee",
        "georeferencing": {
            "anchors": len(onto.residual_km),
            "median_residual_km": round(float(np.median(onto.residual_km)), 1),
        },
    }

    def is_doubted(pair: tuple[str, str]) -> bool:
        return any(frozenset(part) in doubted for part in (pair, pair[:1], pair[1:]))

    return collection(about, shapes, reasons(gazetteer), is_doubted)


def main() -> None:
    """Read the command line, build, write."""
    parser = argparse.ArgumentParser(prog="python -m data.shapes", description=__doc__)
    parser.add_argument("package", type=Path, help="folder of the unpacked npm package")
    try:
        write(build(parser.parse_args().package), SKETCH)
    except BadLayer as error:
        parser.exit(1, f"{error}\n")
    print(f"{SKETCH.name}: {SKETCH.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
