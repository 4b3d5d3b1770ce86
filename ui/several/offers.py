"""What the page of maps offers beside the view, and the view of a second map."""

from collections.abc import Callable

from analysis.rates.groups import GROUPS, counterpart, offered
from data.vocabulary import ALL
from ui.edition import tables
from ui.gaps.choice import may_associate
from ui.several.maps import (
    APART,
    BY,
    BY_GROUP,
    MANY,
    MAPS,
    ONE,
    PROVINCES,
    SCALES,
    SPLITS,
    TOGETHER,
    TWO,
    Maps,
)
from ui.view import areas, beside
from ui.view import options as shared
from ui.view.beside import GROUPWISE, LENSWISE, MEASURES
from ui.view.selection import NONE, Selection


def options(field: str, chosen: Maps) -> dict[str, str]:
    """Return {value: label} of a field, given the fields before it."""
    if field in _OWN:
        return _OWN[field](chosen)
    return shared.options(field, chosen.plain())


def second(chosen: Maps) -> Selection:
    """Return the view of the second of two maps."""
    return beside.second(chosen.plain(), chosen.by, chosen.second)


def may_share(chosen: Maps) -> bool:
    """Say whether two maps may share their classes: the same unit and direction.

    Gaps are all in percentage points by which a group is worse off. Levels and
    numbers share a scale where more is worse in both or better in both.
    """
    if chosen.by == GROUPWISE:
        return True
    other = second(chosen)
    if chosen.by == LENSWISE or other.lens != chosen.lens:
        return False
    here, there = shared.indicator(chosen), shared.indicator(other)
    if chosen.lens == "gap":
        return True
    alike = here.kind == there.kind and here.direction == there.direction
    return alike and (here.people == "households") == (there.people == "households")


def _maps(chosen: Maps) -> dict[str, str]:
    found = {ONE: True, TWO: bool(_by(chosen)), MANY: bool(_splits(chosen))}
    return {name: label for name, label in MAPS.items() if found[name]}


def _by(chosen: Maps) -> dict[str, str]:
    return {name: label for name, label in BY.items() if _SECOND[name](chosen)}


def _second(chosen: Maps) -> dict[str, str]:
    return _SECOND[chosen.by](chosen)


def _groups(chosen: Maps) -> dict[str, str]:
    """Return the groups beside the chosen one, the one compared with first."""
    known = shared.options("group", chosen.plain())
    usual = chosen.against if chosen.against != NONE else _usual(chosen.group)
    keys = [usual, *known] if usual in known else list(known)
    return {key: known[key] for key in dict.fromkeys(keys) if key != chosen.group}


def _usual(group: str) -> str:
    return "female" if group == ALL else counterpart(GROUPS[group]).key


def _indicators(chosen: Maps) -> dict[str, str]:
    of = shared.indicator(chosen)
    if of.kind == "share" and not may_associate(of):
        return {}
    found = {
        key: of.label
        for key, of in tables.tables().indicators.items()
        if may_associate(of) and key != chosen.indicator
    }
    usual = Selection.indicator if Selection.indicator in found else "literacy_10plus"
    return {usual: found.pop(usual), **found}


def _lenses(chosen: Maps) -> dict[str, str]:
    known = shared.options("lens", chosen.plain())
    return {key: label for key, label in known.items() if key != chosen.lens}


def _lens(chosen: Maps) -> dict[str, str]:
    """Return the lenses that both maps can be seen through.

    A group and the one it is compared with have one gap: a second map of it would be
    the first with its colours turned round.
    """
    own = shared.options("lens", chosen.plain())
    if chosen.maps != TWO or chosen.by == LENSWISE:
        return own
    other = shared.options("lens", second(chosen))
    mirrored = chosen.by == GROUPWISE and chosen.second == chosen.against
    both = {
        key: label
        for key, label in own.items()
        if key in other and not (mirrored and key == "gap")
    }
    return both or own


def _splits(chosen: Maps) -> dict[str, str]:
    found = {PROVINCES: len(parts(chosen.within)) > 1, BY_GROUP: len(_all(chosen)) > 1}
    return {name: label for name, label in SPLITS.items() if found[name]}


def _all(chosen: Maps) -> list[str]:
    return [each.key for each in offered(shared.indicator(chosen).dimensions)]


def parts(within: str) -> list[str]:
    """Return the areas an area falls into: provinces, parts of one, or itself."""
    if within == areas.NATIONAL:
        provinces = [code for code in areas.areas() if code != areas.NATIONAL]
        return [
            code for code in provinces if not code.endswith(("-merged", "-settled"))
        ]
    inner = [code for code in areas.areas() if code.startswith(f"{within}-")]
    return inner or [within]


def _scales(chosen: Maps) -> dict[str, str]:
    """Return the scales to choose from; where there is no choice, the only one."""
    if chosen.by == GROUPWISE:
        return {TOGETHER: SCALES[TOGETHER]}
    return SCALES if may_share(chosen) else {APART: SCALES[APART]}


_SECOND: dict[str, Callable[[Maps], dict[str, str]]] = {
    GROUPWISE: _groups,
    MEASURES: _indicators,
    LENSWISE: _lenses,
}
_OWN: dict[str, Callable[[Maps], dict[str, str]]] = {
    "maps": _maps,
    "split": _splits,
    "by": _by,
    "second": _second,
    "scale": _scales,
    "lens": _lens,
}
