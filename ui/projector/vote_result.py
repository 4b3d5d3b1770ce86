"""The result of a vote on the projector: sentences, and a bar for each caucus."""

from typing import Any

from analysis.sentences import vote_change, votes
from analysis.votes.published import Published
from analysis.votes.scales import AGREEMENT
from data.store.events.state import Round
from data.store.roles import VIEWER
from ui.projector import bars
from ui.projector.look import Look
from ui.workshop import results, rounds


def told(of: Look, now: Round) -> dict[str, Any]:
    """Return the result as everybody may see it; nothing before that.

    Parameters
    ----------
    of : one look at the room
    now : the round
    """
    found = results.shown(of.room, VIEWER, now.number)
    if not found or not found.whole:
        return {}
    whole = found.whole
    headline, room = votes.headline(whole), votes.room(whole)
    drawn = bars.bars(whole) if now.caucuses else [bars.of_room(whole)]
    return {
        "headline": headline,
        "room": "" if room == headline else room,
        "verdict": whole.verdict.word,
        "because": _because(whole, now),
        "since": _since(of, now, whole),
        "disclosure": votes.DISCLOSURE,
        "means": votes.means(whole),
        "aloud": votes.asked_aloud(now.objections),
        "bars": drawn,
        "sides": bars.legend(whole, drawn),
        "apart": " ".join(votes.caucus(row) for row in whole.apart),
    }


def _because(whole: Published, now: Round) -> str:
    """Return the numbers of the rule; of scores, which stand above, its words."""
    agreed = whole.scale.id == AGREEMENT.id
    return whole.verdict.reason if agreed else str(now.rule["words"])


def _since(of: Look, now: Round, whole: Published) -> str:
    """Return what changed since the round before, if everybody may see that too."""
    for place, last in reversed(list(enumerate(rounds.before(of.state, now), 1))):
        found = results.shown(of.room, VIEWER, last.number)
        if found and found.whole:
            return vote_change.since(place, found.whole, whole)
    return ""
