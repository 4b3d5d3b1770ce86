"""The shapes of the adopted layer, served once and kept by the browser for ever."""

import json
from functools import cache
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from analysis.maps.tiles import square, stripes
from data.boundaries import layer
from data.shapes.plane import to_plane
from ui.edition import tables
from ui.edition.alone import alone

FOR_EVER = "public, max-age=31536000, immutable"


async def _answer(request: Request) -> Response:
    if request.path_params["name"] != geometry_name():
        return PlainTextResponse("There is no such layer.", status_code=404)
    headers = {"cache-control": FOR_EVER}
    return Response(geometry(), 200, headers, "application/json")


route = Route("/geometry/{name}.json", _answer)


@cache
@alone
def shapes() -> layer.Layer:
    """Return the boundary layer: the adopted one, else the sketch."""
    return layer.read_layer()


@cache
def centres() -> dict[str, list[float]]:
    """Return where each district's circle stands, in the plane.

    A district that the layer in use lacks stands at the gazetteer's point.
    """
    places = tables.tables().districts
    known = to_plane(places["lon"], places["lat"]).get_coordinates().round(1)
    drawn = shapes().centres
    return {
        code: [*drawn.get(code, (float(x), float(y)))]
        for code, x, y in known.itertuples()
    }


def without_outline() -> list[str]:
    """Return the names of districts that the layer in use does not draw."""
    names = tables.tables().districts["name"]
    return names[~names.index.isin(shapes().districts.index)].tolist()


@cache
@alone
def geometry() -> str:
    """Return what the live map fetches once: shapes, tiles, names and neighbours."""
    districts, tiles = tables.tables().districts, tables.tables().tiles
    names = districts[["name", "name_ur", "province"]].to_dict("index")
    squares = [
        {
            "district": tile.district,
            "placeholder": int(tile.placeholder),
            "square": square(tile.row, tile.col),
            "stripes": stripes(square(tile.row, tile.col)),
        }
        for tile in tiles.itertuples()
    ]
    drawing = shapes().drawing()
    drawing |= {"names": names, "tiles": squares, "centres": centres()}
    drawing["neighbours"] = tables.touching()
    return json.dumps(drawing, ensure_ascii=False, separators=(",", ":"))


@cache
def geometry_name() -> str:
    """Return the name under which this very geometry is served: its hash."""
    return sha256(geometry().encode()).hexdigest()[:16]


def address() -> str:
    """Return where this very geometry is fetched."""
    return f"/geometry/{geometry_name()}.json"


def outline(district: str) -> str:
    """Say how the layer draws a district: as drawn, approximate or not at all."""
    if district not in shapes().districts.index:
        return "not drawn"
    return "approximate" if district in shapes().approximate else "as drawn"
