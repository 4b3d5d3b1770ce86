"""The ballot: every state in both languages, small, honest, and shut to forgers."""

import base64
import re
from html.parser import HTMLParser

import pytest
from starlette.requests import Request

from analysis.votes.rules import RULES
from data.store import terms
from data.store.database.store import Store
from data.store.errors import OutOfTurn, StoreUnavailable
from data.store.keys.badge import Badge
from data.store.keys.receipt import Receipt
from data.store.verbs import open_workshops, rehearsal_mode
from data.store.verbs.room import Room
from data.vocabulary import CAUCUSES, VOTE_APART
from data.workshop.ballot_words import read_ballot_words
from tests.support.phone import Phone
from tests.support.serving import serve
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from ui.ballot import posts, routes
from ui.ballot.page import page
from ui.ballot.receipts import Receipts, cookie_name
from ui.ballot.visit import LANGUAGE, Visit
from ui.workshop import door, more_time, newcomer, storyline

WORDS = read_ballot_words()
ENGLISH = "Girls are behind in 119 of 136 districts."
URDU = "لڑکیاں 136 میں سے 119 اضلاع میں پیچھے ہیں۔"
STATEMENT = "test-vote"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }} \"'&"
LANGUAGES = ("en", "ur")
_RESOURCE = re.compile(
    r"<(?:script|img|iframe|link|source)\b[^>]*(?:src|href)=\"([^\"]+)"
)


def said(id_, language="en", /, **gaps):
    return WORDS.loc[id_, language].format(**gaps)


