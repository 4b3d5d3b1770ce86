"""Everybody stays who they are, whatever the clock, the link or the finger does."""

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace

import pytest
from itsdangerous import URLSafeTimedSerializer

from data.store import terms
from data.store.errors import OutOfTurn
from data.store.in_use import open_workshops
from tests.support.phone import Phone
from tests.support.postgres import server as postgres
from tests.support.quick import some
from tests.support.servers import clocks
from tests.support.servers.clocks import JUMPS
from tests.support.serving import serve
from tests.support.workshop import ENGINES, FACILITATOR, opened, person, phones
from ui.workshop import storyline, who_asks
from ui.workshop.secret_links import first_path, role_path

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
        patch.setattr(open_workshops, "_rooms", {})
        room = open_workshops.room()
        storyline.prepare(room, FACILITATOR)
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


@pytest.fixture(params=some(JUMPS, 1, 2))
def jump(request, hall):
    yield JUMPS[request.param]
    clocks.turn(hall.clock, 0)
    state = hall.room.state(FACILITATOR)
    if state.running:
        hall.room.close_round(FACILITATOR, state.running.number)


def phone(hall, cookies=()):
    made = Phone(hall.server.host, hall.server.port)
    made.cookies.update(cookies)
    return made


@pytest.fixture
def number(hall):
    """A round that is open while the test lasts."""
    made, _ = opened(hall.room)
    yield made
    if hall.room.state(FACILITATOR).running:
        hall.room.close_round(FACILITATOR, made)


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
    link = role_path(terms.FACILITATOR)
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


def at_the_form(hall):
    """A phone that has the joining form before it, and what it will send."""
    who = phone(hall)
    who.get("/vote")
    who.send(who.form("language"), language="en")
    form = who.form("caucus")
    code = hall.room.state(FACILITATOR).code
    form.fields |= {"caucus": "Sindh", "code": code, "work": "other", "sex": "female"}
    return who, form


def all_at_once(number, send):
    ready = threading.Barrier(number)

    def work(each):
        ready.wait()
        return send(each)

    with ThreadPoolExecutor(number) as fingers:
        return list(fingers.map(work, range(number)))


@pytest.mark.parametrize("keeps", [True, False], ids=["cookies", "no cookies"])
def test_a_joining_form_sent_ten_times_at_once_is_one_person(hall, number, keeps):
    assert number
    before = joined(hall)
    who, form = at_the_form(hall)
    kept = who.cookies if keeps else {}
    ten = [phone(hall, kept) for _ in range(10)]
    all_at_once(10, lambda n: ten[n].send(form))
    assert {each.status for each in ten} == {200}
    assert joined(hall) - before == 1
    assert len({actor(hall, each).token for each in ten}) == 1
    for each in ten:
        each.get("/vote")
        if each.page.count('name="answer"'):
            each.send(each.form("answer"), answer="agree")
    assert votes(hall) == 1


def actor(hall, who):
    return hall.room.seal.read_badge(who.cookies[who_asks.cookie_name(hall.room)]).actor


def test_the_same_form_in_two_tabs_and_sent_again_later_is_one_person(hall, number):
    assert number
    before = joined(hall)
    who, form = at_the_form(hall)
    tab = phone(hall, who.cookies)
    tab.get("/vote")
    other = tab.form("caucus")
    other.fields |= form.fields | {"token": other.fields["token"], "caucus": "Punjab"}
    late = phone(hall, who.cookies)
    who.send(form)
    tab.send(other)
    late.send(form)
    found = {actor(hall, each) for each in (who, tab, late)}
    assert [each.caucus for each in found] == ["Sindh"]
    assert joined(hall) - before == 1


def test_who_sees_a_form_does_not_become_the_one_who_sent_it(hall, number):
    who, form = at_the_form(hall)
    who.send(form)
    who.send(who.form("answer"), answer="disagree")
    mine = actor(hall, who).token
    # Once with nothing of the other browser, once with cookies of an own one.
    thief, other = phone(hall), at_the_form(hall)[0]
    for each in (thief, other):
        each.send(form)
        assert each.status == 403
        assert who_asks.cookie_name(hall.room) not in each.cookies
        # The page that says so has a form of its own.
        go_on(hall, each, "agree")
        assert actor(hall, each).token != mine
    assert votes(hall) == 3
    assert phones(hall.room, number) == {"Sindh": {"disagree": 1, "agree": 2}}
    hall.room.close_round(FACILITATOR, number)
    assert hall.room.votes_in(FACILITATOR, number) == {"Sindh": 3}


def test_whose_form_was_taken_first_joins_with_the_next_one(hall, number):
    assert number
    who, form = at_the_form(hall)
    thief = phone(hall)
    thief.send(form)
    who.send(form)
    assert who.status == 403
    go_on(hall, who, "agree")
    assert actor(hall, who).token != actor(hall, thief).token
    assert votes(hall) == 1


