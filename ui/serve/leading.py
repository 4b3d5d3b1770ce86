"""Which pages of a workshop stand in the list of pages: those of who leads or records.

Whoever explores the figures finds them under one line, "Leading a workshop?"; their
addresses answer everybody as before.
"""

from collections.abc import Mapping

from data.store import terms
from data.store.errors import StoreUnavailable
from data.store.in_use import rehearsal_mode
from ui.workshop import who_asks

PAGES = ("present", "decide", "check")
_BY_ROLE = {
    terms.FACILITATOR: PAGES,
    terms.STEWARD: ("decide", "check"),
    terms.RECORDER: ("decide",),
}
_OURS = "zila-"


def pages_given(cookies: Mapping[str, str]) -> tuple[str, ...]:
    """Return the pages of a workshop that a browser's role brings into the list.

    A browser without a cookie of a workshop has none, and the store is not asked.

    Parameters
    ----------
    cookies : of a request, or ``st.context.cookies``
    """
    if not any(name.startswith(_OURS) for name in cookies):
        return ()
    try:
        held = who_asks.badge(rehearsal_mode.now(), cookies)
    except StoreUnavailable:
        # The page itself says what is wrong.
        return ()
    return _BY_ROLE.get(held.actor.role, ())
