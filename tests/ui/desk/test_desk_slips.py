"""Slips become reasons, and a rehearsal waits, at the desk."""

import pytest

from data.store import terms
from data.store.errors import BadAnswer, NotAllowed, OutOfTurn, StoreUnavailable
from data.store.in_use import open_workshops, rehearsal_mode
from tests.support.pages.desk import begun, labels, opened, press, ready, said
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from tests.support.workshop_asked import room
from ui.workshop import storyline

room = room  # the fixture
begun, opened = begun, opened  # the fixtures


def test_a_slip_becomes_a_reason_in_own_words_and_is_destroyed(opened, begun):
    number = ready(begun)
    begun.hand_in(person(1, "Sindh"), number, "I, from Thatta, say no")
    app = press(opened("decide", terms.FACILITATOR), "Take over")
    key = begun.slips(FACILITATOR, number)[0].key
    assert app.text_area(key=f"reason_text_{key}").value == "I, from Thatta, say no"
    app.text_area(key=f"reason_text_{key}").set_value("Distances are too long.")
    app.selectbox(key=f"reason_side_{key}").set_value("disagree")
    press(app, "Note it and destroy the slip")
    noted = begun.state(FACILITATOR).rounds[number].reasons[0]
    assert (noted["text"], noted["side"]) == ("Distances are too long.", "disagree")
    assert noted["caucus"] == ""
    assert begun.slips(FACILITATOR, number) == []
    assert "Thatta" not in said(app)


def test_the_desk_takes_a_slip_up_in_one_turn(opened, begun, monkeypatch):
    number = ready(begun)
    begun.hand_in(person(1, "Sindh"), number, "I, from Thatta, say no")
    app = press(opened("decide", terms.FACILITATOR), "Take over")
    key = begun.slips(FACILITATOR, number)[0].key
    assert app.text_area(key=f"reason_text_{key}").value == "I, from Thatta, say no"
    app.text_area(key=f"reason_text_{key}").set_value("Too far.")
    with monkeypatch.context() as at:
        at.setattr("data.store.database.reason_rows.delete", fails)
        press(app, "Note it and destroy the slip")
    assert app.error[0].proto.title == "The disk is full"
    assert begun.state(FACILITATOR).rounds[number].reasons == ()
    assert len(begun.slips(FACILITATOR, number)) == 1
    press(app, "Note it and destroy the slip")
    noted = begun.state(FACILITATOR).rounds[number].reasons
    assert [each["text"] for each in noted] == ["Too far."]
    assert begun.slips(FACILITATOR, number) == []


def fails(*_):
    raise StoreUnavailable("The disk is full", "Free some space.")


def test_a_slip_is_taken_up_by_its_own_caucus_and_named_as_no_other(begun):
    number = ready(begun)
    begun.hand_in(person(1, "Sindh"), number, "Ours")
    (slip,) = begun.slips(FACILITATOR, number)
    punjab, sindh = (
        person(n, c, terms.RECORDER) for n, c in ((8, "Punjab"), (9, "Sindh"))
    )
    take = begun.take_up
    with pytest.raises(NotAllowed):
        take(sindh, number, slip.key, "No seat yet.")
    begun.take_seat(punjab)
    begun.take_seat(sindh)
    with pytest.raises(OutOfTurn):
        take(punjab, number, slip.key, "Not ours.")
    for wrong in ({"caucus": "Punjab"}, {"side": "perhaps"}):
        with pytest.raises(BadAnswer):
            take(FACILITATOR, number, slip.key, "Text.", **wrong)
    with pytest.raises(BadAnswer):
        take(FACILITATOR, number, slip.key, "  ")
    assert begun.slips(FACILITATOR, number) == [slip]
    take(sindh, number, slip.key, "In own words.", caucus="Sindh")
    (noted,) = begun.state(FACILITATOR).rounds[number].reasons
    assert (noted["caucus"], noted["by"]) == ("Sindh", "recorder, Sindh")


def test_a_rehearsal_waits_for_the_round_that_runs(opened, begun):
    number = ready(begun)
    app = opened("decide", terms.FACILITATOR)
    name = begun.state(FACILITATOR).running.name
    (start,) = [each for each in app.button if each.label == "Start the rehearsal"]
    assert start.disabled
    assert f"{name} still runs" in said(app)
    begun.close_round(FACILITATOR, number)
    press(app.run(), "Start the rehearsal")
    assert rehearsal_mode.rehearsing()


@pytest.mark.parametrize("page", ["decide", "check"])
def test_a_rehearsal_that_cannot_be_opened_is_ended_from_the_desk(opened, page):
    where = rehearsal_mode.begin(FACILITATOR).store.place
    open_workshops.shut(rehearsal=True)
    where.file.write_bytes(b"no database" * 500)
    assert labels(opened(page)) == []
    assert labels(opened(page, terms.RECORDER, "Sindh")) == []
    app = opened(page, terms.FACILITATOR)
    assert labels(app) == ["End the rehearsal"]
    press(app, "End the rehearsal")
    assert not app.exception
    assert not rehearsal_mode.rehearsing()
    assert not where.file.exists()
    assert "End the rehearsal" not in labels(app)
    assert not app.error


def test_a_rehearsal_says_so_on_every_page_of_the_workshop(opened, begun):
    rehearsal_mode.begin(FACILITATOR)
    for page in ("decide", "check"):
        for role in (terms.FACILITATOR, terms.VIEWER):
            assert "Rehearsal: made-up votes" in said(opened(page, role)), page
    rehearsal_mode.end(FACILITATOR)
    assert begun.state(FACILITATOR).title == storyline.TITLE
    assert "made-up" not in said(opened("decide", terms.FACILITATOR))
