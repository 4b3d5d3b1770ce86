"""What the wall asks, the phone asks; and so do the reveal, the log and the recount."""

import json
import re

import pytest

from data.errors import BadTable
from data.store import terms
from data.store.errors import BadAnswer, WordingChanged
from data.store.events.statement import ballot_digest
from data.vocabulary import QUESTIONS
from data.workshop.questions import called, read_questions
from data.workshop.storyline import VOTE, read_storyline
from tests.support.changed_storyline import changed
from tests.support.pages.ballot import plain, room, visit
from tests.support.pages.desk import opened, said
from tests.support.pages.screen import text, wall
from tests.support.voters import person
from tests.support.workshop import FACILITATOR, RULE, VIEWER
from ui.ballot.page import page
from ui.clicker.keys import press
from ui.log.words import sentence
from ui.workshop import questions, results, rounds, storyline

room = room  # the fixture
begun, opened = room, opened
QUESTIONS_NOW = read_questions()
VOTES = [step for step in storyline.shipped() if step["kind"] == VOTE]
BY_SCALE = {"agreement": "agree with changes", "appropriateness": "8"}


def asked(html):
    """Return language -> the question that a wall shows, letter by letter."""
    found = re.search(r'<p class="asked">(.*?)</p>', html, re.S)[1]
    spans = re.findall(r'<span[^>]*lang="(\w\w)"[^>]*>(.*?)</span>', found, re.S)
    return {language: text(written) for language, written in spans}


def phone(room, language, actor=None):
    return plain(page(visit(room, actor, language)))


def shown_everywhere(room, wanted):
    """Check that wall and phones show a question; the phone's own language first."""
    assert asked(wall(room)) == wanted
    for language in wanted:
        told = phone(room, language, person(5, "Punjab"))
        for each in wanted.values():
            assert each in told


@pytest.mark.parametrize("step", VOTES, ids=lambda step: step["id"])
def test_one_question_from_the_wall_to_the_recount(room, step):
    wanted = QUESTIONS_NOW[step["question"]].texts
    assert set(wanted) == {"en", "ur"}
    room.go(FACILITATOR, step["id"])
    assert asked(wall(room)) == wanted
    press(room, FACILITATOR, "open")
    found = room.state(VIEWER).running
    assert found.asks == wanted and found.question == step["question"]
    shown_everywhere(room, wanted)
    answer = BY_SCALE[found.scale]
    for n, caucus in enumerate(["Punjab"] * 6 + ["Sindh"] * 6):
        room.vote(person(n, caucus), found.number, answer, found.wording)
    shown_everywhere(room, wanted)
    room.close_round(FACILITATOR, found.number)
    shown_everywhere(room, wanted)
    room.reveal(FACILITATOR, found.number)
    shown_everywhere(room, wanted)
    log = [sentence(each) for each in room.history(FACILITATOR)]
    opening = next(line for line in log if line.startswith("Vote 1 opened"))
    assert all(each in opening for each in wanted.values())
    whole = results.shown(room, VIEWER, 1).whole
    public = json.dumps(room.recount(VIEWER, 1, whole.plain()), ensure_ascii=False)
    assert json.loads(public)["question"] == {"id": found.question, "texts": wanted}
    if found.question == "holds":
        words = {called("holds", each) for each in terms.SCALES[found.scale]}
        assert set(whole.total) == words
        assert "holds in part" in text(wall(room))
        assert "agree" not in text(wall(room)).replace(found.texts["en"], "")
    # The title of a step asks nothing of its own.
    assert not step["title"].endswith("?")


@pytest.mark.parametrize("name", ["vote-f025", "vote-r1", "rank-r1"])
def test_the_desk_asks_the_same(begun, opened, name):
    begun.go(FACILITATOR, name)
    step = storyline.step_of(begun.state(VIEWER))
    wanted = QUESTIONS_NOW[step["question"]].texts
    press(begun, FACILITATOR, "open")
    told = said(opened("decide", terms.FACILITATOR))
    for each in wanted.values():
        assert f">{each}</p>" in told


def test_two_questions_on_one_statement_are_two_things(room):
    room.go(FACILITATOR, "vote-r1")
    press(room, FACILITATOR, "open")
    first = room.state(VIEWER).running
    for n in range(6):
        room.vote(person(n, "Sindh"), first.number, "disagree", first.wording)
    room.close_round(FACILITATOR, first.number)
    room.reveal(FACILITATOR, first.number)
    room.go(FACILITATOR, "rank-r1")
    state = room.state(VIEWER)
    assert rounds.current(state) is None
    assert "Sindh" not in text(wall(room))
    assert "result" not in phone(room, "en")
    press(room, FACILITATOR, "open")
    told = phone(room, "en", person(1, "Sindh"))
    assert "R1 order , round 1" in told and "round 2" not in told
    room.close_round(FACILITATOR, 2)
    room.reveal(FACILITATOR, 2)
    # The wall of decisions has the vote on the wording, and not the order.
    room.go(FACILITATOR, "close-2")
    assert "1 of 4 provinces does not agree" in text(wall(room))


