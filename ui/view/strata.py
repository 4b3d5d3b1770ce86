"""By what the difference of two groups can be split."""

from analysis.rates.groups import GROUPS
from data.vocabulary import ALL
from ui.view import areas, options
from ui.view.selection import NONE, Selection


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
