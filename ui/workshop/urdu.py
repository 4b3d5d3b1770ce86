"""The Urdu that stands beside English: of statements, titles, rules, single words.

What nobody has confirmed is marked as a draft, and what was translated before the
English was changed as of the wording before.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from data.store import terms
from data.store.events.state import Round, State
from data.workshop import ballot_words, corrections, urdu

CONFIRMED, DRAFT, BEFORE = "confirmed", "draft", "before"
_GAP = re.compile(r"\{(\w+)\}")
_LATIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 .,&/'*+-]*[A-Za-z0-9])?")
_RANGE = re.compile("[0-9]+–[0-9]+")
_APART = re.compile(f"{_LATIN.pattern}|{_RANGE.pattern}")


@dataclass(frozen=True)
class Urdu:
    """A text in Urdu, and how far it can be trusted.

    Parameters
    ----------
    text : what it says
    status : "confirmed", "draft", or "before" where the English was changed since
    """

    text: str
    status: str = CONFIRMED

    @property
    def html(self) -> Markup:
        """The text; what is in Latin letters keeps its direction."""
        return set_apart(self.text)


def set_apart(text: str) -> Markup:
    """Return a text of Urdu in which English is set left to right and said so.

    So is a range of numbers, since 7–9 set right to left would read 9–7.

    Parameters
    ----------
    text : plain
    """
    parts, at = [], 0
    for found in _APART.finditer(text):
        parts.append(escape(text[at : found.start()]))
        said = "" if _RANGE.fullmatch(found.group()) else ' lang="en"'
        parts.append(Markup(f'<bdi{said} dir="ltr">{escape(found.group())}</bdi>'))
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])


def of_text(english: str) -> Urdu | None:
    """Return the translation of a text that Zila shows; None where there is none.

    Parameters
    ----------
    english : as it stands on the wall
    """
    found = _by_text().get(english)
    return found or next(filter(None, (rule(english) for rule in _patterns())), None)


def said(id_: str, **gaps: object) -> Urdu | None:
    """Return words with their braces filled; None where a table lacks them.

    Parameters
    ----------
    id_ : of the words, in either table
    **gaps : what stands in the braces; `Urdu` for words that are translated
    """
    found = rows().get(id_)
    if found is None:
        return None
    return Urdu(filled(found[1].text, gaps), found[1].status)


def english(id_: str) -> str:
    """Return the English of words, as both tables have it."""
    return rows()[id_][0]


def of_statement(state: State, statement: str, english: str) -> Urdu | None:
    """Return the translation of a statement as it is worded now.

    Parameters
    ----------
    state : of the room
    statement : its id
    english : the wording that is shown
    """
    known = state.statements.get(statement)
    now = known.wordings[-1].text if known and known.wordings else ""
    own = known.translations.get(terms.URDU) if known and now == english else None
    if own:
        return Urdu(own.text, CONFIRMED if own.status == terms.FINAL else DRAFT)
    if drafted := of_text(english):
        return drafted
    earlier = known.earlier.get(terms.URDU) if known else None
    if earlier:
        return Urdu(earlier.text, BEFORE)
    return _of_other_words(statement)


def of_round(state: State, found: Round) -> Urdu | None:
    """Return the translation of what a round asks; confirmed if it is voted on.

    Parameters
    ----------
    state : of the room
    found : the round
    """
    if text := found.texts.get(terms.URDU):
        return Urdu(text)
    english = found.texts.get(terms.ENGLISH) or next(iter(found.texts.values()))
    made = of_statement(state, found.statement, english)
    # Only what the round asks can be voted on, even if it was confirmed since.
    return Urdu(made.text, BEFORE if made.status == BEFORE else DRAFT) if made else None


def confirmed(english: str) -> str:
    """Return the Urdu of a text if a steward has confirmed it; else nothing."""
    found = of_text(english)
    return found.text if found and found.status == CONFIRMED else ""


def _of_other_words(statement: str) -> Urdu | None:
    """Return the translation of what a statement said as Zila shipped it."""
    kinds = (urdu.FINDING, urdu.RECOMMENDATION, urdu.STATEMENT)
    ids = [f"{kind}_{statement}" for kind in kinds]
    found = next((rows()[each] for each in ids if each in rows()), None)
    return Urdu(found[1].text, BEFORE) if found else None


@cache
def rows() -> dict[str, tuple[str, Urdu]]:
    """Return id -> English and Urdu; a correction is seen at the next start."""
    return {
        str(row.Index): (row.en, Urdu(row.ur, _status(row.status)))
        for table in (ballot_words.read_ballot_words(), urdu.read_urdu())
        for row in table.itertuples()
    }


@cache
def _by_text() -> dict[str, Urdu]:
    return dict(rows().values())


@cache
def _patterns() -> tuple[Callable[[str], Urdu | None], ...]:
    """Return what finds the Urdu of rules that name a threshold."""
    return tuple(
        _pattern(english, made)
        for id_, (english, made) in rows().items()
        if id_.startswith("rule_") and _GAP.search(english)
    )


def _pattern(english: str, made: Urdu) -> Callable[[str], Urdu | None]:
    plain = re.escape(english).replace(r"\{", "{").replace(r"\}", "}")
    looks = re.compile(_GAP.sub(r"(?P<\1>[^ %]+)", plain))

    def found(text: str) -> Urdu | None:
        same = looks.fullmatch(text)
        return Urdu(filled(made.text, same.groupdict()), made.status) if same else None

    return found


def filled(text: str, gaps: Mapping[str, object]) -> str:
    """Return words with their braces filled; braces without a filling stay.

    Parameters
    ----------
    text : the words
    gaps : name -> what stands there; `Urdu` for words that are translated
    """

    def put(found: re.Match[str]) -> str:
        value = gaps.get(found[1], found[0])
        return value.text if isinstance(value, Urdu) else str(value)

    return _GAP.sub(put, text)


def _status(word: str) -> str:
    return CONFIRMED if word == corrections.CHECKED else DRAFT
