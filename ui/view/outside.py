"""Places that a link names and that the census tables do not hold."""

from analysis import writing
from analysis.names.lookup import EXACT
from data.vocabulary import OUTSIDE
from ui.edition import place_names


def told(value: str) -> str:
    """Return a sentence on what of a value lies outside the census tables; or nothing.

    Parameters
    ----------
    value : as the link has it, several with commas between
    """
    names = place_names.names()
    found: dict[str, None] = {}
    for part in value.split(", "):
        for each in place_names.look_up(part[: place_names.LONGEST]).found:
            if each.name.kind == "outside" and each.how == EXACT:
                place, land = each.name.place, place_names.lies_in(each.name)
                own = names.called["outside", place]
                found[land if place in OUTSIDE else f"{own} ({land})"] = None
    if not found:
        return ""
    verb = "is" if len(found) == 1 else "are"
    return f" {writing.listed(list(found))} {verb} outside the census tables."
