"""The ballot on the phone: plain pages of this server, without JavaScript too."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import (
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Route

from data.errors import ZilaError
from data.store.errors import StoreUnavailable
from data.store.in_use import rehearsal_mode
from data.store.keys.join_code import is_code, tidy
from data.store.place import place
from ui.ballot import few, own_posts, posts, votes
from ui.ballot.language import Tongue, offered, tongue
from ui.ballot.page import out_of_reach, page, script
from ui.ballot.visit import LANGUAGE, Visit
from ui.workshop import http
from ui.workshop.pulse import pulse

_FIELDS = (
    ("token", "round", "wording", "answer", "other", "again", "asks", "reason")
    + ("language", "code", "caucus", "work", "sex")
)  # fmt: skip
_LONGEST = 1000
# Sent by our own script with what it sends.
_SCRIPT = "x-zila-script"
_A_YEAR = "public, max-age=31536000, immutable"


def _look(request: Request) -> Response:
    """Show the page."""
    try:
        return page(_visit(request))
    except StoreUnavailable:
        return out_of_reach(_tongue(request))


def _from_the_wall(request: Request) -> Response:
    """Show the page with the code of the link on the wall put in."""
    code = tidy(request.path_params["code"])
    if not is_code(code):
        return RedirectResponse("/vote", 303)
    try:
        return page(_visit(request, code=code))
    except StoreUnavailable:
        return out_of_reach(_tongue(request))


def _visit(request: Request, **more: str) -> Visit:
    return Visit(
        rehearsal_mode.now(),
        request.cookies,
        {**request.query_params, **more},
        request.client.host if request.client else "",
        request.headers.get("accept-language", ""),
        request.headers.get(_SCRIPT) == "1",
    )


def _tongue(request: Request) -> Tongue:
    chosen = request.cookies.get(LANGUAGE, "")
    accepts = request.headers.get("accept-language", "")
    return tongue(chosen if chosen in offered() else "", accepts)


def _taking(act: posts.Act) -> Callable[[Request], Awaitable[Response]]:
    """Return what reads a form, does what it asks and says what went wrong."""

    async def endpoint(request: Request) -> Response:
        try:
            sent = await http.body(request)
        except ClientDisconnect:
            # The phone has gone; nobody reads this.
            return Response(status_code=400)
        if sent is None:
            return PlainTextResponse("This is too large for a ballot.", 413)
        form = _form(sent)
        if act is posts.vote and not place().url:
            return await _votes.answered((request, form))
        if act is posts.join:
            await asyncio.sleep(await run_in_threadpool(_wait, request, form))
            if await request.is_disconnected():
                # Who does not wait for the answer learns nothing.
                return Response(status_code=400)
        return await few.answered(_do, act, request, form)

    return endpoint


def _wait(request: Request, form: posts.Form) -> float:
    """Return how many seconds a code must wait: here it holds up nobody else."""
    try:
        visit = _visit(request)
        return visit.room.wait(visit.actor, form.get("code", ""), visit.client)
    except ZilaError:
        return 0.0


def _do(act: posts.Act, request: Request, form: posts.Form) -> Response:
    path = request.url.path
    try:
        visit = _visit(request)
    except StoreUnavailable:
        return out_of_reach(_tongue(request), path, form)
    try:
        return act(visit, form)
    except ZilaError as error:
        return posts.refused(visit, error, path, form)


def _vote(sent: Sequence[tuple[Request, posts.Form]]) -> list[votes.Ended]:
    """Answer votes that came at once."""
    try:
        visits = [(_visit(request), form) for request, form in sent]
    except StoreUnavailable:
        return [
            out_of_reach(_tongue(request), request.url.path, form)
            for request, form in sent
        ]
    return votes.together(visits)


def _looks(requests: Sequence[Request]) -> list[votes.Ended]:
    """Show the page to phones that came at once."""
    try:
        return votes.looks([_visit(request) for request in requests])
    except StoreUnavailable:
        return [out_of_reach(_tongue(request)) for request in requests]


_votes, _pages = votes.Together(_vote), votes.Together(_looks)


async def _shown(request: Request) -> Response:
    """Show the page, in one go with those who wait for theirs."""
    if place().url:
        # A database elsewhere may be slow to answer: none waits there for another.
        return await few.answered(_look, request)
    return await _pages.answered(request)


def _form(body: bytes) -> dict[str, str]:
    """Return the fields of a form that the ballot knows, each once."""
    try:
        text = body.decode("utf-8")
        sent = parse_qs(text, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return {}
    return {name: sent[name][-1][:_LONGEST] for name in _FIELDS if name in sent}


async def _next(request: Request) -> Response:
    """Answer once something in the room has changed, or after some seconds."""
    mark, counts = await pulse.after(request.query_params.get("seen", "")[:200])
    said = {"mark": mark, "votes": counts.votes}
    return JSONResponse(said, headers=http.FRESH)


def _script(_: Request) -> Response:
    headers = {"cache-control": _A_YEAR}
    return Response(script(), media_type="text/javascript", headers=headers)


_POSTS = {
    "/vote": posts.vote,
    "/vote/language": posts.language,
    "/vote/join": posts.join,
    "/vote/reason": posts.reason,
    "/vote/assist": posts.assist,
    "/vote/more-time": posts.more_time,
    "/vote/about": own_posts.about,
    "/vote/group": own_posts.group,
}
routes = [
    *(Route(path, _taking(act), methods=["POST"]) for path, act in _POSTS.items()),
    Route("/vote", _shown),
    Route("/vote/next", _next),
    Route("/vote/ballot.js", _script),
    Route("/vote/{code}", few.in_turn(_from_the_wall)),
]
