"""What stands around each figure of the page of gaps: subtitle, source, id."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

import pandas as pd

from analysis import writing
from ui.edition import tables
from ui.figure.facts import Facts, source_of
from ui.gaps.compared import Compared
from ui.view import options
from ui.view.numbers import LOOKS, figure_id
from ui.view.selection import Selection

# As `ui.figure.facts.Facts` takes it.
Table: TypeAlias = (
    pd.DataFrame | Callable[[], tuple[pd.DataFrame, Mapping[str, object]]]
)
_USUAL = {name: getattr(Selection(), name) for name in LOOKS}


def facts(
    pair: Compared, part: str, said: str, table: Table, *parts: str, **more: Any
) -> Facts:
    """Return what stands around one figure of the page.

    Parameters
    ----------
    pair : what is shown
    part : name of the figure, in its id and its file
    said : its headline
    table : its numbers, as they are to be read; or what makes them and how their
        columns are written, only when they are asked for
    *parts : choices beside the selection that make it another figure
    **more : other fields of `ui.figure.facts.Facts`
    """
    of, edition = pair.indicator, tables.tables().edition
    usual = {"subtitle": subtitle(pair), "caveats": of.caveats, "source": source_of(of)}
    # How a view is looked at on the map makes no other figure here.
    view = replace(pair.chosen.plain(), **_USUAL)
    return Facts(
        headline=said,
        figure=figure_id(view, edition, part, *parts),
        kind=part,
        table=table,
        title=f"{part}-{of.id}",
        **usual | more,
    )


def subtitle(pair: Compared, *, area: str | None = None, people: bool = False) -> str:
    """Return measure, people, place and year.

    Parameters
    ----------
    pair : what is shown
    area : where it is not the chosen one
    people : whether the group is counted, and not set against the other
    """
    who = options.group_name(pair.chosen.group, pair.chosen)
    if people:
        whom = writing.those(who, pair.subject.lack)
        return described(pair, whom, unit="number", area=area)
    other = f" and {pair.subject.other}" if pair.paired else ""
    return described(pair, f"{who}{other}", area=area)


def described(
    pair: Compared, whom: str, *, unit: str | None = None, area: str | None = None
) -> str:
    """Return measure, age, unit, place and year around whom a figure shows.

    Parameters
    ----------
    pair : what is shown
    whom : the groups, and where it is no rate what is made of them
    unit : where it is not the indicator's; empty where there are several
    area : where it is not the chosen one; empty where the groups say it
    """
    of = pair.indicator
    age = options.at_age(of, pair.chosen.band)
    unit = of.unit if unit is None else unit
    parts = (whom, unit, pair.area if area is None else area, of.vintage)
    return f"{of.label}{age}: {', '.join(filter(None, parts))}"
