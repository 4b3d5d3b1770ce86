"""Both languages on the wall: which Urdu stands beside the English, and its marks."""

from typing import Any

from markupsafe import Markup

from data.store import terms
from data.store.events.state import State
from ui.in_urdu import sentences
from ui.workshop import urdu
from ui.workshop.urdu import Urdu

SLOT = "<!--marks-->"
# What a drawing says of its Urdu -> the words that mark it.
_MARKS = {urdu.DRAFT: "draft_wording", urdu.BEFORE: "before_wording"}


def asked_for(state: State) -> bool:
    """Say whether the wall shows both languages.

    Parameters
    ----------
    state : of the room
    """
    return state.stage.tongues != terms.ENGLISH


def words(state: State) -> dict[str, Any]:
    """Return what templates find Urdu with; nothing is found while English is alone.

    Parameters
    ----------
    state : of the room

    Returns
    -------
    dict : ``tongues``; ``ur`` of a text, ``told`` of a computed sentence, ``answer`` of
        an answer, ``said`` of the id of words
    """
    on = asked_for(state)
    return {
        "tongues": state.stage.tongues,
        "ur": urdu.of_text if on else _nothing,
        "told": sentences.of_sentence if on else _nothing,
        "answer": sentences.of_answer if on else _nothing,
        "said": urdu.said if on else _nothing,
    }


def shown(state: State, found: Urdu | None) -> Urdu | None:
    """Return the Urdu of what is voted on: a draft only while both are shown.

    Parameters
    ----------
    state : of the room
    found : the translation there is
    """
    if found and (asked_for(state) or found.status == urdu.CONFIRMED):
        return found
    return None


def marked(drawn: str) -> str:
    """Return a drawing with the marks that its Urdu needs, each once.

    Parameters
    ----------
    drawn : of the wall, with the slot
    """
    needed = [id_ for key, id_ in _MARKS.items() if f'data-urdu="{key}"' in drawn]
    return drawn.replace(SLOT, "".join(_mark(id_) for id_ in needed))


def _mark(id_: str) -> str:
    made = urdu.said(id_)
    return Markup(
        '<p class="mark"><span>{}</span> <span lang="ur" dir="rtl">{}</span></p>'
    ).format(urdu.english(id_), made.text if made else "")


def _nothing(*_: object, **__: object) -> None:
    return None
