"""What a Kitagawa decomposition compares: two areas, or the two groups chosen."""

from functools import cache
from typing import Any

from ui.view import areas, options
from ui.view.selection import Selection
from ui.view.strata import strata

SIDES = {"places": "Between two places", "groups": "Between the two groups"}
FIRST, SECOND = "sindh", "punjab"


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
