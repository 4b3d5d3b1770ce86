"""What a phone sends: its language, its joining, its vote, a reason, a request."""

from collections.abc import Callable, Mapping

from starlette.responses import RedirectResponse, Response

from data.store.errors import (
    BadAnswer,
    BadSeal,
    NotAllowed,
    OutOfTurn,
    RoundClosed,
    RoundPaused,
    StoreUnavailable,
    TicketNeeded,
    TicketUsed,
    WordingChanged,
)
from data.store.keys.join_code import is_code, tidy
from data.store.keys.receipt import Receipt
from data.store.verbs.casting import Vote
from ui.ballot import joining, senders
from ui.ballot.alerts import Alert
from ui.ballot.language import offered
from ui.ballot.page import LONGEST_REASON, page, unsaved
from ui.ballot.visit import LANGUAGE, Visit
from ui.workshop import http, newcomer, who_asks
from ui.workshop import more_time as workshop_more_time
from ui.workshop.newcomer import LASTS

Form = Mapping[str, str]
Act = Callable[[Visit, Form], Response]
# The most special error of a family stands before its family.
_SAID = (
    (senders.Spent, "assist_spent", 403),
    (senders.NotJoined, "error_not_joined", 403),
    (RoundClosed, "error_closed", 409),
    (RoundPaused, "error_paused", 409),
    (WordingChanged, "error_wording", 409),
    (OutOfTurn, "error_expired", 409),
    (TicketUsed, "error_ticket_used", 403),
    (TicketNeeded, "error_ticket_needed", 403),
    (BadSeal, "error_expired", 403),
    (NotAllowed, "error_role", 403),
    (BadAnswer, "error_choose", 400),
)


def language(visit: Visit, form: Form) -> Response:
    """Keep the language that was chosen."""
    who_asks.require_token(visit.room, visit.held, form.get("token", ""))
    wished = form.get("language", "")
    if wished not in offered():
        raise BadAnswer("There is no such language", "Choose one of those shown.")
    code = tidy(form.get("code", ""))
    answer = _to(f"/vote/{code}?chosen=1" if is_code(code) else "/vote?chosen=1")
    answer.set_cookie(LANGUAGE, wished, max_age=LASTS, httponly=True, samesite="lax")
    return answer


def join(visit: Visit, form: Form) -> Response:
    """Let the phone in."""
    if visit.votes:
        # Pressed twice: a second badge would be a second vote.
        return _to("/vote")
    said = who_asks.require_token(visit.room, visit.held, form.get("token", ""))
    given = {**form, "language": visit.tongue.first}
    try:
        sent = newcomer.form(visit.room, visit.cookies, said)
        held = joining.join(visit, given, sent=sent)
    except (TicketNeeded, TicketUsed):
        raise
    except BadSeal:
        visit.begin_anew()
        raise
    except NotAllowed:
        if not visit.may_join:
            raise
        shut = visit.state is not None and not visit.state.code
        return page(visit, Alert("error_shut" if shut else "error_code", 403), form)
    answer = _to("/vote?joined=1")
    who_asks.give(answer, visit.room, held)
    return answer


def vote(visit: Visit, form: Form) -> Response:
    """Record a vote; whoever reads that it is recorded reads a receipt."""
    sent = sent_vote(visit, form)
    given = sent.number, sent.answer, sent.wording
    receipt = visit.room.vote(sent.actor, *given, assisted=sent.assisted)
    return recorded(visit, sent, receipt)


def sent_vote(visit: Visit, form: Form) -> Vote:
    """Return the vote that a form holds, once its sender and its sign are known."""
    given = form.get("answer", ""), form.get("wording", "")
    return Vote(visit.actor, _round(visit, form), *given, bool(form.get("other")))


def recorded(visit: Visit, sent: Vote, receipt: Receipt) -> Response:
    """Answer a vote that is on the disk."""
    if sent.assisted:
        visit.receipts.keep_other(sent.number, receipt.at)
    else:
        visit.receipts.keep(sent.number, receipt)
        visit.own = receipt
    return _then(visit, sent.number, "other" if sent.assisted else "")


def assist(visit: Visit, form: Form) -> Response:
    """Let the phone vote for another person."""
    number = _round(visit, form)
    try:
        visit.room.assist(visit.actor, number)
    except NotAllowed as error:
        raise senders.Spent(error.problem, error.remedy) from error
    return _then(visit, number, "other")


def reason(visit: Visit, form: Form) -> Response:
    """Hand a reason in; an empty one is not handed in."""
    number = _round(visit, form)
    text = form.get("reason", "").strip()
    if len(text.replace("\r\n", "\n")) > LONGEST_REASON:
        gaps = (("count", LONGEST_REASON),)
        return page(visit, Alert("error_too_long", 400, gaps), form)
    if not text:
        return _to("/vote")
    visit.room.hand_in(visit.actor, number, text)
    return _then(visit, number, "handed")


def more_time(visit: Visit, form: Form) -> Response:
    """Let the facilitator know that somebody needs more time."""
    number = _round(visit, form)
    running = visit.room.state(visit.actor).running
    if running is None or running.number != number:
        raise RoundClosed("This round is closed", "Wait for the next one.")
    workshop_more_time.ask(visit.room, visit.actor, number)
    return _then(visit, number, "asked")


def refused(visit: Visit, error: Exception, path: str, form: Form) -> Response:
    """Return the whole page with what went wrong, what was typed still there.

    Parameters
    ----------
    visit : who sent it
    error : one of `data.store.errors`
    path : where it was sent
    form : what was sent
    """
    if isinstance(error, StoreUnavailable):
        return unsaved(visit, path, form, vote=path == "/vote")
    if isinstance(error, RoundClosed) and form.get("again"):
        # Sent before, and no answer came: it may have been recorded then.
        return page(visit, Alert("closed_unknown", 409), form)
    found = next(each for each in _SAID if isinstance(error, each[0]))
    return page(visit, Alert(found[1], found[2]), form)


def _round(visit: Visit, form: Form) -> int:
    """Return the round a form speaks of, once its sender and its sign are known."""
    senders.require_joined(visit, form)
    text = form.get("round", "")
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise BadAnswer("There is no such round", "Load the page again.")
    return int(text)


def _then(visit: Visit, number: int, done: str) -> Response:
    """Answer with the page as it is now: at once to a script, by leading on to others.

    Parameters
    ----------
    visit : who sent something
    number : of the round
    done : how the address of the page names what was done; empty for its plain one
    """
    path = f"/vote?{done}={number}" if done else "/vote"
    if visit.direct and visit.round and visit.round.number == number:
        visit.query = {done: str(number)} if done else {}
        answer = page(visit)
        answer.headers["content-location"] = path
        return answer
    answer = _to(path)
    visit.receipts.give(answer, visit.room, visit.actor)
    return answer


def _to(path: str) -> Response:
    answer = RedirectResponse(path, 303)
    answer.headers.update(http.FRESH)
    return answer
