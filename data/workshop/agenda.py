"""The agenda: at what time of the day each step comes.

Times are those of Pakistan, which has kept one time all year since 2010; a time of the
day is given in minutes after midnight.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from statistics import median_low
from typing import Any

from data.workshop import later, storyline

PAKISTAN = timezone(timedelta(hours=5), "PKT")
USUAL_START = "09:00"


@dataclass(frozen=True)
class Slot:
    """A step at its time.

    Parameters
    ----------
    id, title, kind : of the step
    day : of the workshop, from 1
    start, minutes : when it begins as planned, and how long it takes
    about : findings and recommendations of the step
    """

    id: str
    title: str
    kind: str
    day: int
    start: int
    minutes: int
    about: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def end(self) -> int:
        """When it ends as planned."""
        return self.start + self.minutes

    @property
    def rests(self) -> bool:
        """Whether it is a break."""
        return self.kind == storyline.BREAK


def days(steps: Sequence[Mapping[str, Any]]) -> list[int]:
    """Return the day of each step, from its own day and from where it stands.

    A step that was moved, or added live, belongs to the day of those around it.

    Parameters
    ----------
    steps : in their order; ``day`` may be missing
    """
    own: list[int] = []
    for step in steps:
        own.append(int(step.get("day") or (own[-1] if own else 1)))
    ends = [*own[:1], *own, *own[-1:]]
    around = [median_low(ends[n : n + 3]) for n in range(len(own))]
    found: list[int] = []
    for day in around:
        found.append(max(day, found[-1] if found else 1))
    return found


def slots(
    steps: Sequence[Mapping[str, Any]], starts: Mapping[int, str], here: str = ""
) -> tuple[Slot, ...]:
    """Return the steps that will be walked, each at its time.

    Parameters
    ----------
    steps : in their order, each with "id", "kind", "title", "minutes", "skipped"
    starts : day -> when it begins, as "09:00"; `USUAL_START` where it is not there
    here : id of the step the room is at, which takes its time though it be skipped
    """
    found: list[Slot] = []
    for step, day in zip(steps, days(steps), strict=True):
        if not walked(step) and step["id"] != here:
            continue
        same = found and found[-1].day == day
        start = found[-1].end if same else minutes(starts.get(day, USUAL_START))
        found.append(_slot(step, day, start))
    return tuple(found)


def walked(step: Mapping[str, Any]) -> bool:
    """Return whether the arrows come to a step: it is not skipped, nor does it wait."""
    return not step.get("skipped") and not later.waits_for(step)


def minutes(at: str) -> int:
    """Return a time of the day, as "09:00", in minutes after midnight."""
    hours, _, rest = at.partition(":")
    return int(hours) * 60 + int(rest)


def written(at: int) -> str:
    """Return minutes after midnight as a time of the day, as "09:00"."""
    return f"{at // 60 % 24:02d}:{at % 60:02d}"


def of_day(moment: datetime) -> int:
    """Return the time of the day in Pakistan, in minutes after midnight."""
    here = moment.astimezone(PAKISTAN)
    return here.hour * 60 + here.minute


def _slot(step: Mapping[str, Any], day: int, start: int) -> Slot:
    about = tuple(step.get("findings", ())), tuple(step.get("recommendations", ()))
    taken = int(step.get("minutes") or 0)
    return Slot(step["id"], step["title"], step["kind"], day, start, taken, about)
