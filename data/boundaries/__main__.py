"""Adopt an official boundary layer, go back, record its clearance.

``python -m data.boundaries adopt FILE | back | clear --by NAME --on DATE | status``
"""

import argparse
from pathlib import Path

from data.boundaries import shelf
from data.boundaries.adoption import NOTHING, Origin, adopt
from data.boundaries.clearance import clear
from data.errors import ZilaError

RESTART = "Start Zila again to see it."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m data.boundaries", description=__doc__.splitlines()[0]
    )
    commands = parser.add_subparsers(dest="command", required=True)
    adopting = commands.add_parser("adopt", help="put an official layer in use")
    adopting.add_argument("file", type=Path, help=".geojson, .zip (shapefile), .gpkg")
    adopting.add_argument("--layer", help="which layer, where the file has several")
    for name in ("title", "issuer", "vintage", "licence"):
        adopting.add_argument(f"--{name}", default=NOTHING)
    commands.add_parser("back", help="use the layer that was in use before")
    clearing = commands.add_parser("clear", help="record the layer's clearance")
    clearing.add_argument("--by", required=True, help="who cleared it")
    clearing.add_argument("--on", required=True, help="when, as 2025-04-15")
    commands.add_parser("status", help="say which layer is in use")
    return parser


def status() -> str:
    """Return which layer is in use, as lines of text."""
    # Adopting needs neither the tables nor the layer: it starts in a tenth of the time.
    from data.boundaries.layer import read_layer
    from data.census.districts import read_districts

    layer = read_layer()
    names = read_districts()["name"]
    about = {key: layer.metadata[key] for key in ("issuer", "vintage", "licence")}
    lines = [f"In use: {layer.metadata['title']} ({layer.id})"]
    lines += [f"{key.capitalize()}: {value}" for key, value in about.items()]
    lines += [f"Clearance: {layer.metadata['clearance']}"]
    lacking = names[~names.index.isin(layer.districts.index)]
    lines += [f"Without a shape: {', '.join(lacking)}"] if len(lacking) else []
    return "\n".join(lines)


def run(arguments: list[str] | None = None) -> str:
    """Do what the command line asks; return what to say."""
    asked = _parser().parse_args(arguments)
    if asked.command == "adopt":
        title = asked.file.stem if asked.title == NOTHING else asked.title
        origin = Origin(title, asked.issuer, asked.vintage, asked.licence)
        return f"{adopt(asked.file, origin, asked.layer)}\n{RESTART}"
    if asked.command == "clear":
        clear(asked.by, asked.on)
    if asked.command == "back":
        shelf.back()
    return f"{status()}\n{RESTART}" if asked.command != "status" else status()


def main() -> None:
    """Run, and end with what is wrong and what to do where it cannot."""
    try:
        print(run())
    except ZilaError as error:
        _parser().exit(1, f"{error}\n")


if __name__ == "__main__":
    main()
