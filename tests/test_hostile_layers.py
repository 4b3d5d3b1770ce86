"""No file somebody brings takes more than a few seconds or 300 MB, or is let in."""

import threading
import time

import psutil
import pytest

from data.boundaries import limited
from data.boundaries.__main__ import run
from data.boundaries.shelf import current
from data.errors import BadLayer
from tests import hostile

MOST_SECONDS, MOST_MEMORY = 5, 300_000_000


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sound")
    hostile.sound_files(folder)
    return folder


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("ZILA_HOME", str(tmp_path / "home"))


class Watch:
    """The most memory and computing that processes begun meanwhile have used."""

    def __init__(self, monkeypatch):
        self.memory = self.seconds = 0
        begin = limited.begin

        def seen(arguments):
            process = begin(arguments)
            threading.Thread(target=self._look, args=[process.pid]).start()
            return process

        monkeypatch.setattr(limited, "begin", seen)

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


@pytest.mark.parametrize("name", hostile.FILES)
def test_a_hostile_file_is_refused_soon_and_says_why(
    name, sound, tmp_path, monkeypatch
):
    make, says = hostile.FILES[name]
    path = tmp_path / name
    make(path, sound)
    watch = Watch(monkeypatch)
    before = psutil.Process().memory_info().rss
    told = refused(path)
    grown = psutil.Process().memory_info().rss - before
    print(f"{name}: {watch.seconds:.2f} s, {watch.memory / 1e6:.0f} MB: {told}")
    assert name in told.problem and told.remedy
    assert any(part in told.problem for part in says.split("|")), told
    assert watch.seconds <= MOST_SECONDS
    assert watch.memory + max(grown, 0) <= MOST_MEMORY + 20_000_000
    assert len(str(told)) < 600 and "Traceback" not in str(told)
