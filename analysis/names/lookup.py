"""Looking a place up by any of its names: exact ones, beginnings, then near ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from analysis.names import folding, narrowing, slips
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
# Letters of a name that is more than an initial.
_WHOLE = 3


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
    what is meant (district, division, tehsil, province) or where it lies (Awaran,
    Balochistan) narrows it to that. Near names are given only where no place bears the
    name or one that begins so.

    Parameters
    ----------
    typed : as it was typed
    known : every name there is
    most : places at most, unless more bear the very name
    """
    found, asked = _meant(folding.words(typed), known)
    found = _with_districts(found, known)
    # A short name of a town is like many others by chance.
    told = _any_exact(found) and len("".join(asked)) < slips.LONG
    if not told and all(each.name.relation in (TOWN, TEHSIL) for each in found):
        found += [Found(name, NEAR) for name in slips.nearly(asked, known)]
    best = _once(sorted(found, key=partial(_order, known)))
    kept = max(most, sum(each.how == EXACT for each in best))
    return Answer(tuple(best[:kept]), max(0, len(best) - kept))


def _meant(asked: tuple[str, ...], known: Known) -> tuple[list[Found], tuple[str, ...]]:
    """Return who bears the name or one that begins so, and the name itself."""
    found = list(_named(asked, known))
    if _any_exact(found):
        return found, asked
    meant = narrowing.narrowed(asked, known)
    if meant.words != asked:
        named = _named(meant.words, known)
        found = [each for each in named if meant.fits(each.name, known)] or found
    return found, meant.words


def _any_exact(found: list[Found]) -> bool:
    return any(each.how == EXACT for each in found)


def _named(asked: tuple[str, ...], known: Known) -> Iterator[Found]:
    """Return whoever bears the name, or one that begins so."""
    whole, sorted_ = "".join(asked), sorted(asked)
    if not whole:
        return
    for name, words in zip(known.names, known.words, strict=True):
        key = "".join(words)
        if key == whole or (len(asked) > 1 and sorted(words) == sorted_):
            yield Found(name, EXACT)
        elif name.relation != CODE and (
            (whole in key and _begun(whole, words)) or _all_begun(asked, words)
        ):
            yield Found(name, BEGINS)


def _begun(whole: str, words: tuple[str, ...]) -> bool:
    """Say whether a name begins so, or does from one of its words on."""
    ends = ["".join(words[n:]) for n in range(len(words) if len(whole) > 1 else 1)]
    return any(end.startswith(whole) for end in ends)


def _all_begun(asked: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Say whether each word that was typed begins another word of a name."""
    if not 1 < len(asked) <= len(words) or max(map(len, asked)) < _WHOLE:
        return False
    left = list(words)
    for word in sorted(asked, key=len, reverse=True):
        begun = next((each for each in left if each.startswith(word)), None)
        if begun is None:
            return False
        left.remove(begun)
    return True


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
