"""A page that is the same for all phones but for some gaps: drawn once, then filled.

What is drawn is given nothing of a phone, so that nothing of one is kept; what is one
phone's own is put in for that phone alone, and forgotten.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

# Nobody can write a gap into a wording.
_SIGN = secrets.token_hex(8)
_GAP = re.compile(f"\ue000{_SIGN} ([a-z]+)\ue001")


def gap(name: str) -> Markup:
    """Return what stands in a drawing for what is one phone's own."""
    return Markup(f"\ue000{_SIGN} {name}\ue001")


class Frame:
    """A drawn page with gaps.

    Parameters
    ----------
    drawn : the page; a gap may stand in it several times
    """

    def __init__(self, drawn: str):
        # A text, the name of a gap, a text, and so on.
        self.parts = _GAP.split(drawn)

    def filled(self, own: Mapping[str, str]) -> str:
        """Return the page of one phone.

        Parameters
        ----------
        own : name of each gap -> HTML
        """
        parts = self.parts.copy()
        parts[1::2] = [own[name] for name in parts[1::2]]
        return "".join(parts)


@dataclass(frozen=True)
class Anybody:
    """What a drawn page may know of who looks at it: what is true of all who vote.

    Parameters
    ----------
    mark : of the room's state, as `Visit.mark`
    votes, may_join : as of every visit of a phone that has joined
    """

    mark: str
    votes: bool = True
    may_join: bool = False
