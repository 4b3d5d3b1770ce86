"""What can be chosen: only what the tables hold, labelled for the reader."""

from collections.abc import Mapping
from dataclasses import replace

from analysis.library.links import fields
from analysis.maps.class_words import METHODS
from analysis.rates.groups import (
    GROUPS,
    counterpart,
    name,
    offered,
    partners,
)
from analysis.writing import sentence
from data.census.indicators import Indicator
from data.vocabulary import ALL, CONTEXT
from ui.edition import tables
from ui.view.areas import areas, inside, slug
from ui.view.selection import NONE, Selection

LENSES = {"gap": "Gap", "level": "Level", "number": "Number"}
VIEWS = {"shapes": "Shapes", "circles": "Circles", "tiles": "Equal tiles"}
OLDEST_CHILD = 16
_UNRANKED = ("Disability", "Languages", "Religion")

UNITS = {"count": "number", "growth": "percent a year", "share": "percent"}


def options(field: str, selection: Selection) -> dict[str, str]:
    """Return {value: label} of a field, given the fields before it.

    The first value is the usual one.
    """
    needs = _NEEDS[field]
    return dict(_offered(field, *[getattr(selection, name) for name in needs]))


@tables.once
def _offered(field: str, *chosen: str) -> dict[str, str]:
    """Return what a field offers after the choices it depends on."""
    before = dict(zip(_NEEDS[field], chosen, strict=True))
    return _OPTIONS[field](Selection(**before))


def linked(
    start: Selection, query: Mapping[str, str]
) -> tuple[Selection, dict[str, str]]:
    """Return what a link asks for, and what of it was refused.

    Where it names a group and nobody to compare it with, the comparison follows: a
    link to rural girls shows them against rural boys, whatever was compared before.

    Parameters
    ----------
    start : what is shown so far
    query : parameters of the address
    """
    chosen, refused = start.asked(query, options)
    if "group" in query and "against" not in query and chosen.against != NONE:
        other = counterpart(GROUPS[chosen.group]).key
        if other in options("against", chosen):
            chosen = replace(chosen, against=other)
    return chosen, refused


def indicator(selection: Selection) -> Indicator:
    """Return the indicator of a selection."""
    return tables.tables().indicators[selection.indicator]


def group_name(key: str, selection: Selection) -> str:
    """Return what a group is called under the chosen indicator and age band."""
    of = indicator(selection)
    nouns = (of.people, of.people_female, of.people_male)
    if selection.band != ALL and int(selection.band.split("-")[1]) <= OLDEST_CHILD:
        nouns = ("children", "girls", "boys")
    return name(GROUPS[key], *nouns)


def ages(band: str) -> str:
    """Write an age band with the dash of a range."""
    return band.replace("-", "–")


def aged(of: Indicator, band: str) -> str:
    """Return what an age band adds to the name of a group; nothing where it is one.

    Parameters
    ----------
    of : the indicator; with a single band its label says the ages
    band : the chosen one
    """
    return f" aged {ages(band)}" if len(of.bands) > 1 else ""


def at_age(of: Indicator, band: str) -> str:
    """Return what an age band adds to the label of an indicator, as `aged` does."""
    return f", age {ages(band)}" if len(of.bands) > 1 else ""


def may_compare(of: Indicator) -> bool:
    """Say whether groups of an indicator may be compared."""
    return of.direction != CONTEXT and of.kind == "share"


def may_rank(of: Indicator) -> bool:
    """Say whether the districts at the ends of an indicator may be named.

    Not by reported disability, mother tongue or religion, by which nobody is ranked.
    """
    return of.theme not in _UNRANKED


def _indicators(_: Selection) -> dict[str, str]:
    found = {key: of.label for key, of in tables.tables().indicators.items()}
    usual = Selection.indicator
    return {usual: found.pop(usual), **found}


def _bands(selection: Selection) -> dict[str, str]:
    bands = indicator(selection).bands
    return {band: "All ages" if band == ALL else f"Age {ages(band)}" for band in bands}


def _groups(selection: Selection) -> dict[str, str]:
    of = indicator(selection)
    keys = [group.key for group in offered(of.dimensions)]
    usual = [key for key in ("female", "rural") if key in keys and may_compare(of)][:1]
    ordered = usual + [key for key in keys if key not in usual]
    return {key: sentence(group_name(key, selection)) for key in ordered}


def _against(selection: Selection) -> dict[str, str]:
    of = indicator(selection)
    nobody = {NONE: "Nobody (level and number only)"}
    if not may_compare(of) or selection.group == ALL:
        return nobody
    others = partners(GROUPS[selection.group], of.dimensions)
    named = {other.key: group_name(other.key, selection) for other in others}
    return {key: sentence(label) for key, label in named.items()} | nobody


def _lenses(selection: Selection) -> dict[str, str]:
    kind = indicator(selection).kind
    kept = {"growth": ["level"], "count": ["number"]}.get(kind, list(LENSES))
    if selection.against == NONE:
        kept = [lens for lens in kept if lens != "gap"]
    return {lens: LENSES[lens] for lens in kept}


def _classes(_: Selection) -> dict[str, str]:
    return {"default": "Usual for this lens", **METHODS}


def _within(selection: Selection) -> dict[str, str]:
    """Return the areas the source has figures for."""
    items = {item for _, item in indicator(selection).numerator}
    lacking = {
        slug(place) for item, place in tables.missing("province") if item in items
    }
    return {code: label for code, label in areas().items() if code not in lacking}


def _districts(selection: Selection) -> dict[str, str]:
    names = tables.tables().districts["name"].loc[inside(selection.within)]
    return {NONE: "No district", **names.to_dict()}


# The fields that decide what a field offers.
_NEEDS = {
    "indicator": (),
    "band": ("indicator",),
    "group": ("indicator", "band"),
    "against": ("indicator", "band", "group"),
    "lens": ("indicator", "against"),
    "view": (),
    "classes": (),
    "within": ("indicator",),
    "district": ("within",),
}
_OPTIONS = {
    "indicator": _indicators,
    "band": _bands,
    "group": _groups,
    "against": _against,
    "lens": _lenses,
    "view": lambda _: VIEWS,
    "classes": _classes,
    "within": _within,
    "district": _districts,
}


def selection_of(view: str) -> Selection:
    """Return the selection that a linked view asks for."""
    return linked(Selection(), fields(view))[0]
