"""Which round a screen shows: the open one, else the last opened on this step."""

from data.store import terms
from data.store.events.state import Round, State
from data.store.verbs.storyline import Step
from data.workshop import storyline
from ui.workshop import storyline as workshop_storyline


def rounds(state: State, statement: str, question: str = "") -> list[Round]:
    """Return the rounds on a statement, the first first.

    Parameters
    ----------
    state : of the room
    statement : its id
    question : its id; empty for those of every question
    """
    return [
        each
        for each in state.rounds.values()
        if each.statement == statement and question in ("", each.question)
    ]


def rounds_of(state: State, step: Step) -> list[Round]:
    """Return the rounds that a step speaks of, the first first.

    A recommendation is voted on in two ways, agreed to and later put in order: two
    questions on one statement are two things, and a step has the rounds on its own.

    Parameters
    ----------
    state : of the room
    step : any
    """
    asks = workshop_storyline.asked(step)
    return rounds(state, asks.statement, asks.question) if asks else []


def before(state: State, found: Round) -> list[Round]:
    """Return the earlier rounds on the same question on the same statement.

    Parameters
    ----------
    state : of the room
    found : the round
    """
    same = rounds(state, found.statement, found.question)
    return [each for each in same if each.number < found.number]


def on_another_question(state: State, step: Step) -> Round | None:
    """Return the round that runs on a step's statement, but asks something else of it.

    Parameters
    ----------
    state : of the room
    step : any
    """
    asks, now = workshop_storyline.asked(step), state.running
    if asks is None or now is None or now.statement != asks.statement:
        return None
    return now if now.question != asks.question else None


def current(state: State) -> Round | None:
    """Return the round to speak of.

    The one that runs; else the last one opened since the facilitator came to this
    step, whatever it asks; else the last on this step.
    """
    now = state.running or just_opened(state)
    if now:
        return now
    step = workshop_storyline.step_of(state)
    return next(reversed(rounds_of(state, step)), None) if step else None


def just_opened(state: State) -> Round | None:
    """Return the last round, if it was opened since the facilitator came here."""
    last = state.rounds.get(len(state.rounds))
    return last if last and last.event > state.stage.since else None


def as_step(of: Round) -> Step:
    """Return a round on a statement of its own as a step that asks it.

    Parameters
    ----------
    of : the round; what it asks need not stand in the storyline
    """
    text = of.texts.get(terms.ENGLISH) or next(iter(of.texts.values()))
    return {
        "id": of.statement,
        "kind": storyline.VOTE,
        "title": text,
        "asks": storyline.TITLE,
        "question": of.question,
        "rule": of.rule["id"],
        "show": "provinces" if of.caucuses else workshop_storyline.ROOM_ONLY,
    }


def votes_open(state: State) -> bool:
    """Say whether a round takes votes at this moment."""
    return bool(state.running and state.running.status == terms.OPEN)
