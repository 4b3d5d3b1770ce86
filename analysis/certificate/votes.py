"""Rules and measures of consensus beside the expected values of a folder."""

from collections.abc import Sequence
from math import nan

import numpy as np
import pandas as pd

from analysis.certificate.line import (
    Line,
    attempted,
    compared,
    lacking,
    not_covered,
    rounding,
)
from analysis.result import Result
from analysis.votes import (
    agreement,
    core_outcome,
    rand_ucla,
    spread,
    tastle,
    van_der_eijk,
)

TOLERANCE, LEAST = 1e-8, 1e-12
KNOWN = ("item_id", "measure", "value")
LEIK = "Leik's dispersion: van der Eijk's agreement says the same of a room"
_CLASSES = {"endorsed": 3, "uncertain": 2, "rejected": 1}
_INDEX = {
    "P30": "p30",
    "P70": "p70",
    "IPR": "ipr",
    "IPRAS": "ipras",
    "disagreement index": "disagreement_index",
}


def lines(expected: pd.DataFrame, votes: pd.DataFrame) -> list[Line]:
    """Return one line a measure.

    Parameters
    ----------
    expected : ``item_id, measure, value``
    votes : ``item_id, scale_points, rating, votes``
    """
    found = {
        item: attempted(_of_item, rows)
        for item, rows in votes.groupby("item_id", sort=False)
    }
    absolute = max(rounding(expected["value"]), LEAST)
    made = []
    for measure, rows in expected.groupby("measure", sort=False, dropna=False):
        if str(measure).lower().startswith("leik"):
            made.append(not_covered(measure, len(rows), LEIK))
        elif measure not in MEASURES:
            made.append(lacking(str(measure), len(rows)))
        else:
            pairs = [
                (_said(found.get(row.item_id), measure), row.value)
                for row in rows.itertuples()
            ]
            made.append(compared(measure, pairs, relative=TOLERANCE, absolute=absolute))
    return made


def _of_item(rows: pd.DataFrame) -> dict[str, float]:
    times = rows["votes"].fillna(0).astype(float)
    if (times != times.round()).any():
        raise ValueError("a part of a vote")
    votes = list(np.repeat(rows["rating"], times.astype(int)))
    return of_votes(votes, int(rows["scale_points"].iloc[0]))


def _said(found: dict[str, float] | None, measure: str) -> float | None:
    return None if found is None else float(found.get(measure, nan))


def of_votes(votes: Sequence[int], points: int) -> dict[str, float]:
    """Return what we say of every measure the file of votes may hold, by its name.

    Parameters
    ----------
    votes : one rating a vote
    points : of the scale; 9 brings the rules of RAND/UCLA and of core outcomes
    """
    if not votes:
        return {"n": 0}
    described = spread.measures(votes)
    close = tastle.measures(votes, points=points)
    peaked = van_der_eijk.measures(votes, points=points)
    found = _agreement(votes, points) | {
        "n": len(votes),
        "mean": _number(described, "mean"),
        "median": _number(described, "median"),
        "mean_abs_deviation_from_median": _number(
            described, "mean distance from the median"
        ),
        "tastle_wierman_consensus": _number(close, "consensus"),
        "tastle_wierman_dissent": _number(close, "dissent"),
        "van_der_eijk_agreement": _number(peaked, "agreement"),
        "van_der_eijk_polarization": _number(peaked, "polarisation"),
    }
    for kind in (7, 6):
        table = spread.measures(votes, kind=kind)
        for ours, theirs in {"Q1": "q25", "Q3": "q75", "IQR": "iqr"}.items():
            found[f"{theirs}_type{kind}"] = _number(table, ours)
    return found | (of_scores(votes) if points == rand_ucla.POINTS else {})


def of_scores(votes: Sequence[int]) -> dict[str, float]:
    """Return what we say of the measures that need a scale of 1 to 9.

    Parameters
    ----------
    votes : one score a vote
    """
    low, high = rand_ucla.ends(votes)
    found = {
        "pct_7to9": agreement.percent_agreement(high, len(votes)).estimate,
        "pct_1to3": agreement.percent_agreement(low, len(votes)).estimate,
        "core_outcome_70_15_in": core_outcome.judged_by(votes).verdict == "in",
        "ram_classic_low_votes": low,
        "ram_classic_high_votes": high,
        "ram_classic_outside_median_region": rand_ucla.outside(votes),
        "ram_classic_disagreement_third_rule": rand_ucla.third_in_each_end(votes),
        "ram_class": _CLASSES.get(rand_ucla.judged_by(votes).verdict, nan),
    }
    for kind in (7, 6):
        table = rand_ucla.measures(votes, kind=kind)
        for ours, theirs in _INDEX.items():
            found[f"ram_{theirs}_type{kind}"] = _number(table, ours)
        index = _number(table, "disagreement index")
        found[f"ram_disagreement_type{kind}"] = index > 1
    return found


def _agreement(votes: Sequence[int], points: int) -> dict[str, float]:
    """Return the shares in the top two and the bottom two of the scale."""
    n = len(votes)
    agree = sum(vote >= points - 1 for vote in votes)
    against = sum(vote <= 2 for vote in votes)
    share = agreement.percent_agreement(agree, n, wider=True)
    return {
        "pct_agree_top2": share.estimate,
        "pct_agree_wilson_lower": share.low,
        "pct_agree_wilson_upper": share.high,
        "pct_disagree_bottom2": agreement.percent_agreement(against, n).estimate,
    }


def _number(found: dict[str, Result], name: str) -> float:
    return found[name].estimate


MEASURES = frozenset(of_votes([1], 9))
