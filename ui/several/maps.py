"""A complete choice of the page of maps: the view, and how many maps show it."""

from dataclasses import dataclass, replace
from typing import Self

from ui.view.beside import GROUPWISE, LENSWISE, MEASURES
from ui.view.selection import Selection, Wider

ONE, TWO, MANY = "one", "two", "many"
MAPS = {ONE: "One map", TWO: "Two maps", MANY: "Small multiples"}
BY = {GROUPWISE: "Groups", MEASURES: "Indicators", LENSWISE: "Lenses"}
TOGETHER, APART = "one", "own"
SCALES = {TOGETHER: "One scale", APART: "A scale each"}
PROVINCES, BY_GROUP = "provinces", "groups"
SPLITS = {PROVINCES: "By province", BY_GROUP: "By group"}
FIELDS = {
    "maps": "Maps",
    "split": "Small maps",
    "by": "Side by side",
    "second": "Second map",
    "scale": "Scale",
}
# What the address holds beside the view, in the order in which it is settled.
HELD = {ONE: (), TWO: ("maps", "by", "second", "scale"), MANY: ("maps", "split")}


@dataclass(frozen=True)
class Maps(Wider):
    """A complete choice of the page of maps.

    Parameters
    ----------
    maps : one, two side by side, or many small ones
    by : what differs between two: the group, the indicator or the lens
    second : that of the second map
    scale : whether two maps share their classes
    split : what each of the small maps shows
    """

    maps: str = ONE
    by: str = GROUPWISE
    second: str = ""
    scale: str = TOGETHER
    split: str = PROVINCES

    def to_query(self) -> dict[str, str]:
        """Return the view, and beside it what more than one map chooses."""
        own = {name: getattr(self, name) for name in HELD[self.maps]}
        return self.plain().to_query() | own

    def showing(self, view: Selection) -> Self:
        """Return this choice with another view.

        Where the second map shows the group compared with, it goes on doing so.
        """
        follows = self.by == GROUPWISE and self.second == self.against
        moved = super().showing(view)
        return replace(moved, second=view.against) if follows else moved
