"""What the words around a name say of the place that is meant."""

from dataclasses import dataclass

from analysis.names.known import TEHSIL, Known, Name

# Words that say what a name is of, and which kinds or relations they leave.
_SAYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(["district", "districts", "distt", "dist", "zila", "zilla"], ()),
    **dict.fromkeys(["ضلع", "اضلاع", "ضلعی", "ڈسٹرکٹ"], ()),
    **dict.fromkeys(["the", "of", "in"], ()),
    **dict.fromkeys(["division", "div", "ڈویژن", "ڈویثرن"], ("division",)),
    **dict.fromkeys(["province", "صوبہ", "صوبی"], ("area", "outside")),
    **dict.fromkeys(["tehsil", "taluka", "subdivision", "تحصیل", "تعلقہ"], (TEHSIL,)),
}
_EVERYWHERE = "pakistan"


@dataclass(frozen=True)
class Narrowed:
    """A name without the words around it, and what they leave.

    Parameters
    ----------
    words : folded words of the name alone
    kinds : kinds or relations that may be meant; empty for all
    inside : provinces or lands in which it may lie; empty for all
    """

    words: tuple[str, ...]
    kinds: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()

    def fits(self, name: Name, known: Known) -> bool:
        """Say whether a place may be meant."""
        kind = not self.kinds or name.kind in self.kinds or name.relation in self.kinds
        where = known.lies_in.get((name.kind, name.place), "")
        return kind and (not self.inside or where in self.inside)


def narrowed(asked: tuple[str, ...], known: Known) -> Narrowed:
    """Return what was asked for without the words that only say what or where it is.

    ``Awaran, Balochistan`` is Awaran, ``district of Lahore, Pakistan`` is Lahore; a
    name is never taken away altogether.

    Parameters
    ----------
    asked : folded words, as they were typed
    known : every name there is
    """
    kinds = frozenset(kind for word in asked for kind in _SAYS.get(word, ()))
    plain = tuple(word for word in asked if word not in _SAYS) or asked
    inside: set[str] = set()
    while cut := _cut(plain, known):
        plain, area = cut
        inside |= {area} - {_EVERYWHERE}
    return Narrowed(plain, kinds, frozenset(inside))


def _cut(asked: tuple[str, ...], known: Known) -> tuple[tuple[str, ...], str] | None:
    """Return a name without the area that stands after or before it, and the area."""
    for size in range(len(asked) - 1, 0, -1):
        if area := known.areas.get("".join(asked[-size:])):
            return asked[:-size], area
        if area := known.areas.get("".join(asked[:size])):
            return asked[size:], area
    return None
