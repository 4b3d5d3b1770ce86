"""Every district of a ranking for paper, a row each, which a page may not divide.

A chart as long as the ranking begins on a page of its own and is cut where that ends.
"""

from html import escape

import numpy as np
import pandas as pd

from analysis import writing
from ui.figure import theme
from ui.gaps import lines
from ui.gaps.compared import Compared

_STEPS = 5
# An axis of percent ends at one of these, which five steps divide.
_ENDS = (10, 20, 50, 100)


def listed(pair: Compared, parts: dict[str, pd.DataFrame]) -> str:
    """Return the districts as an HTML table, which a screen does not show.

    Parameters
    ----------
    pair : what is shown, and through which lens
    parts : the districts in order, under the heading of each part; one part without
        a heading is the whole list
    """
    whole = pd.concat(parts.values())
    counted = pair.chosen.lens == "number"
    top = _top(whole, counted=counted)
    heads = _heads(pair)
    body = "".join(
        f"<tbody>{_part(name, len(heads))}{_rows(pair, rows, top)}</tbody>"
        for name, rows in parts.items()
    )
    named = "".join(f'<th class="number">{escape(each)}</th>' for each in heads[1:-1])
    ends = "".join(f"<span>{each}</span>" for each in _ends(top, counted=counted))
    return (
        f'<table class="zila-printed zila-lines" style="--behind:{theme.BEHIND};'
        f'--ahead:{theme.AHEAD}"><thead><tr><th>{heads[0]}</th>{named}'
        f'<th class="axis">{escape(heads[-1])}<div>{ends}</div></th></tr></thead>'
        f"{body}</table>"
    )


def _heads(pair: Compared) -> list[str]:
    who = pair.subject
    if pair.chosen.lens == "number":
        return ["District", "Number", lines.counted(pair)]
    shown = [writing.sentence(who.who)]
    shown += [writing.sentence(who.other), "Gap"] if pair.paired else []
    return ["District", *shown, lines.rated(pair)]


def _part(name: str, columns: int) -> str:
    return f'<tr><th colspan="{columns}">{escape(name)}</th></tr>' if name else ""


def _rows(pair: Compared, rows: pd.DataFrame, top: float) -> str:
    if pair.chosen.lens != "number" and pair.paired:
        written, marks = _of_two(rows, top)
    else:
        counted = pair.chosen.lens == "number"
        of = rows["number" if counted else "level"]
        write = writing.number if counted else writing.percent
        written = [[write(each)] for each in of]
        marks = [f"<i class=bar style=left:0;width:{each / top:.1%}>" for each in of]
    # Cells end, with the mark in them, where the next begins: the whole list goes to
    # every screen.
    return "".join(
        f"<tr><td>{'<td>'.join([escape(name), *cells])}<td><div>{mark}"
        for name, cells, mark in zip(rows["name"], written, marks, strict=True)
    )


def _of_two(rows: pd.DataFrame, top: float) -> tuple[list[list[str]], list[str]]:
    """Return what is written on each row, and the line between its two rates."""
    of = list(zip(rows["level"], rows["against"], rows["gap"], strict=True))
    written = [
        [writing.percent(level), writing.percent(against), writing.points(gap)]
        for level, against, gap in of
    ]
    return written, [
        _line(level / top, against / top, gap) for level, against, gap in of
    ]


def _line(level: float, against: float, gap: float) -> str:
    """Return a line with a mark of each group at its ends.

    Parameters
    ----------
    level, against : parts of the axis
    gap : what colours the line, as it does on screen
    """
    low, wide = min(level, against), abs(level - against)
    told = {"ahead": level < against, "less": gap <= 0}
    kind = " ".join(name for name, is_so in told.items() if is_so)
    named = f' class="{kind}"' if kind else ""
    return f"<i{named} style=left:{low:.1%};width:{wide:.1%}>"


def _top(whole: pd.DataFrame, *, counted: bool) -> float:
    """Return the end of the axis: a round number over the largest that is drawn."""
    shown = [name for name in ("level", "against") if name in whole]
    numbers = whole[["number"] if counted else shown].to_numpy(float)
    most = max(float(np.nanmax(numbers)), 1.0)
    if not counted:
        return next(end for end in _ENDS if end >= most)
    step = 10 ** (len(f"{most:.0f}") - 1)
    return float(-(-most // step) * step)


def _ends(top: float, *, counted: bool) -> list[str]:
    steps = [top * n / _STEPS for n in range(_STEPS + 1)]
    return [writing.number(each) if counted else f"{each:.0f}%" for each in steps]
