"""The Urdu of a sentence that Zila computes, made from its English and nothing else.

The English is taken apart at its stops into the words of the table of Urdu, numbers
stay as they stand. So both languages have the same numbers, and Urdu tells nothing
that the English does not; what the table lacks has no Urdu and stands in English alone.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from data.workshop.ballot_words import word_id
from ui.in_urdu import templates
from ui.workshop import urdu
from ui.workshop.urdu import CONFIRMED, DRAFT, Urdu

_KINDS = (
    *("told_", "decided_", "list_", "month_", "count_", "result_", "wall_", "vote_"),
    "map_",
)
_WORDS = (*_KINDS, "verdict_", "caucus_", "short_", "choice_")
# In these gaps words are looked for first among those of one kind.
_OF_KIND = {"side": "choice", "word": "verdict", "other": "than"}
_STOP = re.compile(r"(?<=\.) (?=[A-Z])")
_NUMBER = re.compile(r"[\d.,]+%?")
_JOINTS = (
    (re.compile(": "), ": "),
    (re.compile(", "), "، "),
    (re.compile(" and "), " اور "),
    (re.compile(" or "), " یا "),
)


def of_sentence(english: str) -> Urdu | None:
    """Return the Urdu of a text that Zila shows or computes; None where it has none.

    Parameters
    ----------
    english : one sentence or more, with or without a full stop
    """
    return (urdu.of_text(english) or _computed(english)) if english else None


def of_answer(english: str) -> Urdu | None:
    """Return the Urdu of an answer or a side of a scale, as a legend names it.

    Parameters
    ----------
    english : as the scale has it
    """
    return urdu.said(word_id("choice", english)) or of_sentence(english)


@lru_cache(maxsize=1024)
def _computed(english: str) -> Urdu | None:
    """Return the Urdu of sentences, all of them or none."""
    plain = english.replace("\N{NO-BREAK SPACE}", " ")
    return _joined(" ", [_sentence(each) for each in _STOP.split(plain)])


def _sentence(text: str) -> Urdu | None:
    made = _joined("؛ ", [_phrase(each) for each in text.rstrip(".").split("; ")])
    return Urdu(f"{made.text}۔", made.status) if made and text[-1] == "." else made


def _phrase(text: str) -> Urdu | None:
    """Return the Urdu of what stands between stops: words, or words with gaps."""
    if _NUMBER.fullmatch(text):
        return Urdu(text)
    if found := _words().get(text.lower()):
        return found
    for template in _templates():
        if made := template(text):
            return made
    for joint, between in _JOINTS:
        parts = joint.split(text, 0 if between != ": " else 1)
        if len(parts) > 1:
            return _joined(between, [_phrase(each) for each in parts])
    return None


def _joined(between: str, parts: list[Urdu | None]) -> Urdu | None:
    """Return parts as one text, a draft if any is; None where one is missing."""
    known = [each for each in parts if each]
    if len(known) < len(parts):
        return None
    status = DRAFT if any(each.status != CONFIRMED for each in known) else CONFIRMED
    return Urdu(between.join(each.text for each in known), status)


@cache
def _words() -> dict[str, Urdu]:
    """Return English in small letters -> Urdu, of words without gaps."""
    return {
        english.lower().rstrip("."): made
        for kind in _WORDS[::-1]
        for id_, (english, made) in urdu.rows().items()
        if id_.startswith(kind) and "{" not in english
    }


@cache
def _templates() -> tuple[Callable[[str], Urdu | None], ...]:
    """Return what finds the Urdu of words with gaps, in the order of the tables."""
    return tuple(
        _template(english, made)
        for id_, (english, made) in urdu.rows().items()
        if id_.startswith(_KINDS) and "{" in english
    )


def _template(english: str, made: Urdu) -> Callable[[str], Urdu | None]:
    looks = templates.pattern(english)

    def found(text: str) -> Urdu | None:
        same = looks.fullmatch(text)
        if not same:
            return None
        told = {name: _gap(name, held) for name, held in same.groupdict().items()}
        if not all(told.values()):
            return None
        whole = _joined("", [made, *told.values()])
        return Urdu(urdu.filled(made.text, told), whole.status if whole else DRAFT)

    return found


def _gap(name: str, held: str) -> Urdu | None:
    """Return the Urdu of what stands in a gap; what people wrote is left as it is."""
    if name in templates.FREE:
        return Urdu(held)
    if name in _OF_KIND and (known := urdu.said(word_id(_OF_KIND[name], held))):
        return known
    return _phrase(held) or (Urdu(held) if name == "name" else None)
