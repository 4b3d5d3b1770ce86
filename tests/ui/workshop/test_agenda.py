"""The storyline as the room walks it, and what its steps ask."""

import pytest

from analysis.votes.rules import RULES
from data.store.errors import OutOfTurn
from data.workshop import later
from data.workshop.storyline import read_storyline
from tests.support.workshop import FACILITATOR, VIEWER, people
from tests.support.workshop_asked import room
from ui.edition import library
from ui.workshop import results, rounds, storyline

room = room  # the fixture
ASKING = read_storyline().query("asks != ''")


@pytest.fixture
def begun(room):
    storyline.prepare(room, FACILITATOR)
    return room


def test_a_fresh_workshop_is_made_ready_once(begun):
    state = begun.state(FACILITATOR)
    assert [step["id"] for step in state.stage.steps] == list(read_storyline().index)
    assert len(state.code) == 8
    storyline.prepare(begun, FACILITATOR)
    assert begun.state(FACILITATOR).seq == state.seq


def test_one_walks_through_all_steps_there_and_back(begun):
    steps = storyline.shipped()
    names = [step["id"] for step in steps if not later.waits_for(step)]
    assert len(steps) - len(names) == 6
    walked = []
    while step := storyline.beside(begun.state(FACILITATOR), 1):
        begun.go(FACILITATOR, step["id"])
        walked.append(step["id"])
    assert walked == names
    assert storyline.beside(begun.state(FACILITATOR), -1)["id"] == names[-2]


def test_what_is_skipped_is_walked_past_in_both_directions(begun):
    names = list(read_storyline().index)
    begun.skip_step(FACILITATOR, names[1])
    begun.go(FACILITATOR, names[0])
    assert storyline.beside(begun.state(FACILITATOR), 1)["id"] == names[2]
    begun.go(FACILITATOR, names[2])
    assert storyline.beside(begun.state(FACILITATOR), -1)["id"] == names[0]
    # Who stands on a step that is skipped meanwhile goes on from there.
    begun.go(FACILITATOR, names[1])
    assert storyline.beside(begun.state(FACILITATOR), 1)["id"] == names[2]


@pytest.mark.parametrize("name", ASKING.index)
def test_every_step_that_asks_can_be_voted_on(begun, name):
    step = storyline.step_of(begun.state(FACILITATOR), name)
    asks, row = storyline.asked(step), ASKING.loc[name]
    expected = {
        "finding": lambda: library.shelf().at[row["findings"][0], "statement"],
        "recommendation": lambda: library.asks().at[row["recommendations"][0], "text"],
        "title": lambda: row["title"],
    }[row["asks"]]()
    assert storyline.wording(begun.state(FACILITATOR), asks) == expected
    number = storyline.open_vote(begun, FACILITATOR, asks)
    opened = begun.state(FACILITATOR).rounds[number]
    assert opened.texts == {"en": expected}
    assert opened.rule["id"] == (row["rule"] or "agreement-75")
    assert opened.scale == RULES[opened.rule["id"]].scale
    assert opened.caucuses is (row["show"] != "room")


def test_a_second_round_asks_about_the_changed_words(begun):
    begun.go(FACILITATOR, "test-vote")
    asks = storyline.asked(storyline.step_of(begun.state(FACILITATOR)))
    first = storyline.open_vote(begun, FACILITATOR, asks)
    begun.close_round(FACILITATOR, first)
    begun.word(FACILITATOR, asks.statement, "Tea at half past eleven?")
    second = storyline.open_vote(begun, FACILITATOR, asks, rule="rand-ucla")
    state = begun.state(FACILITATOR)
    assert rounds.current(state).number == second
    assert state.rounds[second].texts["en"] == "Tea at half past eleven?"
    assert state.rounds[second].scale == "appropriateness"
    assert [each.number for each in rounds.rounds(state, asks.statement)] == [1, 2]
    assert state.rounds[1].texts["en"] == "We have tea at eleven."


def test_nothing_of_a_result_is_shown_before_its_time(begun):
    begun.go(FACILITATOR, "test-vote")
    asks = storyline.asked(storyline.step_of(begun.state(FACILITATOR)))
    number = storyline.open_vote(begun, FACILITATOR, asks)
    wording = begun.state(FACILITATOR).rounds[number].wording
    voters = people("Sindh", 6) + people("Punjab", 6, 2000)
    for voter in voters:
        begun.vote(voter, number, "agree", wording)
    sindh = voters[0]
    assert results.shown(begun, VIEWER, number) is None
    with pytest.raises(OutOfTurn):
        begun.reveal(FACILITATOR, number)
    assert results.shown(begun, VIEWER, number) is None, "it is still open"
    begun.close_round(FACILITATOR, number)
    assert results.shown(begun, FACILITATOR, number) is None
    begun.reveal(FACILITATOR, number, "own caucus")
    assert results.shown(begun, VIEWER, number) is None
    own = results.shown(begun, sindh, number)
    assert own.whole is None
    assert (own.own.caucus, own.own.votes) == ("Sindh", 6)
    begun.reveal(FACILITATOR, number)
    whole = results.shown(begun, VIEWER, number)
    assert whole.own is None
    assert whole.whole.total["agree"] == (10, 12)
    assert results.shown(begun, sindh, number).own.caucus == "Sindh"


def test_a_round_beside_the_storyline_is_spoken_of_until_one_goes_on(begun):
    begun.go(FACILITATOR, "lens-gap")
    begun.word(FACILITATOR, "own", "Lunch is at one.")
    asks = storyline.Asked("own", "Lunch is at one.", {}, RULES["agreement-75"], True)
    number = storyline.open_vote(begun, FACILITATOR, asks)
    begun.close_round(FACILITATOR, number)
    state = begun.state(FACILITATOR)
    assert rounds.current(state).number == number
    again = storyline.asked(rounds.as_step(rounds.current(state)))
    assert (again.statement, again.text) == ("own", "Lunch is at one.")
    assert (again.rule.id, again.caucuses) == ("agreement-75", True)
    begun.go(FACILITATOR, "test-vote")
    assert rounds.current(begun.state(FACILITATOR)) is None


def test_a_recommendation_has_other_rounds_where_it_is_put_in_order(begun):
    begun.go(FACILITATOR, "vote-r1")
    first = storyline.open_vote(
        begun, FACILITATOR, storyline.asked(storyline.step_of(begun.state(FACILITATOR)))
    )
    begun.close_round(FACILITATOR, first)
    begun.go(FACILITATOR, "rank-r1")
    assert rounds.current(begun.state(FACILITATOR)) is None
    begun.go(FACILITATOR, "vote-r1")
    assert rounds.current(begun.state(FACILITATOR)).number == first
