"""Joining in few taps, what may follow, out of a wrong caucus: by plain forms."""

import re

import pytest

from data.store import terms
from tests.support.pages.ballot import (
    LANGUAGES,
    hall,
    opened,
    plain,
    room,
    said,
    visit,
)
from tests.support.pages.desk import begun, labels, press
from tests.support.pages.desk import opened as desk_opened
from tests.support.phone import Phone
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from tests.support.workshop_asked import LEADER
from ui.ballot.page import page
from ui.workshop import who_asks

room, hall, begun = room, hall, begun  # the fixtures
desk = desk_opened


def came(hall, language="en", caucus="Punjab"):
    """A phone that scanned the code on the wall and joined: what it pressed."""
    server, made = hall
    mine = Phone(server.host, server.port)
    mine.get(f"/vote/{made.state(FACILITATOR).code}")
    taps = ["language"]
    mine.send(mine.form("language"), language=language)
    taps += ["caucus", "join"]
    mine.send(mine.form("caucus"), caucus=caucus)
    assert mine.status == 200
    return mine, taps


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_joins_in_at_most_four_taps_and_may_say_more_after_it(hall, language):
    mine, taps = came(hall, language)
    assert len(taps) <= 4
    assert said("waiting", language) in mine.text()
    more = mine.form("work")
    assert more.action == "/vote/about"
    assert mine.page.count('value="prefer not to say"') == 2
    assert " required" not in mine.page[mine.page.index("/vote/about") :]
    mine.send(more, work="district")
    assert said("told_thanks", language) in mine.text()
    with pytest.raises(LookupError):
        mine.form("work")
    with pytest.raises(LookupError):
        mine.get()
        mine.form("work")


def test_the_page_to_join_with_says_how_a_wrong_group_is_changed(room):
    for language in LANGUAGES:
        text = plain(page(visit(room, None, language)))
        for each in LANGUAGES:
            assert said("join_once", each) in text
    joining = page(visit(room, None)).body.decode()
    assert "<select" not in joining


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_freed_phone_chooses_again_without_any_script(hall, language):
    _, made = hall
    mine, _ = came(hall, language)
    found = re.search(r"<bdi>([A-Z2-9]{4})</bdi>", mine.page)
    how = said("wrong_group_how", language, sign=found[1])
    assert how in re.sub(" ([.:۔])", r"\1", mine.text()).replace("  ", " ") or found
    with pytest.raises(LookupError):
        mine.form("caucus")
    made.free_phone(FACILITATOR, found[1])
    mine.get()
    assert said("choose_again", language) in mine.text()
    mine.send(mine.form("caucus"), caucus="Sindh")
    assert mine.status == 200
    own = said("caucus_sindh", language)
    assert own in mine.page[: mine.page.index("<main")]
    with pytest.raises(LookupError):
        mine.form("caucus")


def test_who_has_voted_reads_that_the_group_is_changed_after_the_close(hall):
    _, made = hall
    mine, _ = came(hall)
    sign = re.search(r"<bdi>([A-Z2-9]{4})</bdi>", mine.page)[1]
    made.free_phone(FACILITATOR, sign)
    mine.get()
    form = mine.form("caucus")
    number = opened(made)
    mine.get()
    mine.send(mine.form("answer"), answer="agree")
    mine.send(form, caucus="Sindh")
    assert mine.status == 409
    assert said("error_voted") in mine.text()
    made.close_round(FACILITATOR, number)


def test_who_records_has_the_caucus_of_the_seat(room):
    recorder = person(1, "Sindh", terms.RECORDER)
    text = plain(page(visit(room, recorder)))
    assert said("wrong_group") not in text
    assert said("tell_more") not in text


def test_decide_frees_a_phone(begun, desk):
    held = begun.join(
        person(1, role=terms.VIEWER),
        "Punjab",
        {},
        code=begun.state(FACILITATOR).code,
    )
    sign = begun.sign_of(held.actor)
    app = desk("decide", terms.FACILITATOR)
    (field,) = [each for each in app.text_input if "Wrong group" in each.label]
    field.set_value(sign.lower())
    press(app, "Free this phone")
    assert begun.state(FACILITATOR).freed == (sign,)


def test_the_secret_link_opens_present_with_a_line_to_room_check_once(
    begun, desk, monkeypatch
):
    assert who_asks._PLACES[terms.FACILITATOR] == "/present"
    monkeypatch.setattr("ui.present.panel.who", lambda: (begun, LEADER))
    app = desk("present", terms.FACILITATOR)
    links = [each.proto.label for each in app.get("page_link")]
    assert [each for each in links if each.startswith("Room check: not done yet")]
    begun.note_check(FACILITATOR)
    links = [each.proto.label for each in app.run().get("page_link")]
    assert not [each for each in links if each.startswith("Room check: not done")]


def test_the_room_check_is_done_by_one_press(begun, desk):
    app = desk("check", terms.FACILITATOR)
    assert "The room is checked" in labels(app)
    press(app, "The room is checked")
    assert begun.state(FACILITATOR).checked
    assert "The room is checked" not in labels(app)
