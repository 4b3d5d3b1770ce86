"""Votes that come at once are taken in one go: each has its own end, none is lost."""

import asyncio
import re
import threading
import time
from collections import Counter
from contextlib import contextmanager

import pytest
from starlette.responses import Response

from data.store.errors import NotAllowed, StoreUnavailable
from data.store.verbs.casting import Vote, vote_together
from tests.support.pages.ballot import opened, plain, room, said, visit
from tests.support.servers.apart import run
from tests.support.voters import VIEWER, person
from tests.support.workshop import FACILITATOR
from ui.ballot import few, votes
from ui.ballot.page import page
from ui.workshop import who_asks

room = room  # the fixture


def sent(room, number, actor, answer="agree", **changed):
    here = visit(room, actor)
    here.direct = True
    form = {
        "token": who_asks.form_token(room, here.held),
        "round": str(number),
        "wording": room.state(VIEWER).rounds[number].wording,
        "answer": answer,
    }
    return visit_again(here), form | changed


def visit_again(here):
    """The same request, nothing looked up yet."""
    here.__dict__.pop("seen", None)
    here.__dict__.pop("held", None)
    return here


@pytest.fixture
def commits(room, monkeypatch):
    """How often something was written as a whole."""
    made, real = [], room.store.together._writing

    @contextmanager
    def writing():
        with real() as connection:
            yield connection
        made.append(1)

    monkeypatch.setattr(room.store.together, "_writing", writing)
    return made


def test_one_commit_holds_all_and_each_reads_its_own_receipt(room, commits):
    number = opened(room)
    people = [person(n, "Sindh") for n in range(12)]
    answers = votes.together([sent(room, number, each) for each in people])
    assert len(commits) == 1
    codes = [room.own_vote(each, number)[1] for each in people]
    for n, answer in enumerate(answers):
        told = plain(answer)
        assert answer.status_code == 200
        assert re.search(r"Recorded at \d\d:\d\d:\d\d", told)
        assert [code for code in codes if code in told] == [codes[n]]
        assert 'data-votes="12"' in answer.body.decode()
    assert room.votes(VIEWER, number) == 12


def test_who_is_refused_is_refused_alone(room):
    number = opened(room)
    ends = votes.together(
        [
            sent(room, number, person(1)),
            sent(room, number, person(2), token="forged"),
            sent(room, number, person(3), wording="of before"),
            sent(room, number, person(4), answer="perhaps"),
            sent(room, number, None),
            sent(room, number, person(5), other="1"),
            sent(room, number, person(6), round="x"),
            sent(room, number, person(7), "disagree"),
        ]
    )
    known = ("error_expired", "error_wording", "error_choose", "error_not_joined")
    wanted = [403, 409, 400, 403, 403, 400]
    assert [each.status_code for each in ends] == [200, *wanted, 200]
    for end, words in zip(ends[1:], known, strict=False):
        assert said(words) in plain(end)
    assert room.votes(VIEWER, number) == 2
    assert room.own_vote(person(7), number)[0] == "disagree"


def test_a_phone_that_sends_twice_at_once_has_one_vote_the_last(room):
    number = opened(room)
    sends = [sent(room, number, person(1), each) for each in ("agree", "disagree")]
    assert all(each.status_code == 200 for each in votes.together(sends))
    assert room.votes(VIEWER, number) == 1
    assert room.own_vote(person(1), number)[0] == "disagree"


def test_nothing_is_called_recorded_that_was_not_committed(room, monkeypatch):
    number = opened(room)
    real = room.store.together._writing

    @contextmanager
    def writing():
        with real() as connection:
            yield connection
            raise StoreUnavailable("The disk is full", "Make room.")

    sends = [sent(room, number, person(n)) for n in range(5)]
    monkeypatch.setattr(room.store.together, "_writing", writing)
    for end in votes.together(sends):
        assert end.status_code == 503
        assert said("not_saved_press") in plain(end)
        assert "Recorded at" not in end.body.decode()
    monkeypatch.undo()
    assert room.votes(VIEWER, number) == 0


def test_a_round_that_closes_takes_none_of_them(room):
    number = opened(room)
    sends = [sent(room, number, person(n)) for n in range(4)]
    room.close_round(FACILITATOR, number)
    ends = votes.together(sends)
    assert [each.status_code for each in ends] == [409] * 4
    assert room.state(VIEWER).rounds[number].votes == 0


