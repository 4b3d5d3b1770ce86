"""What is put on the wall, and what follows from a decision: by whom, and when."""

import pytest

from data.store import terms
from data.store.errors import BadAnswer, NotAllowed, OutOfTurn
from tests.support import workshop
from tests.support.workshop import FACILITATOR, VIEWER, opened, person

home, name, room = workshop.fixtures


@pytest.fixture
def decided(room):
    """The number of a round that was closed and decided on."""
    number, _ = opened(room)
    room.close_round(FACILITATOR, number)
    room.decide(FACILITATOR, number, "validated", rationale="Clear.", wall=False)
    return number


def put_up(room):
    return room.state(VIEWER).stage.put_up


def recorder(room, caucus, number):
    found = person(number, caucus, terms.RECORDER)
    room.take_seat(found)
    return found


def test_a_decision_is_in_sight_until_one_goes_on(room, decided):
    assert put_up(room) == {}
    room.set_storyline(FACILITATOR, [{"id": s, "kind": "title"} for s in "ab"])
    room.set_screen(FACILITATOR, terms.BLACK)
    room.decide(FACILITATOR, decided, "not validated", rationale="No.")
    assert put_up(room) == {"of": terms.DECIDED, "round": decided}
    assert room.state(VIEWER).stage.screen == terms.SHOWN
    room.turn_page(FACILITATOR, 2)
    assert room.state(VIEWER).stage.page == 2
    room.go(FACILITATOR, "b")
    assert put_up(room) == {}
    assert room.state(VIEWER).stage.page == 0
    room.put_up(FACILITATOR, terms.DECIDED, decided)
    room.take_down(FACILITATOR)
    assert put_up(room) == {}


def test_only_what_was_noted_or_decided_is_put_up_and_by_the_facilitator(room):
    number, _ = opened(room)
    sindh = recorder(room, "Sindh", 9)
    seq = room.reason(FACILITATOR, number, "Too far.")
    with pytest.raises(OutOfTurn, match="A vote runs"):
        room.put_up(FACILITATOR, terms.REASONS, number, (seq,))
    room.close_round(FACILITATOR, number)
    with pytest.raises(NotAllowed):
        room.put_up(sindh, terms.REASONS, number, (seq,))
    for what, reasons in ((terms.DECIDED, ()), (terms.REASONS, (1, 2))):
        with pytest.raises(OutOfTurn, match="nothing to show"):
            room.put_up(FACILITATOR, what, number, reasons)
    with pytest.raises(BadAnswer):
        room.put_up(FACILITATOR, "slips", number)
    room.put_up(FACILITATOR, terms.REASONS, number, (1, seq, seq))
    assert put_up(room)["reasons"] == [seq]


def test_what_follows_is_set_by_the_facilitator_or_for_the_own_caucus(room, decided):
    sindh = recorder(room, "Sindh", 9)
    room.follow(
        FACILITATOR, decided, {"instrument": "Notification", "review": "2027-05-31"}
    )
    room.follow(sindh, decided, {"post": "Director, Schools"}, caucus="Sindh")
    for caucus in ("", "Punjab"):
        with pytest.raises(NotAllowed):
            room.follow(sindh, decided, {"post": "Director"}, caucus=caucus)
    with pytest.raises(NotAllowed):
        room.follow(VIEWER, decided, {"post": "Director"})
    assert room.state(VIEWER).rounds[decided].follow_ups == {
        "": {"instrument": "Notification", "review": "2027-05-31"},
        "Sindh": {"post": "Director, Schools"},
    }
    room.follow(sindh, decided, {"department": "Literacy Department"}, caucus="Sindh")
    told = room.state(VIEWER).rounds[decided].follow_ups["Sindh"]
    assert told == {"department": "Literacy Department"}
    room.undo(FACILITATOR, room.state(VIEWER).seq)
    told = room.state(VIEWER).rounds[decided].follow_ups["Sindh"]
    assert told == {"post": "Director, Schools"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"post": "Dr. Ayesha Khan"},
        {"post": "mr khan"},
        {"post": "director@example.org"},
        {"post": "Director 03001234567"},
        {"review": "in May"},
        {"review": "2027-13-01"},
        {"review": "20270531"},
        {"instrument": "x" * 201},
        {"person": "Ayesha"},
    ],
)
def test_a_person_or_no_day_is_refused(room, decided, wrong):
    with pytest.raises(BadAnswer):
        room.follow(FACILITATOR, decided, wrong)
    assert room.state(VIEWER).rounds[decided].follow_ups == {}


def test_a_post_may_be_any_post(room, decided):
    for post in ("Director, Drawing and Disbursing", "Missions Officer", ""):
        room.follow(FACILITATOR, decided, {"post": post})


def test_nothing_follows_before_a_decision(room):
    number, _ = opened(room)
    with pytest.raises(OutOfTurn, match="Nothing was decided"):
        room.follow(FACILITATOR, number, {"instrument": "Notification"})
