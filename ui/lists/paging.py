"""Lists that are longer than a wall: cut into pages between rows, never within one."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import TypeVar

_Row = TypeVar("_Row")
# What a wall of 1024 by 768 holds below its heading at the smallest size.
LINES = 17
LETTERS = 68


def paged(
    rows: Sequence[_Row], lines: Callable[[_Row], int], most: int = LINES
) -> list[list[_Row]]:
    """Return rows in pages that a wall can hold; a row alone may fill one.

    Parameters
    ----------
    rows : in their order
    lines : how many lines of the wall a row takes
    most : how many a page holds
    """
    found: list[list[_Row]] = []
    left = 0
    for row in rows:
        needed = lines(row)
        if not found or needed > left:
            found.append([])
            left = most
        found[-1].append(row)
        left -= needed
    return found


def lines_of(*texts: str, letters: int = LETTERS) -> int:
    """Return how many lines texts take one below the other; nothing takes none.

    Parameters
    ----------
    *texts : each begins on a line of its own
    letters : that a line holds
    """
    return sum(ceil(len(text) / letters) for text in texts)
