"""Looking a place up by any of its names: exact ones, beginnings, then near ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from rapidfuzz.distance import OSA

from analysis.names import folding
from analysis.names.known import (
    CODE,
    FORMER,
    IN_DIVISION,
    OWN,
    PART,
    SAME,
    SINCE,
    TEHSIL,
    TOWN,
    WITHIN,
    Known,
    Name,
)

EXACT, BEGINS, NEAR = "exact", "begins", "near"
MOST = 8
# How a name stands to its place, the closest first.
_RELATIONS = (OWN, SAME, CODE, FORMER, SINCE, PART, WITHIN, TOWN, TEHSIL, IN_DIVISION)
_KINDS = ("district", "division", "area", "outside")
# Words that say what a name is of, and which kinds or relations they leave.
_SAYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(["district", "districts", "distt", "zila", "zilla"], ()),
    **dict.fromkeys(["ضلع", "اضلاع", "ضلعی"], ()),
    **dict.fromkeys(["division", "div", "ڈویژن", "ڈویثرن"], ("division",)),
    **dict.fromkeys(["province", "صوبہ", "صوبی"], ("area", "outside")),
    **dict.fromkeys(["tehsil", "taluka", "subdivision", "تحصیل", "تعلقہ"], (TEHSIL,)),
}
# In these a few letters alike are chance.
_NEVER_NEAR = (CODE, TEHSIL)


@dataclass(frozen=True)
class Found:
    """A place that may be meant.

    Parameters
    ----------
    name : the name by which it was found, with the place
    how : "exact", "begins" (the name, or one of its words) or "near" (a slip)
    """

    name: Name
    how: str


@dataclass(frozen=True)
class Answer:
    """What may be meant by what was typed, best first, each place once.

    Parameters
    ----------
    found : the places; all that bear the very name, then few others
    more : how many others were left out
    """

    found: tuple[Found, ...]
    more: int = 0

    @property
    def near(self) -> bool:
        """Whether nothing bears the name, and these are only written like it."""
        return bool(self.found) and all(each.how == NEAR for each in self.found)

    @property
    def exact(self) -> tuple[Found, ...]:
        """Those that bear the very name."""
        return tuple(each for each in self.found if each.how == EXACT)


def lookup(typed: str, known: Known, most: int = MOST) -> Answer:
    """Return the places that may be meant, and never choose one.

    Names in any script and order of words, abbreviations and codes; a word that says
    what is meant (district, division, tehsil, province) narrows it to that. Near names
    are given only where no place bears the name or one that begins so.

    Parameters
    ----------
    typed : as it was typed
    known : every name there is
    most : places at most, unless more bear the very name
    """
    asked = folding.words(typed)
    found = list(_named(asked, known))
    if not any(each.how == EXACT for each in found):
        kinds = {kind for word in asked for kind in _SAYS.get(word, ())}
        plain = tuple(word for word in asked if word not in _SAYS)
        if plain and plain != asked:
            asked = plain
            found = [each for each in _named(plain, known) if _is(each.name, kinds)]
    found = _with_districts(found, known)
    if not any(each.name.relation not in (TOWN, TEHSIL) for each in found):
        found += _near(asked, known)
    best = _once(sorted(found, key=partial(_order, known)))
    kept = max(most, sum(each.how == EXACT for each in best))
    return Answer(tuple(best[:kept]), max(0, len(best) - kept))


def _is(name: Name, kinds: set[str]) -> bool:
    return not kinds or name.kind in kinds or name.relation in kinds


def _named(asked: tuple[str, ...], known: Known) -> Iterator[Found]:
    """Return whoever bears the name, or one that begins so."""
    whole, sorted_ = "".join(asked), sorted(asked)
    if not whole:
        return
    for name, words in zip(known.names, known.words, strict=True):
        key = "".join(words)
        if key == whole or (len(asked) > 1 and sorted(words) == sorted_):
            yield Found(name, EXACT)
        elif name.relation != CODE and whole in key and _begun(whole, words):
            yield Found(name, BEGINS)


def _begun(whole: str, words: tuple[str, ...]) -> bool:
    """Say whether a name begins so, or does from one of its words on."""
    ends = ["".join(words[n:]) for n in range(len(words) if len(whole) > 1 else 1)]
    return any(end.startswith(whole) for end in ends)


def _with_districts(found: list[Found], known: Known) -> list[Found]:
    """Return what was found, with the districts of a division that is meant."""
    exact = [each.name for each in found if each.how == EXACT]
    itself = (OWN, SAME, CODE)
    if any(each.kind == "district" and each.relation in itself for each in exact):
        return found
    inside = [
        Found(Name(each.place, "district", code, IN_DIVISION), EXACT)
        for each in exact
        if each.kind == "division"
        for code in known.of_division[each.place]
    ]
    return found + inside


def _near(asked: tuple[str, ...], known: Known) -> list[Found]:
    """Return names written or spoken so nearly alike that a slip may explain it."""
    whole = "".join(asked)
    allowed = _slips(whole)
    if not allowed:
        return []
    heard, found = folding.skeleton(whole), []
    for name, words, sounds in zip(known.names, known.words, known.heard, strict=True):
        key = "".join(words)
        if name.relation in _NEVER_NEAR or len(key) < 4:
            continue
        alike = len(heard) > 2 and sounds == heard
        slips = OSA.distance(whole, key, score_cutoff=allowed + alike)
        if slips <= min(allowed, _slips(key)) + alike:
            found.append((slips, Found(name, NEAR)))
        elif len(whole) > 5 and OSA.distance(whole, key[: len(whole)]) <= 1:
            found.append((allowed, Found(name, NEAR)))
    nearest = min((slips for slips, _ in found), default=0)
    return [
        each for slips, each in sorted(found, key=_by_slips) if slips <= nearest + 1
    ]


def _by_slips(each: tuple[int, Found]) -> int:
    return each[0]


def _slips(word: str) -> int:
    """Return how many letters of a word may be wrong, missing, or out of order."""
    return 0 if len(word) < 4 else 1 if len(word) < 6 else 2


def _order(known: Known, each: Found) -> tuple[int, int, int, int, str]:
    name, how = each.name, (EXACT, BEGINS, NEAR).index(each.how)
    if each.how == NEAR:
        return how, 0, 0, 0, ""
    # A town or a tehsil comes after what is called so itself.
    later = int(name.relation in (TOWN, TEHSIL))
    kind = _KINDS.index(name.kind) if name.relation != IN_DIVISION else len(_KINDS)
    own = known.called[name.kind, name.place]
    return how, later, kind, _RELATIONS.index(name.relation), own


def _once(found: Iterable[Found]) -> list[Found]:
    """Return each place once, by the name that fits best."""
    best: dict[tuple[str, str], Found] = {}
    for each in found:
        best.setdefault((each.name.kind, each.name.place), each)
    return list(best.values())
