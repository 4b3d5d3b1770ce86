"""Views as an address asks for them."""

from dataclasses import fields
from functools import cache

from hypothesis import strategies as st

from analysis.maps.class_words import METHODS
from tests.oracles import pivot
from tests.support.census import districts
from ui.view.options import options
from ui.view.selection import NONE, Selection

FIELDS = [field.name for field in fields(Selection)]
START = Selection()
JUNK = st.sampled_from(["", "GAP", "None", "all ", "../..", "<b>", "'; --"]) | st.text()


def asked(wanted: dict[str, str], start: Selection = START):
    return start.asked(wanted, options)


@cache
def values() -> dict[str, list[str]]:
    """Everything that any field can hold somewhere."""
    catalogue = pivot.catalogue().values()
    keys = {key for of in catalogue for key in pivot.keys(of)}
    return {
        "indicator": list(pivot.catalogue()),
        "band": sorted({band for of in catalogue for band in of.bands}),
        "group": sorted(keys),
        "against": [NONE, *sorted(keys)],
        "lens": ["gap", "level", "number"],
        "view": ["shapes", "circles", "tiles"],
        "classes": ["default", *METHODS],
        "within": list(pivot.areas()),
        "district": [NONE, *districts().index],
    }


QUERIES = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.sampled_from(values()[name]) | JUNK for name in FIELDS},
        "utm_source": JUNK,
        "embed": st.just("true"),
        "__class__": JUNK,
    },
)


VIEWS = QUERIES.map(lambda query: asked(query)[0])
