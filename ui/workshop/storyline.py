"""The storyline in the room: made ready, walked, and what each step asks."""

from dataclasses import dataclass, replace

from analysis.votes.rules import RULES, USUAL, Rule, asked_with
from data.store import terms
from data.store.events.state import State
from data.store.roles import Actor
from data.store.verbs.room import Room
from data.store.verbs.storyline import Step
from data.vocabulary import QUESTIONS, WORDING, usual_question
from data.workshop import agenda, storyline
from ui.edition import library, tables
from ui.workshop import questions, urdu
from ui.workshop.shipped_steps import WORDED_AT, shipped

TITLE = "From district evidence to agreed action"
ROOM_ONLY = "room"


@dataclass(frozen=True)
class Asked:
    """What a step puts to the vote.

    Parameters
    ----------
    statement : its id in the store: of the finding, the recommendation or the step
    text : the wording to begin with
    about : what it rests on
    rule : the rule the step proposes, in the words of its question
    caucuses : whether caucuses are told apart
    question : what is asked of it, a key of `vocabulary.QUESTIONS`
    """

    statement: str
    text: str
    about: dict[str, str]
    rule: Rule
    caucuses: bool
    question: str = WORDING

    def by(self, rule: str, question: str = "") -> "Asked":
        """Return the same by another rule, asked with a question that fits its scale.

        Parameters
        ----------
        rule : id of the rule
        question : its id; the same as before where it is empty
        """
        scale, wished = RULES[rule].scale, question or self.question
        fits = QUESTIONS[wished] == scale
        asks = wished if fits else usual_question(scale)
        return replace(self, rule=asked_with(rule, asks), question=asks)


def prepare(room: Room, actor: Actor) -> None:
    """Make a fresh workshop ready: its title, its storyline, a code to join with.

    Parameters
    ----------
    room : the room that is used now
    actor : the facilitator
    """
    state = room.state(actor)
    if not state.stage.steps:
        room.set_storyline(actor, shipped())
    if not state.title:
        # A door that was shut on purpose stays shut: the title comes last.
        if not state.code:
            room.set_code(actor)
        room.make(actor, TITLE)


def step_of(state: State, name: str = "") -> Step | None:
    """Return a step by its id, or the one the facilitator is at; None before it."""
    wanted = name or state.stage.step
    return next((step for step in state.stage.steps if step["id"] == wanted), None)


def beside(state: State, steps: int) -> Step | None:
    """Return the step so many before or behind; skipped and waiting ones do not count.

    Parameters
    ----------
    state : of the room
    steps : 1 for the next, −1 for the one before

    Returns
    -------
    None where there is none; the first step before any was shown
    """
    walked = [
        step
        for step in state.stage.steps
        if agenda.walked(step) or step["id"] == state.stage.step
    ]
    names = [step["id"] for step in walked]
    here = names.index(state.stage.step) if state.stage.step in names else -1
    there = here + steps
    return walked[there] if 0 <= there < len(walked) else None


def asked(step: Step) -> Asked | None:
    """Return what a step puts to the vote or words; None where it asks nothing."""
    of = step.get("asks", "")
    if not of:
        return None
    about = {"edition": tables.tables().edition}
    statement, text = step.get(WORDED_AT) or step["id"], step["title"]
    if of == storyline.FINDING:
        statement = step["findings"][0]
        text = library.shelf().at[statement, "statement"]
        about |= {"finding": statement}
    elif of == storyline.RECOMMENDATION:
        statement = step["recommendations"][0]
        text = library.asks().at[statement, "text"]
        about |= {"recommendation": statement}
    rule, apart = step.get("rule") or USUAL, step.get("show") != ROOM_ONLY
    whole = Asked(statement, text, about, RULES[rule], apart)
    return whole.by(rule, step.get("question", ""))


def put_to_vote(step: Step) -> Asked:
    """Return what a step puts to the vote or words.

    Raises
    ------
    ValueError
        It asks nothing; see `asked`.
    """
    asks = asked(step)
    if asks is None:
        raise ValueError(f"the step {step['id']} asks nothing")
    return asks


def wording(state: State, asks: Asked) -> str:
    """Return the wording in force of what is asked, in English or as first worded."""
    found = state.statements.get(asks.statement)
    return found.wordings[-1].text if found and found.wordings else asks.text


def word_first(room: Room, actor: Actor, asks: Asked) -> None:
    """Put a statement before the room as the step words it, unless it is there.

    Its Urdu goes along where a steward has confirmed it: then it is voted on, too.

    Parameters
    ----------
    room, actor : the room that is used now, the facilitator
    asks : what the step asks
    """
    found = room.state(actor).statements.get(asks.statement)
    if not found or not found.wordings:
        room.word(actor, asks.statement, asks.text, about=asks.about)
        if text := urdu.confirmed(asks.text):
            room.translate(actor, asks.statement, text, status=terms.FINAL)


def open_vote(
    room: Room, actor: Actor, asks: Asked, *, rule: str = "", limit: int = 3
) -> int:
    """Open a round on the wording in force; return its number.

    Parameters
    ----------
    room, actor : the room that is used now, the facilitator
    asks : what the step asks
    rule : id of another rule than the step proposes
    limit : votes for another person that each caucus may have
    """
    word_first(room, actor, asks)
    asks = asks.by(rule or asks.rule.id)
    chosen = asks.rule
    return room.open_round(
        actor,
        asks.statement,
        {"id": chosen.id, "name": chosen.name, "words": chosen.words},
        scale=chosen.scale,
        question=questions.put(asks.question),
        limit=limit,
        caucuses=asks.caucuses,
    )
