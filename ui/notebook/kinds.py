"""The register: every kind of figure, and the code that gives its numbers again."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.notebook import compared, one_district, several, unequal
from ui.notebook.reading import Query, lenses, paired, reading, view_of
from ui.view import areas, options
from ui.view.selection import NONE

HOW = (
    "Run it in a notebook in Zila's folder. `table` has the numbers, unrounded; it "
    "needs nothing but `data` and `analysis`."
)


@dataclass(frozen=True)
class Kind:
    """A kind of figure.

    Parameters
    ----------
    label : what it shows, and what a row of it is
    write : returns the lines for a choice, after those of `reading`
    needs : what a choice must have for it, names of `_HAS`
    """

    label: str
    write: Callable[[Query], str]
    needs: tuple[str, ...] = ()


_DISTRICTS = Kind("Map, ranking and still maps: a row a district", lenses)
_JUDGED, _HERE = ("judged",), ("district",)
KINDS = {
    "map": _DISTRICTS,
    "gaps": _DISTRICTS,
    "still": _DISTRICTS,
    "two-maps": Kind("Two maps: a row a district", several.two_maps, ("two",)),
    "small-maps": Kind(
        "Small maps by group: a row a district", several.small_maps, ("many",)
    ),
    "map-tehsils": Kind("Tehsils: a row a tehsil", compared.tehsils, ("tehsils",)),
    "begin": Kind("Where to begin: a row a district", compared.begin, _JUDGED),
    "quarters": Kind("Level and gap", compared.quarters, ("judged", "paired")),
    "people": Kind("A goal in people: a row a province", compared.people, _JUDGED),
    "people-districts": Kind(
        "A goal in people: a row a district", compared.goal, _JUDGED
    ),
    "crossed": Kind("Groups crossed: a row a province", compared.crossed),
    "tiles": Kind("Groups crossed: a row a district", compared.tiles, ("share",)),
    "districts": Kind("Up to six districts compared", compared.districts),
    "two-indicators": Kind("Two indicators", compared.two_indicators, _JUDGED),
    "measures": Kind("Measures of inequality", unequal.measures, _JUDGED),
    "measured-groups": Kind(
        "The groups behind the measures", unequal.measured_groups, _JUDGED
    ),
    "within-between": Kind(
        "Within and between provinces", unequal.splits, ("judged", "national")
    ),
    "difference": Kind(
        "A difference in two parts (Kitagawa)",
        unequal.difference,
        ("judged", "residence"),
    ),
    "clusters": Kind("Clusters of districts", unequal.clusters, _JUDGED),
    "index": Kind("An index of several indicators", unequal.index),
    "groups": Kind("One district: its groups", one_district.every_group, _HERE),
    "neighbours": Kind("One district: neighbours", one_district.neighbours, _HERE),
    "peers": Kind("One district: peers and verdict", one_district.peers, _HERE),
    "tehsils": Kind(
        "One district: its tehsils", compared.tehsils_of_one, ("tehsils", "district")
    ),
    "everything": Kind("One district: every indicator", one_district.everything, _HERE),
}
_HAS: dict[str, Callable[[Query], bool]] = {
    "judged": lambda query: options.may_compare(options.indicator(view_of(query))),
    "share": lambda query: options.indicator(view_of(query)).kind == "share",
    "paired": paired,
    "national": lambda query: query["within"] == areas.NATIONAL,
    "district": lambda query: query["district"] != NONE,
    "two": several.two,
    "many": several.many,
    "tehsils": lambda query: options.indicator(view_of(query)).finest == "tehsil",
    "residence": lambda query: (
        "residence" in options.indicator(view_of(query)).dimensions
    ),
}


def code(kind: str, query: Query) -> str:
    """Return lines of Python that give a figure's numbers again, as ``table``.

    Parameters
    ----------
    kind : one of `KINDS`
    query : what the figure shows, as an address holds it
    """
    return reading(query) + KINDS[kind].write(query)


def kinds(query: Query) -> dict[str, str]:
    """Return the kinds of figures that a choice has, with their labels, each once.

    Parameters
    ----------
    query : a whole choice of the page of gaps, or that and one of the page of maps
    """
    found: dict[str, str] = {}
    for name, kind in KINDS.items():
        if kind.label not in found.values() and all(
            _HAS[need](query) for need in kind.needs
        ):
            found[name] = kind.label
    return found
