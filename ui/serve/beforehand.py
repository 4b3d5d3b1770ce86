"""The usual map of every indicator, made while nobody waits so that nobody has to."""

import logging
import threading

from data.errors import ZilaError
from ui.map import values
from ui.serve import memory, page_turn
from ui.view.options import options
from ui.view.selection import Selection

_notes = logging.getLogger(__name__)
# Between two of them whoever asks for something goes first.
_PAUSE = 0.1


def begin(warming: threading.Thread, stop: threading.Event) -> None:
    """Make the maps one after the other, in a thread of its own.

    Parameters
    ----------
    warming : reads the tables; it is waited for
    stop : set when the server ends
    """
    told = threading.Thread(
        target=_make, args=(warming, stop), name="zila-beforehand", daemon=True
    )
    told.start()


def _make(warming: threading.Thread, stop: threading.Event) -> None:
    warming.join()
    try:
        for indicator in options("indicator", Selection()):
            # While a round is open, votes have the computer for themselves.
            if stop.wait(_PAUSE) or page_turn.most() == 1:
                return
            chosen, _ = Selection().asked({"indicator": indicator}, options)
            values.prepare(chosen)
    except ZilaError:
        _notes.exception("Pages will say what is wrong")
    finally:
        memory.give_back()
