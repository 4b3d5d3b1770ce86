"""Keys and buttons at the projector: who may press, and what a press does."""

import re
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.store import terms
from data.store.errors import BadAnswer, NotAllowed
from data.store.in_use import rehearsal_mode
from data.store.keys.badge import Badge, new_token
from data.store.roles import Actor
from tests.support.pages.screen import STEPS, closed, room, text, wall
from tests.support.workshop import FACILITATOR, RULE, VIEWER
from ui import STATIC
from ui.clicker import wall_keys
from ui.clicker.keys import KEYS, go, leads_on, press
from ui.lists import turning
from ui.present import buttons as present_buttons
from ui.present import panel
from ui.workshop import storyline, who_asks

room = room  # the fixture


def test_keys_walk_over_skipped_steps_and_stop_at_the_ends(room):
    press(room, FACILITATOR, "next")
    assert room.state(VIEWER).stage.step == "arrivals"
    assert press(room, FACILITATOR, "back").text == "This is the first step."
    room.skip_step(FACILITATOR, "welcome")
    press(room, FACILITATOR, "next")
    assert room.state(VIEWER).stage.step == "ground-rules"
    press(room, FACILITATOR, "end")
    assert room.state(VIEWER).stage.step == STEPS[-1]["id"]
    assert press(room, FACILITATOR, "next").text == "This is the last step."
    press(room, FACILITATOR, "black")
    press(room, FACILITATOR, "home")
    assert room.state(VIEWER).stage.step == "arrivals"
    assert room.state(VIEWER).stage.screen == terms.SHOWN


@pytest.mark.parametrize("what", [*KEYS, "go"])
@pytest.mark.parametrize("role", [r for r in terms.ROLES if r != terms.FACILITATOR])
def test_nobody_else_can_press_a_key(room, what, role):
    room.go(FACILITATOR, "vote-f025")
    press(room, FACILITATOR, "open")
    before = room.state(VIEWER)
    actor = Actor(role, "Punjab", "0" * 32)
    with pytest.raises(NotAllowed):
        if what == "go":
            go(room, actor, "tea-1")
        else:
            press(room, actor, what, "1")
    assert room.state(VIEWER) == before


def test_pages_of_a_list_can_be_turned_at_the_last_step_too(room):
    press(room, FACILITATOR, "end")
    for number in range(40):
        room.park(FACILITATOR, f"What was said, {number}. " * 8)
    assert not leads_on(room, room.state(FACILITATOR), 1)
    press(room, FACILITATOR, "parked")
    pages = turning.number(room.state(FACILITATOR))
    for number in range(1, pages):
        assert leads_on(room, room.state(FACILITATOR), 1)
        press(room, FACILITATOR, "next")
        assert room.state(VIEWER).stage.page == number
    assert not leads_on(room, room.state(FACILITATOR), 1)
    # To go to the step one is at begins anew at its first page.
    go(room, FACILITATOR, room.state(VIEWER).stage.step)
    assert room.state(VIEWER).stage.page == 0


def test_both_windows_of_who_leads_know_the_same_keys_and_none_twice():
    told = {}
    for name in ("screen.js", "present.js"):
        script = (STATIC / "room" / name).read_text()
        table = re.search(r"ACTS = \{(.*?)\}", script, re.DOTALL)[1]
        pairs = re.findall(r'("?)([^\s",:]+| )\1: "(\w+)"', table)
        assert len({key for _, key, _ in pairs}) == len(pairs), name
        told[name] = {key: what for _, key, what in pairs if key != "Escape"}
        assert set(told[name].values()) <= {*KEYS, *wall_keys.KEYS}
    assert told["screen.js"] == told["present.js"]
    assert told["screen.js"]["L"] == terms.PARKED
    assert told["screen.js"]["u"] == "tongues"


def test_a_key_without_a_meaning_is_refused(room):
    with pytest.raises(BadAnswer):
        press(room, FACILITATOR, "__class__")


def test_the_first_r_only_asks_and_an_old_answer_closes_nothing(room):
    room.go(FACILITATOR, "vote-f025")
    press(room, FACILITATOR, "open")
    asked = press(room, FACILITATOR, "reveal")
    assert asked.text == "Press R again to close F025, round 1."
    assert press(room, FACILITATOR, "reveal", "7").sure == asked.sure
    assert room.state(VIEWER).running.status == terms.OPEN
    press(room, FACILITATOR, "reveal", asked.sure)
    assert room.state(VIEWER).running is None


def test_the_third_r_reveals_the_round_that_the_second_closed(room):
    hit = lambda what, sure="": press(room, FACILITATOR, what, sure)  # noqa: E731
    room.go(FACILITATOR, "vote-f025")
    hit("open")
    closed(room)
    room.go(FACILITATOR, "vote-f033")
    hit("open")
    room.go(FACILITATOR, "vote-f025")
    told = closed(room)
    assert told.text == "Press R again to reveal the result of F033, round 1."
    assert hit("reveal", told.sure).text == ""
    revealed = [each.revealed for each in room.state(VIEWER).rounds.values()]
    assert revealed == [terms.HIDDEN, terms.EVERYBODY]
    # A press that names no round is asked back, and does nothing yet.
    asked = hit("reveal")
    assert asked.text == "Press R again to reveal the result of F025, round 1."
    for foreign in ("1", "close 1", "open 1", "reveal 3", "reveal 11"):
        assert hit("reveal", foreign) == asked
        assert room.state(VIEWER).rounds[1].revealed == terms.HIDDEN
    hit("reveal", asked.sure)
    assert room.state(VIEWER).rounds[1].revealed == terms.EVERYBODY
    assert hit("reveal").text == "The result of F025, round 1 is revealed."


