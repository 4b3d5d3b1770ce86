"""A statement before the room: its wordings, its translations."""

import re
from dataclasses import dataclass, field
from typing import Any

from data.store import terms
from data.store.events.chain import digest
from data.vocabulary import APPROPRIATE, EARLY, HOLDS, RELEVANT, WORDING

_OF_STEPS = re.compile("[a-z][a-z0-9-]*")
_FINDING = re.compile("F[0-9]+")
_QUESTIONS = {APPROPRIATE: "score", EARLY: "order", RELEVANT: "relevance"}


@dataclass(frozen=True)
class Wording:
    """One wording of a statement.

    Parameters
    ----------
    digest : names exactly this statement, language and text
    language, text : what it says
    at, by : when it was worded, and by which role
    """

    digest: str
    language: str
    text: str
    at: str
    by: str


@dataclass(frozen=True)
class Translation:
    """A translation of one wording.

    Parameters
    ----------
    digest : names exactly this wording, language and text
    text : what it says
    status : "draft", which nobody can vote on, or "final"
    """

    digest: str
    text: str
    status: str


@dataclass(frozen=True)
class Statement:
    """Something the room is asked about, in all its wordings.

    Parameters
    ----------
    id : short name
    about : what it rests on: finding, recommendation, figure, edition, …
    wordings : from the first to the one in force; empty once all were undone
    translations : of the wording in force, by language
    earlier : by language the last translation of a wording before, to be shown as such
    """

    id: str
    about: dict[str, str]
    wordings: tuple[Wording, ...] = ()
    translations: dict[str, Translation] = field(default_factory=dict)
    earlier: dict[str, Translation] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        """Language -> text that can be voted on: the wording, final translations."""
        final = {
            language: each.text
            for language, each in self.translations.items()
            if each.status == terms.FINAL
        }
        now = self.wordings[-1] if self.wordings else None
        return {now.language: now.text, **final} if now else {}


def item_name(statement: str, question: str = "") -> str:
    """Return what everybody calls what is voted on: "F025", "R1 score", "Test vote".

    Parameters
    ----------
    statement : its id; one that only the storyline uses is written as words
    question : what is asked of it, a key of `vocabulary.QUESTIONS`; a finding is
        usually asked whether it holds, all else whether its wording is agreed to, and
        another question is another vote
    """
    name = statement
    if _OF_STEPS.fullmatch(statement):
        name = statement.removeprefix("vote-").replace("-", " ").capitalize()
    usual = HOLDS if _FINDING.fullmatch(statement) else WORDING
    more = "" if question in ("", usual) else _QUESTIONS.get(question, question)
    return f"{name} {more}" if more else name


def wording_digest(statement: str, language: str, text: str) -> str:
    """Return what names exactly this wording."""
    return digest(["wording", statement, language, text])


def translation_digest(wording: str, language: str, text: str) -> str:
    """Return what names exactly this translation of exactly this wording."""
    return digest(["translation", wording, language, text])


def ballot_digest(
    statement: str,
    texts: dict[str, str],
    scale: str,
    question: dict[str, Any] | None = None,
) -> str:
    """Return what a ballot must name: all that the phone may show of the question.

    Parameters
    ----------
    statement : its id
    texts : language -> text
    scale : a key of `terms.SCALES`
    question : what is asked of it, "id" and "texts" by language; None where only its
        scale says so, as before rounds had questions
    """
    asked = [question] if question else []
    return digest(["ballot", statement, texts, scale, *asked])
