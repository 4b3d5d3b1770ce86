"""A page with a recorded vote is drawn once for all and filled for one phone alone."""

import re

import pytest

from data.store import terms
from tests.support.pages.ballot import (
    ENGLISH,
    LANGUAGES,
    cast,
    opened,
    room,
    visit,
    with_receipt,
)
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from ui.ballot import kept
from ui.ballot import page as pages
from ui.ballot.frames import gap
from ui.ballot.own_words import NAMES
from ui.ballot.page import page

room = room  # the fixture


def whole_and_filled(monkeypatch, here):
    """A page drawn from its template for one phone alone, and as it is answered."""
    alone = []

    def drawn(more):
        context = pages.EMPTY | more
        alone.append(pages._template().render(context))
        return real(more)

    real = pages._drawn
    monkeypatch.setattr(pages, "_drawn", drawn)
    answer = page(here)
    monkeypatch.undo()
    return alone[0], answer.body.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_is_filled_is_the_page_drawn_for_one_phone(
    room, monkeypatch, language
):
    kept._kept.clear()
    receipts, mine = {}, person(1, "Sindh")
    for n, answer in enumerate(("agree with changes", "disagree", "agree"), 1):
        number = opened(room, text=ENGLISH + " Again." * n, limit=n % 2)
        receipts[n] = with_receipt(room, number, mine, answer)
        looks = [
            visit(room, mine, language, receipts[n]),
            # Another browser's cookie: when it was recorded is not known here.
            visit(room, mine, language),
            visit(room, recorded_for(room, number, person(n + 9, "Punjab")), language),
        ]
        for here in looks:
            alone, filled = whole_and_filled(monkeypatch, here)
            assert filled == alone
            assert 'class="done"' in filled
        assert ('class="then"' in filled) == (n > 1)
        room.close_round(FACILITATOR, number)
        room.reveal(FACILITATOR, number)


def recorded_for(room, number, actor):
    cast(room, number, actor, "agree")
    return actor


def test_a_kept_page_has_nothing_of_the_phones_it_was_drawn_for(room):
    kept._kept.clear()
    number = opened(room)
    for n, at, answer in [(1, "Sindh", "agree"), (2, "Punjab", "disagree")]:
        receipt = with_receipt(room, number, person(n, at), answer)
        page(visit(room, person(n, at), receipts=receipt))
    (whole,) = kept._kept.values()
    (frame,) = whole._frames.values()
    drawn = "".join(frame.parts[::2])
    here = visit(room, person(1, "Sindh"))
    codes = [
        room.own_vote(person(n, at), number)[1]
        for n, at in [(1, "Sindh"), (2, "Punjab")]
    ]
    for secret in (*codes, here.token, "Sindh", "Punjab", 'class="mine"'):
        assert secret not in drawn
    for name in (*NAMES, "token"):
        assert name in frame.parts[1::2]
    # What an answer is called stands on its button and nowhere else.
    assert drawn.count(">Disagree<") == 1
    # No vote makes another page.
    for n, answer in enumerate(["agree", "agree with changes", "disagree"] * 3, 20):
        receipt = with_receipt(room, number, person(n, "Sindh"), answer)
        page(visit(room, person(n, "Sindh"), receipts=receipt))
    assert [*whole._frames.values()] == [frame]


def test_nobody_writes_a_gap_into_a_wording(room):
    hostile = "\ue000token\ue001 \ue000 who\ue001"
    number = opened(room, text=hostile)
    receipt = with_receipt(room, number, person(1))
    text = page(visit(room, person(1), receipts=receipt)).body.decode()
    assert hostile in text
    assert gap("who") not in text


def test_the_result_before_is_kept_for_each_caucus_apart(room):
    first = opened(room)
    for n, at in enumerate(["Sindh"] * 6 + ["Punjab"] * 6):
        cast(room, first, person(n, at), "agree" if at == "Sindh" else "disagree")
    room.close_round(FACILITATOR, first)
    room.reveal(FACILITATOR, first, terms.OWN_CAUCUS)
    number = opened(room, text=ENGLISH + " Again.")
    assert number > first
    places = ("Sindh", "Punjab", "Observers")
    kept._kept.clear()
    seen = [result_then(room, person(50, at)) for at in places]
    again = [result_then(room, person(51, at)) for at in reversed(places)]
    assert seen == again[::-1]
    assert len(set(seen)) == 3
    for at, told in zip(places, seen, strict=True):
        assert [name for name in places if name in told] == [at]
    for at, told in zip(places, seen, strict=True):
        kept._kept.clear()
        assert result_then(room, person(52, at)) == told
    room.hide(FACILITATOR, first)
    assert result_then(room, person(53, "Sindh")) == ""


def result_then(room, actor):
    text = page(visit(room, actor)).body.decode()
    found = re.search('<details class="then">.*?</details>', text, re.S)
    return found[0] if found else ""
