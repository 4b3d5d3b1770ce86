"""The titles of axes: what is shown, and its unit in plain words."""

from ui.view.options import UNITS

_UNITS = {**UNITS, "gap": "percentage points"}


def titled(name: str, unit: str, of: str = "") -> str:
    """Return the title of an axis.

    Parameters
    ----------
    name : what is shown
    unit : ``share``, ``growth``, ``count`` or ``gap``
    of : whom a share is of, or what reading the axis needs
    """
    return f"{name}, {_UNITS[unit]}{of and f' {of}'}"
