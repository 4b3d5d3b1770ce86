"""Words with gaps of the table of Urdu, as patterns that find them in English."""

import re
from functools import cache

from data.workshop.corrections import gaps_of

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_OF = rf"{_NUMBER} of {_NUMBER}"
_AMOUNT = (
    rf"(?:at (?:least|most) )?(?:\d+ (?:or|to) )?{_NUMBER}"
    rf"(?: of {_NUMBER}(?: to {_OF})?(?: \([\d.]+%\))?)?"
)
_GROUPS = "(?:rural |urban )?(?:{})"
_WOMEN, _OTHERS = (
    _GROUPS.format(each)
    for each in ("women and girls|girls|women", "men and boys|boys|children|men|people")
)
# What may stand in a gap, by its name; elsewhere anything may that has an Urdu itself.
_MAY_STAND = {
    **dict.fromkeys(("amount", "before"), _AMOUNT),
    "now": _AMOUNT,
    **dict.fromkeys(("first", "last"), _OF),
    "range": r"\d+ (?:or|to) \d+",
    "ages": r"\d+–\d+",
    "scores": r"\d–\d|\d(?: (?:or|to) \d)?",
    "item": r"[A-Z]\d+",
    "clock": r"\d?\d:\d\d",
    **{"girls": _WOMEN, "children": _OTHERS},
    **dict.fromkeys(("who", "other", "same"), f"(?:{_WOMEN}|{_OTHERS})"),
    **dict.fromkeys(("value", "most"), rf"{_NUMBER}%?"),
    "place": "[A-Z][^,]+|the merged districts of [^,]+",
    "people": rf"{_NUMBER}(?: million|% of)?",
    "position": "(?:supports(?: with changes)?|does not support|reserves)",
}
_NUMBERS = (
    *("count", "votes", "provinces", "share", "threshold", "low", "high", "number"),
    *("round", "page", "pages", "day", "hours", "minutes"),
)
# What people wrote stays as it is: names of posts, of items, times; so do ages.
FREE = frozenset({"post", "clock", "item", "ages"})
# A verb or a noun as one and as several have it.
_FORMS = {
    **{each: f"{each}s?" for each in ("agree", "disagree", "score", "say", "endorse")},
    **{"votes": "votes?", "minutes": "minutes?", "people": "(?:people|person)"},
    **{"are": "(?:are|is)", "have": "(?:have|has)", "do": "(?:do|does)"},
    "themselves": "(?:themselves|itself)",
}
_WORD = re.compile(r"[a-z]+")


@cache
def pattern(english: str) -> re.Pattern[str]:
    """Return what finds words with gaps in a sentence, each gap as a group.

    Parameters
    ----------
    english : the words, their gaps in braces
    """
    found, at = "", 0
    for gap in gaps_of(english):
        found += _plain(english[at : gap.start()]) + f"(?P<{gap[1]}>{_may(gap[1])})"
        at = gap.end()
    return re.compile(found + _plain(english[at:]), re.IGNORECASE)


def _may(name: str) -> str:
    return _NUMBER if name in _NUMBERS else _MAY_STAND.get(name, ".+?")


def _plain(text: str) -> str:
    """Return a pattern of words outside gaps, with their forms of one and several."""
    return _WORD.sub(lambda found: _FORMS.get(found[0], found[0]), re.escape(text))
