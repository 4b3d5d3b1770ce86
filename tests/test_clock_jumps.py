"""The clock of the wall is set back or forward: everybody stays who they are."""

import itertools
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace

import pytest

from data.store import running, words
from tests import clocks
from tests.clocks import JUMPS
from tests.phone import Phone
from tests.postgres import server as postgres
from tests.serving import serve
from tests.workshop import ENGINES, FACILITATOR, opened
from ui import agenda
from ui.invitation import role_path

_number = itertools.count(1)
PEOPLE = 5


@pytest.fixture(scope="module", params=ENGINES)
def hall(request, tmp_path_factory):
    """A workshop with a round open, served by a laptop whose clock can be set."""
    folder = tmp_path_factory.mktemp("clock")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZILA_HOME", str(folder / "home"))
        patch.setenv("ZILA_WORKSHOP", f"clock{next(_number)}")
        patch.delenv("DATABASE_URL", raising=False)
        if request.param == "postgresql":
            patch.setenv("DATABASE_URL", postgres().url)
        patch.setattr(running, "_rooms", {})
        room = running.room()
        agenda.prepare(room, FACILITATOR)
        made = SimpleNamespace(folder=folder, room=room, clock=folder / "offset")
        clocks.turn(made.clock, 0)
        begin(made)
        yield made
        made.held.close()
        room.store.close()


@contextmanager
def serving(hall):
    home, folder = hall.folder / "home", hall.folder / f"server{next(_number)}"
    with serve(folder, home=home, fork=True, clock=hall.clock) as hall.server:
        yield


def begin(hall):
    hall.held = ExitStack()
    hall.held.enter_context(serving(hall))


@pytest.fixture(params=JUMPS, ids=str)
def jump(request, hall):
    yield JUMPS[request.param]
    clocks.turn(hall.clock, 0)
    state = hall.room.state(FACILITATOR)
    if state.running:
        hall.room.close_round(FACILITATOR, state.running.number)


def phone(hall):
    return Phone(hall.server.host, hall.server.port)


def go_on(hall, who, answer):
    """Do what the page asks until a vote is in, as a person would."""
    who.port = hall.server.port
    who.get("/vote")
    for _ in range(4):
        offered = [set(form.choices) | set(form.fields) for form in who.forms()]
        if any("caucus" in each for each in offered):
            code = hall.room.state(FACILITATOR).code
            fields = {"caucus": "Sindh", "code": code, "work": "other"}
            who.send(who.form("caucus"), **fields, sex="female")
        elif any("answer" in each for each in offered):
            who.send(who.form("answer"), answer=answer)
            return
        else:
            who.send(who.form("language"), language="en")
            who.get("/vote")


def votes(hall):
    number = hall.room.state(FACILITATOR).running.number
    return hall.room.votes(FACILITATOR, number)


def joined(hall):
    return hall.room.headcount(FACILITATOR)


def test_five_people_have_five_votes_whatever_the_clock_does(hall, jump):
    number, _ = opened(hall.room)
    before = joined(hall)
    people = [phone(hall) for _ in range(PEOPLE)]
    for who in people[:-1]:
        go_on(hall, who, "agree")
    people[-1].get("/vote")
    assert votes(hall) == PEOPLE - 1
    clocks.turn(hall.clock, jump)
    for who in people:
        go_on(hall, who, "disagree")
    assert votes(hall) == PEOPLE
    assert joined(hall) - before == PEOPLE
    clocks.turn(hall.clock, 0)
    for who in people:
        go_on(hall, who, "agree")
    assert (votes(hall), joined(hall) - before) == (PEOPLE, PEOPLE)
    hall.room.close_round(FACILITATOR, number)
    hall.room.reveal(FACILITATOR, number)
    found = hall.room.counts(FACILITATOR, number).by_means["phone"]
    assert found == {"Sindh": {"agree": PEOPLE}}


@pytest.mark.parametrize("jump", ["-1 day", "+8 days"], indirect=True)
def test_the_same_across_a_restart_of_the_server(hall, jump):
    opened(hall.room)
    before = joined(hall)
    people = [phone(hall) for _ in range(PEOPLE)]
    for who in people:
        go_on(hall, who, "agree")
    hall.held.close()
    clocks.turn(hall.clock, jump)
    begin(hall)
    for who in people:
        go_on(hall, who, "disagree")
    assert (votes(hall), joined(hall) - before) == (PEOPLE, PEOPLE)


def test_the_facilitator_goes_on_with_cookie_and_link(hall, jump):
    link = role_path(words.FACILITATOR)
    leader, second = phone(hall), phone(hall)
    leader.get(link)
    assert leader.status == 200
    clocks.turn(hall.clock, jump)
    leader.get("/screen")
    assert 'data-token=""' not in leader.page
    second.get(link)
    assert second.status == 200, second.text()
    second.get("/screen")
    assert 'data-token=""' not in second.page


def test_a_form_that_was_open_while_the_clock_was_set_is_taken(hall, jump):
    opened(hall.room)
    before = joined(hall)
    who = phone(hall)
    who.get("/vote")
    language = who.form("language")
    clocks.turn(hall.clock, jump)
    who.send(language, language="en")
    joining = who.form("caucus")
    clocks.turn(hall.clock, 0)
    code = hall.room.state(FACILITATOR).code
    fields = {"caucus": "Sindh", "code": code, "work": "other", "sex": "female"}
    who.send(joining, **fields)
    ballot = who.form("answer")
    clocks.turn(hall.clock, jump)
    who.send(ballot, answer="agree")
    assert who.status == 200
    assert (votes(hall), joined(hall) - before) == (1, 1)
