"""A measure's name in full, its formula and where it is defined."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """What a code of a certificate stands for.

    Parameters
    ----------
    name : in full, with its usual abbreviation
    formula : how it is made, in one line; empty for what Zila does not compute
    source : where it is defined
    """

    name: str = ""
    formula: str = ""
    source: str = ""


def pairs_of(words: Mapping[str, tuple[str, str]], source: str) -> dict[str, Named]:
    """Return measures of one source by code.

    Parameters
    ----------
    words : code -> name and formula
    source : where all of them are defined
    """
    return {code: Named(*pair, source) for code, pair in words.items()}
