"""The links that were given, as the start and Decide show them."""

import re

import pytest

from data.store import terms
from data.store.errors import BadSeal
from data.store.in_use import open_workshops
from data.store.verbs.secret_links import VIEWER
from tests.support.pages.desk import begun, labels, opened, said
from tests.support.workshop import FACILITATOR
from tests.support.workshop_asked import LEADER, room
from ui.desk import given_links
from ui.serve import __main__ as start
from ui.workshop.secret_links import first_path, role_path

room, begun, opened = room, begun, opened  # the fixtures


def test_the_start_prints_the_same_link_again(room, monkeypatch):
    assert room
    said_at_start = start.announcement(8501)
    assert first_path() in said_at_start
    for found in open_workshops._rooms.values():
        found.store.close()
    monkeypatch.setattr(open_workshops, "_rooms", {})
    assert start.announcement(8501) == said_at_start
    assert len(open_workshops.room().state(FACILITATOR).links) == 1
    assert "python -m data.store link" in said_at_start


def test_decide_lists_links_and_withdraws_one(opened, begun):
    page = opened("decide", terms.FACILITATOR)
    assert "No link was given yet." in said(page)
    role_path(terms.RECORDER, "Sindh")
    used = role_path(terms.STEWARD).removeprefix("/enter/")
    begun.open_link(VIEWER.actor, used)
    page = opened("decide", terms.FACILITATOR)
    rows = re.findall(r"<th scope=row>(.*?)</tr>", said(page))
    rows = [row for row in rows if "</th><td>" in row and row.count("<td>") == 3]
    assert [row.partition("<")[0] for row in rows] == ["Steward", "Recorder, Sindh"]
    assert ["not yet" in row for row in rows] == [False, True]
    choice = page.selectbox(key="end")
    assert [option.partition(":")[0] for option in choice.options] == [
        "Steward",
        "Recorder, Sindh",
    ]
    choice.select_index(0).run()
    button = next(b for b in page.button if b.label == "Withdraw this link")
    button.click().run()
    assert not page.exception
    gone = [e for e in begun.state(FACILITATOR).links.values() if e.withdrawn]
    assert [each.role for each in gone] == [terms.STEWARD]
    assert "Withdraw this link" in labels(page)
    with pytest.raises(BadSeal):
        begun.open_link(VIEWER.actor, used)


def test_the_own_link_is_not_withdrawn_from_its_own_browser(begun):
    text = first_path().removeprefix("/enter/")
    held = begun.open_link(VIEWER.actor, text)
    state = begun.state(LEADER.actor)
    assert "(this browser)" in given_links.listed(state, held.link)
    assert [each.id for each in given_links.live(state)] == [held.link]
