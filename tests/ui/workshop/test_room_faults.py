"""Votes over the network through kills of the server and of the database."""

import http.client
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest

from data.store import terms
from data.store.in_use import open_workshops, rehearsal_mode
from data.store.keys.badge import Badge
from tests.support.phone import Phone
from tests.support.postgres import server as postgres
from tests.support.serving import free_port, serve
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from ui.workshop import storyline, who_asks

VOTES = 160
PATIENCE = 60


@dataclass
class Hall:
    """A workshop with an open round and a server that can be killed and started."""

    room: object
    number: int
    folder: object
    home: object
    port: int = field(default_factory=free_port)
    starts: int = 0
    server: object = None
    _stack: ExitStack = field(default_factory=ExitStack)

    def start(self):
        self.starts += 1
        place = self.folder / f"server-{self.starts}"
        made = serve(place, home=self.home, port=self.port, fork=True)
        self.server = self._stack.enter_context(made)

    def kill(self):
        self.server.process.kill()
        self.server.process.wait(10)

    def close(self):
        self._stack.close()


@pytest.fixture
def hall(tmp_path, monkeypatch, request):
    """A hall of its own; the parameter names the database."""
    home = tmp_path / "home"
    monkeypatch.setenv("ZILA_HOME", str(home))
    monkeypatch.setenv("ZILA_WORKSHOP", f"hall{abs(hash(str(tmp_path))) % 10**9}")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    if getattr(request, "param", "sqlite") == "postgresql":
        monkeypatch.setenv("DATABASE_URL", postgres().url)
    monkeypatch.setattr(open_workshops, "_rooms", {})
    room = rehearsal_mode.now()
    storyline.prepare(room, FACILITATOR)
    room.go(FACILITATOR, "test-vote")
    asks = storyline.asked(storyline.step_of(room.state(FACILITATOR)))
    number = storyline.open_vote(room, FACILITATOR, asks)
    made = Hall(room, number, tmp_path, home)
    made.start()
    yield made
    made.close()
    room.store.close()


def phone(hall, number):
    """A phone that has joined: its cookie is as the server would have set it."""
    held = Badge(person(number), {"language": "en"})
    found = Phone("127.0.0.1", hall.port)
    found.cookies[who_asks.cookie_name(hall.room)] = hall.room.seal.badge(held)
    return found


def insist(hall, number):
    """Vote until the page says it is recorded, as a phone does; return the answer."""
    answer = terms.SCALES[terms.AGREEMENT][number % 4]
    mine, until = phone(hall, number), time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            mine.get("/vote")
            mine.send(mine.form("answer"), answer=answer)
        except (OSError, http.client.HTTPException, LookupError):
            time.sleep(0.1)
            continue
        if "Recorded at" in mine.text():
            return answer
    raise TimeoutError(f"phone {number} was never told: {mine.text()[:200]}")


def vote_through(hall, trouble: Callable[[], None], times: int):
    """Let everybody vote while trouble strikes; return what was acknowledged."""
    told, lock = {}, threading.Lock()

    def one(number):
        answer = insist(hall, number)
        with lock:
            told[number] = answer

    with ThreadPoolExecutor(12) as crowd:
        done = [crowd.submit(one, number) for number in range(VOTES)]
        for turn in range(1, times + 1):
            while len(told) < turn * VOTES // (times + 1):
                time.sleep(0.02)
            trouble()
        for each in done:
            each.result()
    return told


def all_in_once(hall, told):
    assert len(told) == VOTES
    assert hall.room.votes(FACILITATOR, hall.number) == VOTES
    for number, answer in told.items():
        assert hall.room.own_vote(person(number), hall.number)[0] == answer


def test_three_kills_of_the_server_lose_no_vote_and_double_none(hall):
    def kill_and_start():
        hall.kill()
        hall.start()

    all_in_once(hall, vote_through(hall, kill_and_start, 3))
    assert hall.starts == 4


@pytest.mark.long
@pytest.mark.parametrize("hall", ["postgresql"], indirect=True)
def test_two_kills_of_the_database_lose_no_vote_and_double_none(hall):
    def kill_and_start():
        postgres().kill()
        time.sleep(0.3)
        postgres().start()

    all_in_once(hall, vote_through(hall, kill_and_start, 2))
    assert hall.starts == 1


def test_a_store_that_cannot_be_written_is_said_and_passes_by_itself(hall):
    mine = phone(hall, 1)
    mine.get("/vote")
    form = mine.form("answer")
    file = hall.room.store.place.file
    away = file.with_name("away")
    file.rename(away)
    mine.send(form, answer="agree")
    assert mine.status == 503
    assert "Recorded at" not in mine.text()
    assert "Not saved yet" in mine.text()
    assert hall.server.ask("/ready")[0] == 503
    away.rename(file)
    assert hall.server.ask("/ready")[0] == 200
    mine.send(form, answer="agree")
    assert "Recorded at" in mine.text()
    assert hall.room.own_vote(person(1), hall.number)[0] == "agree"


def test_the_server_prints_nothing_that_leads_to_a_person(hall):
    for number in range(6):
        insist(hall, number)
    hall.room.close_round(FACILITATOR, hall.number)
    phone(hall, 3).get("/vote")
    said = hall.server.said()
    for number in range(6):
        actor = person(number)
        assert actor.token not in said
        sealed = phone(hall, number).cookies[who_asks.cookie_name(hall.room)]
        assert sealed.strip(".").split(".")[0] not in said
    assert "127.0.0.1" not in said.replace(f"127.0.0.1:{hall.port}", "")
