"""Both languages: on the wall, phones and paper; how marked, in which direction."""

import re

import pytest

from data.store import terms
from data.store.verbs.tickets import Ticket
from data.workshop import words_table
from data.workshop.wifi import Wifi
from tests.support.pages.ballot import read
from tests.support.pages.screen import STEPS, closed, room, text, wall
from tests.support.workshop import FACILITATOR
from ui.ballot.language import Tongue
from ui.ballot.question import question
from ui.check import printed_sheet as join_sheet
from ui.clicker.keys import press
from ui.edition import library
from ui.projector import both, join
from ui.tickets import printed_sheet as ticket_sheet
from ui.workshop import storyline, urdu

room = room  # the fixture

MARK = "Draft translation: the English binds"
BEFORE = "Translation of the wording before: the English binds"
BOTH = (terms.ENGLISH_FIRST, terms.URDU_FIRST)


def wrongly_set(html):
    """The texts in Latin letters within Urdu, and those of Urdu within English."""
    # The code to join with is of no language, nor are the marks of the drawing.
    found = read(f'<body lang="en" dir="ltr">{html}</body>').found
    wrong = []
    for said, marks in found:
        arabic = bool(re.search("[\u0600-\u06ff]", said))
        latin = bool(re.search("[A-Za-z]", said))
        right = ("ur", "rtl") if arabic else ("en", "ltr")
        if (arabic or latin) and (marks["lang"], marks["dir"]) != right:
            wrong.append(said)
    return wrong


@pytest.mark.parametrize("tongues", BOTH)
def test_every_step_has_its_urdu_marked_as_a_draft_and_in_its_direction(room, tongues):
    room.set_tongues(FACILITATOR, tongues)
    for step in STEPS:
        room.go(FACILITATOR, step["id"])
        html = wall(room)
        assert 'lang="ur"' in html, step["id"]
        assert MARK in text(html), step["id"]
        assert wrongly_set(html) == [], step["id"]
        assert html.count("<h1") == 1
        asks = storyline.asked(step)
        if asks:
            assert urdu.of_text(asks.text).text in text(html), step["id"]


@pytest.mark.parametrize("tongues", BOTH)
def test_what_stands_small_around_a_map_is_in_urdu_too(room, tongues):
    room.set_tongues(FACILITATOR, tongues)
    shown = [step for step in STEPS if step["kind"] in ("view", "plan")]
    assert len(shown) > 5
    for step in shown:
        room.go(FACILITATOR, step["id"])
        html, words = wall(room), text(wall(room))
        several = len(step["views"]) > 1
        assert (
            html.count(' lesser" lang="ur" dir="rtl" data-urdu="draft"') == 2 - several
        )
        for id_ in ("map_source", "map_source_census", "map_note_lines"):
            assert urdu.said(id_).text in words, (step["id"], id_)


def test_english_alone_shows_no_draft(room):
    for step in STEPS[:30]:
        room.go(FACILITATOR, step["id"])
        html = wall(room)
        assert "data-urdu" not in html
        assert MARK not in html


def test_a_vote_is_in_both_languages_until_its_result(room):
    press(room, FACILITATOR, "tongues")
    room.go(FACILITATOR, "vote-f025")
    press(room, FACILITATOR, "open")
    assert urdu.said("open").text in text(wall(room))
    closed(room)
    assert urdu.said("wall_in", votes=0).text in text(wall(room))
    room.reveal(FACILITATOR, 1)
    html = wall(room)
    assert urdu.said("verdict_nobody_voted").text in text(html)
    assert wrongly_set(html) == []


def test_the_translation_of_the_wording_before_stays_and_says_what_it_is(room):
    press(room, FACILITATOR, "tongues")
    room.go(FACILITATOR, "word-r1")
    asks = storyline.put_to_vote(storyline.step_of(room.state(FACILITATOR)))
    shipped = urdu.of_text(asks.text).text
    storyline.word_first(room, FACILITATOR, asks)
    room.word(FACILITATOR, "R1", "Other words.")
    assert BEFORE in text(wall(room))
    assert shipped in text(wall(room))
    room.translate(FACILITATOR, "R1", "دوسرے الفاظ۔", status=terms.FINAL)
    assert BEFORE not in text(wall(room))
    room.word(FACILITATOR, "R1", "Words once more.")
    found = urdu.of_statement(room.state(FACILITATOR), "R1", "Words once more.")
    assert found == urdu.Urdu("دوسرے الفاظ۔", urdu.BEFORE)
    assert terms.URDU not in room.state(FACILITATOR).statements["R1"].texts


