"""What is said of a place that was found: its line, and why it is among the found."""

from collections.abc import Sequence

from analysis.names.known import (
    CODE,
    FORMER,
    IN_DIVISION,
    OWN,
    PART,
    SAME,
    SINCE,
    TEHSIL,
    TOWN,
    WITHIN,
    Known,
    Name,
)
from analysis.names.lookup import NEAR, Answer, Found
from analysis.writing import count
from analysis.writing import listed as listed_of

CENSUS = 2023
_SAID = {
    OWN: "",
    CODE: "has the code {alias}",
    SAME: "also called {alias}",
    FORMER: "part of what was {alias}",
    PART: "holds {alias}",
    TOWN: "{alias} lies in it",
    TEHSIL: "{alias} is a tehsil of it",
}


def title(found: Found, known: Known, lies_in: str) -> str:
    """Return the line of a place: its name and where it lies.

    Parameters
    ----------
    found : the place
    known : every name there is
    lies_in : its province, or the land outside the census tables; may be empty
    """
    name = found.name
    own = known.called[name.kind, name.place]
    if name.kind == "district" and name.relation == SINCE:
        return f"{name.alias}: part of {own} in {CENSUS}"
    if name.kind == "division":
        own = f"{name.alias if name.relation in (SINCE, WITHIN) else own} division"
    return f"{own}, {lies_in}" if lies_in and lies_in != own else own


def note(found: Found, known: Known) -> str:
    """Return why a place is among the found, and what choosing it means."""
    name = found.name
    own = known.called[name.kind, name.place]
    match name.kind:
        case "outside":
            return "outside the census tables: no figures"
        case "area":
            return "an area: shows its districts alone"
        case "division":
            return _division(name, len(known.of_division[name.place]))
    if name.relation == SINCE:
        return (
            f"a district since {name.year}; the census has figures of {own}, "
            "which held it, and none of it alone"
        )
    if name.relation == IN_DIVISION:
        return f"in {known.called['division', name.alias]} division"
    itself = name.relation == SAME and name.alias == own
    return "" if itself else _SAID[name.relation].format(alias=name.alias)


def adding(fit: list[str], out: list[str], most: int) -> str:
    """Return what pressing a division adds, and which of its districts do not fit.

    Parameters
    ----------
    fit : names of the districts that are added
    out : names of those that are not, being too many
    most : districts that may be chosen at most
    """
    if not fit:
        return "all of its districts are chosen already"
    if not out:
        return f"adds {listed_of(fit)}"
    whom = "the one" if len(fit) == 1 else f"the {len(fit)}"
    verb = "does" if len(out) == 1 else "do"
    return (
        f"adds {whom} with the most people: {listed_of(fit)}; at most {most} are "
        f"compared, so {listed_of(out)} {verb} not fit"
    )


def _division(name: Name, size: int) -> str:
    holds = f"{count(size, 'district')} in the census: choose one of them"
    if name.relation == SINCE:
        return f"since {name.year}; the census counts it in {name.place} division"
    if name.relation == WITHIN:
        return f"the census counts it in {name.place} division"
    return holds


def heading(answer: Answer, typed: str) -> str:
    """Return what stands over the found: how many there are, or what was not found.

    Parameters
    ----------
    answer : what was found
    typed : as it was typed
    """
    if not answer.found:
        return f"No place is called “{typed}”. Try fewer letters or another spelling."
    if answer.near:
        return f"No place is called “{typed}”. Did you mean:"
    size = len(_called_so(answer.exact))
    if size > 1:
        others = ", others begin so" if len(answer.found) > len(answer.exact) else ""
        return f"{count(size, 'place')} may be meant by “{typed}”{others}:"
    alike = sum(each.how == NEAR for each in answer.found)
    more = f", and {answer.more} more: go on typing" if answer.more else ""
    if alike:
        more = ", then what is written nearly so"
    return count(len(answer.found) - alike, "place") + more


def listed(size: int) -> str:
    """Return what stands over all districts of an area."""
    return f"{count(size, 'district')}, or type any name"


def _called_so(exact: Sequence[Found]) -> list[Found]:
    return [each for each in exact if each.name.kind in ("district", "outside")]
