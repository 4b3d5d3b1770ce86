"""A second round builds on the first: its words, the own answer, the result then."""

import pytest

from data.store import terms
from tests.support.pages.ballot import (
    ENGLISH,
    cast,
    cookie,
    opened,
    plain,
    room,
    said,
    visit,
    with_receipt,
)
from tests.support.pages.screen import text, wall
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from ui.ballot.page import page
from ui.ballot.receipts import Receipts, cookie_name

room = room  # the fixture
OTHER = ENGLISH.replace("Girls are", "Girls stay")
URDU = "لڑکیاں 136 میں سے 119 اضلاع میں پیچھے رہتی ہیں۔"


def first(room, reveal=True):
    """A first round in which a phone of Sindh agreed, closed; what the phone kept."""
    number = opened(room)
    for n in range(12):
        cast(room, number, person(n, ("Sindh", "Punjab")[n % 2]), "disagree")
    kept = with_receipt(room, number, person(0, "Sindh"), "agree with changes")
    room.close_round(FACILITATOR, number)
    if reveal:
        room.reveal(FACILITATOR, number)
    return kept


def seen(room, kept=None, language="en"):
    return page(visit(room, person(0, "Sindh"), language, receipts=kept))


def test_changed_words_are_marked_in_both_languages(room):
    kept = first(room)
    opened(room, text=OTHER, urdu=URDU)
    html = seen(room, kept).body.decode()
    assert "<del>are</del> <ins>stay</ins>" in html
    assert "<ins>رہتی</ins> ہیں۔" in html
    assert said("round_changes") in plain(html)
    assert said("round_changes", "ur") in plain(seen(room, kept, "ur"))


def test_the_same_words_are_not_marked(room):
    kept = first(room)
    opened(room)
    html = seen(room, kept).body.decode()
    assert "<ins>" not in html and said("round_changes") not in plain(html)


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_own_answer_and_the_result_then_stand_beside_the_question(room, language):
    kept = first(room)
    opened(room, text=OTHER)
    told = plain(seen(room, kept, language))
    own = said("choice_agree_with_changes", language)
    assert said("earlier_answer", language, number=1, answer=own) in told
    assert said("result_before", language, number=1) in told
    result = told.partition(said("result_before", language, number=1))[2]
    assert said("choice_disagree", language).lower() in result.lower()


def test_a_result_nobody_saw_is_not_shown_later(room):
    kept = first(room, reveal=False)
    opened(room, text=OTHER)
    told = plain(seen(room, kept))
    assert said("result_before", number=1) not in told
    answer = said("choice_agree_with_changes")
    assert said("earlier_answer", number=1, answer=answer) in told


def test_only_the_phone_itself_knows_its_earlier_answer(room):
    kept = first(room)
    opened(room, text=OTHER)
    another = page(visit(room, person(1, "Sindh"), receipts=kept))
    for other in (seen(room), another):
        assert "in round 1" not in plain(other)
    watching = plain(page(visit(room, None, watch="1")))
    assert "in round 1" not in watching


def test_it_is_carried_on_and_no_older_cookie_is_read(room):
    kept = first(room)
    number = opened(room, text=OTHER)
    carried = cookie(seen(room, kept), cookie_name(room))
    assert len(carried) == len(kept)
    room.close_round(FACILITATOR, number)
    third = opened(room, text=ENGLISH)
    told = plain(seen(room, carried))
    assert said("choice_agree_with_changes") in told and "in round 1" in told
    # Two rounds later the first cookie opens nothing, whoever has it.
    sealed = {cookie_name(room): kept}
    assert not Receipts.read(room, person(0, "Sindh"), third, sealed).earlier


def test_another_question_has_no_earlier_answer(room):
    kept = first(room)
    opened(room, "rand-ucla")
    assert "in round 1" not in plain(seen(room, kept))


def test_the_change_is_told_by_what_was_published(room):
    first(room)
    number = opened(room, text=OTHER)
    for n in range(12):
        cast(room, number, person(n, ("Sindh", "Punjab")[n % 2]), "agree")
    room.close_round(FACILITATOR, number)
    room.reveal(FACILITATOR, number)
    since = (
        "Since round 1: agree at most 2 → at least 10 of 12; disagree at least 10 → "
        "at most 2 of 12."
    )
    assert since in text(wall(room))
    assert since in plain(seen(room))
    urdu = plain(seen(room, language="ur"))
    now = said("count_at_least", "ur", count=10, votes=12)
    before = said("count_at_most", "ur", count=2, votes=12)
    side = said("choice_agree", "ur")
    assert said("result_since", "ur", side=side, before=before, now=now) in urdu
    room.hide(FACILITATOR, 1)
    assert "Since round 1" not in text(wall(room))
    room.reveal(FACILITATOR, 1, terms.OWN_CAUCUS)
    assert "Since round 1" not in text(wall(room))
