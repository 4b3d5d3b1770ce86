"""What is not yet cleaned from the disk is said on Decide and by the room check."""

import pytest

from data.store import terms
from data.store.database import not_yet_cleaned
from data.store.errors import StoreUnavailable
from data.store.events.state import State
from data.store.in_use import open_workshops
from tests.support.pages.desk import begun, opened, said
from tests.support.workshop import FACILITATOR
from tests.support.workshop_asked import room
from ui.check.traces_on_disk import FILE, traces
from ui.desk.not_yet_cleaned import title

room, begun, opened = room, begun, opened  # the fixtures


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (("round 3",), "the ballots of round 3"),
        (("round 2", "round 3"), "the ballots of round 2 and round 3"),
        (("reasons",), "reasons that were destroyed"),
        (
            ("reasons", "round 1"),
            "the ballots of round 1 and reasons that were destroyed",
        ),
    ],
)
def test_it_is_said_in_words(left, words):
    assert title(left, State()) == f"Not yet cleaned from the disk: {words}"


def test_decide_and_the_room_check_say_it_until_it_is_done(begun, opened, monkeypatch):
    assert traces(begun).well
    assert traces(begun).said == FILE
    with begun.store.writing() as connection:
        not_yet_cleaned.soil(connection, not_yet_cleaned.of_round(1))
    app = opened("decide", terms.FACILITATOR)
    assert "Not yet cleaned from the disk: the ballots of round 1" in said(app)
    assert "Not yet cleaned" in said(opened("decide", terms.STEWARD))
    # Who only looks on is not told what it cannot mend.
    assert "Not yet cleaned" not in said(opened("decide"))
    point = traces(begun)
    assert not point.well
    assert "the ballots of round 1" in point.said
    with monkeypatch.context() as busy:
        busy.setattr("data.store.database.traces.wipe", _busy)
        open_workshops.clean()
        assert begun.uncleaned(FACILITATOR) == ("round 1",)
    monkeypatch.setitem(open_workshops._rooms, begun.store.place.name, begun)
    open_workshops.clean()
    assert begun.uncleaned(FACILITATOR) == ()
    assert "Not yet cleaned" not in said(opened("decide", terms.FACILITATOR))


def _busy(*_):
    raise StoreUnavailable("The store was busy", "Wait.")
