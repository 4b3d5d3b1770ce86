"""The ballot: every state in both languages, small, honest, and shut to forgers."""

import re

import pytest

from analysis.votes.rules import RULES
from data.store import terms
from tests.support.pages.ballot import (
    ENGLISH,
    HOSTILE,
    LANGUAGES,
    STATEMENT,
    URDU,
    asked,
    cast,
    hall,
    opened,
    plain,
    read,
    room,
    said,
    visit,
    with_receipt,
)
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from ui.ballot import posts
from ui.ballot.page import page
from ui.ballot.visit import Visit
from ui.workshop import who_asks

asked, hall, room = asked, hall, room  # the fixtures

_RESOURCE = re.compile(
    r"<(?:script|img|iframe|link|source)\b[^>]*(?:src|href)=\"([^\"]+)"
)


# Each returns the visits whose pages are this state's.
def _language(room):
    return [visit(room, language="")]


def _join(room):
    code = room.state(FACILITATOR).code
    return [visit(room), visit(room, language="ur", code=code)]


def _waiting(room):
    voters = [visit(room, person(1), each) for each in LANGUAGES]
    return [*voters, visit(room, language="ur", watch="1")]


def _ballot(room):
    opened(room)
    room.start_timer(FACILITATOR, 290)
    return [visit(room, person(1), each) for each in LANGUAGES]


def _scores(room):
    opened(room, "rand-ucla")
    return [visit(room, person(1), each) for each in LANGUAGES]


def _relevance(room):
    opened(room, "content-validity", limit=0)
    return [visit(room, person(1), each) for each in LANGUAGES]


def _recorded(room):
    number = opened(room)
    kept = with_receipt(room, number, person(1))
    return [visit(room, person(1), each, kept) for each in LANGUAGES]


def _other(room):
    number = opened(room)
    room.assist(person(1), number)
    query = {"other": str(number)}
    return [visit(room, person(1), each, **query) for each in LANGUAGES]


def _other_recorded(room):
    number = opened(room)
    room.assist(person(1), number)
    cast(room, number, person(1), "disagree", assisted=True)
    query = {"other": str(number)}
    return [visit(room, person(1), each, **query) for each in LANGUAGES]


def _watch(room):
    opened(room)
    return [visit(room, None, each, watch="1") for each in LANGUAGES]


def _paused(room):
    number = opened(room)
    kept = with_receipt(room, number, person(1))
    room.pause(FACILITATOR, number)
    mine = [visit(room, person(1), each, kept) for each in LANGUAGES]
    return [*mine, visit(room, person(2))]


def _closed(room):
    number = opened(room)
    kept = with_receipt(room, number, person(1))
    room.close_round(FACILITATOR, number)
    mine = [visit(room, person(1), each, kept) for each in LANGUAGES]
    return [*mine, visit(room, person(2)), visit(room, None, watch="1")]


def _revealed(room):
    number = opened(room)
    kept = with_receipt(room, number, person(1, "Sindh"))
    for n in range(60):
        caucus = ("Sindh", "Punjab", "Balochistan", "Observers")[n % 4]
        cast(room, number, person(100 + n, caucus), ("agree", "disagree")[n % 5 == 0])
    room.count(FACILITATOR, number, "Gilgit-Baltistan", {"agree": 7, "disagree": 2})
    room.close_round(FACILITATOR, number)
    room.reveal(FACILITATOR, number)
    mine = [visit(room, person(1, "Sindh"), each, kept) for each in LANGUAGES]
    return [*mine, visit(room, None, "ur", watch="1")]


