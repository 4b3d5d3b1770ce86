"""Agreement of raters and validity of items beside the expected values of a folder."""

from typing import Any

import pandas as pd

from analysis.certificate.line import (
    Line,
    attempted,
    blank,
    compared,
    decimals,
    lacking,
    not_covered,
    rounding,
)
from analysis.votes import content_validity, kendall

TOLERANCE = 1e-8
VALIDITY, LEAST = 1e-9, 1e-12
KNOWN = ("set_id", "measure", "value")
KRIPPENDORFF = "Krippendorff's alpha: Kendall's W is used for orders"
_KENDALL = {
    "kendall_W_tie_corrected": "W",
    "kendall_W_uncorrected": "W without ties",
    "kendall_chi2": "chi-square",
    "kendall_df": "df",
    "kendall_p": "p",
}
_COUNTS = {"raters": "rater", "items": "item"}
_VALIDITY = {"i_cvi": "I-CVI", "pc": "chance", "kappa_star": "kappa*"}
# Published values are printed with so many decimals, or with more.
_PUBLISHED = {"pc_published": ("chance", 3), "kappa_published": ("kappa*", 2)}
_ITEM = ("set_id", "dataset_id", "item", "item_id", "experts", "agree")
VALIDITY_KNOWN = (*_ITEM, *_VALIDITY, *_PUBLISHED, "class")


def lines(expected: pd.DataFrame, ratings: pd.DataFrame) -> list[Line]:
    """Return one line a measure of rankings.

    Parameters
    ----------
    expected : ``set_id, measure, value``
    ratings : ``set_id, rater, item, value``
    """
    found = {key: attempted(_of_set, rows) for key, rows in ratings.groupby("set_id")}
    absolute = rounding(expected["value"])
    made = []
    for measure, rows in expected.groupby("measure", sort=False, dropna=False):
        if str(measure).lower().startswith("krippendorff"):
            made.append(not_covered(measure, len(rows), KRIPPENDORFF))
        elif measure not in (*_KENDALL, *_COUNTS):
            made.append(lacking(str(measure), len(rows)))
        else:
            pairs = [
                ((found.get(row.set_id) or {}).get(measure), row.value)
                for row in rows.itertuples()
            ]
            made.append(compared(measure, pairs, relative=TOLERANCE, absolute=absolute))
    return made


def validity_lines(expected: pd.DataFrame) -> list[Line]:
    """Return one line a column of the validity of items.

    Parameters
    ----------
    expected : ``experts, agree`` and what is expected of them; values that were
        published are compared at their decimals
    """
    table = pd.DataFrame([_of_item(row) for row in expected.itertuples()], dtype=object)
    made = []
    for theirs, ours in (_VALIDITY | {"class": "class"}).items():
        if theirs in expected:
            absolute = max(rounding(expected[theirs]), LEAST)
            pairs = list(zip(table[ours], expected[theirs], strict=True))
            made.append(compared(theirs, pairs, relative=VALIDITY, absolute=absolute))
    for theirs, (ours, fewest) in _PUBLISHED.items():
        if theirs in expected:
            half = [
                0.5 * 10.0 ** -decimals([printed], fewest=fewest) + LEAST
                for printed in expected[theirs]
            ]
            pairs = list(zip(table[ours], expected[theirs], strict=True))
            made.append(compared(theirs, pairs, relative=0.0, absolute=half))
    return made


def _of_item(row: Any) -> dict[str, float | str | None]:
    counts = attempted(int, row.agree), attempted(int, row.experts)
    results = None
    if None not in counts:
        results = attempted(content_validity.of_counts, *counts)
    if results is None:
        return dict.fromkeys((*_VALIDITY.values(), "class"))
    found = {name: result.estimate for name, result in results.items()}
    kappa = found["kappa*"]
    return found | {"class": "" if blank(kappa) else content_validity.reading(kappa)}


def _of_set(ratings: pd.DataFrame) -> dict[str, float]:
    table = kendall.measures(ratings)
    found = {theirs: table[ours].estimate for theirs, ours in _KENDALL.items()}
    counts = {name: ratings[column].nunique() for name, column in _COUNTS.items()}
    return found | {name: float(count) for name, count in counts.items()}
