"""Pieces of the sentences of the log."""

from collections.abc import Callable
from typing import Any, TypeAlias

Content: TypeAlias = dict[str, Any]
_SHORT = 120


def short(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1].rstrip()}…"


def always(what: str) -> Callable[[Content], str]:
    """Return what says the same of every event."""
    return lambda said: what  # noqa: ARG005
