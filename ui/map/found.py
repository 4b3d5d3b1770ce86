"""Districts found on the map by any name, served under an address of their own."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from analysis import writing
from analysis.maps.place_search import search
from ui.edition import geometry, tables
from ui.map import values

# A name has no more letters.
_LONGEST = 80
_RELATIONS = {"former unit": "part of former ", "part of": "holds "}


async def _answer(request: Request) -> Response:
    """Answer with the districts that a name leads to."""
    if request.path_params["version"] != values.version():
        return PlainTextResponse("These names are of another edition.", 404)
    typed = request.query_params.get("typed", "")[:_LONGEST]
    said = await run_in_threadpool(found, typed)
    return JSONResponse(said, 200, {"cache-control": geometry.FOR_EVER})


route = Route("/values/{version}/places.json", _answer)


def found(typed: str) -> dict[str, str | list[dict[str, str]]]:
    """Return the districts that a name leads to, nearest first.

    Parameters
    ----------
    typed : any name, in any script

    Returns
    -------
    dict
        ``said`` : what was found, for who cannot see the list; ``places`` : each with
        ``name``, ``note`` (province, and the name that was met) and ``code``, empty
        where the place has no figures
    """
    places = [
        _place(row.district, row.alias, row.relation)
        for row in search(typed, tables.tables().aliases).itertuples()
    ]
    if not places:
        return {"said": f"No district is called “{typed}”.", "places": []}
    return {
        "said": f"{writing.count(len(places), 'district')} found.",
        "places": places,
    }


def _place(district: str, alias: str, relation: str) -> dict[str, str]:
    place = tables.named(district)
    note = place["province"]
    if relation in _RELATIONS:
        note += f" ({_RELATIONS[relation]}{alias})"
    elif alias not in (place["name"], place["name_ur"]):
        note += f" ({alias})"
    return {"name": place["name"], "note": note, "code": district}
