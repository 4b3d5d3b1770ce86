"""What a Kitagawa decomposition compares: two areas, or the two groups chosen."""

from functools import cache
from typing import Any

from analysis.rates.groups import GROUPS
from data.vocabulary import ALL
from ui.view import areas, options
from ui.view.selection import NONE, Selection

SIDES = {"places": "Between two places", "groups": "Between the two groups"}
FIRST, SECOND = "sindh", "punjab"


def strata(chosen: Selection) -> str:
    """Return by what the two groups chosen can be split: residence, province or none.

    Two groups of sex are split by where they live; others, of which one may live in
    towns alone, by province where the whole country is shown.
    """
    if chosen.against == NONE or chosen.group == ALL:
        return ""
    pair = GROUPS[chosen.group], GROUPS[chosen.against]
    if {each.residence for each in pair} == {ALL}:
        of = options.indicator(chosen)
        return "residence" if "residence" in of.dimensions else ""
    return "province" if chosen.within == areas.NATIONAL else ""


def sides(chosen: Selection) -> dict[str, str]:
    """Return {value: label} of what may be split."""
    return SIDES if strata(chosen) else {"places": SIDES["places"]}


def firsts(chosen: Selection) -> dict[str, str]:
    """Return {area: name} of the first place: not the whole, which holds all."""
    found = {key: of for key, of in _areas(chosen).items() if key != areas.NATIONAL}
    usual = FIRST if FIRST in found else next(iter(found))
    return {usual: found.pop(usual), **found}


# A Comparison: its file imports this one.
def seconds(chosen: Any) -> dict[str, str]:
    """Return {area: name} of the second place: none that shares a district."""
    apart = _apart(chosen.first)
    found = {key: of for key, of in _areas(chosen).items() if key in apart}
    usual = SECOND if SECOND in found else next(iter(found))
    return {usual: found.pop(usual), **found}


@cache
def _apart(first: str) -> frozenset[str]:
    """Return the areas that share no district with one of them."""
    here = set(areas.inside(first))
    others = {key: areas.inside(key) for key in areas.areas()}
    return frozenset(key for key, of in others.items() if here.isdisjoint(of))


def _areas(chosen: Selection) -> dict[str, str]:
    """Return the areas that the source has figures for."""
    return options.options("within", chosen)
