"""One `Kind` a family of pages: what its address holds, and how a query is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

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

    def told(start: Chosen, query: _Query) -> tuple[Chosen, dict[str, str]]:
        chosen, refused = asked(start, query)
        return chosen, _instead(chosen, refused, offered, labels)

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


VIEW = Kind("selection", Selection(), told(linked, options, {}))