class Reader(HTMLParser):
    """Says in which language each text of the body stands."""

    VOID = ("input", "meta", "link", "br")

    def __init__(self):
        super().__init__()
        self.open, self.found, self.ids = [], [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"])
        if tag not in self.VOID:
            self.open.append((tag, given))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            continue

    def handle_data(self, data):
        tags = [tag for tag, _ in self.open]
        if not data.strip() or "body" not in tags:
            return
        marks = [given for _, given in self.open if "lang" in given]
        self.found.append((" ".join(data.split()), marks[-1]))


def read(text):
    reader = Reader()
    reader.feed(text)
    return reader


def plain(answer):
    text = answer if isinstance(answer, str) else answer.body.decode()
    body = text[text.index("<main") : text.index('<div id="words"')]
    reader = Reader()
    reader.open = [("body", {"lang": "", "dir": ""})]
    reader.feed(re.sub("</?bdi>", "", body))
    return " ".join(each for each, _ in reader.found)


@pytest.fixture
def room(tmp_path, monkeypatch):
    monkeypatch.setenv("ZILA_HOME", str(tmp_path))
    for name in ("DATABASE_URL", "ZILA_WORKSHOP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(open_workshops, "_rooms", {})
    made = rehearsal_mode.now()
    prepare(made)
    yield made
    for found in open_workshops._rooms.values():
        found.store.close()


def prepare(room):
    storyline.prepare(room, FACILITATOR)
    room.go(FACILITATOR, STATEMENT)


def opened(room, rule="agreement-75", text=ENGLISH, urdu=URDU, **named):
    """A round that is open on the statement of the step; its number."""
    room.word(FACILITATOR, STATEMENT, text)
    if urdu:
        room.translate(FACILITATOR, STATEMENT, urdu, status=terms.FINAL)
    chosen = RULES[rule]
    fixed = {"id": chosen.id, "name": chosen.name, "words": chosen.words}
    return room.open_round(FACILITATOR, STATEMENT, fixed, scale=chosen.scale, **named)


def visit(room, actor=None, language="en", receipts=None, **query):
    cookies = {LANGUAGE: language} if language else {}
    if actor:
        cookies[door.cookie_name(room)] = room.seal.badge(Badge(actor))
    if receipts:
        cookies[cookie_name(room)] = receipts
    return Visit(room, cookies, query, "192.0.2.7")


def cast(room, number, actor, answer, **named):
    wording = room.state(FACILITATOR).rounds[number].wording
    return room.vote(actor, number, answer, wording, **named)


def cookie(answer, name):
    for key, value in answer.raw_headers:
        found = re.match(rf"{re.escape(name)}=([^;]*)", value.decode("latin-1"))
        if key == b"set-cookie" and found:
            return found[1]
    return ""


def with_receipt(room, number, actor, answer="agree"):
    """The receipts cookie of a phone that voted over its page."""
    here = visit(room, actor)
    form = {
        "token": door.form_token(room, here.held),
        "round": str(number),
        "wording": room.state(FACILITATOR).rounds[number].wording,
        "answer": answer,
    }
    return cookie(posts.vote(here, form), cookie_name(room))


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
    for id_ in ("choice_agree", "choice_disagree", "question_agree", "open"):
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
    room.translate(FACILITATOR, STATEMENT, "مسودہ", status=terms.DRAFT)
    fixed = {"id": "agreement-75", "name": "x", "words": RULES["agreement-75"].words}
    room.open_round(FACILITATOR, STATEMENT, fixed)
    text = page(visit(room, person(1), "ur")).body.decode()
    assert f'<span lang="en" dir="ltr" class="first">{ENGLISH}</span>' in text
    note = said("only_language", "ur", language=said("language_en", "ur"))
    assert note in plain(text)
    assert "مسودہ" not in text
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
    assert said("question_number", number=1) in text


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
    sent["token"] = door.form_token(room, here.held)
    with_receipt(room, 1, person(1))
    refused = posts.reason(visit(room, person(1)), sent)
    assert refused.status_code == 400
    assert "&lt;script&gt;" in refused.body.decode()
    assert "<script>alert" not in refused.body.decode()


def test_it_is_recorded_only_where_a_receipt_says_when(room):
    number = opened(room)
    receipt = cast(room, number, person(1), "agree with changes")
    unheard = page(visit(room, person(1)))
    text = plain(unheard)
    assert said("recorded_before") in text
    assert "Recorded at" not in text
    assert said("your_answer", answer="Agree with changes") in text
    # The phone now keeps what the store said, for after the close.
    kept = cookie(unheard, cookie_name(room))
    room.close_round(FACILITATOR, number)
    text = plain(page(visit(room, person(1), receipts=kept)))
    assert said("your_answer", answer="Agree with changes") in text
    assert said("closed_without") not in text
    assert receipt.code


def test_the_store_is_believed_before_the_cookie(room):
    number = opened(room)
    kept = with_receipt(room, number, person(1))
    cast(room, number, person(1), "disagree")
    text = plain(page(visit(room, person(1), receipts=kept)))
    assert said("your_answer", answer="Disagree") in text
    assert 'data-kind="ballot"' in page(visit(room, person(2))).body.decode()


def test_a_phone_that_did_not_vote_is_told_so_after_the_close(room):
    number = opened(room)
    kept = with_receipt(room, number, person(1))
    room.close_round(FACILITATOR, number)
    assert said("closed_without") in plain(page(visit(room, person(2))))
    # Somebody else's receipts tell this phone nothing.
    assert said("closed_forgotten") in plain(
        page(visit(room, person(2), receipts=kept))
    )
    assert said("closed_without") not in plain(
        page(visit(room, person(1), receipts=kept))
    )


def receipt_line(answer, room):
    """The line that sets the receipt cookie."""
    return next(
        value.decode()
        for key, value in answer.raw_headers
        if key == b"set-cookie" and value.startswith(f"{cookie_name(room)}=".encode())
    )


def test_a_receipt_goes_with_the_ballot_only_for_hours_and_nobody_reads_it(room):
    number = opened(room)
    lines = []
    for n, answer in enumerate(("agree", "agree with changes", "can't judge")):
        held = Receipts(number)
        held.keep(number, Receipt("10:12:03", f"CODE234{n}", answer))
        held.keep_other(number, "10:12:04")
        given = page(visit(room))
        held.give(given, room, person(n))
        lines.append(receipt_line(given, room))
    # The length tells no answer.
    assert len({len(line) for line in lines}) == 1
    for line in lines:
        assert len(line) < 700
        assert {"HttpOnly", "SameSite=lax", "Path=/vote", "Max-Age=10800"} <= set(
            line.split("; ")
        )
        hidden = line.split(";")[0].partition(".")[2]
        plain = base64.urlsafe_b64decode(hidden + "==")
        assert len(plain) == 256 + 28
        for told in (b"CODE", b"agree", b"judge", b"10:12"):
            assert told not in plain
    sealed = {cookie_name(room): cookie(given, cookie_name(room))}
    kept = Receipts.read(room, person(2), number, sealed)
    assert kept.own.answer == "can't judge"
    assert kept.other == "10:12:04"


def test_a_receipt_is_read_by_its_phone_and_in_its_round_only(room):
    number = opened(room)
    sealed = {cookie_name(room): with_receipt(room, number, person(1))}
    assert Receipts.read(room, person(1), number, sealed).own
    assert not Receipts.read(room, person(2), number, sealed).own
    assert not Receipts.read(room, person(1), number + 1, sealed).own
    room.close_round(FACILITATOR, number)
    assert Receipts.read(room, person(1), number, sealed).own
    # The next round's key takes the place of this one's: nobody reads it any more.
    assert opened(room) == number + 1
    page(visit(room, person(3), receipts=f"{number + 1}.AAAA"))
    assert not Receipts.read(room, person(1), number, sealed).own


def test_after_a_new_start_a_phone_is_not_told_that_it_did_not_vote(room):
    number = opened(room)
    kept = with_receipt(room, number, person(1))
    room.close_round(FACILITATOR, number)
    there = Room(Store(room.store.place))
    for path in room.store.place.root.rglob("*"):
        if path.is_file():
            assert kept.encode() not in path.read_bytes()
    text = plain(page(visit(there, person(1), receipts=kept)))
    assert said("closed_forgotten") in text
    assert said("closed_without") not in text
    there.store.close()


def test_the_receipts_of_before_are_taken_from_the_phone(room):
    number = opened(room)
    cast(room, number, person(1), "agree")
    here = visit(room, person(1))
    older = f"zila-receipts-{room.store.place.name}"
    here.cookies[older] = room.seal.close("receipts", ["x", [], []])
    lines = [v.decode() for k, v in page(here).raw_headers if k == b"set-cookie"]
    gone = next(line for line in lines if line.startswith(f"{older}="))
    assert "Max-Age=0" in gone
    assert "Path=/;" in f"{gone};"


def test_a_forged_receipt_is_no_receipt(room):
    number = opened(room)
    kept = with_receipt(room, number, person(1))
    room.close_round(FACILITATOR, number)
    half, _, hidden = kept.partition(".")
    turned = "B" if hidden[30] == "A" else "A"
    forgeries = (
        f"{half}.{hidden[:30]}{turned}{hidden[31:]}",
        f"{half}.{hidden[:-8]}",
        f"{half}.",
        f"{half}.ضلع",
        "nonsense",
        "." * 300,
    )
    for forged in forgeries:
        text = plain(page(visit(room, person(1), receipts=forged)))
        assert said("your_answer", answer="Agree") not in text


def test_before_the_reveal_only_the_number_of_votes_shows(room):
    number = opened(room)
    pages = []
    for n in range(12):
        cast(room, number, person(n, "Sindh"), ("agree", "disagree")[n < 6])
    pages.append(plain(page(visit(room, None, watch="1"))))
    assert said("votes_in", count=12) in pages[0]
    with pytest.raises(OutOfTurn):
        room.reveal(FACILITATOR, number)
    pages.append(plain(page(visit(room, None, watch="1"))))
    room.close_round(FACILITATOR, number)
    pages.append(plain(page(visit(room, None, watch="1"))))
    assert said("result_votes", votes=12) in pages[2]
    for text in pages:
        assert "6" not in re.sub(r"13[56]|119", "", text)
        assert said("result_room") not in text


def test_a_reveal_to_the_own_caucus_tells_no_other(room):
    number = opened(room)
    for n in range(20):
        cast(room, number, person(n, ("Sindh", "Punjab")[n % 2]), "agree")
    room.close_round(FACILITATOR, number)
    room.reveal(FACILITATOR, number, terms.OWN_CAUCUS)
    sindh = plain(page(visit(room, person(90, "Sindh"))))
    assert (
        "Sindh: agreed; at least 9 of 10 agree; other answers at most one each."
    ) in sindh
    assert "Punjab" not in sindh
    assert said("result_room") not in sindh
    watching = plain(page(visit(room, None, watch="1")))
    assert said("closed") in watching
    assert "of 10" not in watching


def test_the_whole_result_is_told_in_both_languages(room):
    number = opened(room)
    # 8 of 10 in each province; every caucus of the headline agrees.
    for n in range(40):
        caucus = CAUCUSES[n % 4]
        cast(room, number, person(n, caucus), ("agree", "disagree")[n // 4 > 7])
    cast(room, number, person(90, "Partners"), "disagree")
    room.close_round(FACILITATOR, number)
    room.reveal(FACILITATOR, number)
    english = plain(page(visit(room, person(91, "Sindh"))))
    assert "4 of 4 provinces agree." in english
    # Six and two read as eight do, for nobody shall be worked out who is alone.
    assert "At least 24 of 40 (60%) agree; 8 disagree." in english
    either = [said(f"verdict_{word}") for word in ("agreed", "agreed_with_changes")]
    assert " / ".join(either) in english
    assert (
        "Sindh: agreed or agreed with changes; at least 6 of 10 agree, 2 disagree; "
        "other answers at most one each."
    ) in english
    assert said("not_counted") in english
    urdu = plain(page(visit(room, person(91, "Sindh"), "ur")))
    assert said("result_provinces", "ur", agree=4, provinces=4) in urdu
    assert said("verdict_agreed", "ur") in urdu
    told = {
        "result_at_least": ("choice_agree", 6),
        "result_side": ("choice_disagree", 2),
    }
    for id_, (choice, count) in told.items():
        side = said(choice, "ur")
        assert said(id_, "ur", side=side, count=count, votes=10) in urdu
    assert said("result_at_most_one", "ur") in urdu
    assert f"{said('caucus_partners', 'ur')}: " in urdu


def test_where_no_province_can_be_told_the_room_stands_alone(room):
    number = opened(room, caucuses=False)
    for n in range(12):
        cast(room, number, person(n), ("agree", "disagree")[n < 3])
    room.close_round(FACILITATOR, number)
    room.reveal(FACILITATOR, number)
    for language in LANGUAGES:
        text = plain(page(visit(room, person(50, "Sindh"), language)))
        assert "provinces" not in text
        assert said("result_room", language) in text


def test_the_clock_counts_begun_minutes_whole(room):
    opened(room)
    room.start_timer(FACILITATOR, 61)
    text = plain(page(visit(room, person(1))))
    assert said("minutes_left", minutes=2) in text
    room.stop_timer(FACILITATOR)
    assert "Minutes left" not in plain(page(visit(room, person(1))))


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
    form["token"] = door.form_token(room, here.held)
    for _ in range(100):
        answer = posts.join(visit(room), form)
        assert answer.status_code == 403
        assert cookie(answer, door.cookie_name(room)) == ""
    assert said("error_code") in plain(answer)
    assert room.wrong_codes(FACILITATOR) == 100
    assert 0 < routes._wait(request("POST", "/vote/join"), form) <= 3
    code = room.state(FACILITATOR).code
    whole = room.whole_code(FACILITATOR, code)
    assert routes._wait(request("POST", "/vote/join"), {"code": whole}) == 0
    for right in (code, code.lower(), whole):
        answer = posts.join(visit(room), {**form, "code": right})
        assert answer.status_code == 303
        assert cookie(answer, door.cookie_name(room))


def test_a_store_that_fails_keeps_the_answer_and_claims_nothing(room, monkeypatch):
    number = opened(room)
    here = visit(room, person(1))
    form = {
        "token": door.form_token(room, here.held),
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
        "token": door.form_token(room, here.held),
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


# A real server from here on.


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    """(server, room) of a workshop of its own."""
    folder = tmp_path_factory.mktemp("ballot")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZILA_HOME", str(folder / "home"))
        for name in ("DATABASE_URL", "ZILA_WORKSHOP"):
            patch.delenv(name, raising=False)
        patch.setattr(open_workshops, "_rooms", {})
        made = rehearsal_mode.now()
        prepare(made)
        with serve(folder / "server", home=folder / "home", fork=True) as server:
            yield server, made
        for found in open_workshops._rooms.values():
            found.store.close()


@pytest.fixture
def asked(hall):
    """(server, room, number of a round that is open)."""
    server, made = hall
    number = opened(made)
    yield server, made, number
    made.close_round(FACILITATOR, number)


def phone(server, room, number, caucus="", role=terms.PARTICIPANT):
    """A phone that has joined."""
    held = Badge(person(number, caucus, role), {"language": "en"})
    found = Phone(server.host, server.port)
    found.cookies[door.cookie_name(room)] = room.seal.badge(held)
    found.get()
    return found


def test_a_phone_joins_from_the_wall_in_three_steps(hall):
    server, made = hall
    code = made.state(FACILITATOR).code
    mine = Phone(server.host, server.port)
    mine.get(f"/vote/{code.lower()}")
    before = made.headcount(FACILITATOR)
    mine.send(mine.form("language"), language="ur")
    assert said("join_title", "ur") in mine.text()
    form = mine.form("caucus")
    assert form.fields["code"] == code
    assert tuple(form.choices["caucus"]) == CAUCUSES + VOTE_APART
    assert mine.cookies.keys() == {LANGUAGE, newcomer.cookie_name(made)}
    told = made.attendance(FACILITATOR)
    mine.send(form, caucus="Sindh", work="district", sex="prefer not to say")
    assert mine.status == 200
    assert said("waiting", "ur") in mine.text()
    assert said("caucus_sindh", "ur") in mine.text()
    assert made.headcount(FACILITATOR) == before + 1
    # What people say of themselves is written five at a time, and then of all five.
    attended = made.attendance(FACILITATOR)
    kinds = ("work", "sex", "language")
    assert all(attended.get(kind) == told.get(kind) for kind in kinds)
    for work in ("district", "school", "school", "school"):
        assert made.attendance(FACILITATOR).get("work") == told.get("work")
        other = Phone(server.host, server.port)
        other.cookies[LANGUAGE] = "ur"
        other.get(f"/vote/{code}")
        other.send(other.form("caucus"), caucus="Sindh", work=work, sex="female")
        assert other.status == 200
    assert made.headcount(FACILITATOR) == before + 5
    attended = made.attendance(FACILITATOR)
    assert attended["work"]["district"] >= 2
    assert attended["work"]["school"] >= 3
    assert attended["sex"]["prefer not to say"] >= 1
    assert attended["sex"]["female"] >= 4
    assert attended["language"]["ur"] >= 5
    # Pressed twice, or sent again later: still the same voter, counted once.
    held = dict(mine.cookies)
    mine.send(form, caucus="Punjab")
    assert mine.status == 200
    assert mine.cookies == held
    assert made.headcount(FACILITATOR) == before + 5


def test_a_wrong_code_keeps_what_was_chosen(hall):
    server, made = hall
    mine = Phone(server.host, server.port)
    mine.cookies[LANGUAGE] = "en"
    mine.get()
    mine.send(mine.form("caucus"), code="AAAAAA", caucus="Punjab", work="school")
    assert mine.status == 403
    assert said("error_code") in mine.text()
    assert 'value="Punjab" checked' in mine.page
    assert 'value="school" selected' in mine.page
    mine.send(mine.form("caucus"), code=made.state(FACILITATOR).code, caucus="")
    assert mine.status == 400
    assert said("error_choose") in mine.text()


def test_a_vote_is_recorded_changed_and_explained(asked):
    server, made, number = asked
    mine = phone(server, made, 1, "Sindh")
    mine.send(mine.form("answer"), answer="agree")
    assert mine.path == "/vote"
    assert re.search(r"Recorded at \d\d:\d\d:\d\d", mine.text())
    answer, code = made.own_vote(person(1, "Sindh"), number)
    assert answer == "agree"
    assert code in mine.text()
    assert mine.bytes < 30_000
    mine.send(mine.form("answer"), answer="agree with changes")
    assert made.own_vote(person(1, "Sindh"), number)[0] == "agree with changes"
    assert said("changes") in mine.text()
    mine.send(mine.form("reason"), reason="Say “in 2023”.")
    assert said("reason_sent") in mine.text()
    assert [each.text for each in made.slips(FACILITATOR, number)] == ["Say “in 2023”."]
    mine.send(mine.form("reason"), reason="x" * 401)
    assert mine.status == 400
    assert said("error_too_long", count=400) in mine.text()
    assert made.votes(FACILITATOR, number) == 1


def test_another_persons_vote_is_apart_and_never_shown(asked):
    server, made, number = asked
    helper = person(2, "Punjab")
    mine = phone(server, made, 2, "Punjab")
    mine.send(next(form for form in mine.forms() if form.action == "/vote/assist"))
    assert said("assist_other") in mine.text()
    other = mine.form("answer")
    mine.send(other, answer="disagree")
    assert re.search(
        r"The other person's vote was recorded at \d\d:\d\d:\d\d", mine.text()
    )
    assert "Your answer" not in mine.text()
    assert "answer" not in {name for form in mine.forms() for name in form.choices}
    # Its form sent again changes nothing, and every answer looks the same: the phone
    # must not find out what the other person said.
    pages = set()
    for answer in ("agree", "agree with changes", "disagree", "can't judge"):
        mine.send(other, answer=answer)
        pages.add((mine.status, mine.text()))
    assert len(pages) == 1
    assert made.own_vote(helper, number, assisted=True)[0] == "disagree"
    mine.get("/vote")
    mine.send(mine.form("answer"), answer="agree")
    assert made.own_vote(helper, number)[0] == "agree"
    assert made.votes(FACILITATOR, number) == 2
    assert "disagree" not in str(mine.cookies)
    # Only the server that gave it can read what the phone keeps, and tells its own.
    kept = Receipts.read(made, helper, number, mine.cookies)
    assert kept.forgotten and not (kept.own or kept.other)
    mine.get("/vote")
    assert said("your_answer", answer="Agree") in mine.text()
    mine.get(f"/vote?other={number}")
    assert "other person's vote was recorded at" in mine.text()
    made.close_round(FACILITATOR, number)
    mine.get("/vote")
    assert said("your_answer", answer="Agree") in mine.text()
    assert "disagree" not in mine.text().lower()


def test_no_more_votes_for_others_than_the_round_allows(hall):
    server, made = hall
    number = opened(made, limit=1)
    first, second = (phone(server, made, n, "Sindh") for n in (3, 4))
    for each in (first, second):
        each.send(next(f for f in each.forms() if f.action == "/vote/assist"))
    assert first.status == 200
    assert second.status == 403
    assert said("assist_spent") in second.text()
    made.close_round(FACILITATOR, number)


def test_who_needs_more_time_is_counted_once_by_each_phone(asked):
    server, made, number = asked
    mine = phone(server, made, 5)
    form = next(form for form in mine.forms() if form.action == "/vote/more-time")
    mine.send(form)
    assert said("more_time_asked") in mine.text()
    for n in (1, 1, 2):
        more_time.ask(made, person(n), number)
    assert more_time.wanting(number) == 2
    assert more_time.wanting(number + 1) == 0


def test_a_round_that_pauses_and_closes_says_so_to_the_sender(hall):
    server, made = hall
    number = opened(made)
    mine = phone(server, made, 6)
    form = mine.form("answer")
    made.pause(FACILITATOR, number)
    mine.send(form, answer="agree")
    assert mine.status == 409
    assert said("error_paused") in mine.text()
    made.resume(FACILITATOR, number)
    mine.send(form, answer="agree", wording="0" * 64)
    assert mine.status == 409
    assert said("error_wording") in mine.text()
    assert mine.form("answer").fields["wording"] == form.fields["wording"]
    mine.send(form, answer="perhaps")
    assert mine.status == 400
    assert said("error_choose") in mine.text()
    made.close_round(FACILITATOR, number)
    mine.send(form, answer="agree")
    assert mine.status == 409
    assert said("error_closed") in mine.text()
    assert made.votes(FACILITATOR, number) == 0


def _forgeries(server, made, mine, form):
    """(what, phone, form, status): none of them may be recorded."""
    other = phone(server, made, 31)
    viewer = Phone(server.host, server.port)
    forged = Phone(server.host, server.port)
    name = door.cookie_name(made)
    forged.cookies[name] = mine.cookies[name][:-3] + "AAA"
    elsewhere = open_workshops.room("elsewhere")
    foreign = Phone(server.host, server.port)
    foreign.cookies[name] = elsewhere.seal.badge(Badge(person(30)))
    facilitator = phone(server, made, 32, "", terms.FACILITATOR)
    without = {key: value for key, value in form.fields.items() if key != "token"}
    old = made.seal.close("form", "x")
    yield "no token", mine, without, 403
    yield "empty token", mine, {**without, "token": ""}, 403
    yield "another browser's token", other, form.fields, 403
    yield "a token of ours for nobody", mine, {**without, "token": old}, 403
    yield "a viewer", viewer, form.fields, 403
    yield "a forged cookie", forged, form.fields, 403
    yield "another workshop's cookie", foreign, form.fields, 403
    yield "who leads", facilitator, form.fields, 403
    yield "no round", mine, {**form.fields, "round": "9999"}, 409
    yield "nonsense for a round", mine, {**form.fields, "round": "1; drop"}, 400


def test_forged_and_foreign_votes_are_refused_with_the_whole_page(asked):
    server, made, number = asked
    mine = phone(server, made, 30)
    form = mine.form("answer")
    for what, sender, fields, status in _forgeries(server, made, mine, form):
        form_ = type(form)("/vote", {**fields, "answer": "agree"})
        sender.send(form_)
        assert sender.status == status, what
        assert "<main" in sender.page, what
        assert "Recorded" not in sender.text(), what
        assert made.votes(FACILITATOR, number) == 0, what


def test_a_form_that_was_open_before_this_version_is_taken(asked):
    server, made, number = asked
    mine = phone(server, made, 33)
    form = mine.form("answer")
    held = Badge(person(33), {"language": "en"})
    form.fields["token"] = made.seal.close("form", door._print(held))
    mine.send(form, answer="agree")
    assert mine.status == 200
    assert made.votes(FACILITATOR, number) == 1


def test_a_page_of_another_address_and_a_flood_are_refused(asked):
    import http.client
    from urllib.parse import urlencode

    server, made, number = asked
    mine = phone(server, made, 34)
    fields = {**mine.form("answer").fields, "answer": "agree"}
    named = "; ".join(f"{k}={v}" for k, v in mine.cookies.items())
    for origin, body, status in [
        ("http://evil.example", urlencode(fields), 403),
        ("null", urlencode(fields), 403),
        (server.url, urlencode({**fields, "reason": "x" * 70_000}), 413),
    ]:
        line = http.client.HTTPConnection(server.host, server.port, timeout=20)
        headers = {
            "Cookie": named,
            "Origin": origin,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        line.request("POST", "/vote", body, headers)
        assert line.getresponse().status == status
        line.close()
    assert made.votes(FACILITATOR, number) == 0


def test_a_replayed_vote_is_one_vote_and_after_the_close_none(hall):
    server, made = hall
    number = opened(made)
    mine = phone(server, made, 35)
    form = mine.form("answer")
    for _ in range(3):
        mine.send(form, answer="agree")
    assert made.votes(FACILITATOR, number) == 1
    made.close_round(FACILITATOR, number)
    again = opened(made)
    mine.send(form, answer="disagree")
    assert mine.status == 409
    assert made.votes(FACILITATOR, again) == 0
    made.close_round(FACILITATOR, again)


def test_odd_addresses_lead_to_the_page(hall):
    server, _ = hall
    for path in ("/vote/join", "/vote/assist", "/vote/AAA", "/vote/0O1I0O"):
        status, headers, _ = server.ask(path)
        assert (status, headers["location"]) == (303, "/vote"), path
    status, headers, body = server.ask("/vote/ballot.js")
    assert status == 200
    assert headers["content-type"].startswith("text/javascript")
    assert len(body) < 15_000


def test_who_waits_is_told_the_number_of_votes_and_nothing_else(asked):
    import json

    server, made, number = asked
    cast(made, number, person(1), "agree")
    status, headers, body = server.ask("/vote/next?seen=")
    told = json.loads(body)
    assert status == 200
    assert headers["cache-control"] == "no-store"
    assert told.keys() == {"mark", "votes"}
    assert told["mark"] == f"workshop.{made.state(FACILITATOR).seq}"


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
