"""Names written or spoken so nearly like what was typed that a slip may explain it."""

from operator import itemgetter

from rapidfuzz.distance import OSA

from analysis.names import folding
from analysis.names.known import CODE, TEHSIL, Known, Name

# Letters of a name that few others are like.
LONG = 6
# In these a few letters alike are chance.
_NEVER = (CODE, TEHSIL)


def nearly(asked: tuple[str, ...], known: Known) -> list[Name]:
    """Return the names with the fewest slips, or one more, the nearest first.

    Parameters
    ----------
    asked : folded words, as they were typed
    known : every name there is
    """
    whole = "".join(asked)
    allowed = _slips(whole)
    if not allowed:
        return []
    heard, found = folding.skeleton(whole), []
    for name, words, sounds in zip(known.names, known.words, known.heard, strict=True):
        key = "".join(words)
        if name.relation in _NEVER or len(key) < _shortest(key):
            continue
        alike = len(heard) > 2 and sounds == heard
        slips = OSA.distance(whole, key, score_cutoff=allowed + alike)
        if slips <= min(allowed, _slips(key)) + alike:
            found.append((slips, name))
        elif len(whole) >= LONG and OSA.distance(whole, key[: len(whole)]) <= 1:
            found.append((allowed, name))
    found.sort(key=itemgetter(0))
    return [name for slips, name in found if slips <= found[0][0] + 1]


def _slips(word: str) -> int:
    """Return how many letters of a word may be wrong, missing, or out of order."""
    return 0 if len(word) < 3 else 1 if len(word) < LONG else 2


def _shortest(key: str) -> int:
    """Return how long a near name must be; short ones in English are abbreviations."""
    return 4 if key.isascii() else 3
