"""What the wall says of a decision: its wording, dissent, positions, what follows."""

from collections.abc import Sequence

from analysis import writing
from data.store.events.state import State
from ui.decided import both_languages
from ui.decided.outcomes import LABELS, Decided, fields, named
from ui.decided.wall_pages import Part


def wording(state: State, each: Decided) -> list[Part]:
    """Return the words as they were voted on, and their Urdu as far as there is any."""
    own = Part("wording", one_line(each.urdu))
    if not each.urdu and both_languages.asked_for(state):
        own = both_languages.wording(state, each.round)
    return [Part("wording", one_line(each.text)), own]


def said(state: State, each: Decided, asked: Sequence[str] = ()) -> list[Part]:
    """Return dissent, positions and what follows from a decision."""
    missing = [
        name
        for name in asked
        if not any(told.get(name) for told in each.follow_ups.values())
    ]
    absent = writing.listed([LABELS[name].lower() for name in missing])
    return [
        Part("dissent", one_line(each.dissent), "Dissent"),
        Part("declared", "; ".join(map(one_line, each.positions)), "Declared"),
        Part("said", one_line(each.follow_up), "What follows"),
        *_fields(state, each),
        Part("missing", f"Not yet entered: {absent}." if missing else ""),
    ]


def _fields(state: State, each: Decided) -> list[Part]:
    """Return what follows for each place: on one line, or with labels in Urdu too."""
    if not both_languages.asked_for(state):
        return [Part("said", fields(t), place) for place, t in each.follow_ups.items()]
    return [
        Part("said", text, ", ".join(filter(None, (place, label))))
        for place, told in each.follow_ups.items()
        for label, text in named(told).items()
    ]


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())
