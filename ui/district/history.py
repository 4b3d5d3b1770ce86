"""Where a district comes from, and what to be careful with in its figures."""

from functools import cache

import pandas as pd

from ui.edition import geometry, tables


def lineage(district: str) -> list[str]:
    """Return where a district comes from and what went into it, in sentences."""
    about, names = tables.named(district), tables.tables().districts["name"]
    said = []
    parent = names.get(about["parent"], about["parent"])
    if parent:
        year = f" in {about['year_created']}" if pd.notna(about["year_created"]) else ""
        said.append(f"Made out of {parent}{year}.")
    for relation, text in _RELATIONS.items():
        if known := _aliases().get((district, relation)):
            said.append(f"{text}: {', '.join(dict.fromkeys(known))}.")
    return said


_RELATIONS = {
    "former unit": "Part of a former unit that older tables name",
    "part of": "Holds what older tables list apart",
    "same": "Also written",
}


@cache
def _aliases() -> dict[tuple[str, str], list[str]]:
    """Return the names of each district by how they relate to it."""
    of = tables.tables().aliases
    found: dict[tuple[str, str], list[str]] = {}
    for district, relation, alias in zip(
        of["district"], of["relation"], of["alias"], strict=True
    ):
        found.setdefault((district, relation), []).append(alias)
    return found


def warnings(district: str) -> list[str]:
    """Return what to be careful with in a district's figures."""
    said = [text for text in [tables.flags()[district]] if text]
    why = geometry.shapes().approximate.get(district)
    return [*said, *([f"approximate outline: {why}"] if why else [])]
