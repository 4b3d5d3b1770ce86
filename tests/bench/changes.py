"""The changes whose cost `bench_pages` measures: page, and its choices in turn."""

from ui.gaps.choice import Comparison
from ui.view.selection import Selection

# Whole addresses: what one leaves out may mean what was seen before.
USUAL = Selection().to_query() | {"district": "PK201"}
COMPARED = Comparison().to_query() | USUAL
# What a user changes one after the other: indicator, band, group, area.
VIEWS = (
    {},
    {"indicator": "never_attended_5_16"},
    {"indicator": "literacy_10plus"},
    {"indicator": "literacy_10plus", "group": "rural", "against": "urban"},
    {"indicator": "literacy_youth", "band": "15-24"},
    {"within": "sindh"},
    {"within": "punjab", "indicator": "never_attended_5_16"},
    {"indicator": "never_attended_by_age", "band": "10-12"},
    {"group": "female-rural", "against": "male-urban"},
    {"indicator": "literacy_10plus", "group": "female-rural", "against": "male-rural"},
)
DISTRICTS = ("PK201", "PK603", "PK502", "PK705", "PK401", "PK208", "PK614", "PK513")
GAPS = {
    "gaps": {},
    "gaps by province": {"order": "provinces"},
    "gaps natural breaks": {"classes": "natural"},
    "people": {"show": "people"},
    "quadrants": {"show": "quadrants"},
    "crossed": {"show": "crossed"},
    "compare": {"show": "districts"},
    "two indicators": {"show": "indicators"},
    "measures": {"show": "research", "part": "measures"},
    "behind": {"show": "research", "part": "behind"},
    "clusters": {"show": "research", "part": "clusters"},
    "index": {"show": "research", "part": "index"},
}


def _on_gaps(fixed):
    return "gaps", [COMPARED | fixed | view for view in VIEWS]


def _on_district():
    chosen = [USUAL | {"district": code} for code in DISTRICTS]
    return "district", chosen


CHANGES = {
    **{name: _on_gaps(fixed) for name, fixed in GAPS.items()},
    "district": _on_district(),
    "district, indicator": ("district", [USUAL | view for view in VIEWS]),
    "district, list": (
        "district",
        [USUAL | {"district": "none"} | view for view in VIEWS],
    ),
    "map": ("map", [USUAL | view for view in VIEWS]),
}