def test_an_urdu_phone_reads_the_draft_beside_the_english_it_votes_on(room):
    room.go(FACILITATOR, "vote-f025")
    press(room, FACILITATOR, "open")
    state = room.state(FACILITATOR)
    asked = question(state, state.running, Tongue(terms.URDU))
    statement = library.shelf().at["F025", "statement"]
    assert urdu.of_text(statement).text in asked.draft
    assert asked.mark == "draft_wording"
    assert list(state.running.texts) == [terms.ENGLISH]
    assert question(state, state.running, Tongue(terms.ENGLISH)).draft == ""


def test_what_a_steward_confirmed_is_voted_on_and_bears_no_mark(room, tmp_path):
    path = tmp_path / "words.csv"
    words_table.write(path)
    rows = path.read_text(encoding="utf-8-sig").splitlines()
    row = next(row for row in rows if row.startswith("finding_F025,"))
    row = row.replace(",draft,,", ",checked,Directorate,")
    path.write_text("\n".join([rows[0], row]), encoding="utf-8")
    words_table.bring_in(path)
    for kept in (urdu.rows, urdu._by_text, urdu._patterns):
        kept.cache_clear()
    try:
        room.go(FACILITATOR, "vote-f025")
        press(room, FACILITATOR, "open")
        state = room.state(FACILITATOR)
        assert set(state.running.texts) == {terms.ENGLISH, terms.URDU}
        assert state.running.texts[terms.URDU] in text(wall(room))
        assert MARK not in text(wall(room))
    finally:
        for kept in (urdu.rows, urdu._by_text, urdu._patterns):
            kept.cache_clear()


def test_a_range_amid_urdu_is_set_left_to_right():
    assert urdu.set_apart("نمبر 7–9: 38") == 'نمبر <bdi dir="ltr">7–9</bdi>: 38'
    phone = Tongue("ur").say("result_side", side="7–9", count=6, votes=38)
    assert '<bdi dir="ltr">7–9' in phone


def test_english_amid_urdu_is_set_apart():
    said = urdu.set_apart("یہ R1 (World Bank) ہے <b>")
    assert said == (
        'یہ <bdi lang="en" dir="ltr">R1</bdi> (<bdi lang="en" dir="ltr">World Bank'
        '</bdi>) ہے &lt;<bdi lang="en" dir="ltr">b</bdi>&gt;'
    )


def test_paper_is_in_both_languages_and_marked():
    known = Wifi("Hall", "longenough")
    joined = join_sheet.sheet(known, "http://10.0.0.2:8501/vote", "ABCD2345")
    html = join_sheet.printed(joined)
    html = html[html.index("<body") + 6 : html.index("</body>")]
    assert MARK in html
    assert wrongly_set(re.sub("<style.*?</style>", "", html, flags=re.S)) == []
    for id_ in ("join_how", "join_wifi", "join_password", "join_address"):
        assert urdu.said(id_).text in html
    tickets = ticket_sheet.sheet([Ticket("Sindh", 1, "ABCD" * 4)], "http://10.0.0.2")
    inner = tickets[tickets.index("<body") :].partition(">")[2]
    assert wrongly_set(inner.partition("</body>")[0]) == []
    assert MARK in tickets


def test_the_wifi_on_the_wall_is_in_both_languages_where_the_wall_is(room):
    known = Wifi("Hall", "longenough")
    for tongues, there in ((terms.ENGLISH, False), (terms.ENGLISH_FIRST, True)):
        room.set_tongues(FACILITATOR, tongues)
        drawn = f'<main data-tongues="{tongues}">{join.SLOT}</main>'
        html, _ = join.with_wifi(drawn, known)
        assert (urdu.said("join_password").text in html) is there


def test_marks_are_told_once():
    drawn = '<p data-urdu="draft"></p><p data-urdu="draft"></p>' + both.SLOT
    assert both.marked(drawn).count(MARK) == 1
    assert both.marked('<p data-urdu="confirmed"></p>' + both.SLOT).count("mark") == 0
