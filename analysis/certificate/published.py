"""Published worked examples: our values beside those that their authors printed."""

from collections.abc import Callable
from math import isfinite
from typing import Any

import numpy as np
import pandas as pd

from analysis.certificate.line import Line, Value, attempted, compared, lacking
from analysis.inequality.measures import MEASURES
from analysis.inequality.parity import adjusted as adjusted_index
from analysis.inequality.parity import plain
from analysis.inequality.subgroups import of_frame
from analysis.spatial.false_discovery import adjusted
from analysis.votes import agreement, content_validity, kendall, rand_ucla
from data.vocabulary import ADVERSE

FOUND_AT = 0.05
KNOWN = ("example", "item", "measure", "printed", "source")
# What arithmetic in binary adds to half of a last digit.
_LAST = 1e-12
_Compute = Callable[[pd.DataFrame], float]


def lines(expected: pd.DataFrame, inputs: pd.DataFrame) -> list[Line]:
    """Return one line a measure and source.

    Parameters
    ----------
    expected : ``example, item, measure, printed, source``; ``printed`` is the number
        with all its decimals, as text, and without ``item`` an example is taken whole
    inputs : ``example, item, rater, value, beside``; ``beside`` is what a value
        stands beside: the people of a group, the votes for a score, the number asked
        or the other group's value
    """
    made = []
    for (measure, source), rows in expected.groupby(["measure", "source"], sort=False):
        if measure not in _COMPUTED:
            made.append(lacking(str(measure), len(rows)))
            continue
        found = [_found(row, inputs) for row in rows.itertuples(index=False)]
        pairs = list(zip(found, map(_number, rows["printed"]), strict=True))
        room = [_room(printed) for printed in rows["printed"]]
        line = compared(str(measure), pairs, relative=0.0, absolute=room)
        made.append(_told(line, str(source)))
    return made


def _told(line: Line, source: str) -> Line:
    words = "half of the last digit that was published"
    return line.of_cases(source).printed(words)


def _number(printed: Any) -> Value:
    found = pd.to_numeric(printed, errors="coerce")
    return float(found) if isfinite(found) else str(printed)


def _room(printed: Any) -> float:
    """Return half a unit of the last decimal printed.

    >>> round(_room("0.90"), 6)
    0.005
    """
    return 0.5 * 10.0 ** -len(str(printed).partition(".")[2]) + _LAST


def _found(row: Any, inputs: pd.DataFrame) -> Value:
    """Return our value of one row; None where its inputs are lacking."""
    given = inputs[inputs["example"] == row.example]
    if isinstance(row.item, str) and row.item:
        given = given[given["item"] == row.item]
    return None if given.empty else attempted(_COMPUTED[row.measure], given)


def _count_found(given: pd.DataFrame) -> float:
    return float((adjusted(given["value"].to_numpy(float)) <= FOUND_AT).sum())


def _wilson(given: pd.DataFrame, end: int) -> float:
    return agreement.wilson(*_counts(given))[end] / 100


def _counts(given: pd.DataFrame) -> tuple[int, int]:
    row = given.iloc[0]
    return int(row["value"]), int(row["beside"])


def _concentration(given: pd.DataFrame) -> float:
    """Return the relative concentration index; items are places in the order."""
    groups = pd.DataFrame(
        {
            "group": given["item"],
            "order": given["item"].astype(int),
            "estimate": given["value"].astype(float),
            "se": np.nan,
            "population": given["beside"].astype(float),
            "asked": given["beside"].astype(float),
        }
    )
    made = of_frame(groups, direction=ADVERSE, scale=1000, reference=None)
    return MEASURES["rci"].compute(made).estimate


def _concordance(given: pd.DataFrame) -> float:
    return kendall.measures(given[["rater", "item", "value"]])["W"].estimate


def _parity(given: pd.DataFrame, index: Callable[[float, float], float]) -> float:
    row = given.iloc[0]
    return index(float(row["value"]), float(row["beside"]))


def _adjusted_range(given: pd.DataFrame) -> float:
    scores = np.repeat(given["value"].astype(int), given["beside"].astype(int))
    return rand_ucla.measures(list(scores))["IPRAS"].estimate


def _validity(given: pd.DataFrame, name: str) -> float:
    return content_validity.of_counts(*_counts(given))[name].estimate


_COMPUTED: dict[str, _Compute] = {
    "fdr_found_5pct": _count_found,
    "wilson_lower": lambda given: _wilson(given, 0),
    "wilson_upper": lambda given: _wilson(given, 1),
    "rci": _concentration,
    "kendall_W_tie_corrected": _concordance,
    "parity_index": lambda given: _parity(given, plain),
    "adjusted_parity_index": lambda given: _parity(given, adjusted_index),
    "ram_ipras_type7": _adjusted_range,
    "pc": lambda given: _validity(given, "chance"),
    "kappa_star": lambda given: _validity(given, "kappa*"),
}
