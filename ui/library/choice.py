"""What is read in the library: filters, form, one finding; and its address."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from analysis.library import search
from analysis.library.links import resolve
from analysis.library.search import Wanted
from ui.edition import library
from ui.view.address import Kind
from ui.view.selection import NONE

SHOWS = {
    "cards": "Findings",
    "table": "Table",
    "recommendations": "Recommendations",
    "discussion": "Discussion cards",
    "balance": "Balance",
    "posts": "Who is the middle tier",
}
_OWN = ("show", "finding")


@dataclass(frozen=True)
class Reading:
    """A complete choice of what the library shows.

    Parameters
    ----------
    wanted : words and filters
    show : one of `SHOWS`
    finding : id of the finding whose page is open, or none
    """

    wanted: Wanted = Wanted()
    show: str = "cards"
    finding: str = NONE

    def to_query(self) -> dict[str, str]:
        """Return the choice as query parameters; filters that keep all are left out."""
        own = {"show": self.show, "finding": self.finding}
        return own | self.wanted.to_query()

    def changed(self, **changes: Any) -> Self:
        """Return the choice with fields of it or of its filters changed."""
        own = {name: changes.pop(name) for name in _OWN if name in changes}
        return replace(self, wanted=replace(self.wanted, **changes), **own)


FILTERS = [each.name for each in fields(Wanted) if each.name != "words"]


def asked(_: Reading, query: Mapping[str, str]) -> tuple[Reading, dict[str, str]]:
    """Return what an address asks of the library, and what of it does not exist.

    An address names every filter that is set, so those it does not name keep all.
    """
    wanted, refused = search.asked(query, library.shelf())
    said = {f"{field} “{value}”": "Showing all." for field, value in refused.items()}
    show, finding = query.get("show", "cards"), query.get("finding", NONE)
    if show not in SHOWS:
        said[f"“{show}”"], show = "Showing the findings instead.", "cards"
    known = resolve(library.shelf(), finding) if finding != NONE else NONE
    if not known:
        said[f"finding “{finding}”"] = "Showing the library instead."
    return Reading(wanted, show, known or NONE), said


LIBRARY = Kind("reading", Reading(), asked)