def test_what_was_asked_about_the_close_reveals_nothing(room):
    room.go(FACILITATOR, "vote-f025")
    press(room, FACILITATOR, "open")
    asked = press(room, FACILITATOR, "reveal")
    room.close_round(FACILITATOR, 1)
    again = press(room, FACILITATOR, "reveal", asked.sure)
    assert "reveal the result of F025, round 1" in again.text
    assert room.state(VIEWER).rounds[1].revealed == terms.HIDDEN


def test_o_on_a_step_voted_on_asks_before_it_opens_another_round(room):
    room.go(FACILITATOR, "vote-f025")
    assert press(room, FACILITATOR, "open").text == ""
    press(room, FACILITATOR, "reveal", closed(room).sure)
    asked = press(room, FACILITATOR, "open")
    assert asked.text == "Press O again to open F025, round 2."
    assert press(room, FACILITATOR, "open", "open 1") == asked
    assert len(room.state(VIEWER).rounds) == 1
    press(room, FACILITATOR, "open", asked.sure)
    assert room.state(VIEWER).running.number == 2
    # Paused is taken on again without a question; a step not voted on opens at once.
    press(room, FACILITATOR, "pause")
    assert press(room, FACILITATOR, "open").text == ""
    assert room.state(VIEWER).running.status == terms.OPEN
    closed(room)
    room.go(FACILITATOR, "vote-f033")
    press(room, FACILITATOR, "open")
    assert room.state(VIEWER).running.number == 3


def test_an_open_vote_is_left_only_by_a_second_press_and_goes_on(room):
    room.go(FACILITATOR, "vote-f025")
    press(room, FACILITATOR, "open")
    for key, there in (
        ("next", "find-checks"),
        ("back", "find-time"),
        ("home", "arrivals"),
    ):
        asked = press(room, FACILITATOR, key)
        assert "F025, round 1 is open." in asked.text
        assert press(room, FACILITATOR, key, "leave 7") == asked
        assert room.state(VIEWER).stage.step == "vote-f025"
        assert press(room, FACILITATOR, key, asked.sure).text == ""
        assert room.state(VIEWER).stage.step == there
        # Whoever has walked on knows already, and the wall says it everywhere.
        assert "Voting goes on: F025, round 1 · 0 of 0" in text(wall(room))
        go(room, FACILITATOR, "vote-f025")
    assert "Voting goes on" not in text(wall(room))
    press(room, FACILITATOR, "neutral")
    assert "Voting goes on: F025, round 1" in text(wall(room))
    press(room, FACILITATOR, "pause")
    assert "Voting is paused: F025, round 1" in text(wall(room))


def pressed(app, label):
    (found,) = [each for each in app.button if each.label == label]
    return found.click().run()


def badges(*rooms):
    """The cookies of who leads these rooms."""
    held = Badge(Actor(terms.FACILITATOR, "", new_token()))
    return {who_asks.cookie_name(each): each.seal.badge(held) for each in rooms}


@pytest.fixture
def cookies(room, monkeypatch):
    """What the browser of who leads holds; more may be put in."""
    held = badges(room)
    browser = SimpleNamespace(cookies=held)
    monkeypatch.setattr(panel, "st", SimpleNamespace(context=browser, error=st.error))
    return held


@pytest.fixture
def present(cookies):
    """The buttons of the facilitator's second screen as a page."""
    assert cookies
    app = AppTest.from_function(_buttons, default_timeout=60)
    return app.run()


def _buttons():
    from ui.present.buttons import buttons

    buttons()


def test_the_buttons_reveal_the_round_they_name(room, present):
    room.go(FACILITATOR, "vote-f025")
    pressed(present.run(), "Open vote")
    pressed(present, "Close it for good")
    room.go(FACILITATOR, "vote-f033")
    pressed(present.run(), "Open vote")
    room.go(FACILITATOR, "vote-f025")
    assert present_buttons.hidden(room.state(VIEWER)) == []
    present.run()
    pressed(present, "Close it for good")
    state = room.state(VIEWER)
    assert [each.number for each in present_buttons.hidden(state)] == [1, 2]
    pressed(present, "Reveal the result of F033, round 1")
    revealed = [each.revealed for each in room.state(VIEWER).rounds.values()]
    assert revealed == [terms.HIDDEN, terms.EVERYBODY]
    pressed(present, "Open F025, round 2")
    assert room.state(VIEWER).running.statement == "F025"


def test_a_press_meant_for_the_rehearsal_does_nothing_in_the_workshop(
    room, cookies, present
):
    labels = ("Next, voting goes on", "Pause", "Close it for good", "Black")
    rehearsal_mode.begin(FACILITATOR)
    made = rehearsal_mode.now()
    storyline.prepare(made, FACILITATOR)
    made.go(FACILITATOR, "vote-f025")
    cookies |= badges(made)
    present.run()
    pressed(present, "Open vote")
    stale = [each for each in present.button if each.label in labels]
    assert {each.label for each in stale} == set(labels)
    rehearsal_mode.end(FACILITATOR)
    room.go(FACILITATOR, "vote-f025")
    room.word(FACILITATOR, "vote-f025", "Tea?")
    room.open_round(FACILITATOR, "vote-f025", RULE)
    before = room.state(VIEWER)
    for each in stale:
        each.click()
    present.run()
    assert not present.exception
    assert room.state(VIEWER) == before
