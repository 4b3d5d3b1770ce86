"""The shapes of the adopted layer, served once and kept by the browser for ever."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ui.edition import tables

_FOR_EVER = "public, max-age=31536000, immutable"


async def _answer(request: Request) -> Response:
    if request.path_params["name"] != tables.geometry_name():
        return PlainTextResponse("There is no such layer.", status_code=404)
    headers = {"cache-control": _FOR_EVER}
    return Response(tables.geometry(), 200, headers, "application/json")


route = Route("/geometry/{name}.json", _answer)
