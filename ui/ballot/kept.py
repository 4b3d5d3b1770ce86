"""What a round asks as every phone of a language shows it: drawn once, kept for all.

Nothing here knows who looks: what is kept depends on the room's public state and the
language alone, never on a person, a role or a vote.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import cache
from typing import Any, TypeVar

from markupsafe import Markup

from data.store.events.state import Round, State
from ui.ballot.frames import Frame
from ui.ballot.language import Tongue
from ui.ballot.question import Question, question
from ui.workshop.templates import environment

# A wording has 2,000 letters at most, so that all of these are under 3 MB.
_MOST = 32
_kept: OrderedDict[tuple[str, str, int, str], "Asked"] = OrderedDict()
_lock = threading.Lock()
Found = TypeVar("Found")


@cache
def _parts() -> Any:
    return environment().get_template("ballot_parts.html").module


class Asked:
    """The parts of a page that say what a round asks.

    Parameters
    ----------
    question : what it asks
    tongue : of all phones that it is drawn for
    """

    def __init__(self, question: Question, tongue: Tongue):
        self._what = question, tongue
        self._drawn: dict[tuple[str, str], Markup] = {}
        self._frames: dict[Hashable, Frame] = {}
        self._results: dict[str, Any] = {}

    def statement(self, tag: str = "h1") -> Markup:
        """Return the wording with the number of the question.

        Parameters
        ----------
        tag : of the heading, "h1" or "h2"
        """
        return self._part("statement", tag)

    def asks(self) -> Markup:
        """Return what is asked of the wording, where no answer can be given."""
        return self._part("asks")

    def choices(self, other: str = "") -> Markup:
        """Return the buttons of the answers.

        Parameters
        ----------
        other : "1" where the vote is another person's; else nothing
        """
        return self._part("choices", other)

    def rule(self) -> Markup:
        """Return the rule, and what guards it."""
        return self._part("rule")

    def frame(self, name: Hashable, draw: Callable[[], str]) -> Frame:
        """Return a whole page with gaps for what is one phone's own.

        Parameters
        ----------
        name : which one; of few
        draw : draws it, from nothing that a phone brings
        """
        if name not in self._frames:
            self._frames[name] = Frame(draw())
        return self._frames[name]

    def once(self, caucus: str, find: Callable[[], Found]) -> Found:
        """Return the result of the round before, as all of a caucus may see it.

        Parameters
        ----------
        caucus : one of `terms.PLACES`; empty for who has none
        find : finds it
        """
        if caucus not in self._results:
            self._results[caucus] = find()
        found: Found = self._results[caucus]
        return found

    def _part(self, name: str, *more: str) -> Markup:
        key = name, "".join(more)
        if key not in self._drawn:
            self._drawn[key] = Markup(getattr(_parts(), name)(*self._what, *more))
        return self._drawn[key]


def asked(workshop: str, state: State, found: Round, tongue: Tongue) -> Asked:
    """Return what a round asks, as it was drawn for the first phone that looked.

    Parameters
    ----------
    workshop : `Place.full_name`
    state : of the room
    found : the round
    tongue : of the phone
    """
    # The digest, since a rehearsal that begins anew counts its events anew.
    key = workshop, state.digest, found.number, tongue.first
    with _lock:
        if key in _kept:
            return _kept[key]
    made = Asked(question(state, found, tongue), tongue)
    with _lock:
        _kept[key] = made
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return made
