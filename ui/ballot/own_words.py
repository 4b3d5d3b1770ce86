"""What a page says to one phone alone: its caucus, its vote, its receipt."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from markupsafe import Markup

from data.store.events.state import Round
from data.store.keys.receipt import Receipt
from data.vocabulary import CHANGES, WORDING
from ui.ballot.language import Tongue
from ui.ballot.question import answer_words
from ui.ballot.visit import Visit
from ui.workshop.templates import environment

NAMES = ("who", "recorded", "answer", "receipt", "reason", "earlier", "then", "count")
_NOTHING = Markup()


@cache
def _parts() -> Any:
    made = environment()
    made.globals["answer_words"] = answer_words
    return made.get_template("ballot_own.html").module


def own_words(visit: Visit, more: Mapping[str, Any]) -> dict[str, Markup]:
    """Return name -> HTML of what is this phone's own; of its vote once it has one.

    Parameters
    ----------
    visit : of a phone that votes
    more : what its page shows
    """
    tongue = visit.tongue
    mine = {"who": tongue.called("caucus", visit.actor.caucus)}
    if more["kind"] != "recorded":
        return mine
    return mine | _of_vote(more, tongue)


def _of_vote(more: Mapping[str, Any], tongue: Tongue) -> dict[str, Markup]:
    found: Round = more["found"]
    own: Receipt = more["own"]
    changes = own.answer == CHANGES and found.question == WORDING
    at = ("recorded", {"time": own.at}) if own.at else ("recorded_before", {})
    earlier, then = more["earlier"], more["then"]
    part = _parts()
    return {
        "recorded": tongue.both(at[0], **at[1]),
        "answer": Markup(part.answer(own, found, tongue)),
        "receipt": tongue.say("receipt", receipt=own.code),
        "reason": tongue.both("changes" if changes else "reason"),
        "earlier": Markup(part.earlier(earlier, found, tongue))
        if earlier
        else _NOTHING,
        "then": Markup(part.then(then, tongue)) if then else _NOTHING,
        "count": Markup(part.so_far(more["count"], tongue)),
    }