def test_a_second_browser_with_a_recorders_link_finds_and_changes_nothing(hall, number):
    link = role_path(terms.RECORDER, "Balochistan")
    pair = [phone(hall) for _ in range(2)]
    for each in pair:
        each.get(link)
    first, second = (actor(hall, each) for each in pair)
    assert first.token != second.token
    hall.room.take_seat(first)
    for each in pair:
        go_on(hall, each, "disagree" if each is pair[0] else "agree")
    assert pair[1].status == 403
    assert hall.room.own_vote(first, number)[0] == "disagree"
    pair[1].get("/vote")
    assert "recorded" not in pair[1].text().lower()
    assert votes(hall) == 1
    # The same browser opening the link again keeps its seat.
    pair[0].get(link)
    assert actor(hall, pair[0]).token == first.token
    hall.room.free_seat(FACILITATOR, "Balochistan")


def leads(who):
    who.get("/screen")
    return 'data-token=""' not in who.page


def test_a_link_that_is_withdrawn_ends_its_badges_at_once(hall):
    link = role_path(terms.FACILITATOR, another=True)
    leader, other = phone(hall), phone(hall)
    leader.get(link)
    other.get(role_path(terms.FACILITATOR, another=True))
    assert leads(leader) and leads(other)
    id_ = hall.room.seal.read_link(link.removeprefix("/enter/")).link
    assert hall.room.state(FACILITATOR).links[id_].used
    hall.room.withdraw(FACILITATOR, id_)
    assert (leads(leader), leads(other)) == (False, True)
    leader.get(link)
    assert leader.status == 403
    assert "withdrawn" in leader.page
    assert role_path(terms.FACILITATOR) != link


def test_who_had_joined_votes_on_when_the_recorders_link_is_withdrawn(hall, number):
    who = phone(hall)
    go_on(hall, who, "agree")
    link = role_path(terms.RECORDER, "Sindh", another=True)
    who.get(link)
    recorder = actor(hall, who)
    assert (recorder.role, recorder.joined) == (terms.RECORDER, True)
    hall.room.take_seat(recorder)
    id_ = hall.room.seal.read_link(link.removeprefix("/enter/")).link
    hall.room.withdraw(FACILITATOR, id_)
    assert "Sindh" not in hall.room.state(FACILITATOR).recorders
    before = joined(hall)
    go_on(hall, who, "disagree")
    assert (votes(hall), joined(hall) - before) == (1, 0)
    assert hall.room.own_vote(recorder, number)[0] == "disagree"


def test_what_was_sealed_before_goes_on(hall, number):
    voter = person(77, "Sindh")
    sealed = _before(hall, "badge", ["participant", "Sindh", voter.token, {}])
    who = phone(hall, {who_asks.cookie_name(hall.room): sealed})
    go_on(hall, who, "agree")
    assert hall.room.own_vote(voter, number)[0] == "agree"
    link = _before(hall, "link", ["facilitator", "", "x" * 22])
    leader = phone(hall)
    leader.get(f"/enter/{link}")
    assert leads(leader)
    # It is listed from its first use on, and can be withdrawn with its old badges.
    id_ = hall.room.seal.read_link(link).link
    assert hall.room.state(FACILITATOR).links[id_].made == ""
    token = hall.room.seal.print("link facilitator  " + "x" * 22)[:32]
    old = _before(hall, "badge", ["facilitator", "", token, {}])
    same = phone(hall, {who_asks.cookie_name(hall.room): old})
    assert leads(same)
    hall.room.withdraw(FACILITATOR, id_)
    assert not leads(same)


def _before(hall, use, value):
    """Seal as it was done before, with a date; here one of the future."""
    how = hall.room.seal._how(use, hall.room.seal._key)
    return URLSafeTimedSerializer(**how).dumps(value)


def test_all_badges_end_between_rounds_and_never_in_one(hall):
    opened(hall.room)
    who = phone(hall)
    go_on(hall, who, "agree")
    running_ = hall.room.state(FACILITATOR).running.number
    with pytest.raises(OutOfTurn, match="still runs"):
        hall.room.renew(FACILITATOR)
    hall.room.close_round(FACILITATOR, running_)
    old = first_path()
    hall.room.renew(FACILITATOR)
    assert joined(hall) == 0
    assert first_path() != old
    assert phone(hall).get(old).startswith("This link was withdrawn")
    token = actor(hall, who).token
    number, _ = opened(hall.room)
    go_on(hall, who, "agree")
    assert actor(hall, who).token != token
    assert (votes(hall), joined(hall)) == (1, 1)
    hall.room.close_round(FACILITATOR, number)
