"""What a phone shows of a result, and of the clock."""

import re

import pytest

from data.store import terms
from data.store.errors import OutOfTurn
from data.vocabulary import CAUCUSES
from tests.support.pages.ballot import LANGUAGES, cast, opened, plain, room, said, visit
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from ui.ballot.page import page

room = room  # the fixture


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
    assert "4 of 4 provinces agree with or without changes." in english
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
    either = [said(f"verdict_{w}", "ur") for w in ("agreed", "agreed_with_changes")]
    both = " / ".join(either)
    told = said("result_provinces", "ur", verdict=both, count=4, provinces=4)
    assert told in urdu
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
    room.start_timer(FACILITATOR, 85)
    text = plain(page(visit(room, person(1))))
    assert said("minutes_left", minutes=2) in text
    room.stop_timer(FACILITATOR)
    assert "Minutes left" not in plain(page(visit(room, person(1))))
