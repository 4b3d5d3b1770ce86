"""How marks of groups and quarters look, and the keys that say so."""

from html import escape

import pandas as pd

from analysis.gaps import quadrants
from ui.figure import theme

# Hue says who is further behind, a filled mark who is worse off.
QUARTERS = {
    quadrants.BOTH: ("circle", theme.BEHIND, theme.BEHIND),
    quadrants.LEVEL_ONLY: ("square", theme.AHEAD, theme.AHEAD),
    quadrants.GAP_ONLY: ("triangle-up", theme.BEHIND, theme.PAPER),
    quadrants.NEITHER: ("diamond", theme.AHEAD, theme.PAPER),
}


def group_looks(groups: list[str]) -> dict[str, tuple[str, str, str]]:
    """Return shape, line and fill of each group, those usually behind in orange.

    Parameters
    ----------
    groups : names in the order in which they are usually behind
    """
    chosen = _GROUPS[::2] if len(groups) <= 2 else _GROUPS
    return dict(zip(groups, chosen, strict=False))


def key(looks: dict[str, tuple[str, str, str]], counts: pd.Series | None = None) -> str:
    """Return what marks mean, as HTML that wraps on a phone.

    Parameters
    ----------
    looks : name -> shape, line and fill
    counts : how many marks each name has, None where that is of no interest
    """
    rows = []
    for name, (shape, stroke, fill) in looks.items():
        number = "" if counts is None else f" <b>{counts[name]}</b>"
        sign = _SIGNS[shape][fill == theme.PAPER]
        rows.append(
            f'<span><b style="color:{stroke}">{sign}</b> {escape(name)}{number}</span>'
        )
    return f'<p class="zila-key">{"".join(rows)}</p>'


def quarters_key(counts: pd.Series, names: dict[str, str]) -> str:
    """Return what the marks of the plane mean, with the districts of each quarter.

    Parameters
    ----------
    counts : by quarter
    names : of the quarters, as they are to be read
    """
    looks = {names[quarter]: look for quarter, look in QUARTERS.items()}
    return key(looks, counts.rename(names))


_GROUPS = (
    ("circle", theme.BEHIND, theme.BEHIND),
    ("circle", theme.BEHIND, theme.PAPER),
    ("diamond", theme.AHEAD, theme.AHEAD),
    ("diamond", theme.AHEAD, theme.PAPER),
)
_SIGNS = {"circle": "●○", "diamond": "◆◇", "square": "■□", "triangle-up": "▲△"}
