"""A block of the wall in both languages: what Zila wrote has its Urdu, no more."""

from dataclasses import replace

from data.store import terms
from data.store.events.state import State
from ui.decided.wall_pages import Block, Part
from ui.in_urdu import sentences
from ui.workshop import urdu

# What a reader of the log wrote stands as it was written.
_COMPUTED = ("result", "missing", "asks", "declared")


def asked_for(state: State) -> bool:
    """Say whether the wall shows both languages.

    Parameters
    ----------
    state : of the room
    """
    return state.stage.tongues != terms.ENGLISH


def with_urdu(block: Block) -> Block:
    """Return a block with the Urdu of its head, its labels and its computed texts.

    Parameters
    ----------
    block : in English
    """
    heads = [sentences.of_sentence(text) for _, text in block.head]
    parts: list[Part] = []
    for part in block.parts:
        label = sentences.of_sentence(part.label)
        parts.append(replace(part, beside=label.text if label else ""))
        made = sentences.of_sentence(part.text) if part.kind in _COMPUTED else None
        if made:
            parts.append(Part(part.kind, made.text, status=made.status))
    return replace(
        block,
        parts=tuple(parts),
        beside=sum(len(each.text) + 2 for each in heads if each),
    )


def wording(state: State, number: int) -> Part:
    """Return the Urdu of what a round asked, with how far it can be trusted.

    Parameters
    ----------
    state : of the room
    number : of the round; 0 where there was none
    """
    found = state.rounds.get(number)
    made = urdu.of_round(state, found) if found else None
    return Part("wording", made.text, status=made.status) if made else Part("", "")
