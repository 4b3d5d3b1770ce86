"""Every name of every place of this edition, and what may be meant by one."""

from functools import cache

from analysis.names.known import Known, Name, Tables, known
from analysis.names.lookup import Answer, lookup
from data.census.other_names import read_other_names
from data.vocabulary import OUTSIDE
from ui.edition import tables

LONGEST = 100


@cache
def names() -> Known:
    """Return every name of this edition."""
    found = tables.tables()
    return known(
        Tables(
            districts=found.districts,
            tehsils=found.tehsils,
            aliases=found.aliases,
            other_names=read_other_names(),
            tiles=found.tiles.set_index("district"),
        )
    )


@tables.once
def look_up(typed: str) -> Answer:
    """Return the places that may be meant by a name in any spelling or script."""
    return lookup(typed, names())


def lies_in(name: Name) -> str:
    """Return the province of a district, or the land outside the census tables."""
    place = name.place
    if name.kind == "district":
        return str(tables.named(place)["province"])
    if name.kind == "outside":
        return OUTSIDE[place if place in OUTSIDE else _land()[place]]
    return ""


@cache
def _land() -> dict[str, str]:
    return tables.tables().tiles.set_index("district")["province"].to_dict()
