"""A hostile layer is brought: was it refused soon, with little memory, and says why?"""

import threading
import time
from unittest.mock import patch

import psutil
import pytest

from data.boundaries import limited
from data.boundaries.__main__ import run
from data.boundaries.shelf import current
from data.errors import BadLayer
from tests.support.brought.hostile import FILES

MOST_SECONDS, MOST_MEMORY = 5, 300_000_000


class Watch:
    """The most memory and computing that processes begun meanwhile have used."""

    def __init__(self):
        self.memory = self.seconds = 0
        self._begin = limited.begin

    def begin(self, arguments):
        process = self._begin(arguments)
        threading.Thread(target=self._look, args=[process.pid]).start()
        return process

    def _look(self, pid):
        try:
            process = psutil.Process(pid)
            while True:
                times = process.cpu_times()
                self.memory = max(self.memory, process.memory_info().rss)
                self.seconds = max(self.seconds, times.user + times.system)
                time.sleep(0.005)
        except psutil.Error:
            return


def refused(path):
    with pytest.raises(BadLayer) as caught:
        run(["adopt", str(path)])
    assert current() is None
    return caught.value


def refused_soon(name, sound, folder):
    """Bring a file of the corpus, check its refusal, and return what it took."""
    make, says = FILES[name]
    path = folder / name
    make(path, sound)
    watch = Watch()
    before = psutil.Process().memory_info().rss
    with patch.object(limited, "begin", watch.begin):
        told = refused(path)
    grown = psutil.Process().memory_info().rss - before
    assert name in told.problem and told.remedy
    assert any(part in told.problem for part in says.split("|")), told
    assert watch.seconds <= MOST_SECONDS
    assert watch.memory + max(grown, 0) <= MOST_MEMORY + 20_000_000
    assert len(str(told)) < 600 and "Traceback" not in str(told)
    return f"{name}: {watch.seconds:.2f} s, {watch.memory / 1e6:.0f} MB: {told}"
