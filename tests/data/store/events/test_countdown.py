"""What runs down, and what is kept in order, whatever the clock of the wall does."""

import re
import time

import pytest

from data.store import times
from data.store.database import backup
from data.store.database.store import Store
from data.store.events import countdown
from data.store.place import place
from data.store.verbs.room import Room
from tests.support.servers.clocks import JUMPS
from tests.support.source import CODE, named
from tests.support.workshop import FACILITATOR, fixtures
from ui.ballot.question import seconds_left
from ui.projector import routes, scene
from ui.projector.look import look

home, name, room = fixtures
CLOCKS = re.compile(r"time\.time\(|datetime\.(now|today|utcnow)\(|date\.today\(")
# A file says the day on which it is written; nothing of a workshop rests on that.
MAY_READ = ("data/store/times.py", "ui/figure/export.py")


@pytest.fixture
def here(home, name):
    """A workshop by the clock of the wall, as it is served."""
    assert home
    made = Room(Store(place(name)))
    yield made
    made.store.close()


@pytest.fixture
def wall(monkeypatch):
    """Set the clock of the wall by so many seconds."""
    real = time.time

    def turn(seconds):
        monkeypatch.setattr(time, "time", lambda: real() + seconds)

    return turn


def test_only_one_file_looks_at_the_clock_of_the_wall():
    served = [p for p in CODE if named(p).startswith(("ui/", "data/store/", "pages/"))]
    assert len(served) > 150
    found = [named(p) for p in served if CLOCKS.search(p.read_text(encoding="utf-8"))]
    assert found == list(MAY_READ)


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_a_timer_has_as_long_as_before_when_the_clock_is_set(here, wall, jump):
    def left():
        state = here.state(FACILITATOR)
        drawn = scene.clock(state.stage.timer, look(here, ""))
        on_screen = drawn["end"] - routes._clock()["even"]
        return seconds_left(state, here.store.place.full_name), on_screen

    def near(seconds):
        assert left() == pytest.approx((seconds, seconds), abs=3)

    here.start_timer(FACILITATOR, 600)
    near(600)
    wall(jump)
    near(600)
    here.more_time(FACILITATOR, 120)
    near(720)
    # Started while the clock is wrong, and then put right.
    here.start_timer(FACILITATOR, 300)
    near(300)
    wall(0)
    near(300)
    assert routes._clock()["now"] == pytest.approx(time.time(), abs=3)


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_after_a_restart_a_timer_never_has_more_than_it_was_given(
    here, wall, jump, monkeypatch
):
    here.start_timer(FACILITATOR, 600)
    monkeypatch.setattr(countdown, "_started", {})
    wall(jump)
    left = seconds_left(here.state(FACILITATOR), here.store.place.full_name)
    assert left == (0 if jump > 0 else pytest.approx(600, abs=3))


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_events_and_back_ups_keep_their_order_when_the_clock_is_set(here, wall, jump):
    kept = []
    for title, wrong in (("a", 0), ("b", jump), ("c", 0), ("d", jump), ("e", 0)):
        wall(wrong)
        here.make(FACILITATOR, title)
        kept.append(here.backup(FACILITATOR))
    events = here.history(FACILITATOR)
    assert [event.content["title"] for event in events] == list("abcde")
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert backup.kept(here.store.place) == kept
    assert here.backup(FACILITATOR) == kept[-1]
    here.verify(FACILITATOR)
    now = times.now()
    assert here.state(FACILITATOR, now).title in ("a", "e")


def test_the_newest_back_ups_are_kept_when_the_clock_was_set_back(here, wall):
    old = here.store.place.backups / "20261128T080000000000.zila"
    here.make(FACILITATOR, "before back-ups had numbers")
    here.backup(FACILITATOR).rename(old)
    wall(8 * 86400)
    for number in range(backup._KEEP):
        here.make(FACILITATOR, f"ahead {number}")
        here.backup(FACILITATOR)
    wall(0)
    last = []
    for number in range(3):
        here.make(FACILITATOR, f"right {number}")
        last.append(here.backup(FACILITATOR))
    found = backup.kept(here.store.place)
    assert len(found) == backup._KEEP
    assert found[-3:] == last
    assert old not in found
