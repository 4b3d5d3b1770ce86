"""What a phone says of itself once it has joined: work and sex, another caucus."""

from collections.abc import Mapping
from dataclasses import replace

from starlette.responses import RedirectResponse, Response

from data.store.errors import OutOfTurn
from ui.ballot import joining, senders
from ui.ballot.alerts import Alert
from ui.ballot.page import page
from ui.ballot.visit import Visit
from ui.workshop import http, who_asks

Form = Mapping[str, str]


def about(visit: Visit, form: Form) -> Response:
    """Keep what a person says of the own work and sex; what is not said is unsaid."""
    senders.require_joined(visit, form)
    said = joining.told(form)
    visit.room.tell(visit.actor, said)
    answer = _to("/vote?told=1")
    traits = {**visit.held.traits, **said}
    who_asks.give(answer, visit.room, replace(visit.held, traits=traits))
    return answer


def group(visit: Visit, form: Form) -> Response:
    """Put a freed phone into the caucus that was chosen."""
    senders.require_joined(visit, form)
    try:
        actor = visit.room.regroup(visit.actor, form.get("caucus", ""))
    except OutOfTurn:
        return page(visit, Alert("error_voted", 409), form)
    answer = _to("/vote?grouped=1")
    who_asks.give(answer, visit.room, replace(visit.held, actor=actor))
    return answer


def _to(path: str) -> Response:
    return RedirectResponse(path, 303, http.FRESH)
