"""Where the room stands in its agenda: what comes when, how far behind it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from data.workshop import storyline
from data.workshop.agenda import PAKISTAN, Slot, of_day, slots

# What is more is written in hours: a plan for another time of the day.
_LONG = 90
_FOLDED = (storyline.VOTE, storyline.WORDING)


@dataclass(frozen=True)
class Standing:
    """Where the room stands in its agenda at one moment.

    Parameters
    ----------
    day : of the workshop that is spoken of
    slots : of that day, in their order
    here : the step the room is at; None before the day has begun
    now : the time of the day
    due : until when the step here lasts, as the room came to it; 0 before
    behind : minutes behind the plan, negative if ahead; None before the day has begun
    """

    day: int
    slots: tuple[Slot, ...]
    here: Slot | None
    now: int
    due: int = 0
    behind: int | None = None

    @property
    def coming(self) -> tuple[Slot, ...]:
        """The step here and all after it; the whole day before it has begun."""
        return self.slots[self.slots.index(self.here) :] if self.here else self.slots

    @property
    def end(self) -> int:
        """When the day ends, as things stand."""
        last = self.slots[-1].end if self.slots else 0
        return last + (self.behind or 0)

    @property
    def rest(self) -> Slot | None:
        """The next break after the step here; None where none comes."""
        after = self.coming[1:] if self.here else self.coming
        return next((each for each in after if each.rests), None)


def standing(
    steps: Sequence[Mapping[str, Any]],
    starts: Mapping[int, str],
    *,
    here: str,
    came: datetime | None,
    now: datetime,
) -> Standing:
    """Return where the room stands.

    Parameters
    ----------
    steps, starts : as for `slots`
    here : id of the step the room is at; empty before the first
    came : when it came to that step; None before the first
    now : this moment, with its zone
    """
    all_ = slots(steps, starts, here)
    at = next((each for each in all_ if each.id == here), None)
    clock = of_day(now)
    if at is None or came is None:
        return _before(all_, all_[0].day if all_ else 1, clock)
    if _date(came) != _date(now):
        # Since yesterday: what comes next is of the day that begins.
        after = all_[all_.index(at) + 1 :]
        return _before(all_, after[0].day if after else at.day, clock)
    entered = of_day(came)
    due = max(entered + at.minutes, clock)
    day = tuple(each for each in all_ if each.day == at.day)
    return Standing(at.day, day, at, clock, entered + at.minutes, due - at.end)


def rows(of: Standing) -> list[Slot]:
    """Return what is still to come, a vote folded into what it is about.

    Parameters
    ----------
    of : where the room stands
    """
    found: list[Slot] = []
    for slot in of.coming:
        last = found[-1] if found else None
        same = last and any(slot.about) and slot.about == last.about
        if last and same and slot.kind in _FOLDED:
            found[-1] = replace(last, minutes=last.minutes + slot.minutes)
        else:
            found.append(slot)
    return found


def brief(of: Standing) -> list[Slot]:
    """Return the day in short: the step here, breaks, what follows each, the last.

    Parameters
    ----------
    of : where the room stands
    """
    every = rows(of)
    ends = (0, len(every) - 1)
    return [
        each
        for n, each in enumerate(every)
        if n in ends or each.rests or every[n - 1].rests
    ]


def told(behind: int | None) -> str:
    """Return in words how far behind a room is; empty where that cannot be said."""
    if behind is None:
        return ""
    if not behind:
        return "on time"
    hours, rest = divmod(abs(behind), 60)
    minutes = f"{abs(behind)} {'minute' if abs(behind) == 1 else 'minutes'}"
    long = f"{hours} h {rest} min" if abs(behind) > _LONG else minutes
    return f"{long} {'behind' if behind > 0 else 'ahead'}"


def _before(all_: tuple[Slot, ...], day: int, clock: int) -> Standing:
    of = tuple(each for each in all_ if each.day == day)
    return Standing(day, of, None, clock)


def _date(moment: datetime) -> date:
    return moment.astimezone(PAKISTAN).date()
