"""A browser that has not joined yet: its secret, and what its joining form says of it.

See `data.store.database.joining_forms`: one form is one badge.
"""

from collections.abc import Mapping

from starlette.responses import Response

from data.store.database.joining_forms import Form, print_of
from data.store.errors import BadSeal
from data.store.keys.badge import new_token
from data.store.verbs.room import Room

_USE = "newcomer"
# As long as browsers keep any cookie; a shorter time ends when their clock is set.
LASTS = 400 * 24 * 3600


def cookie_name(room: Room) -> str:
    """Return the name of the cookie; a rehearsal has its own."""
    return f"zila-newcomer-{room.store.place.full_name}"


def secret(room: Room, cookies: Mapping[str, str]) -> str:
    """Return a browser's secret; empty where it keeps none.

    Parameters
    ----------
    room : the room that is used now
    cookies : of the request
    """
    try:
        return str(room.seal.open(_USE, cookies.get(cookie_name(room), "")))
    except BadSeal:
        return ""


def give(answer: Response, room: Room, kept: str) -> None:
    """Let a browser keep a secret."""
    answer.set_cookie(
        cookie_name(room),
        room.seal.close(_USE, kept),
        max_age=LASTS,
        httponly=True,
        samesite="lax",
    )


def form(room: Room, cookies: Mapping[str, str], said: str) -> Form:
    """Return the joining form that a browser sent.

    Parameters
    ----------
    room : the room that is used now
    cookies : of the request
    said : what the form's token says besides the badge

    Raises
    ------
    BadSeal
        It is another browser's form.
    """
    kept = secret(room, cookies)
    if not said:
        # Loaded before forms said anything.
        kept = kept or new_token()
        return Form(print_of(room.seal, kept), kept)
    if kept and print_of(room.seal, kept) != said:
        raise BadSeal("This form is another browser's", "Load the page again.")
    return Form(said, kept)
