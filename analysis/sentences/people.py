"""What closing a gap means in people, in a sentence."""

from math import isnan

from analysis import writing
from analysis.gaps.gap import InPeople
from analysis.gaps.target import GAP, MEDIAN, PARITY
from analysis.sentences.headline import Subject
from analysis.sentences.phrases import part, say

_REACHED = {
    GAP: "closed the gap to {other}",
    MEDIAN: "reached {its} province's median",
    PARITY: "reached parity (0.97 or more)",
}
_ALREADY = {
    GAP: "{have} {who} no worse off than {other}",
    MEDIAN: "{are} at {its} province's median or beyond",
    PARITY: "{are} at parity (0.97 or more)",
}
_ONE = {"its": "its", "are": "is", "have": "has"}
_SEVERAL = {"its": "their", "are": "are", "have": "have"}


def to_close(
    found: InPeople, who: str, *, unit: str = "district", counted: str = "people"
) -> str:
    """Say how many people a gap stands for, in two ways where they differ.

    Parameters
    ----------
    found : result of `analysis.gaps.gap.in_people`
    who : the group, in the plural
    unit : what was compared
    counted : ``people`` or ``households``

    Returns
    -------
    a sentence; empty where the group is nowhere behind
    """
    if not found.places_behind or isnan(found.summed):
        return ""
    sums = [writing.people(each, 2) for each in (found.summed, found.totals)]
    places = writing.count(found.places_behind, unit)
    text = (
        f"In {counted}: to close the gap in the {places} where {who} are behind, "
        f"things would have to change for {sums[0]} of them"
    )
    if sums[0] == sums[1]:
        return f"{text}."
    why = reason(found, unit)
    return f"{text}. The same sum on the totals gives {sums[1]}, because there {why}."


def reason(found: InPeople, unit: str, ahead: str = "where they are ahead") -> str:
    """Say why a sum over places is another than the same sum on their totals.

    A step from the one to the other is a reason where it changes the number as it is
    written and works the way the whole difference goes: those ahead can only make the
    totals smaller; groups that live in different places, and places with one group
    only, can do either. What works against the difference explains none of it.

    Parameters
    ----------
    found : result of `analysis.gaps.gap.in_people` or `analysis.gaps.target.summed`
    unit : what was compared
    ahead : which places make up for the others
    """
    steps = (
        f"{unit}s {ahead} make up for the others",
        "each group is added up wherever it lives",
        f"{unit}s where only one of the groups lives count too",
    )
    sums = (found.summed, found.netted, found.shared, found.totals)
    larger = found.totals > found.summed
    changes = zip(steps, sums[:-1], sums[1:], strict=True)
    return writing.listed(
        [
            why
            for why, one, other in changes
            if writing.people(one, 2) != writing.people(other, 2)
            and (other > one) == larger
        ]
    )


def reaching(found: InPeople, goal: str, subject: Subject, *, which: str) -> str:
    """Say how many people it would be if districts reached a goal.

    Parameters
    ----------
    found : result of `analysis.gaps.target.summed`
    goal : one of `analysis.gaps.target.GOALS`
    subject : who and what
    which : which districts, as in ``the 20 districts where girls are worst off``
    """
    where = f" {subject.where}" if subject.where else ""
    if not found.places_compared or isnan(found.summed):
        return say([part("no_goal", who=subject.who, where=where)])
    number = _ONE if found.places_compared == 1 else _SEVERAL
    who = {"who": subject.who, "other": subject.other, **number}
    if not found.places_behind:
        already = _ALREADY[goal].format(**who)
        return say([part("met", places=which, already=already)])
    reached = _REACHED[goal].format(**who)
    people = writing.people(found.summed, 2)
    said = {"people": people, "who": subject.who, "lack": subject.lack}
    said["that"] = writing.that(subject.who)
    return say([part("if", places=which, reached=reached, **said)])


def summed_over(found: InPeople, unit: str = "district") -> str:
    """Say over which districts the people are summed; nothing where over none.

    Parameters
    ----------
    found : result of `analysis.gaps.target.summed`
    unit : what was compared
    """
    behind, places = found.places_behind, writing.count(found.places_compared, unit)
    if not behind:
        return ""
    if behind == found.places_compared:
        return say([part("all_short", places=places)])
    fall = "falls" if behind == 1 else "fall"
    return say([part("short", behind=str(behind), places=places, fall=fall)])


def on_totals(found: InPeople, unit: str = "district") -> str:
    """Say what the same sum gives on the totals, and why; nothing where the same.

    Parameters
    ----------
    found : result of `analysis.gaps.target.summed`
    unit : what was compared
    """
    sums = [writing.people(each, 2) for each in (found.summed, found.totals)]
    if sums[0] == sums[1]:
        return ""
    why = reason(found, unit, "beyond the goal")
    return say([part("totals", totals=sums[1], reason=why)])
