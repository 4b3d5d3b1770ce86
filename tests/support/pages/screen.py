"""The projector's screen as it is drawn, and a room for it."""

import csv
import itertools
import re
from html import unescape

import pytest

from data.store.in_use import open_workshops, rehearsal_mode
from tests.support.serving import ROOT
from tests.support.workshop import FACILITATOR, person
from ui.clicker.keys import press
from ui.projector.look import look
from ui.projector.scene import main
from ui.workshop import storyline

STEPS = storyline.shipped()
_number = itertools.count(1)


@pytest.fixture
def room(tmp_path, monkeypatch):
    """A workshop made ready, with a name no other test has."""
    monkeypatch.setenv("ZILA_HOME", str(tmp_path))
    monkeypatch.setenv("ZILA_WORKSHOP", f"screen{next(_number)}")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    made = rehearsal_mode.now()
    storyline.prepare(made, FACILITATOR)
    yield made
    if rehearsal_mode.rehearsing():
        rehearsal_mode.end(FACILITATOR)
    open_workshops.shut()


def wall(room, **named):
    return str(main(look(room, "http://192.168.1.5:8501", FACILITATOR), **named))


def text(html):
    plain = re.sub(r"<style.*?</style>|<title>.*?</title>", "", html, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", plain)).split())


def district_names():
    with (ROOT / "data/tables/districts.csv").open(encoding="utf-8") as file:
        return [row["name"] for row in csv.DictReader(file)]


def names_in(told):
    """The districts that a text names; Khyber is one, its province is not."""
    told = told.replace("Khyber Pakhtunkhwa", "")
    return [n for n in district_names() if re.search(rf"\b{re.escape(n)}\b", told)]


def voted(room, answers, start=0):
    number = room.state(FACILITATOR).running.number
    wording = room.state(FACILITATOR).rounds[number].wording
    for n, answer in enumerate(answers, start):
        room.vote(person(n), number, answer, wording)


def closed(room):
    """Press R twice: the vote of this step is closed then."""
    sure = press(room, FACILITATOR, "reveal").sure
    return press(room, FACILITATOR, "reveal", sure)
