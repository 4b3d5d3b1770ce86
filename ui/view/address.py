"""One `Kind` a family of pages: what its address holds, and how a query is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from ui.view import refusals
from ui.view.options import linked, options
from ui.view.selection import Addressed, Selection

FIELDS = {
    "indicator": "Indicator",
    "band": "Age",
    "group": "Group",
    "against": "Compared with",
    "lens": "Lens",
    "view": "Map as",
    "classes": "Classes",
    "within": "Area",
    "district": "District",
}


Chosen = TypeVar("Chosen", bound=Addressed)
_Query = Mapping[str, str]
_KINDS: dict[type, "Kind[Any]"] = {}


@dataclass(frozen=True)
class Kind(Generic[Chosen]):
    """What the addresses of some pages choose.

    Parameters
    ----------
    key : where the session keeps the choice
    usual : the choice of a bare address
    asked : (choice so far, query) -> choice, {what a link asked in vain: why}
    """

    key: str
    usual: Chosen
    asked: Callable[[Chosen, _Query], tuple[Chosen, dict[str, str]]]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parameters that its addresses may have."""
        return self.usual.names()

    def __post_init__(self) -> None:
        """Let `short` find the kind of a choice."""
        _KINDS[type(self.usual)] = self


def told(
    asked: Callable[[Chosen, _Query], tuple[Chosen, dict[str, str]]],
    offered: Callable[[str, Chosen], Mapping[str, str]],
    labels: Mapping[str, str],
) -> Callable[[Chosen, _Query], tuple[Chosen, dict[str, str]]]:
    """Return `asked`, with what was refused told in the labels of the page.

    Parameters
    ----------
    asked : (choice so far, query) -> choice, {field: value asked in vain}
    offered : (field, choice) -> {value: label}
    labels : field of the page -> its label
    """
    labels = {**FIELDS, **labels}

    # A page asks for the same choice several times, and each short link for some.
    @lru_cache(512)
    def answer(
        start: Chosen, query: tuple[tuple[str, str], ...]
    ) -> tuple[Chosen, dict[str, str]]:
        chosen, refused = asked(start, dict(query))
        return chosen, _instead(chosen, refused, offered, labels)

    def told(start: Chosen, query: _Query) -> tuple[Chosen, dict[str, str]]:
        chosen, refused = answer(start, tuple(query.items()))
        return chosen, dict(refused)

    return told


def _instead(
    chosen: Chosen,
    refused: dict[str, str],
    offered: Callable[[str, Chosen], Mapping[str, str]],
    labels: Mapping[str, str],
) -> dict[str, str]:
    return {
        f"{labels[name].lower()} “{value}”": refusals.instead(
            name, value, getattr(chosen, name), offered(name, chosen)
        )
        for name, value in refused.items()
    }


def short(choice: Addressed) -> dict[str, str]:
    """Return the least that an address must say to open a choice again.

    Only what differs from the usual choice; where other fields depend on those, they
    are said too.

    Parameters
    ----------
    choice : of a page
    """
    return dict(_short(choice))


@lru_cache(256)
def _short(choice: Addressed) -> dict[str, str]:
    kind, whole = _KINDS[type(choice)], choice.to_query()
    usual = kind.usual.to_query()
    said = {name: value for name, value in whole.items() if usual.get(name) != value}
    for name, value in whole.items():
        if kind.asked(kind.usual, said)[0] == choice:
            break
        said[name] = value
    for name in list(said):
        # What follows from the rest by itself.
        less = {each: value for each, value in said.items() if each != name}
        said = less if kind.asked(kind.usual, less) == (choice, {}) else said
    return said


VIEW = Kind("selection", Selection(), told(linked, options, {}))
