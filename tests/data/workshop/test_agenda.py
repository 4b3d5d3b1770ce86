"""The agenda: times from minutes and starts, now, slack, breaks; times are given."""

from datetime import UTC, datetime, timedelta

import pytest

from data.workshop import agenda, later
from data.workshop.standing import brief, rows, standing, told

STEPS = [
    {"id": "open", "kind": "title", "title": "Open", "minutes": 10, "day": 1},
    {
        "id": "find",
        "kind": "finding",
        "title": "Find",
        "minutes": 20,
        "day": 1,
        "findings": ["F025"],
    },
    {
        "id": "vote",
        "kind": "vote",
        "title": "Vote",
        "minutes": 10,
        "day": 1,
        "findings": ["F025"],
    },
    {"id": "tea", "kind": "break", "title": "Tea", "minutes": 20, "day": 1},
    {"id": "close", "kind": "decision", "title": "Close", "minutes": 30, "day": 1},
    {"id": "again", "kind": "title", "title": "Again", "minutes": 10, "day": 2},
    {"id": "end", "kind": "neutral", "title": "End", "minutes": 5, "day": 2},
]
STARTS = {1: "09:30"}


def at(clock, day=21):
    """A moment of the workshop by the clock of the hall: five hours before, in UTC."""
    midnight = datetime(2026, 11, day, tzinfo=UTC) - timedelta(hours=5)
    return midnight + timedelta(minutes=agenda.minutes(clock))


def times(steps=STEPS, starts=STARTS, here=""):
    return {s.id: agenda.written(s.start) for s in agenda.slots(steps, starts, here)}


def changed(**by_id):
    return [{**step, **by_id.get(step["id"], {})} for step in STEPS]


def stands(here, came, now, steps=STEPS):
    return standing(steps, STARTS, here=here, came=came, now=now)


def test_each_day_begins_at_its_start_and_steps_follow_one_another():
    assert times() == {
        "open": "09:30",
        "find": "09:40",
        "vote": "10:00",
        "tea": "10:10",
        "close": "10:30",
        "again": "09:00",
        "end": "09:10",
    }
    assert times(starts={})["open"] == "09:00"


def test_skipping_moving_and_waiting_change_the_times():
    skipped = changed(find={"skipped": True})
    assert "find" not in times(skipped)
    assert times(skipped)["vote"] == "09:40"
    # Whoever stands on a step that is skipped takes its time all the same.
    assert times(skipped, here="find")["vote"] == "10:00"
    moved = [STEPS[0], STEPS[3], *STEPS[1:3], *STEPS[4:]]
    assert times(moved)["tea"] == "09:40"
    assert times(moved)["close"] == "10:30"
    waits = changed(close={"kind": "plan"})
    assert later.waits_for(waits[4]) == "the plans"
    assert "close" not in times(waits)
    taken = changed(close={"kind": "plan", later.TAKEN_IN: True})
    assert times(taken)["close"] == "10:30"


@pytest.mark.parametrize(
    ("own", "days"),
    [
        ([1, 1, 2, 2], [1, 1, 2, 2]),
        ([1, 1, 0, 2, 2], [1, 1, 1, 2, 2]),
        ([1, 2, 1, 2, 2], [1, 1, 2, 2, 2]),
        ([1, 1, 2, 2, 1, 2], [1, 1, 2, 2, 2, 2]),
        ([0], [1]),
        ([], []),
    ],
)
def test_a_step_that_was_moved_is_of_the_day_around_it(own, days):
    assert agenda.days([{"day": day} for day in own]) == days


@pytest.mark.parametrize(
    ("here", "came", "now", "behind", "words"),
    [
        ("find", "09:40", "09:50", 0, "on time"),
        ("find", "09:52", "09:55", 12, "12 minutes behind"),
        ("find", "09:52", "10:13", 13, "13 minutes behind"),
        ("find", "09:35", "09:40", -5, "5 minutes ahead"),
        ("find", "11:20", "11:21", 100, "1 h 40 min behind"),
        ("vote", "09:59", "10:10", 0, "on time"),
        ("vote", "09:59", "10:11", 1, "1 minute behind"),
        ("tea", "10:00", "10:05", -10, "10 minutes ahead"),
    ],
)
def test_the_room_is_behind_or_ahead_by_when_it_came_and_how_long_it_stays(
    here, came, now, behind, words
):
    found = stands(here, at(came), at(now))
    assert (found.behind, told(found.behind)) == (behind, words)
    assert found.end == agenda.minutes("11:00") + behind
    assert found.here.id == here


def test_the_next_break_and_what_comes_are_told_from_where_the_room_is():
    found = stands("find", at("09:52"), at("09:55"))
    assert agenda.written(found.rest.start + found.behind) == "10:22"
    assert [slot.id for slot in found.coming] == ["find", "vote", "tea", "close"]
    assert [(row.id, row.minutes) for row in rows(found)] == [
        ("find", 30),
        ("tea", 20),
        ("close", 30),
    ]
    assert [row.id for row in brief(found)] == ["find", "tea", "close"]
    assert stands("close", at("10:30"), at("10:31")).rest is None


def test_before_a_day_has_begun_nobody_is_behind():
    found = stands("", None, at("08:45"))
    assert (found.day, found.here, found.behind, told(found.behind)) == (
        1,
        None,
        None,
        "",
    )
    assert len(found.coming) == 5
    # The room still stands where it stood yesterday evening.
    found = stands("close", at("10:30"), at("08:45", 22))
    assert (found.day, found.behind) == (2, None)
    assert [slot.id for slot in found.coming] == ["again", "end"]
    found = stands("end", at("10:30"), at("08:45", 22))
    assert (found.day, found.behind) == (2, None)


def test_the_clock_is_that_of_pakistan_wherever_the_laptop_thinks_it_is():
    assert agenda.of_day(datetime(2026, 6, 21, 4, 0, tzinfo=UTC)) == 9 * 60
    # Past midnight there, still yesterday in UTC.
    late = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
    assert agenda.written(agenda.of_day(late)) == "01:30"
    assert stands("find", late, at("01:40")).behind is not None


def test_an_empty_storyline_has_an_empty_agenda():
    found = standing([], {}, here="", came=None, now=at("09:00"))
    assert (found.slots, found.coming, rows(found), found.rest) == ((), (), [], None)
