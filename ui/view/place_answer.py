"""What the name box is answered: the places that may be meant, a line each."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace

import pandas as pd
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from analysis.names import labels
from analysis.names.known import CODE, IN_DIVISION, OWN, SAME, SINCE, WITHIN, Name
from analysis.names.lookup import EXACT, Answer, Found
from ui.edition import place_names, tables
from ui.view import areas

_ELSEWHERE = "outside the area shown, which becomes all of Pakistan"
# How many districts a box may hold that holds several.
_SEVERAL = {str(size) for size in range(2, 21)}


@dataclass(frozen=True)
class Line:
    """One line of the list under the name box.

    Parameters
    ----------
    title, note : what is read
    district, area : what choosing it means, if anything
    ask : what to look up instead, when a division is pressed
    districts : codes of all that a division adds, with dots between
    itself : whether it bears the very name, and is no part of what does
    """

    title: str
    note: str
    district: str = ""
    area: str = ""
    ask: str = ""
    districts: str = ""
    itself: bool = False


def lines(
    answer: Answer, within: str = areas.NATIONAL, *, offers_areas: bool = True
) -> list[Line]:
    """Return the lines of what was found, best first.

    Parameters
    ----------
    answer : what was found
    within : the area that is shown
    offers_areas : whether an area can be chosen, too
    """
    listed = any(each.name.relation == IN_DIVISION for each in answer.found)
    inside = areas.inside(within)
    return [_line(each, inside, listed, offers_areas) for each in answer.found]


def _line(found: Found, inside: pd.Index, listed: bool, offers: bool) -> Line:
    name, known = found.name, place_names.names()
    notes = [labels.note(found, known)]
    if name.kind == "district" and name.place not in inside:
        notes.append(_ELSEWHERE)
    if name.kind == "area" and not offers:
        notes = ["an area: go on with a district's name"]
    asks = name.kind == "division" and not listed
    return Line(
        title=labels.title(found, known, place_names.lies_in(name)),
        note="; ".join(filter(None, notes)),
        district=name.place if name.kind == "district" else "",
        area=name.place if name.kind == "area" and offers else "",
        ask=f"{name.place} division" if asks else "",
        itself=found.how == EXACT and name.relation in (OWN, SAME, CODE),
    )


def with_divisions(
    found: list[Line], answer: Answer, chosen: Collection[str], most: int
) -> list[Line]:
    """Return the lines, those of divisions adding their districts in one press.

    Where not all fit, those with the most people do, and the line says which do not.

    Parameters
    ----------
    found : the lines of an answer
    answer : what was found, a place a line
    chosen : codes of the districts chosen so far
    most : districts that may be chosen at most
    """
    return [
        _adding(line, each.name, chosen, most)
        if each.name.kind == "division" and each.name.relation not in (SINCE, WITHIN)
        else line
        for line, each in zip(found, answer.found, strict=True)
    ]


def _adding(line: Line, name: Name, chosen: Collection[str], most: int) -> Line:
    inside = place_names.names().of_division[name.place]
    people = tables.rates_of("population", "all", "all", "district")["numerator"]
    left = people.loc[[code for code in inside if code not in chosen]]
    codes = list(left.sort_values(ascending=False).index)
    names = tables.tables().districts["name"]
    room = max(0, most - len(chosen))
    fit, out = (
        [str(names[code]) for code in part] for part in (codes[:room], codes[room:])
    )
    note = labels.adding(fit, out, most)
    return replace(line, note=note, ask="", districts=".".join(codes[:room]))


def every(within: str) -> list[Line]:
    """Return the districts of an area by name, for who would rather look than type."""
    names = tables.tables().districts["name"].loc[areas.inside(within)].sort_values()
    known = place_names.names()
    found = [Found(Name(n, "district", str(c), OWN), EXACT) for c, n in names.items()]
    return [
        Line(labels.title(each, known, place_names.lies_in(each.name)), "", code)
        for each, code in zip(found, map(str, names.index), strict=True)
    ]


async def _answer(request: Request) -> Response:
    given = request.query_params
    within = given.get("within", "")
    within = within if within in areas.areas() else areas.NATIONAL
    typed = " ".join(given.get("typed", "")[: place_names.LONGEST].split())
    if not typed:
        found = every(within)
        return _told(labels.listed(len(found)), found)
    answer = place_names.look_up(typed)
    offers = bool(given.get("areas"))
    found = lines(answer, within, offers_areas=offers)
    most = given.get("most", "")
    if most in _SEVERAL:
        known = tables.tables().districts.index
        chosen = {code for code in given.get("chosen", "").split(".") if code in known}
        found = with_divisions(found, answer, chosen, int(most))
    return _told(labels.heading(answer, typed), found)


def _told(said: str, found: list[Line]) -> Response:
    return JSONResponse({"said": said, "rows": [asdict(each) for each in found]})


route = Route("/names", _answer)
