"""The areas a view can be narrowed to, and the districts in each."""

import pandas as pd

from data.vocabulary import PROVINCES
from ui.edition import tables

NATIONAL = "pakistan"
_KP = "Khyber Pakhtunkhwa"


def slug(place: str) -> str:
    """Return a province's code in addresses."""
    return place.lower().replace(" ", "-")


def areas() -> dict[str, str]:
    """Return the areas a view can be narrowed to."""
    found = {NATIONAL: "All of Pakistan"}
    for province in PROVINCES:
        found[slug(province)] = province
        if province == _KP:
            found[f"{slug(province)}-settled"] = f"{_KP}: settled districts"
            found[f"{slug(province)}-merged"] = f"{_KP}: merged districts"
    return found


@tables.once
def inside(within: str) -> pd.Index:
    """Return the districts of an area, in the gazetteer's order."""
    districts = tables.tables().districts
    if within == NATIONAL:
        return districts.index
    province, _, part = within.partition("-settled")
    merged = within.endswith("-merged")
    province = within.removesuffix("-settled").removesuffix("-merged")
    keep = districts["province"].map(slug) == province
    if province != within:
        keep &= districts["merged"].astype(bool) == merged
    return districts.index[keep]
