"""One workshop's store: opened, brought up to date, written in whole transactions."""

from collections.abc import Callable
from datetime import datetime

from data.store import times
from data.store.database.opening import bring_up_to_date, have_file
from data.store.database.traces import Traces
from data.store.place import Place


class Store(Traces):
    """What a workshop keeps; made once, at the start of the server.

    Parameters
    ----------
    place : where it is kept
    now : says the time
    make : whether to make a workshop that is not there

    Raises
    ------
    StoreUnavailable
        The database does not answer, or a newer version of Zila wrote it.
    """

    def __init__(
        self,
        place: Place,
        now: Callable[[], datetime] = times.now,
        *,
        make: bool = True,
    ):
        super().__init__(place, now)
        try:
            if not place.url:
                have_file(place, make)
            with self.writing(though_moved=True) as connection:
                bring_up_to_date(connection, place, self.now(), make)
            self.begin_clean()
        except Exception:
            self.close()
            raise
