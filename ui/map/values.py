"""The values of a map, served under an address of their own and kept by browsers.

An address names the whole choice, this edition, the layer of boundaries and the code,
so what stands behind it never changes: a message to a page carries the address alone.
"""

import gzip
import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlencode

from cachetools import LRUCache
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ui.edition import geometry, tables
from ui.figure import theme
from ui.map import circle_sizes, legend, tooltip
from ui.map.picture import Picture, picture
from ui.view import options
from ui.view.selection import Selection

_CHOSEN_BESIDE = ("indicator", "band", "group", "against", "within")
_FIELDS = (*_CHOSEN_BESIDE, "classes")
_ROOT = Path(__file__).parents[2]
_CODE = ("analysis", "data", "ui")
# Of all that is kept, compressed: some 3,000 figures.
MOST_BYTES = 24_000_000
_kept: LRUCache[tuple[str, ...], bytes] = LRUCache(MOST_BYTES, len)
_look, _make = Lock(), Lock()


def address(selection: Selection) -> str:
    """Return where the values of a selection are fetched."""
    asked = {name: getattr(selection, name) for name in _FIELDS}
    return f"/values/{version()}/map.json?{urlencode(asked)}"


@cache
def version() -> str:
    """Return a name for this edition, its layer of boundaries and this very code."""
    digest = sha256(f"{tables.tables().edition} {geometry.geometry_name()}".encode())
    for folder in _CODE:
        for path in sorted((_ROOT / folder).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


async def _answer(request: Request) -> Response:
    """Answer with the values of the choice that is offered next to the one asked for.

    What is not offered gives way as in the address of a page, so that a map may ask for
    another indicator without knowing its age bands.
    """
    if request.path_params["version"] != version():
        return PlainTextResponse("These values are of another edition.", 404)
    selection = settled(request.query_params)
    found = _found(selection)
    if found is None:
        found = await run_in_threadpool(prepare, selection)
    return _sent(found, request.headers.get("accept-encoding", ""))


def settled(given: Mapping[str, str]) -> Selection:
    """Return the choice that is offered next to the one asked for.

    Parameters
    ----------
    given : the query of an address; what is no part of a choice is passed over
    """
    asked = {name: given[name] for name in _FIELDS if name in given}
    return options.linked(Selection(), asked)[0]


def _sent(found: bytes, accepted: str) -> Response:
    headers = {"cache-control": geometry.FOR_EVER, "vary": "accept-encoding"}
    if "gzip" in accepted:
        headers["content-encoding"] = "gzip"
    else:
        found = gzip.decompress(found)
    return Response(found, 200, headers, "application/json")


route = Route("/values/{version}/map.json", _answer)


def _key(selection: Selection) -> tuple[str, ...]:
    return tuple(getattr(selection, name) for name in _FIELDS)


def _found(selection: Selection) -> bytes | None:
    with _look:
        return _kept.get(_key(selection))


def prepare(selection: Selection) -> bytes:
    """Return the values of a selection, compressed; made where they are not kept."""
    # One at a time: strangers who ask for all figures must not hold up votes.
    with _make:
        found = _found(selection)
        if found is None:
            text = json.dumps(
                values(picture(selection)), ensure_ascii=False, separators=(",", ":")
            )
            found = gzip.compress(text.encode(), 6, mtime=0)
            with _look:
                _kept[_key(selection)] = found
    return found


def values(shown: Picture) -> dict[str, Any]:
    """Return what a browser is told of a picture: values, classes, colours, words."""
    table = shown.table
    return {
        "address": address(shown.selection),
        "geometry": geometry.address(),
        "indicator": shown.selection.indicator,
        "choices": {
            field: list(options.options(field, shown.selection).items())
            for field in _CHOSEN_BESIDE
        },
        "order": table.index.tolist(),
        "inside": shown.inside.tolist(),
        "views": options.VIEWS,
        "lenses": {name: _lens(name, shown) for name in shown.lenses},
        "sizes": {name: circle_sizes.radii(name, table) for name in shown.lenses},
        "rings": {name: circle_sizes.key(name, table) for name in shown.lenses},
        "lines": tooltip.lines(shown),
        "more": [label for label, _ in tooltip.more(shown)],
        "flags": {code: text for code, text in tables.flags().items() if text},
        "palette": _PALETTE,
        "notes": legend.notes(),
    }


_PALETTE = {
    "ink": theme.INK,
    "quiet": theme.QUIET,
    "paper": theme.PAPER,
    "line": theme.LINE,
    "land": theme.LAND,
    "outline": theme.OUTLINE,
    "approximate": theme.APPROXIMATE,
    "noData": theme.NO_DATA,
}


def _lens(name: str, shown: Picture) -> dict[str, Any]:
    lens = shown.lenses[name]
    return {
        "name": options.LENSES[name],
        "headline": lens.headline,
        "subtitle": lens.subtitle,
        "index": lens.index.tolist(),
        "colours": lens.colours,
        "labels": lens.labels.tolist(),
        "legend": lens.legend,
        "states": tooltip.states(shown, name),
        "emptiness": legend.emptiness(shown, name),
        "key": f"{legend.measured(shown, name)}; districts in each class",
        "measured": legend.measured(shown, name),
        "circles": legend.circles(shown, name),
    }
