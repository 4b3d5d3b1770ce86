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
from ui.desk import live, log_words, text

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
    assert tell(event(kinds.HANDS)) == "9 hands of Punjab entered, round 3"
    assert tell(event(kinds.CLOSED, ballots=1)) == "Round 3 closed with 1 vote"
    assert tell(event(kinds.TIMER)) == "Clock “Tea” started, 2 min 30 s"
    assert tell(event(kinds.EXTENDED, seconds=-60)) == "Clock shortened by 1 min"
    assert tell(event(kinds.UNDONE)) == "Step 12 of the log taken back: wrong table"


# Who waits.


def test_for_whom_the_room_waits():
    html = live.table({"Sindh": 5, "Punjab": 4}, {"Sindh": 3, "Punjab": 5}, {})
    rows = re.findall(r"scope=row>([^<]+)</th><td>(\d+)</td><td>([^<]+)", html)
    assert rows == [("Punjab", "5", "all in"), ("Sindh", "3", "2 not yet")]
    helped = live.table({"Sindh": 3}, {"Sindh": 3}, {"Sindh": 1})
    assert "1 not yet" in helped
