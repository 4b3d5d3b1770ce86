"""The questions that can be asked of a statement, each one text in every language.

What the wall asks is what the phone asks: all of them take the text from here, and a
round keeps it as it was when it opened.
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.checks import TABLES, read_text, require
from data.errors import BadTable
from data.vocabulary import (
    CHOICES,
    HELD,
    HOLDS,
    QUESTIONS,
    RULE_SCALES,
    usual_question,
)
from data.workshop.ballot_words import LANGUAGES, read_ballot_words, word_id

_SCORES = ("score_low", "score_middle", "score_high")
_EARLY = ("early_low", "early_middle", "early_high")
# Ids of the words that say what the scores mean, from low to high.
ENDS = {
    "appropriate": _SCORES,
    "early": _EARLY,
    "relevance": ("relevance_low", "relevance_high"),
}


@dataclass(frozen=True)
class Question:
    """What is asked of a statement.

    Parameters
    ----------
    id : a key of `vocabulary.QUESTIONS`
    texts : language -> what is asked, in every language that has all words
    """

    id: str
    texts: dict[str, str]

    @property
    def scale(self) -> str:
        """The scale of its answers."""
        return QUESTIONS[self.id]


def read_questions(folder: Path = TABLES) -> dict[str, Question]:
    """Return the questions by id, with their texts from the words of the ballot.

    Raises
    ------
    BadTable
        The words of the ballot break their promise.
    """
    words = read_ballot_words(folder)
    whole = [each for each in LANGUAGES if (words[each] != "").all()]
    return {
        id_: Question(id_, words.loc[word_id("question", id_), whole].to_dict())
        for id_ in QUESTIONS
    }


def of_steps(path: Path, rules: pd.Series, *, may_lack: bool) -> pd.Series:
    """Return what each step of a storyline asks; nothing where it has no rule.

    Parameters
    ----------
    path : of the table, which has been read well without this column
    rules : str, the rule of each step
    may_lack : whether there may be no such column; the steps then ask what is usual
        on the scales of their rules

    Raises
    ------
    BadTable
        There is no such column, and must be one.
    """
    try:
        return read_text(path, ("question",))["question"]
    except BadTable:
        if not may_lack:
            raise
        scales = rules.map(RULE_SCALES)
        return scales.map(usual_question, na_action="ignore").fillna("")


def require_fit(votes: pd.DataFrame, path: Path) -> None:
    """Raise BadTable where a question is not answered on the scale of the step's rule.

    Parameters
    ----------
    votes : str, the columns ``question`` and ``rule`` of steps that are votes
    path : where they stand
    """
    fits = votes["question"].map(QUESTIONS) == votes["rule"].map(RULE_SCALES)
    rule = "is not answered on the scale of this step's rule"
    remedy = "Name another question or another rule."
    require(votes["question"], fits, path, rule=rule, remedy=remedy)


def called(question: str, answer: str) -> str:
    """Return what an answer to a question is called, in English.

    Parameters
    ----------
    question : a key of `vocabulary.QUESTIONS`
    answer : as the store keeps it

    >>> called("holds", "agree with changes")
    'holds in part'
    """
    if question == HOLDS and answer in CHOICES:
        return HELD.get(answer, answer)
    return answer
