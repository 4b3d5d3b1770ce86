"""What a round asks, as a phone shows it: the wording, the answers, the rule."""

from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from data.store import terms
from data.store.events import countdown
from data.store.events.state import Round, State
from data.vocabulary import CANNOT_JUDGE, CHOICES
from data.workshop.ballot_words import word_id
from ui.ballot.language import ENGLISH, URDU, Term, Tongue, marked, term
from ui.workshop import urdu
from ui.workshop.urdu import Urdu

_ASKS = {
    terms.AGREEMENT: "question_agree",
    terms.APPROPRIATENESS: "question_score",
    terms.RELEVANCE: "question_relevance",
}
_ENDS = {
    terms.AGREEMENT: (),
    terms.APPROPRIATENESS: ("score_low", "score_middle", "score_high"),
    terms.RELEVANCE: ("relevance_low", "relevance_high"),
}
_RULES = {"rand-ucla": "rule_rand_ucla", "core-outcome": "rule_core_outcome"}
_AGREEMENT = "agreement-"
_MARKS = {urdu.DRAFT: "draft_wording", urdu.BEFORE: "before_wording"}


@dataclass(frozen=True)
class Question:
    """What a round asks.

    Parameters
    ----------
    number : of the question, from 1: two rounds on one statement are one question
    round : which round on this statement, from 1
    reworded : whether the round before asked it in other words
    texts : the wording in every language that can be voted on, the phone's first
    lacking : the language there is instead of the phone's; None if that is there
    asks : id of the words of the question
    choices : (answer, words) for buttons one below the other
    scores : answers for the grid
    ends : ids of the words that say what the scores mean
    rule : its words
    draft : an unconfirmed translation, beside the words that are voted on
    mark : id of the words that say what it is
    """

    number: int
    round: int
    reworded: bool
    texts: tuple[Markup, ...]
    lacking: Term | None
    asks: str
    choices: tuple[tuple[str, Markup], ...]
    scores: tuple[str, ...]
    ends: tuple[str, ...]
    rule: Markup
    draft: Markup = Markup()
    mark: str = ""


def question(state: State, found: Round, tongue: Tongue) -> Question:
    """Return what a round asks.

    Parameters
    ----------
    state : of the room
    found : the round
    tongue : of the phone
    """
    every = list(state.rounds.values())[: found.number]
    same = [each for each in every if each.statement == found.statement]
    asked = list(dict.fromkeys(each.statement for each in every))
    answers = terms.SCALES[found.scale]
    told = answers if found.scale == terms.AGREEMENT else (CANNOT_JUDGE,)
    draft = _draft(state, found, tongue)
    return Question(
        number=asked.index(found.statement) + 1,
        round=len(same),
        reworded=len(same) > 1 and same[-2].texts != found.texts,
        texts=_texts(found, tongue),
        lacking=_lacking(found, tongue),
        asks=_ASKS[found.scale],
        choices=tuple((each, tongue.called("choice", each)) for each in told),
        scores=tuple(each for each in answers if each not in CHOICES),
        ends=_ENDS[found.scale],
        rule=_rule(found, tongue),
        draft=marked(URDU, draft.text) if draft else Markup(),
        mark=_MARKS[draft.status] if draft else "",
    )


def answer_words(answer: str) -> Term | str:
    """Return the words for an answer; a score is its own."""
    return term("choice", answer)


def seconds_left(state: State, workshop: str) -> int | None:
    """Return how many seconds the clock still has; None if none runs.

    Parameters
    ----------
    state : of the room
    workshop : `Place.full_name`
    """
    timer = state.stage.timer
    if timer is None:
        return None
    return max(0, ceil(countdown.seconds_left(timer, workshop)))


def _texts(found: Round, tongue: Tongue) -> tuple[Markup, ...]:
    """Return the wording in the phone's language, then in the others."""
    order = sorted(
        found.texts, key=lambda each: (each != tongue.first, each != tongue.second)
    )
    style = ("first", "second")
    return tuple(
        marked(language, found.texts[language], style[n > 0])
        for n, language in enumerate(order)
    )


def _lacking(found: Round, tongue: Tongue) -> Term | None:
    if tongue.first in found.texts:
        return None
    return Term(word_id("language", next(iter(found.texts))))


def _draft(state: State, found: Round, tongue: Tongue) -> Urdu | None:
    """Return the Urdu to stand beside English words; None where it is not wanted."""
    if tongue.first != URDU or URDU in found.texts:
        return None
    return urdu.of_round(state, found)


def _rule(found: Round, tongue: Tongue) -> Markup:
    """Return the rule as it was fixed; in English where it has no other words."""
    id_ = found.rule["id"]
    if tongue.first != ENGLISH and id_.startswith(_AGREEMENT):
        return tongue.say("rule_agreement", threshold=id_.removeprefix(_AGREEMENT))
    if tongue.first != ENGLISH and id_ in _RULES:
        return tongue.say(_RULES[id_])
    style = "" if tongue.first == ENGLISH else "second"
    return marked(ENGLISH, found.rule["words"], style)
