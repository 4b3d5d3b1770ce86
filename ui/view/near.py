"""Links to what comes near to what an address asked in vain."""

from collections.abc import Mapping
from typing import Any

from ui.view.address import Kind, short
from ui.view.refusals import Told

_MOST = 6


def opened(
    kind: Kind[Any], query: Mapping[str, str], refused: Mapping[str, str]
) -> list[tuple[str, dict[str, str]]]:
    """Return what each link is called and what its address says.

    The rest of the address stays as it was asked. What would be refused as well is left
    out.

    Parameters
    ----------
    kind : of the page
    query : the address that asked in vain
    refused : what it asked for -> what is done instead, and what is near
    """
    found: dict[str, dict[str, str]] = {}
    for each in refused.values():
        for near in each.near if isinstance(each, Told) else ():
            chosen, missed = kind.asked(kind.usual, {**query, **near.changes})
            whole = chosen.to_query()
            if all(whole.get(name) == to for name, to in near.changes.items()):
                found.setdefault(near.label, short(chosen))
    return list(found.items())[:_MOST]
