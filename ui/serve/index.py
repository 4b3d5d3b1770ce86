"""The page that every address of a page begins with: Streamlit's, as Zila needs it.

It tells Streamlit where the server is: left to itself it asks below the page's own path
first, fails there on every page, and only then asks at the root.
"""

import re
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from ui import by_address
from ui.view.pages import PAGES

_STREAMLITS = Path(streamlit.__file__).parent / "static" / "index.html"
_HEAD = '<meta charset="UTF-8" />'
# What no page of Zila uses: its font, and a door for programs that is shut.
_NEEDLESS = re.compile(r'<link\s+rel="(?:service-desc|preload)"[^>]*>')
_TITLE = "<title>Streamlit</title>", "<title>Zila</title>"


def _written() -> str:
    page = _NEEDLESS.sub("", _STREAMLITS.read_text()).replace(*_TITLE)
    # Before any other script: the first one of Streamlit's reads what they say.
    scripts = "".join(
        f'\n    <script src="{by_address(f"pages/{name}.js")}"></script>'
        for name in ("origin", "stand_in")
    )
    return page.replace(_HEAD, f"{_HEAD}{scripts}", 1)


TEXT = _written()
_HEADERS = {"cache-control": "no-cache"}


async def _answer(request: Request) -> Response:  # noqa: ARG001
    return HTMLResponse(TEXT, headers=_HEADERS)


routes = [
    Route(path, _answer)
    for path in ("/", *(f"/{name}{end}" for name in PAGES for end in ("", "/")))
]
