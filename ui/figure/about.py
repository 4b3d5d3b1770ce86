"""What a file says of itself: one function for every kind of file."""

from data.census.credit import LICENCE, citation
from data.census.indicators import Indicator
from ui.edition import tables
from ui.figure.export import today
from ui.figure.facts import Facts
from ui.view import areas, links
from ui.view.selection import Selection

ROUNDING = (
    "Percent and percentage points are rounded to 0.1, indices to 0.01, people to "
    "whole persons. Columns named “rounded to” hold what stands on screen, columns "
    "named “unrounded” all decimals"
)
COUNTING = (
    "Titles, classes and legends count the rounded numbers. Every rate is a ratio of "
    "sums, never a mean of rates; people to close a gap are summed over the districts "
    "where the group is behind"
)
MADE = "Zila; counts in, rates out: every rate is a ratio of sums"


def about(facts: Facts, selection: Selection, page: str = "") -> dict[str, str]:
    """Return what a file with a figure says of itself.

    Parameters
    ----------
    facts : what stands around the figure
    selection : the view it shows
    page : address of its page, as the browser has it
    """
    asked = ", ".join(f"{key}={value}" for key, value in selection.to_query().items())
    of, edition = measured(facts, selection), tables.tables().edition
    part = f"Zila, edition {edition}, figure {facts.figure}"
    source, years = _each(of, "source"), _each(of, "vintage")
    said = {
        "title": facts.headline,
        "measure": facts.subtitle,
        "definition": " ".join(f"{each.label}: {each.definition}" for each in of),
        "people": _each(of, "universe"),
        "source": facts.source,
        "vintage": years,
        "licence": LICENCE,
        "citation": citation(source, _each(of, "source_table"), years, part),
        "edition": edition,
        "figure": facts.figure,
        "selection": asked,
        "address": links.whole(page, selection),
        "written": today(),
        "caveats": "; ".join(facts.caveats) or "none",
        "flags": _flags(facts, selection) or "none",
        "rounding": ROUNDING,
        "counting": COUNTING,
    }
    return said | {"made with": MADE}


def measured(facts: Facts, selection: Selection) -> tuple[Indicator, ...]:
    """Return the indicators that a figure shows."""
    return facts.measured or (tables.tables().indicators[selection.indicator],)


def _flags(facts: Facts, selection: Selection) -> str:
    """Return the districts of a figure whose counts are weak, and why."""
    rows, flags = facts.numbers()[0], tables.flags()
    known = rows["P-code"] if "P-code" in rows else areas.inside(selection.within)
    names = tables.tables().districts["name"]
    here = flags[flags.index.isin(known) & (flags != "")]
    return "; ".join(f"{names[code]} ({flag})" for code, flag in here.items())


def _each(of: tuple[Indicator, ...], field: str) -> str:
    return "; ".join(dict.fromkeys(getattr(each, field) for each in of))
