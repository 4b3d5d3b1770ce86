"""Tables for paper: every row as plain HTML, which a screen does not show.

On screen a table is drawn on a canvas that holds only the rows in sight.
"""

from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from typing import Any

import pandas as pd

from analysis import writing

_DIGITS = 4
# More columns than this no page upright holds; their rows become paragraphs.
_MOST = 14
# A word of more letters is broken, so that a column is no wider than a page.
_LONG = 20


def table(rows: pd.DataFrame, columns: Mapping[str, Any] | None = None) -> str:
    """Return a table as HTML, numbers written as on screen, missing ones as a dash.

    Parameters
    ----------
    rows : one row a line, without their index
    columns : how columns are written, as `streamlit.dataframe` takes it
    """
    asked = columns or {}
    cells = [_cells(rows.iloc[:, n], asked.get(name)) for n, name in enumerate(rows)]
    wide = len(cells) > _MOST
    if wide:
        cells = [_named(each, name) for each, name in zip(cells, rows, strict=True)]
    numbers = [pd.api.types.is_numeric_dtype(each) for each in rows.dtypes]
    heads = zip(rows, numbers, strict=True)
    # Which columns hold numbers is said once; a cell has no class for it.
    kinds = (
        ["wide"] if wide else [f"n{n}" for n, is_so in enumerate(numbers, 1) if is_so]
    )
    look = " ".join(["zila-printed", *kinds])
    # Cells and rows end where the next begins: all of it goes to every screen.
    head = "".join(f"<th{_kind(n)}>{escape(str(name))}" for name, n in heads)
    body = "".join(f"<tr>{''.join(row)}" for row in zip(*cells, strict=True))
    return (
        f'<table class="{look}"><thead><tr>{head}</thead><tbody>{body}</tbody></table>'
    )


def _named(cells: list[str], name: object) -> list[str]:
    mark = f'<td data-of="{escape(str(name))}"'
    return [each.replace("<td", mark, 1) for each in cells]


def _kind(number: bool) -> str:
    return " class=number" if number else ""


def _cells(column: pd.Series, asked: Mapping[str, Any] | None) -> list[str]:
    kind, values = column.dtype, column.tolist()
    number = pd.api.types.is_numeric_dtype(kind)
    write: Callable[[Any], str] = str
    if pd.api.types.is_bool_dtype(kind):
        write = _yes
    elif number:
        form = ((asked or {}).get("type_config") or {}).get("format")
        write = partial(_number, form=form)
    cells = [
        f"<td>{writing.MISSING if none else escape(write(each))}"
        for each, none in zip(values, column.isna().tolist(), strict=True)
    ]
    return cells if number else [_broken(each) for each in cells]


def _broken(cell: str) -> str:
    """Return a cell of text; one with a long word may be broken within it."""
    if len(cell) < _LONG or max(map(len, cell[4:].split()), default=0) <= _LONG:
        return cell
    return cell.replace("<td", '<td class="long"', 1)


def _yes(value: bool) -> str:  # noqa: FBT001
    return "yes" if value else "no"


def _number(number: float, form: str | None) -> str:
    """Return a number in a format of Streamlit's: none, ``localized``, or printf's."""
    if form and form.startswith("%"):
        return (form % number).replace("-", "−")
    whole = float(number).is_integer()
    grouped = "," if form == "localized" else ""
    written = f"{number:{grouped}.0f}" if whole else f"{number:{grouped}.{_DIGITS}f}"
    return (written if whole else written.rstrip("0")).replace("-", "−")
