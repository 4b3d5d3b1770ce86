"""What the page of gaps chooses beside the view that it shares with the map."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from analysis.gaps.target import GAP, MEDIAN, PARITY
from analysis.names import readings
from data.census.indicators import Indicator
from ui.edition import tables
from ui.gaps import sides
from ui.gaps.sides import FIRST, SECOND
from ui.gaps.weights import USUAL, understood, written
from ui.view import options as shared
from ui.view.address import Kind, told
from ui.view.selection import NONE, Wider

MOST = 6
SHOWS = {
    "begin": "Where to begin",
    "ranked": "Who is behind",
    "people": "In people",
    "quadrants": "Level and gap",
    "crossed": "Crossed",
    "districts": "Compare",
    "indicators": "Two indicators",
    "research": "Research",
}
ORDERS = {"ranked": "All districts", "provinces": "By province"}
GOALS = {
    GAP: "Close the gap",
    MEDIAN: "Reach the province's median",
    PARITY: "Reach parity (0.97)",
}
LOWEST = {
    "all": "All districts",
    "10": "Lowest 10",
    "20": "Lowest 20",
    "50": "Lowest 50",
}
PARTS = {
    "measures": "Measures",
    "behind": "What lies behind",
    "clusters": "Clusters",
    "index": "Composite",
}
CUTS = {
    "3": "Worst third",
    "4": "Worst quarter",
    "5": "Worst fifth",
    "10": "Worst tenth",
}
FIELDS = {
    "show": "Show",
    "cut": "Worst part",
    "order": "Listed",
    "goal": "Goal",
    "lowest": "Districts",
    "beside": "Second indicator",
    "part": "For researchers",
    "sides": "Difference to split",
    "first": "First place",
    "second": "Second place",
    "districts": "Districts to compare",
    "weights": "Indicators of the index",
}
_BETWEEN = "."
# Lists, which no menu of options holds.
_FREE = ("districts", "weights")
_UNEVEN = "Disability"


@dataclass(frozen=True)
class Comparison(Wider):
    """A complete choice of the page of gaps: the view, and what is made of it."""

    show: str = "ranked"
    cut: str = "4"
    order: str = "ranked"
    goal: str = GAP
    lowest: str = "all"
    beside: str = "electricity"
    part: str = "measures"
    sides: str = "places"
    first: str = FIRST
    second: str = SECOND
    districts: str = NONE
    weights: str = written(dict.fromkeys(USUAL, 1))

    @property
    def codes(self) -> list[str]:
        """The codes of the districts to compare."""
        return [] if self.districts == NONE else self.districts.split(_BETWEEN)


def joined(codes: list[str]) -> str:
    """Return districts to compare as an address holds them, up to six."""
    return _BETWEEN.join(codes[:MOST]) or NONE


def asked(
    start: Comparison, query: Mapping[str, str]
) -> tuple[Comparison, dict[str, str]]:
    """Return a choice as an address changes it, and what was refused."""
    view, refused = shared.linked(start.plain(), query)
    own = {key: query[key] for key in FIELDS if key in query and key not in _FREE}
    chosen, missed = start.showing(view).asked(own, options)
    refused |= missed
    named = replace(chosen, districts=query.get("districts", start.districts)).codes
    names = _names()
    read = [c if c in names else readings.read(c, names) or c for c in named]
    known = [code for code in dict.fromkeys(read) if code in names]
    if joined(known) != joined(named) or len(named) > MOST:
        again = [c for n, c in enumerate(named) if c in named[:n]]
        out = [c for c in dict.fromkeys(named) if c not in known[:MOST]]
        refused["districts"] = ", ".join(out or again)
    chosen = replace(chosen, districts=joined(known))
    weights = query.get("weights", start.weights)
    if written(understood(weights)) != weights:
        return chosen, refused | {"weights": weights}
    return replace(chosen, weights=weights), refused


def options(field: str, chosen: Comparison) -> dict[str, str]:
    """Return {value: label} of a field, given the fields before it."""
    if field in _OWN:
        return _OWN[field](chosen)
    return shared.options(field, chosen)


def may_associate(of: Indicator) -> bool:
    """Say whether an indicator may be set against another.

    Reported disability may not: how it differs between districts reflects how
    enumerators asked.
    """
    return of.theme != _UNEVEN and of.kind == "share"


def _shows(chosen: Comparison) -> dict[str, str]:
    counted = tables.tables().indicators[chosen.indicator].counted
    return SHOWS | {"people": f"In {counted}"}


def _goals(chosen: Comparison) -> dict[str, str]:
    alone = {MEDIAN: GOALS[MEDIAN]}
    return alone if chosen.against == NONE else GOALS


def _beside(chosen: Comparison) -> dict[str, str]:
    offered = {
        key: of.label
        for key, of in tables.tables().indicators.items()
        if may_associate(of) and len(of.bands) == 1 and key != chosen.indicator
    }
    usual = Comparison.beside if Comparison.beside in offered else "literacy_10plus"
    return {usual: offered.pop(usual), **offered}


def _districts(chosen: Comparison) -> dict[str, str]:
    names = [_names()[code] for code in chosen.codes if code in _names()]
    return {chosen.districts: ", ".join(names) or "No district"}


@tables.once
def _names() -> dict[str, str]:
    names: dict[str, str] = tables.tables().districts["name"].to_dict()
    return names


_OWN: dict[str, Callable[[Comparison], dict[str, str]]] = {
    "show": _shows,
    "cut": lambda _: CUTS,
    "order": lambda _: ORDERS,
    "goal": _goals,
    "lowest": lambda _: LOWEST,
    "part": lambda _: PARTS,
    "sides": sides.sides,
    "beside": _beside,
    "first": sides.firsts,
    "second": sides.seconds,
    "districts": _districts,
    "weights": lambda chosen: {chosen.weights: "the weights as they were"},
}


GAPS = Kind("comparison", Comparison(), told(asked, options, FIELDS))
