"""How much of the inequality between districts lies between provinces."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.inequality.entropy import log_deviation, theil
from analysis.result import Result, undefined

THEIL, LOG_DEVIATION, VARIANCE = "theil", "mld", "variance"
INDICES = (THEIL, LOG_DEVIATION, VARIANCE)
WEIGHTED, UNWEIGHTED = "people count alike", "districts count alike"


@dataclass(frozen=True)
class Split:
    """An index of inequality and its exact parts.

    Parameters
    ----------
    index : ``theil``, ``mld`` or ``variance``
    total, between, within : the index and its two parts, which add up to it
    share : the part between, of the whole; undefined where all are alike
    groups : one row a group: ``group, units, people, mean, index, between, within``;
        ``people`` its share, the last two what it adds to the parts
    note : how units count, and what was left out
    """

    index: str
    total: Result
    between: Result
    within: Result
    share: Result
    groups: pd.DataFrame
    note: str


def split(
    values: pd.Series,
    groups: pd.Series,
    weight: pd.Series | None = None,
    *,
    index: str = THEIL,
) -> Split:
    """Split an index of inequality into a part between groups and a part within.

    Parameters
    ----------
    values : one a unit (district), none below 0
    groups : same index; the group (province) of each unit
    weight : same index; people. Without it every unit counts alike
    index : ``theil`` (Σ p r ln r), ``mld`` (−Σ p ln r) or ``variance``
        (Σ p (y − μ)²), not × 1,000

    Notes
    -----
    Shorrocks 1980, Econometrica 48:613-625. Theil's parts weigh groups by their
    share of the total, the others by their share of people. People inside a unit
    count as alike, so the index is a lower bound. Units without a figure, a group or
    people are left out and counted in the note.
    """
    table = pd.DataFrame({"y": values, "group": groups})
    table["w"] = 1.0 if weight is None else weight
    kept = table[table[["y", "group"]].notna().all(axis=1) & (table["w"] > 0)]
    note = UNWEIGHTED if weight is None else WEIGHTED
    if left_out := len(table) - len(kept):
        note += f"; {left_out} left out without a figure"
    parts = _parts(kept, index)
    total = _index(index, kept["y"].to_numpy(), kept["w"].to_numpy())
    if not np.isfinite(total):
        return _none(index, parts, _why_not(kept), note)
    between, within = parts["between"].sum(), parts["within"].sum()
    share = (
        Result("share", between / total)
        if total > 0
        else undefined("share", "all are alike")
    )
    return Split(
        index,
        Result("total", total),
        Result("between", float(between)),
        Result("within", float(within)),
        share,
        parts,
        note,
    )


def _parts(kept: pd.DataFrame, index: str) -> pd.DataFrame:
    """Return what each group adds."""
    whole = kept["w"].sum()
    mean = (kept["w"] * kept["y"]).sum() / whole if len(kept) else np.nan
    rows = []
    for group, rows_of in kept.groupby("group", sort=True):
        y, w = rows_of["y"].to_numpy(), rows_of["w"].to_numpy()
        people, own = w.sum() / whole, float(w @ y / w.sum())
        inside = _index(index, y, w)
        between = _between(index, people, own, mean)
        weight = people * own / mean if index == THEIL and mean > 0 else people
        added = 0.0 if weight == 0 else weight * inside
        rows.append((group, len(y), people, own, inside, between, added))
    columns = ["group", "units", "people", "mean", "index", "between", "within"]
    return pd.DataFrame(rows, columns=columns)


def _between(index: str, people: float, own: float, mean: float) -> float:
    if index == VARIANCE:
        return people * (own - mean) ** 2
    if not mean > 0:
        return np.nan
    form = theil if index == THEIL else log_deviation
    return form(np.array([people]), np.array([own / mean]))


def _index(index: str, y: np.ndarray, w: np.ndarray) -> float:
    """Return the index, not a number where it has none."""
    if not len(y):
        return np.nan
    p = w / w.sum()
    mean = p @ y
    if index == VARIANCE:
        return float(p @ (y - mean) ** 2)
    if not mean > 0 or (y < 0).any() or (index == LOG_DEVIATION and (y == 0).any()):
        return np.nan
    return {THEIL: theil, LOG_DEVIATION: log_deviation}[index](p, y / mean)


def _why_not(kept: pd.DataFrame) -> str:
    if kept.empty:
        return "no unit has a figure"
    if (kept["y"] < 0).any():
        return "a figure is below 0"
    return "every figure is 0" if (kept["y"] == 0).all() else "a unit is at 0"


def _none(index: str, parts: pd.DataFrame, why: str, note: str) -> Split:
    names = ("total", "between", "within", "share")
    named = {name: undefined(name, why) for name in names}
    return Split(index=index, **named, groups=parts, note=note)
