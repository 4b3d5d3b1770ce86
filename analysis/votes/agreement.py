"""Percent agreement with a threshold: the share of those who judge that agree."""

from collections.abc import Mapping
from math import nan, sqrt
from statistics import NormalDist

from analysis.result import Result, undefined
from analysis.votes.verdict import (
    AGREED,
    NO_AGREEMENT,
    TURNED_DOWN,
    WITH_CHANGES,
    Verdict,
)
from analysis.writing import percent
from data.vocabulary import AGREE, CHANGES, DISAGREE

USUAL = 75
MANY = 20


def wilson(part: int, n: int, *, level: float = 0.95) -> tuple[float, float]:
    """Return the Wilson interval of a share, in percent.

    Parameters
    ----------
    part, n : votes of one kind, all votes; `n` above 0
    level : confidence, 0 to 1

    Notes
    -----
    Wilson 1927, Journal of the American Statistical Association 22:209-212, without
    a correction for continuity.
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = part / n
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return 100 * max(0.0, middle - half), 100 * min(1.0, middle + half)


def percent_agreement(agree: int, judged: int, *, wider: bool = False) -> Result:
    """Return the share of the votes that agree, in percent.

    Parameters
    ----------
    agree : votes in the top two of four or five, or 7 to 9 of nine
    judged : all votes but those who can't judge
    wider : whether the votes stand for a wider group; only then is there an
        interval, a vote of all who are in the room has no sampling error
    """
    if judged == 0:
        return undefined("percent agreement", "nobody judged")
    low, high = wilson(agree, judged) if wider else (nan, nan)
    return Result(
        "percent agreement",
        100 * agree / judged,
        low=low,
        high=high,
        kind="Wilson" if wider else "",
        note=f"{agree} of {judged}",
    )


def judged_by(
    counts: Mapping[str, int], *, threshold: int = USUAL, name: str = ""
) -> Verdict:
    """Return what a threshold says of a vote.

    Parameters
    ----------
    counts : votes by choice: agree, agree with changes, disagree; those who can't
        judge are not among them
    threshold : percent of those who judge, from above 50 to 100
    name : of the rule, for the verdict

    Returns
    -------
    Verdict
        *agreed* if those who agree as it stands reach the threshold, *agreed with
        changes* if they do together with those who want changes, *turned down* if
        those who disagree do, else *no agreement*
    """
    agree, changes = counts[AGREE], counts[CHANGES]
    against = counts[DISAGREE]
    judged = agree + changes + against
    reached = [
        verdict
        for verdict, votes in (
            (AGREED, agree),
            (WITH_CHANGES, agree + changes),
            (TURNED_DOWN, against),
        )
        if judged and 100 * votes >= threshold * judged
    ]
    verdict = reached[0] if reached else NO_AGREEMENT
    asked = f"the rule asks for {threshold}%"
    said = share(agree + changes, judged, apart_from=threshold)
    want = f", {changes} of them with changes" if changes else ""
    reason = f"{said} who judge agree{want}; {asked}."
    if verdict == TURNED_DOWN:
        reason = f"{share(against, judged, apart_from=threshold)} disagree; {asked}."
    return Verdict(name, verdict, reason, {**counts, "judged": judged})


def share(part: int, n: int, *, apart_from: float = nan) -> str:
    """Write a share with its counts: ``9 of 9``, from twenty on ``31 of 40 (78%)``.

    Parameters
    ----------
    part, n : votes of one kind, all votes
    apart_from : percent that the rounded share must not be mistaken for
    """
    if n < MANY:
        return f"{part} of {n}"
    exact, digits = 100 * part / n, 0
    while exact != apart_from and percent(exact, digits) == percent(apart_from, digits):
        digits += 1
    return f"{part} of {n} ({percent(exact, digits)})"
