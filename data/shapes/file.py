"""Writing a layer's file, whole or not at all."""

import json
import os
from collections.abc import Mapping
from pathlib import Path


def write(layer: Mapping, path: Path) -> None:
    """Write a layer, one feature a line, so that two editions can be compared.

    A reader finds the old file or the new one, never a part of it.
    """
    head = {key: value for key, value in layer.items() if key != "features"}
    lines = [_compact(feature) for feature in layer["features"]]
    text = f'{_compact(head)[:-1]},"features":[\n' + ",\n".join(lines) + "\n]}\n"
    part = path.with_suffix(".part")
    part.write_text(text, "utf-8", newline="\n")
    os.replace(part, path)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
