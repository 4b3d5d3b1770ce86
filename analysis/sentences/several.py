"""What two maps show together, and what many small ones do."""

from dataclasses import dataclass

import pandas as pd

from analysis import writing
from analysis.gaps.lenses import GAP, LEVEL, NUMBER
from analysis.gaps.worst_part import worst_part
from analysis.sentences import empty
from analysis.sentences.headline import Subject, growth
from data.vocabulary import CONTEXT, FAVOURABLE


@dataclass(frozen=True)
class Shown:
    """One of several maps.

    Parameters
    ----------
    table : lenses of the places (see `analysis.gaps.lenses.lenses`)
    overall : ``level`` and, where groups are compared, ``gap`` of all places together
    lens : ``gap``, ``level`` or ``number``
    subject : who and what
    name : what it is called in a sentence
    """

    table: pd.DataFrame
    overall: pd.Series
    lens: str
    subject: Subject
    name: str = ""

    @property
    def values(self) -> pd.Series:
        """The values of its lens, as they are written."""
        values = self.table[self.lens].astype(float)
        return values if self.lens == NUMBER else writing.as_written(values)

    @property
    def total(self) -> float:
        """The value of all places together; missing where the table has none."""
        if self.lens == NUMBER:
            return float(self.table["number"].sum(min_count=1))
        return float(self.overall[self.lens])


def two_groups(left: Shown, right: Shown) -> str:
    """Say what two maps of one measure show: of each group, and which is the higher.

    Parameters
    ----------
    left, right : the same lens of two groups
    """
    both = pd.DataFrame({"left": left.values, "right": right.values}).dropna()
    if both.empty:
        return _nothing(left, right)
    how = {GAP: _gaps, LEVEL: _levels, NUMBER: _numbers}[left.lens]
    where = f"{left.subject.where}, " if left.subject.where else ""
    return writing.sentence(f"{where}{how(left, right, both)}.")


def _nothing(left: Shown, right: Shown) -> str:
    """Say why no place has a value in both maps."""
    states = {
        name: each.table["status"]
        for name, each in (("status", left), ("status_against", right))
        if "status" in each.table
    }
    where = f" {left.subject.where}" if left.subject.where else ""
    whom = (left.subject.who, right.subject.who)
    return empty.nothing(pd.DataFrame(states), whom, where)


def two_measures(left: Shown, right: Shown) -> str:
    """Say how far the worst places of one map are the worst of the other.

    Parameters
    ----------
    left, right : of the same places, their names as in ``by “Literacy”``

    Returns
    -------
    a sentence; empty where one of them has no worst quarter to tell, or where one is
    context, of which more is neither better nor worse
    """
    if CONTEXT in (left.subject.direction, right.subject.direction):
        return ""
    known = left.values.notna() & right.values.notna()
    first, second = (
        worst_part(each.table.loc[known[known].index], each.subject.direction)[
            each.lens
        ]
        for each in (left, right)
    )
    size, shared = int(first.sum()), int((first & second).sum())
    if size < 2 or not second.any():
        return ""
    where = f"{left.subject.where}, " if left.subject.where else ""
    chance = int(size * int(second.sum()) / int(known.sum()) + 0.5)
    some = "all" if shared == size else f"{shared or 'none'} of"
    places = writing.count(size, left.subject.unit)
    return writing.sentence(
        f"{where}{some} the {places} in the worst quarter {left.name} "
        f"{'is' if shared == 1 else 'are'} also in the worst quarter {right.name}; "
        f"unrelated maps would share about {chance}."
    )


def many(shown: list[Shown], *, of_groups: bool) -> str:
    """Say between which values small maps lie, and which are at the two ends.

    Parameters
    ----------
    shown : of one lens each, with ``overall``; the name is what stands after a value,
        as ``in Sindh``, or the group itself
    of_groups : whether each shows another group of one area, not one group of areas
    """
    values = [(each, each.total) for each in shown if each.total == each.total]
    if not values:
        return "No figures for any of these maps in this table."
    lens, subject = shown[0].lens, shown[0].subject
    write = {GAP: writing.points, LEVEL: writing.percent, NUMBER: writing.people}[lens]
    if subject.kind == "count" and lens == LEVEL:
        write = writing.people
    ends = [extreme(value for _, value in values) for extreme in (min, max)]
    said = [_at_end(values, write(end), write) for end in ends]
    low, high = (f"{write(end)}{name}" for end, name in zip(ends, said, strict=True))
    if low == high:
        return f"All of these maps show {write(ends[0])}."
    where = f"{subject.where}, " if of_groups and subject.where else ""
    return writing.sentence(f"{where}{_from_to(low, high, shown[0], of_groups)}.")


def _at_end(values: list[tuple[Shown, float]], end: str, write: writing.Writer) -> str:
    names = writing.listed([each.name for each, value in values if write(value) == end])
    return f" {names}" if names.startswith("in ") else f" ({names})"


def _from_to(low: str, high: str, shown: Shown, of_groups: bool) -> str:
    subject, lens = shown.subject, shown.lens
    whom = "those" if of_groups else subject.who
    if lens == GAP:
        pair = "" if of_groups else f" between {subject.who} and {subject.other}"
        return f"the gap{pair} runs from {low} to {high}"
    if subject.kind == "growth":
        return f"the number of {whom} grew by {low} to {high} a year"
    kind = "share" if lens == LEVEL and subject.kind != "count" else "number"
    whom = f"{whom} {writing.that(subject.who)} {_phrase(lens, subject)}"
    return f"the {kind} of {whom} runs from {low} to {high}"


def _phrase(lens: str, subject: Subject) -> str:
    lacking = lens == NUMBER and subject.direction == FAVOURABLE
    return subject.lack if lacking else subject.state


def _levels(left: Shown, right: Shown, both: pd.DataFrame) -> str:
    rates = [each.overall["level"] for each in (left, right)]
    who, other, state = left.subject.who, right.subject.who, left.subject.state
    if left.subject.kind == "growth":
        return f"{growth(rates[0], who)} and {growth(rates[1], other)}"
    first, second = map(writing.percent, rates)
    said = f"{first} of {who} and {second} of {other} {state}"
    return said + _more(f"the share is the higher for {who}", "alike", both, left)


def _numbers(left: Shown, right: Shown, both: pd.DataFrame) -> str:
    who, other = left.subject.who, right.subject.who
    first, second = (writing.people(each.values.sum()) for each in (left, right))
    said = f"{first} {who} and {second} {other} {_phrase(NUMBER, left.subject)}"
    return said + _more(f"there are more {who} than {other}", "as many", both, left)


def _gaps(left: Shown, right: Shown, both: pd.DataFrame) -> str:
    both_sides = " and ".join(
        f"{each.subject.who} are behind {each.subject.other} in "
        f"{_of(int((each.values > 0).sum()), each.values.notna().sum(), each.subject)}"
        for each in (left, right)
    )
    lead = f"the gap is the worse for {left.subject.who}"
    return both_sides + _more(lead, "the same", both, left)


def _more(lead: str, alike: str, both: pd.DataFrame, shown: Shown) -> str:
    if len(both) < 2:
        return ""
    higher = int((both["left"] > both["right"]).sum())
    equal = int((both["left"] == both["right"]).sum())
    said = f"; {lead} in {_of(higher, len(both), shown.subject)}"
    return f"{said} and {alike} in {equal}" if equal else said


def _of(count: int, all_of: int, subject: Subject) -> str:
    some = "all" if count == all_of else f"{count or 'none'} of"
    return f"{some} {writing.count(int(all_of), subject.unit)}"
