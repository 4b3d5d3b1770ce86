"""What the log says of the workshop itself and of its statements."""

from dataclasses import replace

from data.store import kinds
from data.store.chain import Event
from data.store.state import State
from data.store.statement import Statement, Translation, Wording


def _made(state: State, event: Event) -> State:
    said = event.content
    return replace(state, title=said["title"], rehearsal=said["rehearsal"])


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
    return replace(state, recorders={**state.recorders, said["caucus"]: said["seat"]})


def _freed(state: State, event: Event) -> State:
    caucus = event.content["caucus"]
    rest = {name: seat for name, seat in state.recorders.items() if name != caucus}
    return replace(state, recorders=rest)


def _worded(state: State, event: Event) -> State:
    said = event.content
    now = Wording(said["digest"], said["language"], said["text"], event.at, event.by)
    before = state.statements.get(said["statement"])
    wordings = (*before.wordings, now) if before else (now,)
    about = said["about"] or (before.about if before else {})
    return _with(state, Statement(said["statement"], about, wordings))


def _translated(state: State, event: Event) -> State:
    said = event.content
    statement = state.statements.get(said["statement"])
    # A translation belongs to one wording and falls away with it.
    if statement is None or statement.wordings[-1].digest != said["wording"]:
        return state
    made = Translation(said["digest"], said["text"], said["status"])
    known = {**statement.translations, said["language"]: made}
    return _with(state, replace(statement, translations=known))


def _with(state: State, statement: Statement) -> State:
    known = {**state.statements, statement.id: statement}
    return replace(state, statements=known)


STEPS = {
    kinds.MADE: _made,
    kinds.CODE_SET: _code_set,
    kinds.PEOPLE: _people,
    kinds.TICKETS_NEEDED: _tickets_needed,
    kinds.TICKETS_MADE: _as_before,
    kinds.TICKETS_WITHDRAWN: _as_before,
    kinds.SEATED: _seated,
    kinds.FREED: _freed,
    kinds.WORDED: _worded,
    kinds.TRANSLATED: _translated,
}
