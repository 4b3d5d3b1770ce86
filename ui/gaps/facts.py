"""What stands around each figure of the page of gaps: subtitle, source, id."""

from dataclasses import replace

import pandas as pd

from ui.edition import tables
from ui.figure.figure import Facts
from ui.gaps.compared import Shown
from ui.view import options
from ui.view.numbers import figure_id
from ui.view.selection import Selection

_LOOKS = {
    name: getattr(Selection(), name) for name in ("lens", "view", "classes", "district")
}


def facts(
    found: Shown, part: str, said: str, table: pd.DataFrame, *parts: str, **more
) -> Facts:
    """Return what stands around one figure of the page.

    Parameters
    ----------
    found : what is shown
    part : name of the figure, in its id and its file
    said : its headline
    table : its numbers, as they are to be read
    *parts : choices beside the selection that make it another figure
    **more : other fields of `ui.figure.figure.Facts`
    """
    of, edition = found.of, tables.tables().edition
    usual = {
        "subtitle": subtitle(found),
        "caveats": of.caveats,
        "source": f"{of.source}, {of.vintage}, {of.source_table}",
    }
    # How a view is looked at on the map makes no other figure here.
    view = replace(found.chosen.plain(), **_LOOKS)
    return Facts(
        headline=said,
        figure=figure_id(view, edition, part, *parts),
        table=table,
        title=f"{part}-{of.id}",
        **usual | more,
    )


def subtitle(found: Shown, *, area: str | None = None) -> str:
    """Return measure, people, place and year.

    Parameters
    ----------
    found : what is shown
    area : where it is not the chosen one
    """
    other = f" and {found.subject.other}" if found.paired else ""
    who = options.group_name(found.chosen.group, found.chosen)
    return described(found, f"{who}{other}", area=area)


def described(
    found: Shown, whom: str, *, unit: str | None = None, area: str | None = None
) -> str:
    """Return measure, age, unit, place and year around whom a figure shows.

    Parameters
    ----------
    found : what is shown
    whom : the groups, and where it is no rate what is made of them
    unit : where it is not the indicator's; empty where there are several
    area : where it is not the chosen one; empty where the groups say it
    """
    of = found.of
    age = options.at_age(of, found.chosen.band)
    unit = of.unit if unit is None else unit
    parts = (whom, unit, found.area if area is None else area, of.vintage)
    return f"{of.label}{age}: {', '.join(filter(None, parts))}"
