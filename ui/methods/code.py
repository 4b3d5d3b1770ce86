"""The code for a figure: lines for a notebook that give its numbers again."""

import streamlit as st

from analysis.rates.groups import offered
from data.vocabulary import YEARS_BETWEEN_CENSUSES
from ui.view import areas, options
from ui.view.selection import NONE, Selection

_READ = """import pandas as pd

from analysis.gaps.lenses import lenses
from analysis.rates.cube import located
from analysis.rates.groups import GROUPS
from analysis.rates.rates import rates
from data.census import counts, districts, gazetteer, indicators

places, tehsils = districts.read_districts(), gazetteer.read_tehsils()
cube = located(counts.read_counts(), tehsils, places)
missing = counts.read_missing()[["item", "district"]].to_numpy().tolist()
of = indicators.read_indicators()["{indicator}"]
inside = places.index{narrowed}


def rate(group, level="district", names=places.index):
    lacks = frozenset(map(tuple, missing)) if level == "district" else frozenset()
    how = {{"band": "{band}", "level": level, "missing": lacks, "years": {years}}}
    return rates(cube, of, GROUPS[group], places=names, **how)


"""
_LENSES = "lenses({ours}, {theirs}, direction=of.direction, kind=of.kind)"
_CLUSTERS = """from analysis.spatial import local_moran
from analysis.spatial.neighbourhood import neighbourhood

pairs = gazetteer.read_neighbours().query("border != 'corner'")
near = neighbourhood(pairs[["district", "neighbour"]], inside)
values = {lenses}.loc[near.units, "{lens}"]
table = local_moran.clusters(values, near)
"""
_SPLIT = """from analysis.inequality import decomposition

ours = rate("{group}").loc[inside]
province = places["province"].loc[inside]
split = decomposition.split(ours["rate"], province, ours["denominator"])
table = pd.Series({{
    "total": split.total.estimate,
    "between": split.between.estimate,
    "within": split.within.estimate,
}})
"""
_PEOPLE = """from analysis.gaps.gap import in_people

ours, theirs = rate("{group}").loc[inside], rate("{against}").loc[inside]
table = in_people(ours, theirs, direction=of.direction)
"""
KINDS = {
    "districts": "Map, ranking, level and gap, where to begin: a row a district",
    "tehsils": "Tehsils: a row a tehsil",
    "provinces": "Groups crossed: a row a province, a column a group",
    "people": "In people: what closing the gap means",
    "split": "Within and between provinces: Theil's index",
    "clusters": "Clusters of districts",
}


def code(kind: str, view: Selection) -> str:
    """Return lines of Python that give a figure's numbers again, as ``table``.

    Parameters
    ----------
    kind : one of `kinds`
    view : what the figure shows
    """
    read = _READ.format(
        indicator=view.indicator,
        band=view.band,
        narrowed=_narrowed(view.within),
        years=YEARS_BETWEEN_CENSUSES,
    )
    return read + _MADE[kind](view)


def kinds(view: Selection) -> dict[str, str]:
    """Return the kinds of figures that a view has, with what they hold."""
    of, kept = options.indicator(view), dict(KINDS)
    if of.finest != "tehsil":
        kept.pop("tehsils")
    if view.against == NONE:
        kept.pop("people")
    if not options.may_compare(of):
        kept.pop("clusters")
    if view.within != areas.NATIONAL or not options.may_compare(of):
        kept.pop("split")
    return kept


def offer(view: Selection) -> None:
    """Draw the code of every kind of figure of a view."""
    st.write(
        "Run it in a notebook in Zila's folder. `table` has the numbers, unrounded. "
        "Another view gives other code: the page keeps what was chosen on the others."
    )
    for kind, label in kinds(view).items():
        with st.expander(label, key=f"code_{kind}", on_change="rerun") as opened:
            if opened.open:
                st.code(code(kind, view), language="python")


def _districts(view: Selection) -> str:
    return f"table = {_lenses(view)}.loc[inside]\n"


def _tehsils(view: Selection) -> str:
    found = _lenses(view, ', "tehsil", tehsils.index')
    return f'table = {found}\ntable = table[tehsils["district"].isin(inside)]\n'


def _provinces(view: Selection) -> str:
    keys = [group.key for group in offered(options.indicator(view).dimensions)]
    return (
        'names = pd.Index(sorted(places["province"].unique()))\n'
        f"groups = {keys}\n"
        'table = pd.DataFrame({key: rate(key, "province", names)["rate"] '
        "for key in groups})\n"
    )


def _clusters(view: Selection) -> str:
    lens = "gap" if view.against != NONE else "level"
    return _CLUSTERS.format(lenses=_lenses(view), lens=lens)


def _lenses(view: Selection, level: str = "") -> str:
    ours, theirs = (f'rate("{key}"{level})' for key in (view.group, view.against))
    return _LENSES.format(ours=ours, theirs="None" if view.against == NONE else theirs)


def _narrowed(within: str) -> str:
    if within == areas.NATIONAL:
        return ""
    province, _, part = areas.areas()[within].partition(": ")
    said = f'[places["province"].eq("{province}")'
    if part:
        said += f' & places["merged"].eq({part.startswith("merged")})'
    return f"{said}]"


_MADE = {
    "districts": _districts,
    "tehsils": _tehsils,
    "provinces": _provinces,
    "people": lambda view: _PEOPLE.format(group=view.group, against=view.against),
    "split": lambda view: _SPLIT.format(group=view.group),
    "clusters": _clusters,
}
