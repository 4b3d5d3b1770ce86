"""The lines a notebook begins with: tables are read, rates can be asked for."""

from collections.abc import Mapping
from typing import TypeAlias

from analysis.rates.groups import offered
from data.vocabulary import YEARS_BETWEEN_CENSUSES
from ui.view import areas, options
from ui.view.selection import NONE, Selection

# A choice as its address holds it.
Query: TypeAlias = Mapping[str, str]
YEARS = YEARS_BETWEEN_CENSUSES

_READ = """import pandas as pd

from analysis.gaps.lenses import lenses
from analysis.rates.cube import located
from analysis.rates.groups import GROUPS
from analysis.rates.rates import rates, total
from data.census import counts, districts, gazetteer, indicators

places, tehsils = districts.read_districts(), gazetteer.read_tehsils()
cube = located(counts.read_counts(), tehsils, places)
missing = counts.read_missing()[["item", "district"]].to_numpy().tolist()
catalogue = indicators.read_indicators()
of = catalogue["{indicator}"]
inside = {inside}


def rate(group, of=of, band="{band}", level="district", names=places.index):
    lacks = frozenset(map(tuple, missing)) if level == "district" else frozenset()
    how = {{"band": band, "level": level, "missing": lacks, "years": {years}}}
    return rates(cube, of, GROUPS[group], places=names, **how)


"""


def reading(query: Query) -> str:
    """Return the lines that read the tables and define ``of, inside, rate``."""
    return _READ.format(
        indicator=query["indicator"],
        band=query["band"],
        inside=area(query["within"]),
        years=YEARS,
    )


def view_of(query: Query) -> Selection:
    """Return the view that a choice holds."""
    return Selection(**{name: query[name] for name in Selection().to_query()})


def paired(query: Query) -> bool:
    """Say whether two groups are compared."""
    return query["against"] != NONE


def pair(query: Query, cell: str = "") -> str:
    """Return both groups' rates as code; ``None`` where nobody is compared with.

    Parameters
    ----------
    query : what the figure shows
    cell : further arguments of ``rate``
    """
    more = f", {cell}" if cell else ""
    ours, theirs = (f'rate("{query[key]}"{more})' for key in ("group", "against"))
    return f"{ours}, {theirs if paired(query) else 'None'}"


def lenses(query: Query, rows: str = "inside") -> str:
    """Return the lines that make ``table``, the lenses of districts.

    Parameters
    ----------
    query : what the figure shows
    rows : which districts, as code
    """
    return (
        f"pair = {pair(query)}\n"
        "table = lenses(*pair, direction=of.direction, kind=of.kind)\n"
        f"table = table.loc[{rows}]\n"
    )


def area(within: str) -> str:
    """Return the districts of an area as code.

    Parameters
    ----------
    within : the area's code in addresses
    """
    if within == areas.NATIONAL:
        return "places.index"
    province, _, part = areas.areas()[within].partition(": ")
    said = f'places.index[places["province"].eq("{province}")'
    if part:
        said += f' & places["merged"].eq({part.startswith("merged")})'
    return f"{said}]"


def groups(query: Query) -> list[str]:
    """Return every group that the indicator tells apart."""
    of = options.indicator(view_of(query))
    return [group.key for group in offered(of.dimensions)]
