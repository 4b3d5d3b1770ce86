"""Districts found on the map by any name, served under an address of their own."""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from analysis.names import labels
from ui.edition import geometry, place_names
from ui.map import values
from ui.view import place_answer

# A name has no more letters.
_LONGEST = 80


async def _answer(request: Request) -> Response:
    """Answer with the districts that a name leads to."""
    if request.path_params["version"] != values.version():
        return PlainTextResponse("These names are of another edition.", 404)
    typed = request.query_params.get("typed", "")[:_LONGEST]
    said = await run_in_threadpool(found, typed)
    return JSONResponse(said, 200, {"cache-control": geometry.FOR_EVER})


route = Route("/values/{version}/places.json", _answer)


def found(typed: str) -> dict[str, Any]:
    """Return the places that a name leads to, as the name box lists them.

    Parameters
    ----------
    typed : any name, in any script

    Returns
    -------
    dict
        ``said`` : what was found, for who cannot see the list; ``places`` : each with
        ``name``, ``note`` (where it lies, why it is among them), ``code``, empty
        where the place has no figures of its own, and ``sure`` : whether it alone
        bears the very name
    """
    wanted = " ".join(typed.split())
    answer = place_names.look_up(wanted)
    lines = place_answer.lines(answer, offers_areas=False)
    alone = [line for line in lines if line.itself and line.district]
    places = [
        {
            "name": line.title,
            "note": line.note,
            "code": line.district,
            "sure": alone == [line],
        }
        for line in lines
    ]
    return {"said": labels.heading(answer, wanted), "places": places}
