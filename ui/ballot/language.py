"""The words of the ballot as a phone shows them: its language first, marked as such."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from data.workshop.ballot_words import LANGUAGES, read_ballot_words, word_id
from data.workshop.corrections import CHECKED
from ui.workshop.urdu import set_apart

ENGLISH, URDU = "en", "ur"
_RIGHT_TO_LEFT = ("ur", "sd")
# A percent sign belongs to its number, in a line that runs to the left too.
_GAP = re.compile(r"\{(\w+)\}(%?)")
_LATIN = re.compile("[A-Za-z]")
_RANGE = re.compile(r"[0-9]+–[0-9]+")
_LEFT_TO_RIGHT = ' lang="en" dir="ltr"'


@dataclass(frozen=True)
class Term:
    """Words that differ by language, to be put into others.

    Parameters
    ----------
    id : of the words
    """

    id: str


def term(kind: str, value: str) -> Term | str:
    """Return the words for a value of the store; the value itself if it has none.

    Parameters
    ----------
    kind : "caucus", "choice", "role", …
    value : as the store writes it
    """
    found = word_id(kind, value)
    return Term(found) if found in _words()[ENGLISH] else value


@cache
def _words() -> dict[str, dict[str, str]]:
    """Return language -> id -> words; a correction is seen at the next start."""
    table = read_ballot_words()
    whole = [each for each in LANGUAGES if (table[each] != "").all()]
    return {language: table[language].to_dict() for language in whole}


@cache
def unconfirmed(language: str) -> bool:
    """Say whether a page in a language has words that no steward has confirmed.

    Parameters
    ----------
    language : one of those offered
    """
    return language == URDU and bool((read_ballot_words()["status"] != CHECKED).any())


def offered() -> tuple[str, ...]:
    """Return the languages that have every word."""
    return tuple(_words())


def direction(language: str) -> str:
    """Return how a language runs, as HTML says it."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def marked(language: str, text: str, style: str = "") -> Markup:
    """Return a text that says in which language it is.

    Parameters
    ----------
    language : "en", "ur" or "sd"
    text : escaped unless it is Markup; English in it is set apart
    style : name of a class, or nothing
    """
    classed = f' class="{escape(style)}"' if style else ""
    opened = f'<span lang="{escape(language)}" dir="{direction(language)}"{classed}>'
    plain = language in _RIGHT_TO_LEFT and not isinstance(text, Markup)
    said = set_apart(text) if plain else escape(text)
    return Markup(f"{opened}{said}</span>")


class Tongue:
    """One phone's language, and the other one that stands beside it.

    Parameters
    ----------
    language : one of those offered
    """

    def __init__(self, language: str):
        self.first = language
        self.second = URDU if language == ENGLISH else ENGLISH

    @property
    def direction(self) -> str:
        """How the page runs."""
        return direction(self.first)

    def plain(self, id_: str, **gaps: object) -> Markup:
        """Return words in the phone's language, for a title or a label.

        Parameters
        ----------
        id_ : of the words
        **gaps : what stands in the braces
        """
        return _filled(self.first, id_, gaps, bare=True)

    def say(self, id_: str, **gaps: object) -> Markup:
        """Return words in the phone's language, marked.

        Parameters
        ----------
        id_ : of the words
        **gaps : what stands in the braces
        """
        if not gaps:
            return _alone(self.first, id_)
        return marked(self.first, _filled(self.first, id_, gaps))

    def both(self, id_: str, **gaps: object) -> Markup:
        """Return words in both languages, the phone's own first.

        Parameters
        ----------
        id_ : of the words
        **gaps : what stands in the braces
        """
        if not gaps:
            return _alone(self.first, id_, "first") + _alone(self.second, id_, "second")
        texts = {each: _filled(each, id_, gaps) for each in (self.first, self.second)}
        return self.pair(texts)

    def pair(self, texts: Mapping[str, str]) -> Markup:
        """Return the same thing said in two languages, the phone's own first.

        Parameters
        ----------
        texts : language -> text
        """
        return marked(self.first, texts[self.first], "first") + marked(
            self.second, texts[self.second], "second"
        )

    def called(self, kind: str, value: str) -> Markup:
        """Return the words for a value of the store, in both languages.

        Parameters
        ----------
        kind : "caucus", "choice", "role", …
        value : as the store writes it
        """
        found = term(kind, value)
        return self.both(found.id) if isinstance(found, Term) else escape(found)


def tongue(chosen: str, accepts: str) -> Tongue:
    """Return the words in a language.

    Parameters
    ----------
    chosen : one of those offered; empty before one was chosen
    accepts : the languages the browser asks for, as it writes them
    """
    wished = accepts.strip().lower()[:2]
    return Tongue(chosen or (wished if wished in offered() else ENGLISH))


@cache
def _alone(language: str, id_: str, style: str = "") -> Markup:
    """Return words without gaps, marked; a page has dozens of them."""
    return marked(language, _filled(language, id_, {}), style)


def _filled(
    language: str, id_: str, gaps: Mapping[str, object], *, bare: bool = False
) -> Markup:
    """Return words with their braces filled; what is put in keeps its direction."""

    def put(found: re.Match[str]) -> str:
        value = gaps[found[1]]
        own = _words()[language][value.id] if isinstance(value, Term) else value
        whole = escape(own) + found[2]
        plain = language in _RIGHT_TO_LEFT and not isinstance(own, Markup)
        english = plain and _LATIN.search(str(own))
        numbers = plain and _RANGE.fullmatch(str(own))
        turned = _LEFT_TO_RIGHT if english else ' dir="ltr"' if numbers else ""
        return whole if bare else f"<bdi{turned}>{whole}</bdi>"

    return Markup(_GAP.sub(put, str(escape(_words()[language][id_]))))
