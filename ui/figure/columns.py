"""The columns of a file: both forms of a rounded number, whole people, flags."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from ui.edition import tables

ROUNDED, UNROUNDED = "rounded to", "unrounded"
_CODE, _FLAGS = "P-code", "Flags"
_WRITTEN = re.compile(r"%\.(\d)([fg])")
_COUNTED = re.compile(r"\b(people|households|number)\b", re.IGNORECASE)
_UNIT = re.compile(r"(%|\bpp|% a year)$")


def of_file(rows: pd.DataFrame, kinds: Mapping[str, object]) -> pd.DataFrame:
    """Return a table of the screen as a file holds it.

    A number that the screen rounds has two columns, which say so: whoever counts in
    the first finds what the title says, whoever computes takes the second. Counts are
    whole numbers. Rows of districts have the flags of their counts.

    Parameters
    ----------
    rows : as shown, numbers unrounded
    kinds : how columns are written on screen, as `streamlit.column_config` has them
    """
    found: dict[str, pd.Series] = {}
    for name in rows.columns:
        found |= _forms(str(name), rows[name], kinds.get(name))
    whole = pd.DataFrame(found, index=rows.index)
    if _CODE in whole and _FLAGS not in whole:
        codes = whole[_CODE].astype(str).tolist()
        whole[_FLAGS] = tables.flags().reindex(codes).fillna("").to_numpy()
    return whole


def _forms(name: str, values: pd.Series, kind: object) -> dict[str, pd.Series]:
    name = _counted(name, kind)
    if not pd.api.types.is_float_dtype(values):
        return {name: values}
    if written := _written(name, kind):
        size, write = written
        rounded = pd.Series([write(each) for each in values], index=values.index)
        whole = _whole(rounded) if size == "1" else rounded
        if size == "1" and whole.equals(_whole(values)):
            return {name: whole}
        return {f"{name} ({ROUNDED} {size})": whole, f"{name} ({UNROUNDED})": values}
    return {name: _whole(values)}


def _counted(name: str, kind: object) -> str:
    """Return the heading of a column; of counts with their unit."""
    counts = _format(kind) == "localized" and not _COUNTED.search(name)
    return f"{name}, number" if counts else name


def _format(kind: object) -> str:
    config: Mapping[str, Any] = kind if isinstance(kind, Mapping) else {}
    return str((config.get("type_config") or {}).get("format") or "")


def _whole(values: pd.Series) -> pd.Series:
    """Return integers where all numbers are whole; missing ones stay missing."""
    known = values.dropna()
    return values.astype("Int64") if (known % 1 == 0).all() else values


def _written(name: str, kind: object) -> tuple[str, Callable[[float], float]] | None:
    """Return to what the screen rounds a column, and how; None where it does not."""
    said = _format(kind)
    if found := _WRITTEN.fullmatch(said):
        digits, form = int(found[1]), found[2]
    elif _UNIT.search(name):
        digits, form = 1, "f"
    elif said == "localized":
        digits, form = 0, "f"
    else:
        return None
    size = f"{10.0**-digits:.{digits}f}" if form == "f" else f"{digits} digits"
    return size, lambda value: float(f"{value:.{digits}{form}}")
