"""How long a clock that runs down still has, whatever becomes of the clock of the wall.

A timer's time of day is in the log; how long it has run is counted by the steady clock
of this server, from the moment it first saw the timer. A server that was started since
begins with the difference of the two times of day, as good as they are.
"""

import threading

from data.store import times
from data.store.events.stage import Timer

_MOST = 100
_lock = threading.Lock()
_started: dict[tuple[str, int, str], float] = {}


def seconds_left(timer: Timer, workshop: str) -> float:
    """Return how many seconds a timer still has; less than 0 once it is over.

    Parameters
    ----------
    timer : that runs
    workshop : whose; `Place.full_name`
    """
    return timer.seconds - (times.steady() - _start(timer, workshop))


def _start(timer: Timer, workshop: str) -> float:
    """Return when a timer was started, on the steady clock."""
    name = (workshop, timer.event, timer.started)
    with _lock:
        if name not in _started:
            gone = (times.now() - times.read(timer.started)).total_seconds()
            # Set back meanwhile: it has run for some time, nobody knows for how long.
            _started[name] = times.steady() - max(0.0, gone)
            while len(_started) > _MOST:
                del _started[next(iter(_started))]
        return _started[name]
