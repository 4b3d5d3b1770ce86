"""Events, each sealed to the one before, so that no byte can change unseen."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from data.store.errors import BrokenLog

START = "0" * 64


@dataclass(frozen=True)
class Event:
    """Something that happened in the workshop.

    Parameters
    ----------
    seq : place in the log, from 1 without a gap
    kind : what happened
    at : when, in UTC to the second, as 2026-11-21T10:12:03Z
    by : the role that did it, with its caucus where it has one; never a person
    body : what was said, as canonical JSON
    previous : the digest of the event before, or `START`
    digest : SHA-256 over all of the above
    """

    seq: int
    kind: str
    at: str
    by: str
    body: str
    previous: str
    digest: str

    @cached_property
    def content(self) -> dict[str, Any]:
        """The body, read."""
        content: dict[str, Any] = json.loads(self.body)
        return content


def canonical(value: Any) -> str:
    """Return JSON with sorted keys and no spaces: the same text for the same value."""
    return json.dumps(
        value,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
    )


def digest(value: Any) -> str:
    """Return the SHA-256 of a value's canonical JSON, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def follow(
    last: Event | None, kind: str, said: tuple[str, str], content: dict[str, Any]
) -> Event:
    """Return the event that comes after another.

    Parameters
    ----------
    last : the event before, None for the first
    kind : what happened
    said : when and by whom; a clock that went back is held at the last event's time
    content : anything that JSON can hold
    """
    at, by = said
    seq, previous = (last.seq + 1, last.digest) if last else (1, START)
    at = max(at, last.at) if last else at
    body = canonical(content)
    made = digest([seq, kind, at, by, body, previous])
    return Event(seq, kind, at, by, body, previous, made)


def check(events: Iterable[Event]) -> int:
    """Return how many events there are, all of them as they were written.

    Raises
    ------
    BrokenLog
        An event is missing, was put in, or differs in a single byte. The digest of
        the last event must be compared with one noted elsewhere: a log cut short at
        its end is sound in itself.
    """
    previous, number = START, 0
    for event in events:
        number += 1
        said = [event.seq, event.kind, event.at, event.by, event.body, previous]
        whole = event.seq == number and event.previous == previous
        if not whole or event.digest != digest(said):
            raise BrokenLog(
                f"Event {event.seq} of the log is not as it was written",
                "Keep the file as it is, and go back to the last back-up.",
            )
        previous = event.digest
    return number
