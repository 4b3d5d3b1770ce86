"""The views of maps side by side: a second one, and one a group."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.rates.groups import GROUPS, counterpart, usually_ahead
from ui.view.options import options
from ui.view.selection import NONE, Selection

# What differs between two maps, as addresses say it.
GROUPWISE, MEASURES, LENSWISE = "groups", "indicators", "lenses"


def second(view: Selection, by: str, value: str) -> Selection:
    """Return the view of the second of two maps.

    Parameters
    ----------
    view : that of the first
    by : what differs: ``groups``, ``indicators`` or ``lenses``
    value : the second map's own
    """
    if by == LENSWISE:
        return replace(view, lens=value)
    if by == MEASURES:
        return view.asked({"indicator": value}, options)[0]
    wanted = {"group": value, "against": _against(view, value)}
    return view.asked(wanted, options)[0]


def _against(view: Selection, group: str) -> str:
    """Return whom a second group is compared with; nobody where the first is not."""
    if view.against == NONE:
        return NONE
    return view.group if group == view.against else counterpart(GROUPS[group]).key


def of_groups(view: Selection) -> Iterator[Selection]:
    """Yield the view of each group; of gaps, one of each two that mirror each other."""
    offered = options("group", view)
    for key in [key for key in GROUPS if key in offered]:
        other = counterpart(GROUPS[key])
        if view.lens != "gap":
            against = NONE if view.against == NONE else other.key
            yield view.asked({"group": key, "against": against}, options)[0]
        elif other != GROUPS[key] and usually_ahead(GROUPS[key], other) == other:
            yield replace(view, group=key, against=other.key)
