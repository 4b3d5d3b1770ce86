"""What leaves the house: tables with their metadata, safe to open anywhere."""

import json
from collections.abc import Mapping

import pandas as pd

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


def embedded(value) -> str:
    """Return a value as JSON that is safe inside a page's script."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _harmless(value):
    """Keep a spreadsheet from running text as a formula; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _one_line(value: str) -> str:
    return " ".join(str(value).split())
