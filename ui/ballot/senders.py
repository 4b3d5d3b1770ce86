"""Who sent a form: a phone that has joined, and was given the form by us."""

from collections.abc import Mapping

from data.store.errors import NotAllowed
from ui.ballot.visit import Visit
from ui.workshop import who_asks


class NotJoined(NotAllowed):
    """The phone has not joined, or its cookie is gone."""


class Spent(NotAllowed):
    """This phone or its caucus has had its votes for others."""


def require_joined(visit: Visit, form: Mapping[str, str]) -> None:
    """Let a form pass of a phone that has joined, and which was given it by us.

    Parameters
    ----------
    visit : who sent it
    form : what was sent

    Raises
    ------
    NotJoined, BadSeal
    """
    if visit.may_join:
        raise NotJoined("This phone has not joined", "Join first.")
    who_asks.require_token(visit.room, visit.held, form.get("token", ""))
