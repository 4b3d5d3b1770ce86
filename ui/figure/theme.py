"""All colours: of classes, of groups, of text."""

INK, QUIET, PAPER, LINE = "#1c2430", "#56606e", "#ffffff", "#ffffff"
AHEAD, BEHIND = "#33608c", "#c2571a"
ACCENT = "#2f5d8a"

_BEHIND = ("#f6cda3", "#ee9f5c", "#c2571a")
_AHEAD = ("#c9d9ea", "#86a9cc", "#33608c")
_EQUAL = "#ebe8e1"
_LEVEL = ("#ece4f2", "#cbb6dc", "#a383c0", "#774f9e", "#4b2273", "#2c0f4a")
_NUMBER = ("#daecea", "#a5d0cc", "#66aca8", "#2f817f", "#115452", "#06312f")

NO_DATA, SUPPRESSED, OUTLINE = "#8a929c", "#b4b8be", "#6b7480"
APPROXIMATE = "#3a4350"
LAND = "#e4e6e9"


def diverging(shade: int) -> str:
    """Return the colour of a step away from parity; 0 is about equal."""
    if shade == 0:
        return _EQUAL
    side = _BEHIND if shade > 0 else _AHEAD
    return side[min(abs(shade), len(side)) - 1]


def sequential(shade: int, of: int, *, number: bool = False) -> str:
    """Return the colour of a step in a scale of `of` steps, 1 the lightest."""
    scale = _NUMBER if number else _LEVEL
    if of < 2:
        return scale[2]
    return scale[round((shade - 1) * (min(of, len(scale)) - 1 + (of < 5)) / (of - 1))]
