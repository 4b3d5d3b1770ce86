"""What pages say while the server does not answer, and by what they know its runs."""

import json
import secrets
from functools import cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data.workshop.ballot_words import read_ballot_words
from ui import by_address
from ui.workshop import http

_RUN = secrets.token_hex(8)
_LANGUAGES = ("en", "ur")


@cache
def words() -> dict[str, str]:
    """Return language -> what is said; a correction is seen at the next start."""
    said = read_ballot_words().loc["server_stopped"]
    return {language: str(said[language]) for language in _LANGUAGES}


def _watch(_: Request) -> Response:
    """Return what watches over the server on pages of Streamlit, with its words.

    Streamlit lays a box of its own over a page whose server is gone, which speaks of
    a terminal, and does not run again by itself.
    """
    told = json.dumps({"run": _RUN, **words()})
    code = f'import watch from "{by_address("pages/stopped.js")}";\nwatch({told});\n'
    return Response(code, media_type="text/javascript", headers=http.FRESH)


def _run(_: Request) -> Response:
    """Return by what a page knows whether this is the server that drew it."""
    return PlainTextResponse(_RUN, headers=http.FRESH)


routes = [Route("/watch.js", _watch), Route("/watch/run", _run)]
