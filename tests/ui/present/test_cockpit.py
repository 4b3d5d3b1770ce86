"""The facilitator's second screen: what is pressed next, who has voted of how many."""

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.store import terms
from data.store.keys.badge import Badge, new_token
from data.store.roles import Actor
from tests.support.pages.screen import room, text, wall
from tests.support.workshop import FACILITATOR, VIEWER, people
from ui.clicker.keys import press
from ui.present import due, panel, steps, votes_in
from ui.workshop import step_names, storyline, turnout, who_asks

room = room  # the fixture
CLOSE = "Close the vote"


@pytest.fixture
def present(room, monkeypatch):
    """The buttons as a page, in the browser of who leads."""
    held = Badge(Actor(terms.FACILITATOR, "", new_token()))
    cookies = {who_asks.cookie_name(room): room.seal.badge(held)}
    browser = SimpleNamespace(cookies=cookies)
    monkeypatch.setattr(panel, "st", SimpleNamespace(context=browser, error=st.error))
    return AppTest.from_function(_buttons, default_timeout=60)


def _buttons():
    from ui.present.buttons import buttons

    buttons()


def found(app):
    """Label -> (look, whether it is grey) of every button and popover."""
    app.run()
    assert not app.exception
    buttons = {e.label: (e.proto.type, e.proto.disabled) for e in app.button}
    for block in _popovers(app.main):
        buttons[block.label] = (block.type, block.disabled)
    return buttons


def _popovers(block):
    for child in block.children.values():
        if hasattr(child, "children"):
            kind = getattr(child, "proto", None)
            if kind is not None and kind.WhichOneof("type") == "popover":
                yield kind.popover
            yield from _popovers(child)


def primary(app):
    inside = ("Close it for good", "Open F025, round 2")
    looks = found(app)
    return [
        name
        for name, (look, _) in looks.items()
        if look == "primary" and name not in inside
    ]


def test_the_press_that_comes_next_is_plain_in_every_state(room, present):
    assert primary(present) == ["Next"]
    room.go(FACILITATOR, "vote-f025")
    assert primary(present) == ["Open vote"]
    assert due.sentence(room.state(VIEWER)) == "**Open vote** opens F025, round 1"
    looks = found(present)
    assert looks[CLOSE][1] and looks["Pause"][1] and looks["Reveal"][1]
    press(room, FACILITATOR, "open")
    assert primary(present) == [CLOSE]
    assert not found(present)[CLOSE][1]
    press(room, FACILITATOR, "pause")
    assert primary(present) == ["Resume"]
    assert "Open vote" not in found(present)
    [resume] = [each for each in present.button if each.label == "Resume"]
    resume.click().run()
    assert room.state(VIEWER).running.status == terms.OPEN
    room.close_round(FACILITATOR, 1)
    assert primary(present) == ["Reveal"]
    room.reveal(FACILITATOR, 1)
    assert primary(present) == ["Next"]
    press(room, FACILITATOR, "black")
    assert primary(present) == ["Show again"]
    press(room, FACILITATOR, "black")
    press(room, FACILITATOR, "freeze")
    assert primary(present) == ["Follow again"]
    press(room, FACILITATOR, "freeze")
    press(room, FACILITATOR, "end")
    state = room.state(VIEWER)
    assert due.due(state) == due.NOTHING
    assert found(present)["Next"][1]
    assert due.sentence(state) == "This is the last step"


def test_next_is_asked_twice_while_the_vote_is_open(room, present):
    room.go(FACILITATOR, "vote-f025")
    press(room, FACILITATOR, "open")
    names = found(present)
    assert "Next, voting goes on" in names
    [go_on] = [e for e in present.button if e.label == "Next, voting goes on"]
    go_on.click().run()
    assert room.state(VIEWER).stage.step == "find-checks"
    assert "F025, round 1 is still open, on another step." in panel._sees(
        room.state(VIEWER)
    )


