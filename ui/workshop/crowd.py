"""Whether more phones joined, or more votes are in, than there are people."""

from collections.abc import Mapping

from analysis.writing import count
from data.store import terms
from data.store.events.state import Round, State
from data.store.roles import Actor
from data.store.verbs.room import Room
from ui.workshop import rounds

MANY_WRONG = 10


def alarms(room: Room, actor: Actor, state: State) -> list[str]:
    """Return what the facilitator must hear now, a sentence or two each.

    Parameters
    ----------
    room, actor : the room that is used now, the facilitator
    state : of it
    """
    came = room.attendance(actor).get("caucus", {})
    found = rounds.current(state)
    told = too_many(state.people, came, "phone", "joined")
    told += too_many(state.people, _votes(room, actor, found), "vote", "in")
    return [*told, *_refused(room, actor), *_guessed(room.wrong_codes(actor))]


def too_many(
    people: Mapping[str, int], found: Mapping[str, int], what: str, does: str
) -> list[str]:
    """Return where there are more than people, by caucus, with both numbers.

    Parameters
    ----------
    people : caucus -> how many people it has; those not entered are left out
    found : caucus -> how many there are
    what, does : one of them, and what it did: "phone", "joined"
    """
    return [
        f"{name}: {count(found[name], what)} {does}, "
        f"{count(people[name], 'person', 'people')} counted."
        for name in terms.PLACES
        if found.get(name, 0) > people.get(name, found.get(name, 0))
    ]


def _votes(room: Room, actor: Actor, found: Round | None) -> dict[str, int]:
    """Return caucus -> votes of a round, by phone, by hands and on paper."""
    if found is None:
        return {}
    by_phone = room.votes_in(actor, found.number)
    counted = [by_phone]
    for means in (found.hands, found.paper):
        counted.append({name: sum(c.answers.values()) for name, c in means.items()})
    return {name: sum(each.get(name, 0) for each in counted) for name in terms.PLACES}


def _refused(room: Room, actor: Actor) -> list[str]:
    """Return where a used ticket was tried in another browser."""
    return [
        f"{name}: a used ticket was refused on another phone, "
        f"{count(given.refused, 'time')}."
        for name, given in room.tickets(actor).items()
        if given.refused
    ]


def _guessed(wrong: int) -> list[str]:
    """Return that somebody guesses, where so many are no slips of the finger."""
    if wrong < MANY_WRONG:
        return []
    return [
        f"Many wrong codes are being typed: {wrong} in five minutes. Nobody is shut "
        "out. If it goes on, make a new code on Decide."
    ]
