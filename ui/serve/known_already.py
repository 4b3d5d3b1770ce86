"""What Streamlit would look up at every change, or for the first page, is known here.

The theme is told to the browser before each run, and its settings, of which none
changes, are looked through each time. For the first element of all a second is spent on
finding out whether Streamlit was started from a prompt.
"""

import logging
from collections.abc import Callable
from typing import Any

from streamlit import delta_generator
from streamlit.runtime import app_session

_notes = logging.getLogger(__name__)
_THEME, _WARNED = "_populate_theme_msg", "_use_warning_has_been_displayed"
Fill = Callable[..., None]


def keep() -> None:
    """Let the theme be read once; nobody needs to be told how Streamlit is started."""
    if hasattr(delta_generator, _WARNED):
        setattr(delta_generator, _WARNED, True)
    fill: Fill | None = getattr(app_session, _THEME, None)
    if fill is None:
        _notes.warning("This Streamlit tells its theme in another way")
    elif not hasattr(fill, "once"):
        setattr(app_session, _THEME, once(fill))


def once(fill: Fill) -> Fill:
    """Return the same filling of a message, which reads each section once.

    Parameters
    ----------
    fill : fills a message with a section of the theme
    """
    made: dict[str, Any] = {}

    def filled(message: Any, section: str = "theme") -> None:
        if section not in made:
            fresh = type(message)()
            fill(fresh, section)
            made[section] = fresh
        # To merge nothing would still say that the section is there.
        if made[section].ByteSize():
            message.MergeFrom(made[section])

    # A function bears what it is given, which its type does not say.
    filled.once = True  # type: ignore[attr-defined]
    return filled
