"""Moments as the log writes them: UTC, to the second."""

from datetime import UTC, datetime

_FORM = "%Y-%m-%dT%H:%M:%SZ"


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


def written(moment: datetime) -> str:
    """Return a moment as the log writes it, for example 2026-11-21T10:12:03Z."""
    return moment.astimezone(UTC).strftime(_FORM)


def read(text: str) -> datetime:
    """Return the moment that the log wrote."""
    return datetime.strptime(text, _FORM).replace(tzinfo=UTC)


def clock(moment: datetime) -> str:
    """Return the time of day on this computer, for example 10:12:03."""
    return moment.astimezone().strftime("%H:%M:%S")
