"""Agreement of raters and validity of items beside the expected values of a folder."""

from math import nan

import pandas as pd

from analysis import content_validity, kendall
from analysis.certificate.line import Line, Value, compared, not_covered

EXACT = {"relative": 1e-8, "absolute": 0.0}
VALIDITY = {"relative": 1e-9, "absolute": 1e-12}
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
# Published values are printed with two or three decimals.
_PUBLISHED = {"pc_published": ("chance", 3), "kappa_published": ("kappa*", 2)}


def lines(expected: pd.DataFrame, ratings: pd.DataFrame) -> list[Line]:
    """Return one line a measure of rankings.

    Parameters
    ----------
    expected : ``set_id, measure, value``
    ratings : ``set_id, rater, item, value``
    """
    found = {key: _of_set(rows) for key, rows in ratings.groupby("set_id")}
    made = []
    for measure, rows in expected.groupby("measure", sort=False):
        if str(measure).startswith("krippendorff"):
            made.append(not_covered(measure, len(rows), KRIPPENDORFF))
            continue
        pairs = [
            (found.get(row.set_id, {}).get(measure, nan), row.value)
            for row in rows.itertuples()
        ]
        made.append(compared(measure, pairs, **EXACT))
    return made


def validity_lines(expected: pd.DataFrame) -> list[Line]:
    """Return one line a column of the validity of items.

    Parameters
    ----------
    expected : ``experts, agree`` and what is expected of them; values that were
        published are compared at their decimals
    """
    found = [
        content_validity.of_counts(int(row.agree), int(row.experts))
        for row in expected.itertuples()
    ]
    table = pd.DataFrame(
        [{name: result.estimate for name, result in each.items()} for each in found]
    )
    made = [
        compared(theirs, _pairs(table[ours], expected[theirs]), **VALIDITY)
        for theirs, ours in _VALIDITY.items()
    ]
    named = table["kappa*"].map(content_validity.reading)
    made.append(compared("class", _pairs(named, expected["class"]), **VALIDITY))
    for theirs, (ours, decimals) in _PUBLISHED.items():
        if theirs not in expected:
            continue
        printed = expected[theirs].dropna()
        rounded = table.loc[printed.index, ours].round(decimals)
        made.append(compared(theirs, _pairs(rounded, printed), **VALIDITY))
    return made


def _of_set(ratings: pd.DataFrame) -> dict[str, float]:
    table = kendall.measures(ratings)
    found = {theirs: table[ours].estimate for theirs, ours in _KENDALL.items()}
    counts = {name: ratings[column].nunique() for name, column in _COUNTS.items()}
    return found | {name: float(count) for name, count in counts.items()}


def _pairs(ours: pd.Series, theirs: pd.Series) -> list[tuple[Value, Value]]:
    return list(zip(ours, theirs, strict=True))
