"""What the disk may still tell of rounds that are closed, for the room check."""

from data.errors import ZilaError
from data.store.roles import VIEWER
from data.store.verbs.room import Room
from ui.check.points import Point
from ui.desk import not_yet_cleaned

FILE = (
    "Closed rounds and destroyed reasons are cleaned from the workshop's files. Blocks "
    "that the disk has set free may still tell when votes came, not what they said. "
    "Encrypt the disk if that matters."
)
POSTGRES = (
    "Closed rounds and destroyed reasons are cleaned from the tables. The database's "
    "own log, and its archive if it keeps one, still tell at which moment a vote of "
    "which caucus came or was changed, never what it said. After the workshop, let "
    "whoever runs the database delete archived logs of these days."
)


def traces(room: Room) -> Point:
    """Return what the disk may still tell of rounds that are closed.

    Parameters
    ----------
    room : the room that is used now
    """
    try:
        left = room.store.uncleaned()
    except ZilaError as error:
        return Point(False, "Traces", f"{error.problem}. {error.remedy}")
    if left:
        said = not_yet_cleaned.title(tuple(left), room.state(VIEWER))
        return Point(False, "Traces", f"{said}. {not_yet_cleaned.REMEDY}")
    return Point(True, "Traces", POSTGRES if room.store.place.url else FILE)
