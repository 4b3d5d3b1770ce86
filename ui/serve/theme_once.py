"""The colours and letters of the pages are read once, not at every change.

Streamlit tells them to the browser before each run and looks each time through its
settings, of which none changes while it runs.
"""

import logging
from collections.abc import Callable
from typing import Any

from streamlit.runtime import app_session

_notes = logging.getLogger(__name__)
_NAME = "_populate_theme_msg"
Fill = Callable[..., None]


def keep() -> None:
    """Let the settings of the theme be read once."""
    fill: Fill | None = getattr(app_session, _NAME, None)
    if fill is None:
        _notes.warning("This Streamlit tells its theme in another way")
    elif not hasattr(fill, "once"):
        setattr(app_session, _NAME, once(fill))


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