def test_steps_are_named_by_the_first_words_of_their_statement(room):
    state = room.state(VIEWER)
    named = [step_names.named(state, step) for step in state.stage.steps]
    assert "Does this hold in your province?" not in named
    vote = storyline.step_of(state, "vote-f025")
    assert step_names.named(state, vote).startswith("F025: ")
    asked = storyline.put_to_vote(vote)
    words = step_names.named(state, vote).removeprefix("F025: ").removesuffix(" …")
    assert asked.text.startswith(words)
    assert "F025: " in steps.listed(state)
    room.word(FACILITATOR, "F025", "Half of the time goes into post.")
    now = room.state(VIEWER)
    assert step_names.named(now, vote) == "F025: Half of the time goes into post."


def joined(room, caucus, number):
    code = room.state(VIEWER).code
    return [room.join(VIEWER, caucus, {}, code=code).actor for _ in range(number)]


def test_eight_of_ten_by_caucus_that_has_phones_or_is_expected(room):
    room.enter_people(FACILITATOR, {"Punjab": 12, "Balochistan": 5})
    voters = joined(room, "Punjab", 10) + joined(room, "Sindh", 2)
    room.go(FACILITATOR, "vote-f025")
    press(room, FACILITATOR, "open")
    now = room.state(VIEWER).running
    for voter in voters[:8]:
        room.vote(voter, now.number, "agree", now.wording)
    by = turnout.by_caucus(room, FACILITATOR, now)
    assert [(name, each.told) for name, each in by.items()] == [
        ("Balochistan", "0 of 0"),
        ("Punjab", "8 of 10"),
        ("Sindh", "0 of 2"),
    ]
    cells = r"scope='row'>([^<]+)</th><td>([^<]+)</td><td>([^<]+)"
    rows = re.findall(cells, votes_in.table(by, now))
    assert rows[1] == ("Punjab", "10 of 12", "8 of 10")
    assert (
        votes_in.came(turnout.together(by)) == "12 phones joined of 17 people counted"
    )


def test_a_vote_for_another_person_is_counted_as_such_everywhere(room):
    """41 phones, 40 of them voted and one of these for another person too."""
    voters = joined(room, "Punjab", 21) + joined(room, "Sindh", 20)
    room.go(FACILITATOR, "vote-f025")
    press(room, FACILITATOR, "open")
    now = room.state(VIEWER).running
    room.assist(voters[0], now.number)
    room.vote(voters[0], now.number, "agree", now.wording, assisted=True)
    for voter in voters[:40]:
        room.vote(voter, now.number, "agree", now.wording)
    state = room.state(VIEWER)
    by = turnout.by_caucus(room, FACILITATOR, state.running)
    whole = turnout.together(by)
    assert (whole.told, whole.waiting) == ("41 of 42", 1)
    assert whole.made_of == "41 phones, 1 vote for another person"
    assert sum(each.waiting for each in by.values()) == 1
    said = votes_in.so_far(state.running, whole)
    assert said == ("F025, round 1, open: 41 of 42 in, 1 vote for another person given")
    shown = text(wall(room))
    assert "41 of 42 have voted" in shown
    assert "41 phones, 1 vote for another person" in shown


def test_votes_of_seats_never_make_fewer_people_than_votes(room):
    room.go(FACILITATOR, "vote-f025")
    press(room, FACILITATOR, "open")
    now = room.state(VIEWER).running
    for voter in people("Punjab", 3):
        room.vote(voter, now.number, "agree", now.wording)
    by = turnout.by_caucus(room, FACILITATOR, now)
    assert by["Punjab"].told == "3 of 3"
    assert replace(by["Punjab"], expected=4).waiting == 1


def test_the_wall_says_how_many_joined_while_they_join(room):
    room.go(FACILITATOR, "arrivals")
    assert "0 joined" in text(wall(room))
    joined(room, "Sindh", 3)
    assert "3 joined" in text(wall(room))
    room.set_code(FACILITATOR, shut=True)
    assert "joined" not in text(wall(room))
