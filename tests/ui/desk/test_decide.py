"""The desk and the room check: words, redlines, who is refused what."""

import json
import re
import time

import pytest
import streamlit as st

from data.store import terms
from data.store.in_use import rehearsal_mode
from tests.support.pages.desk import (
    STATEMENT,
    begun,
    labels,
    opened,
    press,
    ready,
    said,
)
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from tests.support.workshop_asked import room
from ui.desk import away as desk_away
from ui.workshop import storyline

begun, opened = begun, opened  # the fixtures

room = room  # the fixture
# The pages, by role.

LEADING = ("Open the vote", "New code", "Start the rehearsal", "Check the log")


def test_the_facilitator_finds_the_desk(opened):
    app = opened("decide", terms.FACILITATOR)
    assert not app.exception
    assert app.title[0].value == "We have tea at eleven."
    assert set(LEADING) <= set(labels(app))
    assert "can't judge" in said(app).lower()
    assert "no verdict below 5 votes" in said(app)


@pytest.mark.parametrize("role", [terms.VIEWER, terms.PARTICIPANT])
def test_who_watches_or_votes_is_offered_nothing_to_do(opened, begun, role):
    number = ready(begun, {"Sindh": ["agree"] * 6, "Punjab": ["agree"] * 6})
    app = opened("decide", role, "Sindh" if role == terms.PARTICIPANT else "")
    assert not app.exception
    assert labels(app) == []
    assert "6" not in app.title[0].value
    assert "Nothing has been decided or revealed yet" in said(app)
    begun.close_round(FACILITATOR, number)
    begun.reveal(FACILITATOR, number)
    begun.decide(FACILITATOR, number, "validated", rationale="All agree.")
    app.run()
    assert labels(app) == ["Public recount"]
    assert "2 of 4 provinces agree; Balochistan" in said(app)
    assert f"**Validated**, {terms.LEVEL}" in said(app)


def test_a_recount_says_whose_it_is_and_on_which_terms(opened, begun, monkeypatch):
    number = ready(begun, {"Sindh": ["agree"] * 6, "Punjab": ["agree"] * 6})
    begun.close_round(FACILITATOR, number)
    begun.reveal(FACILITATOR, number)
    taken = {}
    monkeypatch.setattr(
        st, "download_button", lambda label, data, *_, **__: taken.update({label: data})
    )
    opened("decide", terms.VIEWER)
    held = json.loads(taken["Public recount"])
    about = held["about"]
    assert {"source", "licence", "citation", "edition", "written"} <= set(about)
    assert about["workshop"] == begun.state(FACILITATOR).title and held["published"]


def test_each_caucus_sees_its_own_result_before_the_others(opened, begun):
    number = ready(begun, {"Sindh": ["agree"] * 6, "Punjab": ["disagree"] * 6})
    begun.close_round(FACILITATOR, number)
    begun.reveal(FACILITATOR, number, terms.OWN_CAUCUS)
    own = said(opened("decide", terms.PARTICIPANT, "Sindh"))
    assert "Sindh: agreed; at least 5 of 6 agree" in own
    assert "Punjab" not in own
    assert "of 6 agree" not in said(opened("decide", terms.VIEWER))
    assert "of 6 agree" not in said(opened("decide", terms.FACILITATOR))


def test_nothing_of_a_result_shows_before_its_time(opened, begun):
    number = ready(begun, {"Sindh": ["agree"] * 6, "Punjab": ["disagree"] * 6})
    for step in (lambda: None, lambda: begun.close_round(FACILITATOR, number)):
        step()
        for role in (terms.FACILITATOR, terms.STEWARD, terms.VIEWER):
            told = said(opened("decide", role))
            split = r"\d+ of \d+ agree|\d of 12 (?!votes in)|\d disagree"
            assert not re.search(split, told)
            assert "1 of 4" not in told


def test_a_recorder_must_take_the_seat_and_has_the_own_caucus_only(opened, begun):
    number = ready(begun)
    begun.hand_in(person(1, "Sindh"), number, "Ours alone")
    begun.hand_in(person(2, "Punjab"), number, "Theirs")
    app = opened("decide", terms.RECORDER, "Sindh")
    assert labels(app) == ["Take the seat"]
    app.button[0].click().run()
    assert not app.exception
    assert "Ours alone" in said(app)
    assert "Theirs" not in said(app)
    assert not set(LEADING) & set(labels(app))
    assert app.selectbox(key=f"table_{number}").options == ["Sindh"]
    app.text_input[0].set_value("Secretary")
    press(app, "Record this position")
    assert begun.state(FACILITATOR).rounds[number].positions[0]["caucus"] == "Sindh"
    press(app, "Take back the position on Test vote, round 1")
    assert begun.state(FACILITATOR).rounds[number].positions == ()
    assert labels(opened("decide", terms.RECORDER, "Sindh")) == []


def test_a_steward_translates_and_keeps_the_log(opened, begun):
    ready(begun)
    app = opened("decide", terms.STEWARD)
    assert not app.exception
    assert set(labels(app)) == {
        "Keep this translation",
        "Check the log",
        "Back up now",
    }
    app.text_area[0].set_value("چائے گیارہ بجے؟")
    app.radio[0].set_value(terms.FINAL)
    press(app, "Keep this translation")
    texts = begun.state(FACILITATOR).statements[STATEMENT].texts
    assert texts[terms.URDU] == "چائے گیارہ بجے؟"
    press(app, "Check the log")
    assert "are as they were written" in said(app)
    press(app, "Back up now")
    assert "The newest back-up is" in said(app)


