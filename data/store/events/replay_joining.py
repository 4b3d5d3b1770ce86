"""What the log says of the door: code, tickets, seats, links, generations."""

from dataclasses import replace

from data.store.events import kinds
from data.store.events.chain import Event
from data.store.events.secret_link import Link
from data.store.events.state import State


def _code_set(state: State, event: Event) -> State:
    return replace(state, code=event.content["code"])


def _people(state: State, event: Event) -> State:
    return replace(state, people=event.content["people"])


def _tickets_needed(state: State, event: Event) -> State:
    return replace(state, tickets=event.content["needed"])


def _as_before(state: State, event: Event) -> State:  # noqa: ARG001
    return state


def _seated(state: State, event: Event) -> State:
    said = event.content
    caucus = said["caucus"]
    before = state.seatings.get(caucus, ())
    return replace(
        state,
        recorders={**state.recorders, caucus: said["seat"]},
        seatings={**state.seatings, caucus: (*before, event.seq)},
        seat_links={**state.seat_links, event.seq: said.get("link", "")},
    )


def _freed(state: State, event: Event) -> State:
    caucus = event.content["caucus"]
    rest = {name: seat for name, seat in state.recorders.items() if name != caucus}
    return replace(state, recorders=rest)


def _made(state: State, event: Event) -> State:
    said = event.content
    made = Link(
        said["id"],
        said["role"],
        said["caucus"],
        number=said["number"],
        generation=said["generation"],
        use=said["use"],
        made=event.at,
    )
    return replace(state, links={**state.links, made.id: made})


def _used(state: State, event: Event) -> State:
    said = event.content
    # One made before links were listed is first heard of here.
    unknown = Link(said["id"], said["role"], said["caucus"])
    found = replace(state.links.get(said["id"], unknown), used=event.at)
    return replace(state, links={**state.links, found.id: found})


def _withdrawn(state: State, event: Event) -> State:
    found = replace(state.links[event.content["id"]], withdrawn=event.at)
    return replace(state, links={**state.links, found.id: found})


def _renewed(state: State, event: Event) -> State:
    now = event.content["generation"]
    return replace(state, generation=now, recorders={}, freed=(), regrouped={})


def _checked(state: State, event: Event) -> State:
    return replace(state, checked=event.at)


def _phone_freed(state: State, event: Event) -> State:
    return replace(state, freed=(*state.freed, event.content["sign"]))


def _regrouped(state: State, event: Event) -> State:
    said = event.content
    rest = tuple(each for each in state.freed if each != said["sign"])
    known = {**state.regrouped, said["print"]: said["to"]}
    return replace(state, freed=rest, regrouped=known)


STEPS = {
    kinds.CODE_SET: _code_set,
    kinds.PEOPLE: _people,
    kinds.TICKETS_NEEDED: _tickets_needed,
    kinds.TICKETS_MADE: _as_before,
    kinds.TICKETS_WITHDRAWN: _as_before,
    kinds.SEATED: _seated,
    kinds.FREED: _freed,
    kinds.LINK_MADE: _made,
    kinds.LINK_USED: _used,
    kinds.LINK_WITHDRAWN: _withdrawn,
    kinds.RENEWED: _renewed,
    kinds.CHECKED: _checked,
    kinds.PHONE_FREED: _phone_freed,
    kinds.REGROUPED: _regrouped,
}
