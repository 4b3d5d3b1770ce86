"""Names beside marks that cover neither each other nor the edge, at any width."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import pandas as pd

from ui.figure import theme
from ui.figure.vega import Spec, layer, number, over, values, word

# The narrowest plot, that of a phone, and what a letter takes of it at most.
NARROW, LETTER, LINE = 290, 7.4, 17
_SIDES = (("left", 11), ("right", -11), ("center", 0))
_STEPS = (0, -15, 15, -30, 30, -45, 45)
_LOOK = {"fontSize": 13, "baseline": "middle"}
_PAPER = {"stroke": theme.PAPER, "strokeWidth": 4, "color": theme.PAPER}


@dataclass(frozen=True)
class Frame:
    """Where a chart's numbers stand on its plane.

    Parameters
    ----------
    x, y : the ends of its axes: what stands on the left and on the right, what stands
        at the bottom and at the top
    high : pixels
    """

    x: tuple[float, float]
    y: tuple[float, float]
    high: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return pixels from the left and from the top, on the narrowest plot."""
        (left, right), (bottom, top) = self.x, self.y
        across = (x - left) / (right - left) * NARROW
        return across, (top - y) / (top - bottom) * self.high


@dataclass(frozen=True)
class _Box:
    at: float
    left: float
    right: float
    top: float
    bottom: float

    def clear_of(self, other: "_Box") -> bool:
        """Say whether two texts stay apart, however wide the plot becomes."""
        if self.bottom <= other.top or other.bottom <= self.top:
            return True
        first, second = (self, other) if self.at <= other.at else (other, self)
        return first.right <= second.left


def placed(marks: pd.DataFrame, frame: Frame) -> pd.DataFrame:
    """Return the marks whose name finds room, with where it stands.

    Marks further apart on a wider plot stay apart, so what fits a phone fits a desk.

    Parameters
    ----------
    marks : ``name, x, y``, the most important first
    frame : where they stand

    Returns
    -------
    DataFrame, rows of `marks` with ``dx, dy`` (pixels from the mark) and ``side``
    """
    taken: list[_Box] = []
    rows = zip(marks["name"], marks["x"].tolist(), marks["y"].tolist(), strict=True)
    free = [
        _taking(_free(name, frame.at(x, y), frame.high, taken), taken)
        for name, x, y in rows
    ]
    kept = [n for n, each in enumerate(free) if each]
    side, dx, dy = zip(*filter(None, free), strict=True) if kept else ((), (), ())
    return marks.iloc[kept].assign(dx=list(dx), dy=list(dy), side=list(side))


def _taking(
    free: tuple[str, int, int, _Box] | None, taken: list[_Box]
) -> tuple[str, int, int] | None:
    """Return where a name stands, and let no other stand there."""
    if free:
        taken.append(free[3])
    return free and free[:3]


def _free(
    name: str, at: tuple[float, float], high: float, taken: Sequence[_Box]
) -> tuple[str, int, int, _Box] | None:
    wide = LETTER * len(name)
    for dy, (side, dx) in product(_STEPS, _SIDES):
        if side == "center" and not dy:
            continue
        left = at[0] + dx - {"left": 0.0, "right": wide, "center": wide / 2}[side]
        middle = at[1] + dy
        box = _Box(at[0], left, left + wide, middle - LINE / 2, middle + LINE / 2)
        inside = left >= 0 and box.right <= NARROW and box.top >= 0
        if inside and box.bottom <= high and all(box.clear_of(b) for b in taken):
            return side, dx, dy, box
    return None


def names(marks: pd.DataFrame, frame: Frame, scales: tuple[Spec, Spec]) -> list[Spec]:
    """Return layers that write the names of marks that find room.

    Parameters
    ----------
    marks : ``name, x, y``, the most important first
    frame : where they stand
    scales : of the two axes, as the marks have them
    """
    found = placed(marks, frame)
    if found.empty:
        return []
    columns = {key: found[key] for key in ("name", "x", "y", "dx", "dy", "side")}
    shift = {key: {"expr": f"datum.{key}"} for key in ("dx", "dy")}
    look = _LOOK | shift | {"align": {"expr": "datum.side"}}
    written = [
        layer("text", look | ink, text=word("name"))
        for ink in (_PAPER, {"color": theme.INK})
    ]
    x, y = (number(axis, scale=of) for axis, of in zip("xy", scales, strict=True))
    return [over(values(columns), written, x=x, y=y)]
