"""Where user data live: adopted layers, corrected names, workshops."""

import os
from pathlib import Path

from platformdirs import user_data_path


def home() -> Path:
    """Return the folder of user data: ``ZILA_HOME``, else the user's data folder."""
    named = os.environ.get("ZILA_HOME")
    return (
        Path(named).expanduser() if named else user_data_path("zila", appauthor=False)
    )
