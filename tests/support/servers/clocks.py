"""A server whose clock of the wall can be set while it runs, as a laptop's is.

The server reads by how many seconds its clock is wrong from a file, at each look.
"""

from pathlib import Path

# Loaded by Python itself at the start of the server, behind
# `tests.support.serving.WATCH`.
SET = """
import os
import time

_real, _file = time.time, os.environ["ZILA_TEST_CLOCK"]


def _now():
    try:
        with open(_file) as said:
            return _real() + float(said.read())
    except (OSError, ValueError):
        return _real()


time.time = _now
time.time_ns = lambda: int(_now() * 1e9)
"""
JUMPS = {"-5 min": -300, "-30 min": -1800, "-1 day": -86400, "+8 days": 8 * 86400}


def turn(file: Path, seconds: float) -> None:
    """Set the clock of the server that reads this file."""
    draft = file.with_suffix(".new")
    draft.write_text(str(seconds))
    draft.replace(file)
