"""What a round asks, as a phone shows it: the wording, the answers, the rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from analysis.redline import IN, OUT, redline
from data.store import terms
from data.store.events import countdown
from data.store.events.state import Round, State
from data.vocabulary import CANNOT_JUDGE, CHOICES, HOLDS
from data.workshop.ballot_words import word_id
from data.workshop.questions import ENDS, called
from ui.ballot.language import ENGLISH, URDU, Term, Tongue, marked, term
from ui.workshop import questions, rounds, urdu
from ui.workshop.urdu import Urdu

_RULES = {"rand-ucla": "rule_rand_ucla", "core-outcome": "rule_core_outcome"}
_AGREEMENT = "agreement-"
_CHANGES = {OUT: "del", IN: "ins"}
_MARKS = {urdu.DRAFT: "draft_wording", urdu.BEFORE: "before_wording"}


@dataclass(frozen=True)
class Question:
    """What a round asks.

    Parameters
    ----------
    item : what everybody calls what is asked, see `Round.item`
    round : which round on this item, from 1
    reworded : whether the round before asked it in other words
    texts : the wording in every language that can be voted on, the phone's first;
        with what changed since the round before, where that had this language
    lacking : the language there is instead of the phone's; None if that is there
    asks : what is asked of it, in two languages
    choices : (answer, words) for buttons one below the other
    scores : answers for the grid
    ends : ids of the words that say what the scores mean
    rule : its words
    draft : an unconfirmed translation, beside the words that are voted on
    mark : id of the words that say what it is
    """

    item: Markup
    round: int
    reworded: bool
    texts: tuple[Markup, ...]
    lacking: Term | None
    asks: Markup
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
    before = rounds.before(state, found)
    old = before[-1].texts if before else found.texts
    answers = terms.SCALES[found.scale]
    told = answers if found.scale == terms.AGREEMENT else (CANNOT_JUDGE,)
    draft = _draft(state, found, tongue)
    return Question(
        item=marked(ENGLISH, found.item),
        round=found.turn,
        reworded=old != found.texts,
        texts=_texts(found, old, tongue),
        lacking=_lacking(found, tongue),
        asks=tongue.pair(questions.known()[found.question].texts | found.asks),
        choices=tuple(
            (each, tongue.called("choice", called(found.question, each)))
            for each in told
        ),
        scores=tuple(each for each in answers if each not in CHOICES),
        ends=ENDS.get(found.question, ()),
        rule=_rule(found, tongue),
        draft=marked(URDU, draft.text) if draft else Markup(),
        mark=_MARKS[draft.status] if draft else "",
    )


def answer_words(answer: str, question: str) -> Term | str:
    """Return the words for an answer; a score is its own.

    Parameters
    ----------
    answer : as the store keeps it
    question : what was asked, a key of `vocabulary.QUESTIONS`
    """
    return term("choice", called(question, answer))


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


def _texts(found: Round, old: Mapping[str, str], tongue: Tongue) -> tuple[Markup, ...]:
    """Return the wording in the phone's language, then in the others."""
    order = sorted(
        found.texts, key=lambda each: (each != tongue.first, each != tongue.second)
    )
    style = ("first", "second")
    return tuple(
        marked(
            language,
            _changed(found.texts[language], old.get(language, "")),
            style[n > 0],
        )
        for n, language in enumerate(order)
    )


def _changed(text: str, old: str) -> Markup | str:
    """Return a text with what went and what came marked; as it is if nothing did."""
    if old in ("", text):
        return text
    return Markup(" ").join(
        Markup("<{0}>{1}</{0}>").format(Markup(_CHANGES[part.kind]), part.text)
        if part.kind in _CHANGES
        else part.text
        for part in redline(old, text)
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
        words = "rule_holds" if found.question == HOLDS else "rule_agreement"
        return tongue.say(words, threshold=id_.removeprefix(_AGREEMENT))
    if tongue.first != ENGLISH and id_ in _RULES:
        return tongue.say(_RULES[id_])
    style = "" if tongue.first == ENGLISH else "second"
    return marked(ENGLISH, found.rule["words"], style)
