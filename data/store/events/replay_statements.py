"""What the log says of the workshop itself and of its statements."""

from dataclasses import replace

from data.store.events import kinds
from data.store.events.chain import Event
from data.store.events.state import State
from data.store.events.statement import Statement, Translation, Wording


def _made(state: State, event: Event) -> State:
    said = event.content
    return replace(state, title=said["title"], rehearsal=said["rehearsal"])


def _worded(state: State, event: Event) -> State:
    said = event.content
    now = Wording(said["digest"], said["language"], said["text"], event.at, event.by)
    before = state.statements.get(said["statement"])
    wordings = (*before.wordings, now) if before else (now,)
    about = said["about"] or (before.about if before else {})
    earlier = {**before.earlier, **before.translations} if before else {}
    made = Statement(said["statement"], about, wordings, earlier=earlier)
    return _with(state, made)


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
    kinds.WORDED: _worded,
    kinds.TRANSLATED: _translated,
}