def test_an_item_without_a_vote_shows_no_other_questions_result(room):
    room.go(FACILITATOR, "rank-r1")
    press(room, FACILITATOR, "open")
    found = room.state(VIEWER).running
    for n in range(6):
        room.vote(person(n, "Sindh"), 1, "9", found.wording)
    room.close_round(FACILITATOR, 1)
    room.reveal(FACILITATOR, 1)
    room.go(FACILITATOR, "close-2")
    seen = text(wall(room))
    while "Page 1 of" in seen and "Page 2 of 2" not in seen:
        press(room, FACILITATOR, "next")
        seen += text(wall(room))
    assert seen.count("No vote yet") == 8
    room.go(FACILITATOR, "vote-r1")
    assert rounds.current(room.state(VIEWER)) is None


def test_another_question_on_a_step_is_shown_as_what_it_is(room):
    room.go(FACILITATOR, "vote-r1")
    asks = storyline.asked(storyline.step_of(room.state(VIEWER)))
    storyline.open_vote(room, FACILITATOR, asks, rule="rand-ucla")
    found = room.state(VIEWER).running
    assert found.question == "appropriate"
    shown_everywhere(room, QUESTIONS_NOW["appropriate"].texts)
    room.go(FACILITATOR, "welcome")
    room.go(FACILITATOR, "vote-r1")
    shown_everywhere(room, QUESTIONS_NOW["appropriate"].texts)


def test_to_change_the_question_is_to_change_the_wording(room):
    texts, made = {"en": "Tea."}, set()
    for question in QUESTIONS:
        made.add(ballot_digest("x", texts, "agreement", questions.put(question)))
    other = questions.put("holds") | {"texts": {"en": "Does this hold anywhere?"}}
    made.add(ballot_digest("x", texts, "agreement", other))
    made.add(ballot_digest("x", texts, "agreement"))
    assert len(made) == len(QUESTIONS) + 2
    room.word(FACILITATOR, "x", "Tea.")
    number = room.open_round(FACILITATOR, "x", RULE, question=questions.put("holds"))
    with pytest.raises(WordingChanged):
        room.vote(person(1), number, "agree", ballot_digest("x", texts, "agreement"))


def test_a_question_fits_its_scale(room):
    room.word(FACILITATOR, "x", "Tea.")
    with pytest.raises(BadAnswer, match="question on the scale agreement"):
        room.open_round(FACILITATOR, "x", RULE, question=questions.put("early"))


def test_a_round_of_before_asks_what_phones_asked_then(room):
    room.word(FACILITATOR, "x", "Tea.")
    number = room.open_round(FACILITATOR, "x", RULE)
    found = room.state(VIEWER).rounds[number]
    assert (found.question, found.asks) == ("wording", {})
    assert found.wording == ballot_digest("x", {"en": "Tea."}, "agreement")
    room.vote(person(1), number, "agree", found.wording)
    shown_everywhere(room, QUESTIONS_NOW["wording"].texts)
    room.close_round(FACILITATOR, number)
    assert room.verify(FACILITATOR).rounds == 1


def test_a_storyline_of_before_asks_what_phones_asked_then(tmp_path, monkeypatch):
    own = changed(tmp_path / "own", "welcome", "title", "Khush amdeed")
    path = own / "storyline.csv"
    lines = path.read_text(encoding="utf-8").replace(",question,", ",asked_before,", 1)
    path.write_text(lines, encoding="utf-8")
    monkeypatch.setenv("ZILA_HOME", str(own))
    steps = read_storyline()
    assert steps.loc["vote-f025", "question"] == "wording"
    assert steps.loc["rank-r1", "question"] == "appropriate"
    assert steps.loc["welcome", "question"] == ""
    monkeypatch.delenv("ZILA_HOME")
    with pytest.raises(BadTable, match="no column question"):
        read_storyline(own)


@pytest.mark.parametrize("value", ["", "early", "the weather"])
def test_a_step_whose_question_does_not_fit_its_rule_is_refused(tmp_path, value):
    with pytest.raises(BadTable, match=r"storyline\.csv, row \d+, column question"):
        read_storyline(changed(tmp_path, "vote-f025", "question", value))
