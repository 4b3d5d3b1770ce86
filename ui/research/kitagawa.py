"""A difference split: how much of it is composition, between places or groups."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.inequality.kitagawa import Kitagawa, kitagawa
from analysis.rates.groups import GROUPS, Group
from analysis.rates.rates import total
from analysis.sentences import groups
from data.vocabulary import RESIDENCES
from ui.edition import tables
from ui.figure.figure import figure
from ui.figure.table import PERCENT, show
from ui.gaps import controls
from ui.gaps.compared import Compared
from ui.gaps.facts import described, facts
from ui.view import areas as view_areas
from ui.view import options
from ui.view.areas import NATIONAL
from ui.view.strata import strata

_WHERE = "where people live (rural or urban)"
_PROVINCE = "the provinces they live in"


@dataclass(frozen=True)
class Sides:
    """Two sides of a difference and the strata both are made of.

    Parameters
    ----------
    about : whom and what the rates are of
    names : of the two sides
    whom : who is pair, for the subtitle
    what : in what the sides are composed
    strata : one row a stratum, as `analysis.inequality.kitagawa.kitagawa` takes it
    """

    about: str
    names: tuple[str, str]
    whom: str
    what: str
    strata: pd.DataFrame


def difference(pair: Compared) -> None:
    """Draw how much of the difference of two places, or groups, is composition."""
    chosen = pair.chosen
    sides = sides_of(pair)
    split = kitagawa(sides.strata)
    said = groups.two_sides(split, sides.about, sides.names, sides.what)
    table = written(split, sides.names)

    def draw() -> None:
        controls.sides(chosen)
        if len(table):
            columns = dict.fromkeys(list(table)[1:], PERCENT)
            show(table, said, columns)
            st.caption(
                "Kitagawa's two parts add up to the difference. No cause is meant."
            )

    places = chosen.sides == "places"
    parts = (chosen.first, chosen.second) if places else ()
    more = {"subtitle": described(pair, sides.whom, area="" if places else None)}
    # Two places are the same figure whatever area is chosen.
    of = replace(pair, chosen=replace(chosen, within=NATIONAL)) if places else pair
    around = facts(of, "difference", said, table, chosen.sides, *parts, **more)
    figure(draw, around, chosen)


def sides_of(pair: Compared) -> Sides:
    """Return the two sides chosen: two places, or the two groups of the area."""
    return _groups(pair) if pair.chosen.sides == "groups" else _places(pair)


def written(split: Kitagawa, names: tuple[str, str]) -> pd.DataFrame:
    """Return the strata of a split as they are to be read, all figures in percent.

    Parameters
    ----------
    split : the difference and its parts
    names : of the two sides
    """
    table = split.strata.copy()
    table[["share1", "share2"]] *= 100
    columns = {"stratum": "Part"}
    for place, name in enumerate(names, start=1):
        side = writing.sentence(name)
        columns |= {f"share{place}": f"{side}, share %"}
    for place, name in enumerate(names, start=1):
        columns |= {f"rate{place}": f"{writing.sentence(name)}, rate %"}
    columns |= {"composition": "Composition, pp", "rate": "Rates, pp"}
    return table[list(columns)].rename(columns=columns)


def _places(pair: Compared) -> Sides:
    chosen, labels = pair.chosen, view_areas.areas()
    sex = GROUPS[chosen.group].sex
    keys = {residence: Group(sex, residence).key for residence in RESIDENCES}
    areas = [view_areas.inside(each) for each in (chosen.first, chosen.second)]
    pairs = {
        name: [_total(pair, key, inside) for inside in areas]
        for name, key in keys.items()
    }
    whom = options.group_name(Group(sex).key, chosen)
    aged = options.aged(pair.indicator, chosen.band)
    about = writing.sentence(writing.those(f"{whom}{aged}", pair.indicator.state))
    names = labels[chosen.first], labels[chosen.second]
    between = f"rural and urban {whom} of {names[0]} and {names[1]}"
    return Sides(about, names, between, _WHERE, _strata(pairs))


def _groups(pair: Compared) -> Sides:
    chosen = pair.chosen
    keys = (chosen.group, chosen.against)
    if strata(chosen) == "residence":
        what, inside = _WHERE, pair.table.index
        pairs = {
            residence: [
                _total(pair, Group(GROUPS[key].sex, residence).key, inside)
                for key in keys
            ]
            for residence in RESIDENCES
        }
    else:
        what, by = _PROVINCE, pair.table.groupby("province").groups
        pairs = {
            province: [_total(pair, key, inside) for key in keys]
            for province, inside in by.items()
        }
    names = options.group_name(keys[0], chosen), options.group_name(keys[1], chosen)
    where = pair.subject.where or "in all of Pakistan"
    age = options.at_age(pair.indicator, chosen.band)
    about = f"{pair.indicator.label}{age}, {where}"
    whom = f"{names[0]} and {names[1]}, by {what}"
    return Sides(about, names, whom, what, _strata(pairs))


def _total(pair: Compared, key: str, inside: pd.Index) -> pd.Series:
    chosen = pair.chosen
    whole = tables.rates_of(chosen.indicator, chosen.band, key, "district")
    return total(whole.loc[inside])


def _strata(pairs: dict[str, list[pd.Series]]) -> pd.DataFrame:
    rows = [
        {"stratum": name}
        | {f"n{place}": sums["denominator"] for place, sums in enumerate(two, 1)}
        | {f"rate{place}": sums["rate"] for place, sums in enumerate(two, 1)}
        for name, two in pairs.items()
    ]
    return pd.DataFrame(rows)
