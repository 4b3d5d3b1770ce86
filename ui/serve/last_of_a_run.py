"""What a page's run drew last reaches the browser, though a part of it asks anew.

A fragment that asks again at the moment a run ends gets a new runner of Streamlit, and
what the ended one had still to say was thrown away: the end of the page was missing,
and the fragment then drew into a block that the browser had never heard of ("Cannot
set a node at a delta path"). So the new runner waits until that has been said.
"""

import logging
from collections.abc import Callable
from typing import Any

from streamlit.runtime.app_session import AppSession, AppSessionState

from ui.serve import told_together

_notes = logging.getLogger(__name__)
_NAME = "_create_scriptrunner"
Begin = Callable[[Any, Any], None]


def keep() -> None:
    """Let a new runner of a page begin only after the last words of the one before."""
    begin: Begin | None = getattr(AppSession, _NAME, None)
    if begin is None:
        _notes.warning("This Streamlit begins its runs in another way")
    elif not hasattr(begin, "waits"):
        setattr(AppSession, _NAME, waiting(begin))


def waiting(begin: Begin) -> Begin:
    """Return the same beginning, behind what an ended runner has still to say.

    Parameters
    ----------
    begin : what begins a runner, of a session and what it shall run
    """

    def begun(session: Any, what: Any) -> None:
        if session._scriptrunner is None:
            begin(session, what)
        else:
            told_together.hand_on(session)
            # All that it had to say waits in the loop now, in front of this.
            session._event_loop.call_soon(then, session, what)

    def then(session: Any, what: Any) -> None:
        if session._state == AppSessionState.SHUTDOWN_REQUESTED:
            return
        runner = session._scriptrunner
        if runner is None or not runner.request_rerun(what):
            begin(session, what)

    # A function bears what it is given, which its type does not say.
    begun.waits = True  # type: ignore[attr-defined]
    return begun
