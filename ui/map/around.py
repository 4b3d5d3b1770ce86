"""What the panel of one district adds to the map, served under an address of its own.

Values of a map hold what every district shows; how many people stand behind a figure,
and whom it is like, is asked for where a district is chosen.
"""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from analysis.gaps.peers import similar
from ui.edition import geometry, tables
from ui.map import tooltip, values
from ui.map.picture import picture
from ui.view import alike
from ui.view.selection import Selection


async def _answer(request: Request) -> Response:
    """Answer with what the panel of a district adds."""
    district = request.query_params.get("district", "")
    known = district in tables.tables().districts.index
    if request.path_params["version"] != values.version() or not known:
        return PlainTextResponse("There is no such district in this edition.", 404)
    selection = values.settled(request.query_params)
    said = await run_in_threadpool(around, selection, district)
    return JSONResponse(said, 200, {"cache-control": geometry.FOR_EVER})


route = Route("/values/{version}/around.json", _answer)


def around(selection: Selection, district: str) -> dict[str, Any]:
    """Return what the panel of a district adds to its line of the map.

    Parameters
    ----------
    selection : what the map shows
    district : code of the district, in the area or not

    Returns
    -------
    dict
        ``more`` : the texts of `ui.map.tooltip.more`; ``peers`` : codes of the
        districts most like it, the most similar first; ``rule`` : by which they are
    """
    shown, matched = picture(selection), alike.matched(selection)
    place = shown.table.index.get_loc(district)
    return {
        "more": [texts[place] for _, texts in tooltip.more(shown)],
        "peers": similar(district, matched.traits).index.tolist(),
        "rule": f"{matched.rule}.",
    }
