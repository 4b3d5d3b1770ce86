"""Maps are made before anybody asks, unless a round is open or the server ends."""

import threading

import pytest

from data.errors import ZilaError
from ui import TEMPLATES
from ui.map import values
from ui.projector import scene
from ui.serve import beforehand, page_turn
from ui.view.options import options
from ui.view.selection import Selection
from ui.workshop import templates


@pytest.fixture
def made(monkeypatch):
    found = []
    monkeypatch.setattr(values, "prepare", found.append)
    monkeypatch.setattr(beforehand, "_PAUSE", 0)
    monkeypatch.setattr(page_turn, "most", lambda: 2)
    return found


def ended():
    thread = threading.Thread(target=int)
    thread.start()
    return thread


def test_every_indicator_is_made_as_a_page_shows_it_first(made):
    beforehand._make(ended(), threading.Event())
    assert [each.indicator for each in made] == list(options("indicator", Selection()))
    assert made[0] == Selection()


def test_votes_have_the_computer_for_themselves(made, monkeypatch):
    monkeypatch.setattr(page_turn, "most", lambda: 1)
    beforehand._make(ended(), threading.Event())
    assert made == []


def test_a_server_that_ends_makes_no_more(made):
    stop = threading.Event()
    stop.set()
    beforehand._make(ended(), stop)
    assert made == []


def test_a_damaged_table_is_noted_once(made, monkeypatch, caplog):
    def damaged(_):
        raise ZilaError("The table is damaged", "Fetch it again.")

    monkeypatch.setattr(values, "prepare", damaged)
    beforehand._make(ended(), threading.Event())
    assert made == [] and caplog.text.count("Pages will say what is wrong") == 1


def test_no_template_of_the_wall_is_left_to_be_compiled_while_votes_come_in():
    scene._PAPER.cache.clear()
    templates.prepare(scene.template, "screen")
    known = {name for _, name in scene._PAPER.cache.keys()}  # noqa: SIM118
    assert known == {path.name for path in TEMPLATES.glob("screen*.html")}
    assert len(known) > 10