STATES = {
    "language": _language,
    "join": _join,
    "waiting": _waiting,
    "ballot": _ballot,
    "scores": _scores,
    "relevance": _relevance,
    "recorded": _recorded,
    "other": _other,
    "other recorded": _other_recorded,
    "watch": _watch,
    "paused": _paused,
    "closed": _closed,
    "revealed": _revealed,
}
KINDS = {
    "scores": "ballot",
    "relevance": "ballot",
    "other recorded": "other",
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_small_whole_and_marked_in_its_languages(room, state):
    for here in STATES[state](room):
        answer = page(here)
        text = answer.body.decode()
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        assert f'data-kind="{KINDS.get(state, state)}"' in text
        assert len(answer.body) < 30_000
        asked = [each for each in _RESOURCE.findall(text) if each[:5] != "data:"]
        assert len(asked) <= 2
        reader = read(text)
        assert reader.found
        for said_, marks in reader.found:
            assert marks["lang"] in LANGUAGES, said_
            assert marks["dir"] == ("rtl" if marks["lang"] == "ur" else "ltr"), said_
            urdu = bool(re.search("[\u0600-\u06ff]", said_))
            # A receipt's code is of no language.
            latin = bool(re.search("[a-z]{3}", said_))
            assert not (urdu and marks["lang"] == "en"), said_
            assert not (latin and marks["lang"] == "ur"), said_
        assert {marks["lang"] for _, marks in reader.found} == set(LANGUAGES)
        assert len(reader.ids) == len(set(reader.ids))
        assert not re.search(r"\{\w+\}|None|undefined|�", plain(text))
        forms = re.findall(r"<form.*?</form>", text, re.S)
        assert all('name="token"' in form for form in forms)
        assert text.count("<h1") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chosen_language_leads_the_page(room, language):
    opened(room)
    text = page(visit(room, person(1), language)).body.decode()
    other = "ur" if language == "en" else "en"
    run = "rtl" if language == "ur" else "ltr"
    assert f'<html lang="{language}" dir="{run}">' in text
    first, second = {"en": (ENGLISH, URDU), "ur": (URDU, ENGLISH)}[language]
    assert text.index(first) < text.index(second)
    for id_ in ("choice_agree", "choice_disagree", "question_wording", "open"):
        assert f'>{said(id_, language)}</span><span lang="{other}"' in text


def test_both_languages_are_there_before_one_is_chosen(room):
    text = plain(page(visit(room, language="")))
    for language in LANGUAGES:
        assert said("choose_language", language) in text
    assert "English" in text
    assert "اردو" in text


def test_the_browsers_language_leads_until_one_is_chosen(room):
    here = Visit(room, {}, {}, "", "ur-PK,ur;q=0.9,en;q=0.5")
    assert '<html lang="ur" dir="rtl">' in page(here).body.decode()


def test_a_wording_without_a_final_translation_is_shown_as_it_is_and_said_so(room):
    room.word(FACILITATOR, STATEMENT, ENGLISH)
    room.translate(FACILITATOR, STATEMENT, "ایک مسودہ", status=terms.DRAFT)
    fixed = {"id": "agreement-75", "name": "x", "words": RULES["agreement-75"].words}
    room.open_round(FACILITATOR, STATEMENT, fixed)
    text = page(visit(room, person(1), "ur")).body.decode()
    assert f'<span lang="en" dir="ltr" class="first">{ENGLISH}</span>' in text
    note = said("only_language", "ur", language=said("language_en", "ur"))
    assert note in plain(text)
    # The draft stands beside, marked, and is no part of what is voted on.
    heading, _, beside = text.partition("</h1>")
    assert "ایک مسودہ" in beside
    assert "ایک مسودہ" not in heading
    assert said("draft_wording", "ur") in beside
    assert terms.URDU not in room.state(FACILITATOR).running.texts
    opened_too = page(visit(room, person(1), "en")).body.decode()
    assert said("only_language", language="English") not in plain(opened_too)


def test_the_rule_is_told_in_both_languages_with_what_guards_it(room):
    opened(room, "agreement-80")
    english, urdu = (plain(page(visit(room, person(1), each))) for each in LANGUAGES)
    assert RULES["agreement-80"].words in english
    assert said("rule_guard") in english
    assert "80%" in urdu
    assert said("rule_guard", "ur") in urdu


def test_a_second_round_says_that_the_wording_has_changed(room):
    number = opened(room)
    again = said("round_number", number=2)
    assert again not in plain(page(visit(room, person(1))))
    room.close_round(FACILITATOR, number)
    number = opened(room)
    assert again not in plain(page(visit(room, person(1))))
    room.close_round(FACILITATOR, number)
    opened(room, text=ENGLISH.replace("behind", "far behind"))
    text = plain(page(visit(room, person(1))))
    assert said("round_number", number=3) in text
    assert said("vote_name", item="Test vote ", round=3) in text


@pytest.mark.parametrize(
    ("rule", "answers"),
    [
        ("agreement-75", terms.SCALES["agreement"]),
        ("rand-ucla", terms.SCALES["appropriateness"]),
        ("content-validity", terms.SCALES["relevance"]),
    ],
)
def test_every_answer_of_the_scale_is_one_button(room, rule, answers):
    opened(room, rule)
    text = page(visit(room, person(1))).body.decode()
    found = re.findall(r'name="answer" value="([^"]*)"', text)
    assert tuple(each.replace("&#39;", "'") for each in found) == answers


def test_what_was_typed_never_becomes_code(room):
    opened(room, text=HOSTILE, urdu=HOSTILE)
    for here in (
        visit(room, person(1), "ur"),
        visit(room, language="", code=HOSTILE),
        visit(room, code=HOSTILE, watch="1"),
        visit(room, person(1), other=HOSTILE, asked=HOSTILE),
    ):
        text = page(here).body.decode()
        assert "<script>alert" not in text
        assert "<img" not in text
        assert ">49<" not in text
    sent = {"reason": HOSTILE * 9, "round": "1"}
    here = visit(room, person(1))
    sent["token"] = who_asks.form_token(room, here.held)
    with_receipt(room, 1, person(1))
    refused = posts.reason(visit(room, person(1)), sent)
    assert refused.status_code == 400
    assert "&lt;script&gt;" in refused.body.decode()
    assert "<script>alert" not in refused.body.decode()
