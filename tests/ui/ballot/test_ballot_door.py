"""Who comes in at the ballot, and what is said where the store fails."""

import re

import pytest
from starlette.requests import Request

from data.store import terms
from data.store.errors import StoreUnavailable
from data.store.in_use import rehearsal_mode
from tests.support.pages.ballot import (
    LANGUAGES,
    cast,
    cookie,
    opened,
    plain,
    prepare,
    room,
    said,
    visit,
)
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from ui.ballot import posts, routes
from ui.ballot.page import page
from ui.workshop import who_asks

room = room  # the fixture


def test_who_joins_is_told_once_and_a_phone_without_cookies_too(room):
    assert said("joined", caucus="Sindh") in plain(
        page(visit(room, person(1, "Sindh"), joined="1"))
    )
    refused = page(visit(room, joined="1"))
    assert refused.status_code == 403
    assert said("error_cookies") in plain(refused)
    refused = page(visit(room, language="", chosen="1"))
    assert refused.status_code == 403
    assert said("error_cookies", "ur") in plain(refused)


def test_a_shut_door_lets_people_watch(room):
    room.set_code(FACILITATOR, True)
    text = plain(page(visit(room)))
    assert said("error_shut") in text
    assert said("watching") in text
    assert said("join_caucus") not in text


def test_who_leads_watches_and_who_records_votes(room):
    opened(room)
    for role in (terms.FACILITATOR, terms.STEWARD):
        text = page(visit(room, person(1, "Sindh", role))).body.decode()
        assert 'data-kind="watch"' in text
        assert said("join_title") not in plain(text)
    recorder = page(visit(room, person(1, "Sindh", terms.RECORDER)))
    assert 'data-kind="ballot"' in recorder.body.decode()


def test_wrong_codes_are_refused_and_the_right_one_never_is(room):
    form = {"caucus": "Sindh", "code": "AAAAAAAA"}
    here = visit(room)
    form["token"] = who_asks.form_token(room, here.held)
    for _ in range(100):
        answer = posts.join(visit(room), form)
        assert answer.status_code == 403
        assert cookie(answer, who_asks.cookie_name(room)) == ""
    assert said("error_code") in plain(answer)
    assert room.wrong_codes(FACILITATOR) == 100
    assert 0 < routes._wait(request("POST", "/vote/join"), form) <= 3
    code = room.state(FACILITATOR).code
    whole = room.whole_code(FACILITATOR, code)
    assert routes._wait(request("POST", "/vote/join"), {"code": whole}) == 0
    for right in (code, code.lower(), whole):
        answer = posts.join(visit(room), {**form, "code": right})
        assert answer.status_code == 303
        assert cookie(answer, who_asks.cookie_name(room))


def test_a_store_that_fails_keeps_the_answer_and_claims_nothing(room, monkeypatch):
    number = opened(room)
    here = visit(room, person(1))
    form = {
        "token": who_asks.form_token(room, here.held),
        "round": str(number),
        "wording": room.state(FACILITATOR).rounds[number].wording,
        "answer": "disagree",
    }
    error = StoreUnavailable("The disk is full", "Make room.")

    def fail(*_, **__):
        raise error

    monkeypatch.setattr(type(room), "vote", fail)
    with pytest.raises(StoreUnavailable):
        posts.vote(here, form)
    answer = posts.refused(visit(room, person(1)), error, "/vote", form)
    text = answer.body.decode()
    assert answer.status_code == 503
    assert said("not_saved_press") in plain(text)
    assert said("your_answer", answer="Disagree") in plain(text)
    assert "Recorded at" not in text
    assert said("recorded_before") not in text
    for name, value in form.items():
        assert f'name="{name}" value="{value}"' in text


def test_a_store_that_cannot_be_read_is_said(room, monkeypatch):
    def fail(*_, **__):
        raise StoreUnavailable("The database does not answer", "Wait.")

    monkeypatch.setattr(type(room), "state", fail)
    for language in LANGUAGES:
        answer = page(visit(room, person(1), language))
        assert answer.status_code == 503
        assert said("error_store", language) in plain(answer)


def test_a_vote_of_unknown_fate_is_not_called_lost(room):
    number = opened(room)
    here = visit(room, person(1))
    form = {
        "token": who_asks.form_token(room, here.held),
        "round": str(number),
        "wording": room.state(FACILITATOR).rounds[number].wording,
        "answer": "agree",
    }
    room.close_round(FACILITATOR, number)
    for again, id_ in (("", "error_closed"), ("1", "closed_unknown")):
        with pytest.raises(Exception, match="closed") as found:
            posts.vote(here, form)
        sent = {**form, "again": again}
        answer = posts.refused(visit(room, person(1)), found.value, "/vote", sent)
        assert answer.status_code == 409
        assert said(id_) in plain(answer)
        assert said("closed_without") not in plain(answer)


def test_a_rehearsal_says_so_on_every_page(room):
    rehearsal_mode.begin(FACILITATOR)
    played = rehearsal_mode.now()
    prepare(played)
    opened(played)
    for language in LANGUAGES:
        for here in (visit(played, person(1), language), visit(played, None, language)):
            assert said("rehearsal", language) in page(here).body.decode()
    assert said("rehearsal") not in page(visit(room, person(1))).body.decode()


def test_a_question_beside_the_storyline_is_told_too(room):
    room.word(FACILITATOR, "own-words", "Buses for girls")
    fixed = {"id": "agreement-75", "name": "x", "words": "y"}
    number = room.open_round(FACILITATOR, "own-words", fixed)
    room.close_round(FACILITATOR, number)
    assert "Buses for girls" in plain(page(visit(room, person(1))))


def request(method="GET", path="/vote"):
    headers = [(b"accept-language", b"ur,en;q=0.5")]
    where = {"type": "http", "method": method, "path": path, "headers": headers}
    return Request({**where, "query_string": b"", "client": ("192.0.2.7", 1)})


def test_a_workshop_that_cannot_be_opened_is_said_and_keeps_the_vote(monkeypatch):
    def fail():
        raise StoreUnavailable("The database does not answer", "Wait.")

    monkeypatch.setattr(rehearsal_mode, "now", fail)
    looked = routes._look(request())
    assert looked.status_code == 503
    assert '<html lang="ur" dir="rtl">' in looked.body.decode()
    assert said("error_store", "ur") in plain(looked)
    form = {"answer": "agree", "token": '"><script>', "round": "1"}
    sent = routes._do(posts.vote, request("POST"), form)
    assert sent.status_code == 503
    assert said("not_saved_press") in plain(sent)
    assert 'name="answer" value="agree"' in sent.body.decode()
    assert '"><script>' not in sent.body.decode()


def test_a_page_without_a_field_follows_the_room_without_a_script(room):
    def again(visit):
        text = page(visit).body.decode()
        return re.findall(
            r'<noscript><meta http-equiv="refresh" content="(.*?)">', text
        )

    assert again(visit(room, person(1))) == ["15; url=/vote"]
    assert again(visit(room, watch="1")) == ["15; url=/vote?watch=1"]
    number = opened(room)
    assert again(visit(room, person(1))) == []
    cast(room, number, person(1), "agree")
    # Somebody may be writing a reason here.
    assert again(visit(room, person(1))) == []
    room.pause(FACILITATOR, number)
    assert again(visit(room, person(1))) == ["15; url=/vote"]
    room.close_round(FACILITATOR, number)
    assert again(visit(room, person(1))) == ["15; url=/vote"]
