"""A secret link, as the log tells of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A secret link that gives a role; nothing here leads to it.

    Parameters
    ----------
    id : what it is called by
    role, caucus : what it gives
    number : of the link in this workshop; 0 for one made before links were listed
    generation : in which it was made
    use : whether it is the one printed at the start
    made, used, withdrawn : when; empty where it was not, or nobody knows
    """

    id: str
    role: str
    caucus: str = ""
    number: int = 0
    generation: int = 1
    use: str = ""
    made: str = ""
    used: str = ""
    withdrawn: str = ""
