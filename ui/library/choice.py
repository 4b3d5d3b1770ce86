"""What is read in the library: filters, form, one finding; and its address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from analysis import writing
from analysis.library import address
from analysis.library.links import resolve
from analysis.library.search import Wanted, slug
from analysis.names import readings
from ui.edition import library
from ui.view import refusals
from ui.view.address import Kind
from ui.view.refusals import Near, Told
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

    def names(self) -> tuple[str, ...]:
        """Return the names of what can be chosen: what shows, words and filters."""
        return (*_OWN, "words", *FILTERS)

    def changed(self, **changes: Any) -> Self:
        """Return the choice with fields of it or of its filters changed."""
        own = {name: changes.pop(name) for name in _OWN if name in changes}
        return replace(self, wanted=replace(self.wanted, **changes), **own)


FILTERS = [each.name for each in fields(Wanted) if each.name != "words"]


def asked(_: Reading, query: Mapping[str, str]) -> tuple[Reading, dict[str, str]]:
    """Return what an address asks of the library, and what of it does not exist.

    An address names every filter that is set, so those it does not name keep all.
    """
    wanted, refused = address.asked(query, library.shelf())
    said = {
        f"{field} “{value}”": _instead(field, value, wanted)
        for field, value in refused.items()
    }
    show, finding = query.get("show", "cards"), query.get("finding", NONE)
    if show not in SHOWS:
        asked_for, show = show, readings.read(show, SHOWS) or "cards"
        said[f"“{asked_for}”"] = refusals.instead("show", asked_for, show, SHOWS)
    known = _finding(finding)
    if known != finding:
        said[f"finding “{finding}”"] = _no_finding(finding, known)
    return Reading(wanted, show, known), said


def _instead(field: str, value: str, wanted: Wanted) -> str:
    """Return how a value of a filter is read, or what comes nearest to it."""
    offered = address.offered(field, library.shelf())
    read = [readings.read(part, offered) for part in value.split(",")]
    if all(read):
        return f"It is read as “{','.join(filter(None, read))}”."
    kept = [slug(each) for each in getattr(wanted, field)]
    said = "Showing the others." if kept else "Showing all."
    near = [
        Near(offered[each], {field: ",".join([*kept, each])})
        for each in refusals.nearest(value, offered)
    ]
    return Told.of(said + refusals.told(value, offered), near)


def _finding(name: str) -> str:
    """Return the id of a finding that an address names, or none."""
    plain = readings.plain(name)
    if not plain or plain == NONE:
        return NONE
    number = _number(plain)
    id_ = plain if number is None else f"F{number:03}"
    return resolve(library.shelf(), id_) or NONE


def _number(plain: str) -> int | None:
    found = re.fullmatch(r"f?-?(\d{1,9})", plain, re.ASCII)
    return int(found[1]) if found else None


def _no_finding(name: str, known: str) -> str:
    if known != NONE:
        return f"It is read as “{known}”."
    ids, number = [str(id_) for id_ in library.shelf().index], _number(name.lower())
    close = refusals.nearest(name, {id_: id_ for id_ in ids})
    if number is not None:
        close = sorted(ids, key=lambda id_: abs(int(id_[1:]) - number))[:3]
    nearest = f" Nearest to it: {writing.listed(close)}." if close else ""
    numbered = f"Findings are numbered {ids[0]} to {ids[-1]}."
    near = [Near(f"finding {id_}", {"finding": id_}) for id_ in close]
    return Told.of(f"Showing the library instead.{nearest} {numbered}", near)


LIBRARY = Kind("reading", Reading(), asked)
