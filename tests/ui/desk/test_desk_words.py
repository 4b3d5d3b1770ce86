"""The desk's words: redlines, the log, who waits."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.redline import IN, KEPT, OUT, Part, redline
from data.store import terms
from data.store.events import kinds
from data.store.events.chain import START, Event
from ui import STATIC
from ui.desk import live, text
from ui.log import names as log_names
from ui.log import words as log_words
from ui.workshop.turnout import Turnout

WORDS = ["girls", "are", "behind", "in", "119", "ضلع"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12)


# The redline.


def test_a_redline_names_what_went_and_what_came():
    old = "Girls are behind in 119 districts."
    new = "Girls are far behind in 120 districts."
    assert redline(old, new) == (
        Part(KEPT, "Girls are"),
        Part(IN, "far"),
        Part(KEPT, "behind in"),
        Part(OUT, "119"),
        Part(IN, "120"),
        Part(KEPT, "districts."),
    )


@given(TEXTS, TEXTS)
def test_both_wordings_can_be_read_from_a_redline(old, new):
    parts = redline(" ".join(old), " ".join(new))
    assert " ".join(each.text for each in parts if each.kind != IN).split() == old
    assert " ".join(each.text for each in parts if each.kind != OUT).split() == new


def test_a_redline_on_a_page_is_marked_by_more_than_colour_and_is_only_text():
    html = text.marked("safe word", "safe <script>alert(1)</script>")
    assert "<script" not in html
    assert re.search(r"<del><span[^>]*>out: </span>word</del>", html)
    assert re.search(r"<ins><span[^>]*>in: </span>&lt;script&gt;", html)
    style = (STATIC / "room/desk.css").read_text()
    assert re.search(r"del \{[^}]*line-through", style)
    assert re.search(r"ins \{[^}]*underline", style)


def test_a_text_has_its_language_and_direction():
    urdu = text.paragraph("ضلع", terms.URDU, "wording")
    assert 'lang="ur" dir="rtl"' in urdu
    assert 'lang="en" dir="ltr"' in text.paragraph("x", terms.ENGLISH, "wording")


# The log.

EVERY_KIND = [v for k, v in vars(kinds).items() if k.isupper() and isinstance(v, str)]
CONTENT = {
    "title": "Lahore",
    "code": "ABC234",
    "role": "recorder",
    "caucus": "Punjab",
    "statement": "F-27",
    "text": "Girls are behind.",
    "language": "ur",
    "status": "final",
    "round": 3,
    "sign": "K7QD",
    "from": "Sindh",
    "rule": {"name": "Agreement of 75%"},
    "ballots": 41,
    "objections": 2,
    "to": "everybody",
    "answers": {"agree": 7, "disagree": 2},
    "position": "supports",
    "post": "Secretary",
    "outcome": "needs evidence",
    "steps": [{"id": "a"}],
    "step": "tea",
    "skipped": True,
    "screen": "black",
    "frozen": True,
    "area": "sindh",
    "tongues": "en ur",
    "label": "Tea",
    "seconds": 150,
    "seq": 12,
    "why": "wrong table",
    "people": {"Sindh": 12},
    "tickets": {"Sindh": 12, "Punjab": 9},
    "numbers": [3, 7],
    "needed": True,
    "of": "reasons",
    "page": 2,
    "instrument": "Rules of business",
    "department": "School Education",
    "review": "2027-05-31",
    "province": "Punjab",
    "what": "corrected",
    "row": {"post": "Director"},
    "item": 7,
    "closed": True,
    "day": 2,
    "at": "09:30",
}


def event(kind, **changes):
    content = json.dumps(CONTENT | changes)
    return Event(1, kind, "2026-11-21T10:12:03Z", "facilitator", content, START, START)


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_kind_of_event_has_words(kind):
    step = {"id": "x", "title": "Tea"} if kind == kinds.ADDED else "tea"
    sentence = log_words.sentence(event(kind, step=step))
    assert sentence[0].isupper() or sentence[0].isdigit()
    assert "{" not in sentence
    assert not sentence.endswith(".")


def test_there_are_words_for_nothing_else():
    assert set(log_words.SAID) == set(EVERY_KIND)


def test_events_in_words():
    tell = log_words.sentence
    assert tell(event(kinds.HANDS)) == "9 hands of Punjab entered: Vote 3"
    assert tell(event(kinds.CLOSED, ballots=1)) == "Vote 3 closed with 1 vote"
    assert tell(event(kinds.TIMER)) == "Clock “Tea” started, 2 min 30 s"
    assert tell(event(kinds.EXTENDED, seconds=-60)) == "Clock shortened by 1 min"
    assert tell(event(kinds.UNDONE)) == "Taken back: event 12: wrong table"


def test_what_is_taken_back_is_named_by_what_people_call_it():
    names = log_names.Names(
        votes={3: "F025, round 2"},
        steps={"tea": "Tea"},
        events={12: event(kinds.DECISION), 13: event(kinds.UNDONE)},
    )
    assert names.thing(event(kinds.DECISION)) == "the decision on F025, round 2"
    told = log_words.sentence(event(kinds.UNDONE), names)
    assert told == "Taken back: the decision on F025, round 2: wrong table"
    again = "the taking back of the decision on F025, round 2"
    assert names.thing(event(kinds.UNDONE)) == again
    assert names.thing(event(kinds.SKIPPED, step="tea")) == "the skipping of step “Tea”"
    assert (
        log_words.sentence(event(kinds.STEP, step="tea"), names) == "Step “Tea” shown"
    )


@pytest.mark.parametrize("kind", sorted(kinds.UNDOABLE))
def test_all_that_can_be_taken_back_has_a_name(kind):
    step = {"id": "x", "title": "Tea"} if kind == kinds.ADDED else "tea"
    named = log_names.Names(votes={3: "F025, round 2"}).thing(event(kind, step=step))
    assert named.startswith("the ")
    assert "12" not in named or kind == kinds.UNDONE


# Who waits.


def test_for_whom_the_room_waits():
    caucuses = {"Punjab": Turnout(5, 4, 0, 0, 5), "Sindh": Turnout(3, 4, 1, 0, 5)}
    html = live.table(caucuses)
    cells = r"scope=row>([^<]+)</th><td>([^<]+)</td><td>([^<]*)</td><td>([^<]+)"
    assert re.findall(cells, html) == [
        ("Punjab", "5 of 5", "", "all in"),
        ("Sindh", "3 of 5", "1 vote for another person", "2 not yet"),
    ]
