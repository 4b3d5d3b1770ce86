"""What the address of the page *Map* holds, and how a choice is taken over."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from ui.several.maps import FIELDS, HELD, Maps
from ui.several.offers import options
from ui.view import options as shared
from ui.view import session
from ui.view.address import FIELDS as OF_THE_VIEW
from ui.view.address import Kind, told


def asked(start: Maps, query: Mapping[str, str]) -> tuple[Maps, dict[str, str]]:
    """Return a choice as an address changes it, and what was refused.

    An address that does not say how many maps it wants asks for one, so that links
    to the view alone stay what they are.
    """
    view, refused = shared.linked(start.plain(), query)
    chosen = replace(Maps(), **asdict(view))
    for field in FIELDS:
        if field != "maps" and field not in HELD[chosen.maps]:
            continue
        choices = options(field, chosen)
        value = query.get(field, "")
        if value not in choices:
            refused |= {field: value} if value else {}
            value = next(iter(choices))
        chosen = replace(chosen, **{field: value})
    lenses = options("lens", chosen)
    if chosen.lens not in lenses:
        chosen = replace(chosen, lens=next(iter(lenses)))
    return chosen, refused


def take(key: str) -> None:
    """Take over a choice made in a component (its event ``choice``)."""
    made = session.value(key).choice or {}
    known = {**FIELDS, **OF_THE_VIEW}
    now = session.selected(KIND)
    wanted = {name: str(value) for name, value in made.items() if name in known}
    moved = now.showing(shared.linked(now.plain(), wanted)[0])
    session.keep(KIND, asked(moved, moved.to_query() | wanted)[0])


KIND = Kind("maps", Maps(), told(asked, options, FIELDS))
