"""From a closed vote to the decision on the wall, and from a slip to the wall."""

import pytest

from data.store import terms
from tests.support.pages.desk import begun, labels, opened, press, ready, said
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from tests.support.workshop_asked import room

room = room  # the fixture
begun, opened = begun, opened  # the fixtures

ALL = {place: ["agree"] * 10 for place in ("Balochistan", "Punjab", "Sindh")}


def stage(room):
    return room.state(FACILITATOR).stage


@pytest.fixture
def revealed(begun):
    number = ready(begun, ALL)
    begun.close_round(FACILITATOR, number)
    begun.reveal(FACILITATOR, number)
    return number


def test_one_press_records_a_decision_and_shows_it_to_the_room(opened, begun, revealed):
    app = opened("decide", terms.FACILITATOR)
    why = app.text_area(key=f"why_{revealed}_0").value
    assert why.startswith("3 of 4 provinces agree")
    press(app, "Record this decision")
    assert begun.state(FACILITATOR).rounds[revealed].decisions[-1]["rationale"] == why
    assert stage(begun).put_up == {"of": terms.DECIDED, "round": revealed}
    assert "This decision is on the wall" in said(app)
    press(app, "Show the step again")
    assert stage(begun).put_up == {}
    press(app, "Show it on the wall")
    assert stage(begun).put_up["round"] == revealed


def test_a_decision_may_be_kept_from_the_wall(opened, begun, revealed):
    app = opened("decide", terms.FACILITATOR)
    app.checkbox(key=f"wall_{revealed}_0").set_value(False)
    press(app, "Record this decision")
    assert begun.state(FACILITATOR).rounds[revealed].decisions
    assert stage(begun).put_up == {}


def test_facilitator_and_recorder_enter_what_follows(opened, begun, revealed):
    app = opened("decide", terms.FACILITATOR)
    press(app, "Record this decision")
    fill(app, "Instrument", "Notification")
    press(app, "Keep what follows")
    kept = begun.state(FACILITATOR).rounds[revealed].follow_ups[""]
    assert kept["instrument"] == "Notification"
    assert len(kept["review"]) == len("2027-05-31")
    assert "**The whole room**: Instrument: Notification" in said(app)
    app = opened("decide", terms.RECORDER, "Sindh")
    press(app, "Take the seat")
    fill(app, "Focal post", "Mr Khan")
    press(app, "Keep what follows")
    assert app.error[0].proto.title == "This names a person, not a post"
    fill(app, "Focal post", "Director, Schools")
    press(app, "Keep what follows")
    kept = begun.state(FACILITATOR).rounds[revealed].follow_ups["Sindh"]
    assert kept["post"] == "Director, Schools"
    assert "Decisions as a table" in labels(opened("decide", terms.FACILITATOR))
    assert "Decisions as a table" in labels(opened("decide", terms.STEWARD))


def fill(app, label, text):
    (found,) = [each for each in app.text_input if each.label == label]
    found.set_value(text)


def test_a_slip_is_on_the_wall_with_two_presses(opened, begun):
    number = ready(begun, ALL)
    for place in (1, 2):
        begun.hand_in(person(place, "Sindh"), number, f"Reason {place}")
    begun.close_round(FACILITATOR, number)
    app = opened("decide", terms.FACILITATOR)
    presses = [each for each in app.button if each.label == "Take over"]
    assert len(presses) == 2
    app = presses[0].click().run()
    press(app, "Note it and show it on the wall")
    (noted,) = begun.state(FACILITATOR).rounds[number].reasons
    assert stage(begun).put_up["reasons"] == [noted["seq"]]
    assert len(begun.slips(FACILITATOR, number)) == 1
    press(app, "Take over")
    press(app, "Note it and show it on the wall")
    assert len(stage(begun).put_up["reasons"]) == 2
    press(app, "Show the step again")
    assert stage(begun).put_up == {}
    press(app, "Show")
    assert stage(begun).put_up["reasons"] == [noted["seq"]]
    press(app, "Show all on the wall")
    assert len(stage(begun).put_up["reasons"]) == 2


def test_a_recorder_and_a_vote_that_runs_show_nothing(opened, begun):
    number = ready(begun, ALL)
    begun.hand_in(person(1, "Sindh"), number, "Ours")
    begun.reason(FACILITATOR, number, "Said aloud.")
    sends = ("Show", "Note it and show it on the wall")
    app = press(opened("decide", terms.FACILITATOR), "Take over")
    assert not set(sends) & set(labels(app))
    begun.close_round(FACILITATOR, number)
    assert set(sends) <= set(labels(press(app.run(), "Take over")))
    app = press(opened("decide", terms.RECORDER, "Sindh"), "Take the seat")
    assert not set(sends) & set(labels(press(app, "Take over")))
    press(app, "Note it and destroy the slip")
    assert len(begun.state(FACILITATOR).rounds[number].reasons) == 2
    assert stage(begun).put_up == {}


def test_a_slip_is_read_whole_before_it_is_set_aside(opened, begun):
    number = ready(begun)
    begun.hand_in(person(1, "Sindh"), number, "long " * 70)
    app = opened("decide", terms.FACILITATOR)
    aside = "Set it aside and destroy it"
    assert aside not in labels(app)
    press(app, "Take over")
    press(app, aside)
    assert begun.slips(FACILITATOR, number) == []
