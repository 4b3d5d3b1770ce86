"""The result of a round as its reader may see it.

Every result on a screen, a phone or a page comes from here, so that two of them
never tell together what one of them hides.
"""

from dataclasses import dataclass
from functools import lru_cache

from analysis.votes import ballots, published
from analysis.votes.caucus_row import Row
from analysis.votes.rules import Rule, asked_with
from data.store import terms
from data.store.errors import OutOfTurn
from data.store.events.state import Round
from data.store.roles import Actor
from data.store.verbs.room import Room


@dataclass(frozen=True)
class Shown:
    """What one reader may see of a round.

    Parameters
    ----------
    own : the row of the reader's own caucus; None who has none
    whole : everything that is published; None while only the own row is shown
    """

    own: Row | None
    whole: published.Published | None


def shown(room: Room, actor: Actor, number: int) -> Shown | None:
    """Return what a reader may see of a round; None where it is nothing, yet.

    Nothing is shown while votes come in: the difference of two results would tell
    each new vote. A round is closed before it is revealed.

    Parameters
    ----------
    room : the room that is used now
    actor : the reader
    number : of the round
    """
    found = room.state(actor).rounds[number]
    if found.status != terms.CLOSED or found.revealed == terms.HIDDEN:
        return None
    try:
        counted = room.counts(actor, number)
    except OutOfTurn:
        # Revealed to the caucuses, and the reader belongs to none.
        return None
    voters = tuple(sorted(found.voters.items())) if found.voters else None
    votes = _frozen(counted.by_means)
    whole = _published(votes, voters, _rule(found), counted.caucuses)
    own = whole.row(actor.caucus) if actor.caucus else None
    return Shown(own, None if counted.only else whole)


def _rule(found: Round) -> Rule:
    """Return the rule of a round, in the words of what it asks."""
    return asked_with(found.rule["id"], found.question)


def _frozen(by_means: ballots.Votes) -> tuple[tuple[str, str, str, int], ...]:
    """Return the votes as one key: means, caucus, option, number, in order."""
    return tuple(
        sorted(
            (means, caucus, option, number)
            for means, caucuses in by_means.items()
            for caucus, options in caucuses.items()
            for option, number in options.items()
        )
    )


# Kept by what was counted, not by who asks; what reads alike takes a while to find.
@lru_cache(maxsize=256)
def _published(
    votes: tuple[tuple[str, str, str, int], ...],
    voters: tuple[tuple[str, int], ...] | None,
    rule: Rule,
    caucuses: bool,
) -> published.Published:
    by_means: dict[str, dict[str, dict[str, int]]] = {}
    for means, caucus, option, number in votes:
        by_means.setdefault(means, {}).setdefault(caucus, {})[option] = number
    known = None if voters is None else dict(voters)
    return published.publish(by_means, rule, caucuses=caucuses, voters=known)
