"""What the addresses of the pages choose, and how a choice is read from one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ui.gaps import choice
from ui.library import choice as library_choice
from ui.methods import choice as methods_choice
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


def _told(asked, offered):
    """Return `asked`, what was refused told with the label of what is shown instead."""

    def told(start, query: Mapping[str, str]):
        chosen, refused = asked(start, query)
        return chosen, _instead(chosen, refused, offered)

    return told


def _instead(chosen, refused: dict[str, str], offered) -> dict[str, str]:
    labels = FIELDS | choice.FIELDS | methods_choice.FIELDS
    return {
        f"{labels[name].lower()} “{value}”": f"Showing "
        f"“{offered(name, chosen)[getattr(chosen, name)]}” instead."
        for name, value in refused.items()
    }


VIEW = Kind("selection", Selection(), _told(linked, options))
LIBRARY = Kind("reading", library_choice.Reading(), library_choice.asked)
GAPS = Kind(
    "comparison",
    choice.Comparison(),
    _told(choice.asked, choice.options),
    wider=True,
)
REFERENCE = Kind(
    "reference",
    methods_choice.Reference(),
    _told(methods_choice.asked, methods_choice.options),
    wider=True,
)
