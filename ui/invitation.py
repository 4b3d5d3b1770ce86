"""Secret links that give a role; light, so that the start can print one at once."""

from data.store import running


def role_path(role: str, caucus: str = "") -> str:
    """Return the path of a secret link that gives a role, in rehearsals too.

    Parameters
    ----------
    role : one of `data.store.words.ROLES`
    caucus : of a recorder

    Raises
    ------
    StoreUnavailable
    """
    return f"/enter/{running.room().seal.link(role, caucus)}"
