"""One `Kind` a family of pages: what its address holds, and how a query is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ui.view.options import linked, options
from ui.view.selection import Selection

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


@dataclass(frozen=True)
class Kind:
    """What the addresses of some pages choose.

    Parameters
    ----------
    key : where the session keeps the choice
    usual : the choice of a bare address
    asked : (choice so far, query) -> choice, {what a link asked in vain: why}
    wider : whether the choice holds a view of the map, which it shares with it
    """

    key: str
    usual: object
    asked: Callable[[object, Mapping[str, str]], tuple[object, dict[str, str]]]
    wider: bool = False


def told(asked, offered, labels: Mapping[str, str]):
    """Return `asked`, with what was refused told in the labels of the page.

    Parameters
    ----------
    asked : (choice so far, query) -> choice, {field: value asked in vain}
    offered : (field, choice) -> {value: label}
    labels : field of the page -> its label
    """
    labels = FIELDS | labels

    def told(start, query: Mapping[str, str]):
        chosen, refused = asked(start, query)
        return chosen, _instead(chosen, refused, offered, labels)

    return told


def _instead(
    chosen, refused: dict[str, str], offered, labels: Mapping[str, str]
) -> dict[str, str]:
    return {
        f"{labels[name].lower()} “{value}”": f"Showing "
        f"“{offered(name, chosen)[getattr(chosen, name)]}” instead."
        for name, value in refused.items()
    }


VIEW = Kind("selection", Selection(), told(linked, options, {}))
