"""Tables for paper: every row as plain HTML, which a screen does not show.

On screen a table is drawn on a canvas that holds only the rows in sight.
"""

from collections.abc import Mapping
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
    head = "".join(f"<th{_kind(n)}>{escape(str(name))}</th>" for name, n in heads)
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in zip(*cells, strict=True))
    return (
        f'<table class="zila-printed{" wide" * wide}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _named(cells: list[str], name: object) -> list[str]:
    mark = f'<td data-of="{escape(str(name))}"'
    return [each.replace("<td", mark, 1) for each in cells]


def _kind(number: bool) -> str:
    return ' class="number"' if number else ""


def _cells(column: pd.Series, asked: Mapping[str, Any] | None) -> list[str]:
    missing, kind = column.isna(), column.dtype
    if pd.api.types.is_bool_dtype(kind):
        said = ["yes" if each else "no" for each in column]
    elif pd.api.types.is_numeric_dtype(kind):
        form = ((asked or {}).get("type_config") or {}).get("format")
        said = [_number(each, form) for each in column.fillna(0)]
    else:
        said = [escape(str(each)) for each in column]
    mark = _kind(pd.api.types.is_numeric_dtype(kind))
    return [
        f"<td{mark or _broken(text)}>{writing.MISSING if none else text}</td>"
        for text, none in zip(said, missing, strict=True)
    ]


def _broken(text: str) -> str:
    long = len(text) > _LONG and max(map(len, text.split()), default=0) > _LONG
    return ' class="long"' if long else ""


def _number(number: float, form: str | None) -> str:
    """Return a number in a format of Streamlit's: none, ``localized``, or printf's."""
    if form and form.startswith("%"):
        return (form % number).replace("-", "−")
    whole = float(number).is_integer()
    grouped = "," if form == "localized" else ""
    written = f"{number:{grouped}.0f}" if whole else f"{number:{grouped}.{_DIGITS}f}"
    return (written if whole else written.rstrip("0")).replace("-", "−")
