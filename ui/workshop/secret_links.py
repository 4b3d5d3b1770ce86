"""Secret links that give a role; light, so that the start can print one at once."""

from data.store import terms
from data.store.in_use import open_workshops
from data.store.roles import Actor
from data.store.verbs.secret_links import START

# Who starts Zila on this computer, or sits at *Decide*.
_LEADER = Actor(terms.FACILITATOR)


def role_path(role: str, caucus: str = "", *, another: bool = False) -> str:
    """Return the path of a secret link that gives a role, in rehearsals too.

    It is the same one each time, until it is withdrawn.

    Parameters
    ----------
    role : one of `data.store.terms.ROLES`, but for those who vote
    caucus : of a recorder
    another : whether to make a further one, for a further person

    Raises
    ------
    StoreUnavailable
    """
    given = open_workshops.room().invite(_LEADER, role, caucus, another=another)
    return f"/enter/{given}"


def first_path() -> str:
    """Return the path of the facilitator's link that the start prints.

    Raises
    ------
    StoreUnavailable
    """
    return (
        f"/enter/{open_workshops.room().invite(_LEADER, terms.FACILITATOR, use=START)}"
    )