def test_only_who_may_vote_does_so_among_others(room):
    number = opened(room)
    wording = room.state(VIEWER).rounds[number].wording
    whole = [FACILITATOR, person(1), VIEWER, person(2)]
    ends = vote_together(room, [Vote(w, number, "agree", wording) for w in whole])
    assert [isinstance(each, NotAllowed) for each in ends] == [True, False, True, False]
    assert room.votes(VIEWER, number) == 2
    assert vote_together(room, []) == []


def test_phones_that_look_at_once_read_what_each_would_read_alone(room, monkeypatch):
    number = opened(room)
    votes.together([sent(room, number, person(n)) for n in range(3)])
    actors = [person(1), person(2), person(9, "Punjab"), None, FACILITATOR]
    alone = [page(visit(room, each)) for each in actors]
    made, real = [], type(room).state
    monkeypatch.setattr(
        type(room), "state", lambda *given: (made.append(1), real(*given))[1]
    )
    ends = votes.looks([visit(room, each) for each in actors])
    # The second: whether the round has closed since, for the one without a vote.
    assert len(made) == 2
    for mine, same in zip(ends, alone, strict=True):
        # Who has not joined is given a new sign at each look.
        bare = [
            re.sub('value="[^"]*"', "", each.body.decode()) for each in (mine, same)
        ]
        assert bare[0] == bare[1]
    assert "Punjab" in ends[2].body.decode()
    assert 'data-kind="ballot"' in ends[2].body.decode()


def test_phones_are_told_that_the_store_is_away_and_keep_their_votes(room, monkeypatch):
    number = opened(room)
    sends = [sent(room, number, person(n), "disagree") for n in range(3)]

    def fail(*_, **__):
        raise StoreUnavailable("The database does not answer", "Wait.")

    monkeypatch.setattr(type(room), "state", fail)
    for end in votes.looks([visit(room, person(n)) for n in range(3)]):
        assert end.status_code == 503
        assert said("error_store") in plain(end)
    for end in votes.together(sends):
        assert end.status_code == 503
        assert said("your_answer", answer="Disagree") in plain(end)
        assert "Recorded at" not in end.body.decode()


def test_who_waits_is_answered_with_all_others_and_an_error_is_ones_own():
    begun, go, groups = threading.Event(), threading.Event(), []

    def answer(taken):
        groups.append(len(taken))
        begun.set()
        assert go.wait(20)
        return [KeyError(n) if n % 10 == 3 else Response(str(n)) for n in taken]

    waits = votes.Together(answer)

    async def scenario():
        first = asyncio.create_task(waits.answered(0))
        await asyncio.to_thread(begun.wait, 20)
        rest = [asyncio.create_task(waits.answered(n)) for n in range(1, 100)]
        await asyncio.sleep(0)
        go.set()
        return await asyncio.gather(first, *rest, return_exceptions=True)

    # Twice: another loop knows nothing of the one before.
    for _ in range(2):
        groups.clear()
        ends = run(scenario())
        assert [type(each) for each in ends] == [
            KeyError if n % 10 == 3 else Response for n in range(100)
        ]
        assert groups[0] == 1
        assert sum(groups) == 100
        assert max(groups) == votes._MOST
        begun.clear()
        go.clear()


def test_what_breaks_the_answer_is_told_to_all_and_the_next_is_answered():
    ends = iter([ValueError("x"), [Response("y")]])

    def answer(_):
        if isinstance(end := next(ends), Exception):
            raise end
        return end

    async def scenario():
        waits = votes.Together(answer)
        with pytest.raises(ValueError, match="x"):
            await waits.answered(1)
        return await waits.answered(2)

    assert run(scenario()).body == b"y"


def test_few_are_answered_at_once_and_who_waits_for_the_disk_holds_up_nobody():
    now, most, lock = Counter(), [], threading.Lock()
    held = threading.Event()

    def quick():
        with lock:
            now["at"] += 1
            most.append(now["at"])
        time.sleep(0.002)
        with lock:
            now["at"] -= 1
        return Response("quick")

    def slow():
        assert held.wait(20)
        return Response("slow")

    async def scenario():
        late = [asyncio.create_task(few.answered(slow)) for _ in range(6)]
        await asyncio.sleep(0)
        soon = await asyncio.gather(*(few.answered(quick) for _ in range(30)))
        held.set()
        return [each.body for each in soon + await asyncio.gather(*late)]

    assert run(scenario()) == [b"quick"] * 30 + [b"slow"] * 6
    assert max(most) <= few._AT_ONCE
