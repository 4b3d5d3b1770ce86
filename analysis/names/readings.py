"""What a word in an address was probably meant to be, among those that are known."""

import re
from collections.abc import Mapping
from urllib.parse import unquote

from rapidfuzz import fuzz

MOST = 3
# Of a hundred: how alike a word must be written to be named as a near one.
_ALIKE = 60


def plain(word: str) -> str:
    """Return what stays of a word without case, gaps, signs and percent-encoding.

    >>> plain("Khyber%20Pakhtunkhwa ")
    'khyber-pakhtunkhwa'
    """
    decoded = unquote(unquote(word)).casefold()
    return "-".join(re.findall(r"[^\W_]+", decoded))


def read(word: str, offered: Mapping[str, str]) -> str | None:
    """Return the value that a word is but for its writing, if it is one alone.

    Parameters
    ----------
    word : as it stands in an address
    offered : value -> label; either may have been written
    """
    meant = plain(word)
    for names in (offered, offered.values()):
        found = {
            value
            for value, name in zip(offered, names, strict=True)
            if meant and plain(name) == meant
        }
        if len(found) == 1:
            return found.pop()
    return None


def nearest(word: str, offered: Mapping[str, str], most: int = MOST) -> list[str]:
    """Return the values that are written most like a word, by value or by label.

    Parameters
    ----------
    word : as it stands in an address
    offered : value -> label
    most : values at most
    """
    meant = plain(word)
    if not meant:
        return []
    best: dict[str, float] = {}
    for value, label in offered.items():
        best[value] = max(_alike(meant, plain(value)), _alike(meant, plain(label)))
    near = [value for value in best if best[value] >= _ALIKE]
    return sorted(near, key=lambda value: -best[value])[:most]


def _alike(meant: str, name: str) -> float:
    whole = fuzz.ratio(meant, name)
    begun = 90.0 if len(meant) > 3 and name.startswith(meant) else 0.0
    return max(whole, begun, 0.8 * fuzz.token_sort_ratio(meant, name))
