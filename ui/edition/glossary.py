"""The glossary as a script: what marks words of the field on pages, and what they mean.

Pages ask for it once they are drawn; without it they read the same.
"""

import json
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data.library.glossary import BETWEEN, read_glossary
from ui import by_address

_HEADERS = {"cache-control": "no-cache"}


@cache
def script() -> str:
    """Return the script, with the words of this edition in it."""
    told = [
        [row.Index, row.forms.split(BETWEEN), row.meaning, row.source]
        for row in read_glossary().itertuples()
    ]
    said = json.dumps(told, ensure_ascii=False)
    return f'import words from "{by_address("pages/words.js")}";\nwords({said});\n'


def _answer(_: Request) -> Response:
    return Response(script(), media_type="text/javascript", headers=_HEADERS)


route = Route("/words.js", _answer)
