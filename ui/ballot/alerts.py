"""What stands above everything else on a phone: what went wrong, or was done."""

from dataclasses import dataclass
from typing import Any

from ui.ballot.language import term
from ui.ballot.visit import Visit


@dataclass(frozen=True)
class Alert:
    """What went wrong, or was done, above everything else.

    Parameters
    ----------
    id : of the words
    status : of the answer
    gaps : what stands in their braces
    good : whether it is good news
    """

    id: str
    status: int = 200
    gaps: tuple[tuple[str, Any], ...] = ()
    good: bool = False


def news(visit: Visit) -> Alert | None:
    """Return what the address says has just been done.

    Parameters
    ----------
    visit : who looks
    """
    query = visit.query
    if "chosen" in query and not visit.chosen:
        return Alert("error_cookies", 403)
    if "joined" in query:
        if visit.may_join:
            return Alert("error_cookies", 403)
        caucus = term("caucus", visit.actor.caucus)
        return Alert("joined", gaps=(("caucus", caucus),), good=True)
    if visit.votes and "grouped" in query:
        caucus = term("caucus", visit.actor.caucus)
        return Alert("regrouped", gaps=(("caucus", caucus),), good=True)
    if visit.votes and "told" in query:
        return Alert("told_thanks", good=True)
    if visit.votes and visit.says("handed"):
        return Alert("reason_sent", good=True)
    if visit.votes and visit.says("asked"):
        return Alert("more_time_asked", good=True)
    return None
