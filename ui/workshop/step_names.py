"""What a step is called: by what it asks, or by its title."""

from data.store.events.state import State
from data.store.events.statement import item_name
from data.store.verbs.storyline import Step
from data.workshop import storyline
from ui.workshop import storyline as workshop_storyline
from ui.workshop.storyline import Asked

_WORDS = 60


def named(state: State, step: Step) -> str:
    """Return what a step is called: the first words of its statement, else its title.

    Six steps ask whether something holds in a province; nobody finds one by that.

    Parameters
    ----------
    state : of the room
    step : any
    """
    asks = workshop_storyline.asked(step)
    if asks is None or step["asks"] == storyline.TITLE:
        return str(step["title"])
    item = item_name(asks.statement, asks.question)
    return f"{item}: {first_words(workshop_storyline.wording(state, asks))}"


def next_vote(state: State, asks: Asked) -> str:
    """Return what the next vote on something will be called.

    Parameters
    ----------
    state : of the room
    asks : what it asks
    """
    item = item_name(asks.statement, asks.question)
    before = [each for each in state.rounds.values() if each.item == item]
    return f"{item}, round {len(before) + 1}"


def first_words(text: str, most: int = _WORDS) -> str:
    """Return a text on one line, cut behind a word.

    Parameters
    ----------
    text : any
    most : letters that are kept
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return f"{line[:most].rpartition(' ')[0].rstrip(',;:.') or line[:most]} …"
