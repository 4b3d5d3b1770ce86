"""What can go wrong with a workshop, said so that somebody in the room can act."""

from data.errors import ZilaError


class StoreUnavailable(ZilaError):
    """Nothing was saved: the store cannot be read or written now."""


class MovedAway(StoreUnavailable):
    """Nothing was saved: the workshop goes on at another laptop."""


class NotAllowed(ZilaError):
    """This role may not do this."""


class BadSeal(NotAllowed):
    """A cookie, link or form is forged, foreign or too old."""


class TicketUsed(NotAllowed):
    """Another browser has joined with this ticket."""


class TicketNeeded(NotAllowed):
    """Nobody joins or votes without a ticket now."""


class OutOfTurn(ZilaError):
    """The step does not fit what the workshop is doing now."""


class RoundClosed(OutOfTurn):
    """The round takes no votes any more."""


class RoundPaused(OutOfTurn):
    """The round takes no votes for a moment."""


class WordingChanged(OutOfTurn):
    """What the phone shows is not what the round asks."""


class BadAnswer(ZilaError):
    """A value was given that the workshop has no word for."""


class BrokenLog(ZilaError):
    """The event log is not what was written."""


class BadFile(ZilaError):
    """A workshop file cannot be read, or must not be brought in."""
