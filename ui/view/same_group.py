"""The group chosen under another indicator, which may not tell as many apart."""

from dataclasses import replace

from analysis.rates.groups import GROUPS, as_far_as
from data.census.indicators import Indicator
from data.vocabulary import ALL
from ui.view import options
from ui.view.selection import Selection


def nearest_group(key: str, of: Indicator) -> str:
    """Return the group of another indicator that holds the same people as one.

    Parameters
    ----------
    key : the group chosen
    of : the other indicator; what it does not tell apart is taken together
    """
    return as_far_as(GROUPS[key], of.dimensions).key


def of_whom(of: Indicator, key: str, selection: Selection) -> str:
    """Return an indicator's label with the group that it is of; everybody says none.

    Parameters
    ----------
    of : the indicator
    key : the group it is of
    selection : what is chosen, its age band where it is the same indicator
    """
    asked = Selection(indicator=of.id, band=of.bands[0])
    if of.id == selection.indicator:
        asked = replace(asked, band=selection.band)
    age = options.aged(of, asked.band)
    if selection.group == ALL and not age:
        return of.label
    return f"{of.label} ({options.group_name(key, asked)}{age})"
