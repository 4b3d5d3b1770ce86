"""Sentences on two groups, and no claim that the figures can't carry."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from analysis import writing
from analysis.gaps import quadrants
from analysis.sentences.empty import left_out
from analysis.sentences.headline import Subject, nothing
from analysis.sentences.phrases import Part, part, say

FEW = 25  # Below this counts are written instead of shares.


def pair(ours: pd.Series, theirs: pd.Series, gap: pd.Series, subject: Subject) -> str:
    """Say what share of each group is concerned, who is worse off and by how much.

    Parameters
    ----------
    ours, theirs : ``numerator, denominator, rate`` of the two groups
    gap : ``gap, parity`` of the first against the second
    subject : who and what
    """
    if pd.isna(gap["gap"]):
        return say([_nobody(ours, theirs, subject)])
    if min(ours["denominator"], theirs["denominator"]) < FEW:
        return say([_counted(ours, theirs, subject)])
    first, second = (writing.percent(each["rate"]) for each in (ours, theirs))
    said = _of(subject, "pair", ours=first, theirs=second, state=subject.state)
    return say([said, *_apart(ours, theirs, gap, subject)])


def reason(row: pd.Series, subject: Subject) -> str:
    """Say what one place shows through every lens, so why it is named.

    Parameters
    ----------
    row : lenses of the place (see `analysis.gaps.lenses.lenses`), with a level
    subject : who and what; its place is not said
    """
    about = replace(subject, where="")
    few = {each: writing.number(row[each]) for each in ("number", "people")}
    there = _of(about, "there", lack=subject.lack, **few)
    if row["people"] < FEW:
        return say([_of(about, "few_there", lack=subject.lack, **few)])
    level = writing.percent(row["level"])
    if pd.isna(row.get("gap")):
        return say([_of(about, "alone", ours=level, state=about.state), there])
    ours, theirs = ({"rate": row[each]} for each in ("level", "against"))
    gap = pd.Series({"gap": row["gap"], "parity": None})
    rates = {"ours": level, "theirs": writing.percent(row["against"])}
    said = _of(about, "pair", state=about.state, **rates)
    return say([said, *_apart(ours, theirs, gap, about), there])


def coverage(table: pd.DataFrame, subject: Subject, why: str) -> str:
    """Say how many places cannot be compared; nothing where all can.

    Parameters
    ----------
    table : lenses of the places, with ``gap``
    subject : what the places are called
    why : the reason, without a full stop
    """
    missing = int(table["gap"].isna().sum())
    if not missing or missing == len(table):
        return ""
    places = writing.count(len(table), subject.unit)
    return say([part("coverage", missing=str(missing), places=places, why=why)])


def quarters(found: pd.Series, area: str, subject: Subject, *, gap: float = 0.0) -> str:
    """Say in how many places the group is worse off and further behind at once.

    Parameters
    ----------
    found : quarter of each place (see `analysis.gaps.quadrants`)
    area : what the places are measured against, as in ``Sindh as a whole``
    subject : who and what
    gap : of that area; where the group is ahead there, places are held to parity
    """
    numbers = quadrants.counts(found)
    both = str(numbers[quadrants.BOTH] or "none")
    if not numbers.sum():
        return say([_of(subject, "nowhere")])
    places = writing.count(int(numbers.sum()), subject.unit)
    end = "_at_parity" if gap < 0 else ""
    parts = [_of(subject, f"quarters{end}", both=both, places=places, area=area)]
    if only := numbers[quadrants.LEVEL_ONLY]:
        parts.append(part(f"also_level{end}", level=str(only)))
    return say(parts)


def between(table: pd.DataFrame, names: pd.Series, subject: Subject) -> str:
    """Say between which of a few chosen places the gap is narrowest and widest.

    Parameters
    ----------
    table : lenses of the places, with ``gap``
    names : of the places
    subject : who and what
    """
    gaps = table["gap"].dropna()
    if gaps.empty:
        return nothing(table, subject, compared=True)
    gone = part("left_out", places=left_out(table, names, (subject.who, subject.other)))
    low, high, lowest, highest = _ends(gaps.map(writing.points), gaps, names)
    if len(gaps) == 1:
        return say([_of(subject, "one", place=lowest, gap=_size(low)), gone])
    if low == high:
        places = writing.count(len(gaps), subject.unit)
        return say([_of(subject, "same", gap=_size(low), places=places), gone])
    ends = {"low": low, "lowest": lowest, "high": high, "highest": highest}
    return say([_of(subject, "range", **ends), gone])


def people(table: pd.DataFrame, names: pd.Series, subject: Subject) -> str:
    """Say in which of a few chosen places the fewest and the most people are.

    Parameters
    ----------
    table : lenses of the places, with ``number``
    names : of the places
    subject : who and what
    """
    numbers = table["number"].dropna()
    if numbers.empty:
        return nothing(table, subject)
    low, high, lowest, highest = _ends(numbers.map(writing.number), numbers, names)
    about = {"who": subject.who, "lack": subject.lack, "low": low}
    about |= {"that": writing.that(subject.who)}
    gone = part("left_out", places=left_out(table, names, (subject.who,)))
    if len(numbers) == 1:
        return say([part("people_one", place=lowest, **about), gone])
    if low == high:
        places = writing.count(len(numbers), subject.unit)
        return say([part("people_same", places=places, **about), gone])
    ends = {"lowest": lowest, "high": high, "highest": highest}
    return say([part("people_range", **about, **ends), gone])


def _ends(
    written: pd.Series, values: pd.Series, names: pd.Series
) -> tuple[str, str, str, str]:
    """Return the lowest and the highest as written, and who reads so at each end.

    Places that read the same are named together, whatever the digits behind.
    """
    low, high = written[values.idxmin()], written[values.idxmax()]
    lowest, highest = (
        writing.listed([names[place] for place in values.index[written == end]])
        for end in (low, high)
    )
    return low, high, lowest, highest


def _apart(
    ours: Mapping[str, float] | pd.Series,
    theirs: Mapping[str, float] | pd.Series,
    gap: pd.Series,
    subject: Subject,
) -> list[Part]:
    written = writing.points(gap["gap"])
    if written == writing.points(0):
        return [part("level")]
    side = "behind" if gap["gap"] > 0 else "ahead"
    parts = [part(side, who=subject.who, points=_size(written))]
    if not writing.adds_up(gap["gap"], ours["rate"], theirs["rate"]):
        parts.append(part("rounded"))
    if pd.notna(gap["parity"]):
        parts.append(part("parity", parity=writing.parity(gap["parity"])))
    return parts


def _counted(ours: pd.Series, theirs: pd.Series, subject: Subject) -> Part:
    numbers = {
        "ours": writing.number(ours["numerator"]),
        "of_ours": writing.number(ours["denominator"]),
        "theirs": writing.number(theirs["numerator"]),
        "of_theirs": writing.number(theirs["denominator"]),
    }
    return _of(subject, "counts", state=subject.state, **numbers)


def _nobody(ours: pd.Series, theirs: pd.Series, subject: Subject) -> Part:
    people = zip((subject.who, subject.other), (ours, theirs), strict=True)
    gone = [who for who, sums in people if not sums["denominator"]]
    return _of(subject, "nobody" if gone else "nowhere", nobody=writing.either(gone))


def _of(subject: Subject, pattern: str, **fills: str) -> Part:
    where = f" {subject.where}" if subject.where else ""
    known = {"who": subject.who, "other": subject.other, "where": where}
    return Part(pattern, known | fills)


def _size(points: str) -> str:
    return points.lstrip("+−")
