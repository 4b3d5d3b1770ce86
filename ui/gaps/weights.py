"""The indicators of an index and their weights, as an address holds them."""

from collections.abc import Mapping

from analysis.gaps.composite import why_not
from ui.edition import tables
from ui.view.selection import NONE

USUAL = ("out_of_school_5_16", "literacy_10plus", "electricity")
MOST = 5
_BETWEEN = "."


def written(weights: Mapping[str, int]) -> str:
    """Return weights as an address holds them.

    Parameters
    ----------
    weights : indicator -> weight, in the order chosen
    """
    return _BETWEEN.join(f"{key}-{weight}" for key, weight in weights.items()) or NONE


def understood(text: str) -> dict[str, int]:
    """Return the weights of an address that are whole and of an offered indicator.

    Parameters
    ----------
    text : as `written` gives it
    """
    pairs = [each.rpartition("-") for each in text.split(_BETWEEN)]
    scale = [str(weight) for weight in range(MOST + 1)]
    return {
        key: int(weight)
        for key, _, weight in pairs
        if key in offered() and weight in scale
    }


def offered() -> dict[str, str]:
    """Return {id: label} of the indicators that may enter an index."""
    return {
        key: of.label
        for key, of in tables.tables().indicators.items()
        if not why_not(of) and len(of.bands) == 1
    }
