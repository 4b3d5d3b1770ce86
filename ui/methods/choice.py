"""Which part of the sources and methods is read, and its address."""

from collections.abc import Mapping
from dataclasses import dataclass

from ui.view import options as shared
from ui.view.address import Kind, told
from ui.view.selection import Wider
from ui.view.session import keep, selected, value

TABS = {
    "indicators": "Indicators and sources",
    "methods": "How figures are made",
    "measures": "Measures and their certificate",
    "districts": "Districts and outlines",
    "data": "Data and code",
    "words": "Words",
}
FIELDS = {"tab": "Part"}


@dataclass(frozen=True)
class Reference(Wider):
    """A complete choice of the page of sources: the view, and the part that is read."""

    tab: str = "indicators"


def asked(
    start: Reference, query: Mapping[str, str]
) -> tuple[Reference, dict[str, str]]:
    """Return a choice as an address changes it, and what was refused."""
    view, refused = shared.linked(start.plain(), query)
    own = {key: query[key] for key in FIELDS if key in query}
    chosen, missed = start.showing(view).asked(own, options)
    return chosen, refused | missed


def options(field: str, chosen: Reference) -> dict[str, str]:
    """Return {value: label} of a field, given the fields before it."""
    return TABS if field == "tab" else shared.options(field, chosen)


REFERENCE = Kind("reference", Reference(), told(asked, options, FIELDS))


def turned() -> None:
    """Take over the part of the sources that is read; a second press keeps it."""
    tab = value("reference_tab") or selected(REFERENCE).tab
    keep(REFERENCE, asked(selected(REFERENCE), {"tab": tab})[0])
