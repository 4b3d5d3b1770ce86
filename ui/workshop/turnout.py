"""How many have voted of how many who may, so that no two screens say it differently.

Whoever may vote is a phone that joined, or a person without one, whose vote another
phone gives: such votes are counted as what they are wherever votes are counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.writing import count
from data.store import terms
from data.store.events.state import Round, State
from data.store.roles import Actor
from data.store.verbs.room import Room

# Sums over caucuses stand on the wall; what a caucus did does not leave this file.
_LEADER = Actor(terms.FACILITATOR)


@dataclass(frozen=True)
class Turnout:
    """Who came and who has voted, in one caucus or in all of them.

    Parameters
    ----------
    votes : that are in
    phones : that joined
    others : votes for another person that phones were given
    people : as they were counted in the room; 0 where nobody has
    expected : how many may vote; no fewer than have
    """

    votes: int
    phones: int
    others: int
    people: int
    expected: int

    @property
    def waiting(self) -> int:
        """For how many the room waits."""
        return self.expected - self.votes

    @property
    def told(self) -> str:
        """How many have voted of how many, as figures: "8 of 10"."""
        return f"{self.votes} of {self.expected}"

    @property
    def made_of(self) -> str:
        """Who may vote, in words: "10 phones, 1 vote for another person"."""
        phones = count(self.phones, "phone")
        return f"{phones}, {for_others(self.others)}" if self.others else phones


def for_others(number: int) -> str:
    """Return votes for other people as every screen writes them.

    Parameters
    ----------
    number : how many
    """
    whom = "another person" if number == 1 else "other people"
    return f"{count(number, 'vote')} for {whom}"


def by_caucus(room: Room, actor: Actor, found: Round | None) -> dict[str, Turnout]:
    """Return caucus -> who came and voted, for those that came or are expected.

    Parameters
    ----------
    room : the room that is used now
    actor : the facilitator
    found : a round; None while there is none to speak of
    """
    people = room.state(actor).people
    came = room.attendance(actor).get("caucus", {})
    voted = room.votes_in(actor, found.number) if found else {}
    given = found.assisted if found else {}
    parts = (voted, came, given, people)
    return {
        name: _turnout(*(part.get(name, 0) for part in parts))
        for name in terms.PLACES
        if any(part.get(name) for part in parts)
    }


def together(caucuses: Mapping[str, Turnout]) -> Turnout:
    """Return what all caucuses are together; for each of them the room waits apart.

    Parameters
    ----------
    caucuses : as `by_caucus` returns them
    """
    every = caucuses.values()
    return Turnout(
        sum(each.votes for each in every),
        sum(each.phones for each in every),
        sum(each.others for each in every),
        sum(each.people for each in every),
        sum(each.expected for each in every),
    )


def of_room(room: Room, state: State) -> Turnout:
    """Return who came and voted in the whole room, in the round that runs.

    Parameters
    ----------
    room : the room that is used now
    state : of it
    """
    return together(by_caucus(room, _LEADER, state.running))


def _turnout(votes: int, phones: int, others: int, people: int) -> Turnout:
    return Turnout(votes, phones, others, people, max(votes, phones + others))
