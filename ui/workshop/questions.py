"""What is asked of a statement: the one text that wall, phones, desk and log show."""

from functools import cache
from typing import Any

from data.store import terms
from data.store.events.state import Round
from data.workshop.questions import Question, read_questions


@cache
def known() -> dict[str, Question]:
    """Return the questions by id; a correction of the words is seen at a next start."""
    return read_questions()


def put(question: str) -> dict[str, Any]:
    """Return a question as a round keeps it.

    Parameters
    ----------
    question : its id
    """
    return {"id": question, "texts": known()[question].texts}


def texts(found: Round) -> dict[str, str]:
    """Return language -> what a round asks, as it was asked.

    Parameters
    ----------
    found : the round; one of an earlier version kept no text, and asked what phones
        ask on its scale
    """
    return found.asks or known()[found.question].texts


def english(found: Round) -> str:
    """Return what a round asks, in English or in whichever language it has."""
    asked = texts(found)
    return asked.get(terms.ENGLISH) or next(iter(asked.values()))