def test_any_finding_and_an_own_statement_can_be_put_to_the_vote(opened, begun):
    app = opened("decide", terms.FACILITATOR)
    about = app.selectbox(key=f"about_{STATEMENT}")
    assert about.value == STATEMENT
    assert any(each.startswith("F061") for each in about.options)
    assert any(each.startswith("R8") for each in about.options)
    about.set_value("R3").run()
    press(app, "Open the vote")
    first = begun.state(FACILITATOR).running
    assert first.statement == "R3"
    assert begun.state(FACILITATOR).statements["R3"].about["recommendation"] == "R3"
    begun.close_round(FACILITATOR, first.number)
    app.run()
    app.text_input[0].set_value("Fees")
    [each for each in app.text_area if each.label == "What it says"][0].set_value(
        "No school asks for fees."
    )
    press(app, "Put it before the room")
    assert app.selectbox(key=f"about_{STATEMENT}").value == "Fees"
    press(app, "Open the vote")
    assert begun.state(FACILITATOR).running.texts == {"en": "No school asks for fees."}


def test_the_rule_is_chosen_before_and_shown_after_the_opening(opened, begun):
    app = opened("decide", terms.FACILITATOR)
    names = app.radio(key=f"rule_{STATEMENT}_False").options
    assert names == ["Agreement of 75%", "RAND/UCLA", "Core outcome 70/15"]
    app.toggle(key=f"more_{STATEMENT}").set_value(True).run()
    rule = app.radio(key=f"rule_{STATEMENT}_True")
    assert "Content validity" in rule.options
    rule.set_value("core-outcome").run()
    assert "fewer than 15% score 1 to 3" in said(app)
    press(app, "Open the vote")
    assert begun.state(FACILITATOR).running.scale == "appropriateness"
    assert "fewer than 15% score 1 to 3" in said(app)
    assert not [each for each in app.radio if (each.key or "").startswith("rule_")]


def test_closing_is_asked_twice(opened, begun):
    number = ready(begun)
    app = opened("decide", terms.FACILITATOR)
    shut = [each for each in app.button if each.label == "Close for good"][0]
    assert shut.disabled
    assert "Closing is for good" in said(app)
    key = f"sure_to_close_{begun.store.place.full_name}_{number}"
    app.checkbox(key=key).set_value(True).run()
    assert begun.state(FACILITATOR).rounds[number].status == terms.OPEN
    press(app, "Close for good")
    assert begun.state(FACILITATOR).rounds[number].status == terms.CLOSED


def test_a_press_meant_for_a_rehearsal_closes_nothing_in_the_workshop(opened, begun):
    rehearsal_mode.begin(FACILITATOR)
    made = rehearsal_mode.now()
    storyline.prepare(made, FACILITATOR)
    made.go(FACILITATOR, STATEMENT)
    ready(made)
    app = opened("decide", terms.FACILITATOR)
    (sure,) = [each for each in app.checkbox if "Everybody" in each.label]
    sure.set_value(True).run()
    names = ("Pause", "Close for good")
    stale = [each for each in app.button if each.label in names]
    assert [each.disabled for each in stale] == [False, False]
    rehearsal_mode.end(FACILITATOR)
    number = ready(begun)
    for each in stale:
        each.click()
    app.run()
    assert not app.exception
    assert begun.state(FACILITATOR).rounds[number].status == terms.OPEN
    (shut,) = [each for each in app.button if each.label == "Close for good"]
    assert shut.disabled


@pytest.mark.parametrize("role", [terms.VIEWER, terms.PARTICIPANT, terms.STEWARD])
def test_who_does_not_lead_reads_no_joining_code(opened, begun, role):
    code = begun.state(FACILITATOR).code
    app = opened("decide", role, "Sindh" if role == terms.PARTICIPANT else "")
    assert not app.exception
    assert code not in said(app)
    if role == terms.VIEWER:
        assert "The code is on the wall." in said(app)
        begun.set_code(FACILITATOR, shut=True)
        assert "Joining is shut." in said(app.run())
        assert "on the wall" not in said(app)


@pytest.mark.parametrize("page", ["decide", "check"])
def test_an_outage_is_said_plainly_and_ends_by_itself(opened, begun, page, monkeypatch):
    app = opened(page, terms.FACILITATOR)
    file = begun.store.place.file
    away = file.rename(file.with_suffix(".away"))
    app.run()
    (told,) = app.error
    assert told.proto.title == "The workshop cannot be read now"
    assert told.value.endswith("This page goes on by itself.")
    assert "nothing was saved" not in said(app).lower()
    again, shown = [], []
    monkeypatch.setattr(desk_away.st, "rerun", lambda: again.append(1))
    monkeypatch.setattr(desk_away.st, "error", lambda body, **_: shown.append(body))
    desk_away._look("Wait.", time.monotonic() - 60)
    assert (again, len(shown)) == ([], 1)
    away.rename(file)
    desk_away._look("Wait.", time.monotonic())
    assert again == []
    desk_away._look("Wait.", time.monotonic() - 60)
    assert again == [1]
    monkeypatch.undo()


def test_what_is_refused_is_said_beside_it_and_inputs_stay(opened, begun):
    number = ready(begun)
    begun.close_round(FACILITATOR, number)
    app = opened("decide", terms.FACILITATOR)
    app.text_area(key=f"dissent_{number}_0").set_value("Typed at length.")
    press(app, "Record this decision")
    assert [(e.proto.title, e.value) for e in app.error] == [
        ("The rationale is empty", "Write it, then try again.")
    ]
    assert app.text_area(key=f"dissent_{number}_0").value == "Typed at length."
    assert begun.state(FACILITATOR).rounds[number].decisions == ()
