"""Tables as CSV with their metadata, safe to open in any spreadsheet."""

import json
import re
from collections.abc import Mapping

import pandas as pd

_BREAK = re.compile(r"[\r\n]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv(table: pd.DataFrame, metadata: Mapping[str, str]) -> bytes:
    """Return a table as CSV (UTF-8 with mark) under lines that say what it is.

    Parameters
    ----------
    table : as shown; numbers unrounded
    metadata : said in lines that begin with ``#`` before the header
    """
    lines = [f"# {key}: {_one_line(value)}" for key, value in metadata.items()]
    body = table.map(_harmless).rename(columns=_harmless).to_csv(index=False)
    return ("\n".join([*lines, body])).encode("utf-8-sig")


def embedded(value: object) -> str:
    """Return a value as JSON that is safe inside a page's script."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _harmless(value: object) -> object:
    """Keep a spreadsheet from running text as a formula; numbers stay numbers.

    A line break would begin a row of its own in some of them, so it becomes a space.
    """
    if not isinstance(value, str):
        return value
    line = _BREAK.sub(" ", value)
    return f"'{line}" if value.startswith(_FORMULA) else line


def _one_line(value: str) -> str:
    return " ".join(str(value).split())
