"""Votes that wait are written together: each told its own end, none lost or double."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from data.store.database import writers
from data.store.database.writers import Together
from data.store.errors import StoreUnavailable, WordingChanged
from tests.support import workshop
from tests.support.workshop import VIEWER, again, opened, person

home, name, room = workshop.home, workshop.name, workshop.room


class Disk:
    """What was committed, each commit a list; the first waits until it is let go."""

    def __init__(self, *, full=False):
        self.commits, self.full = [], full
        self.begun, self.let_go = threading.Event(), threading.Event()

    @contextmanager
    def writing(self):
        written = []
        self.begun.set()
        assert self.let_go.wait(20)
        yield written
        if self.full:
            raise StoreUnavailable("The disk is full", "Free some space.")
        self.commits.append(written)


def writes(number):
    def act(written):
        written.append(number)
        if number < 0:
            raise WordingChanged(str(number), "Read it.")
        return number

    return act


def handed_in(disk, numbers, *, one=True):
    """Hand pieces in, all but the first while that one is written; their ends."""
    together = Together(disk.writing, one=one)
    with ThreadPoolExecutor(len(numbers)) as pool:
        calls = [pool.submit(together.do, writes(numbers[0]))]
        assert disk.begun.wait(20)
        calls += [pool.submit(together.do, writes(each)) for each in numbers[1:]]
        while one and len(together._waiting) < len(numbers) - 1:
            disk.let_go.wait(0.01)
        disk.let_go.set()
        ends = [call.exception() or call.result() for call in calls]
    assert not together._waiting
    assert not together._led
    return ends


def test_who_waits_is_written_in_one_commit():
    disk = Disk()
    assert handed_in(disk, range(1, 21)) == list(range(1, 21))
    first, rest = disk.commits
    assert first == [1]
    assert sorted(rest) == list(range(2, 21))


def test_an_error_is_its_own_and_the_others_are_written_once():
    disk = Disk()
    ends = handed_in(disk, [1, 2, -3, 4, -5])
    assert ends[:2] + ends[3:4] == [1, 2, 4]
    assert [str(each) for each in ends if isinstance(each, WordingChanged)] == [
        str(WordingChanged("-3", "Read it.")),
        str(WordingChanged("-5", "Read it.")),
    ]
    assert sorted(sum(disk.commits, [])) == [1, 2, 4]


def test_a_commit_that_fails_is_told_to_all_it_held():
    disk = Disk(full=True)
    ends = handed_in(disk, range(1, 6))
    assert all(isinstance(each, StoreUnavailable) for each in ends)
    assert disk.commits == []


def test_who_waited_too_long_is_told_so_and_not_written(monkeypatch):
    monkeypatch.setattr(writers, "PATIENCE", 0.1)
    disk = Disk()
    together = Together(disk.writing, one=True)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(together.do, writes(1))
        assert disk.begun.wait(20)
        with pytest.raises(StoreUnavailable, match="busy"):
            together.do(writes(2))
        disk.let_go.set()
        assert first.result() == 1
    assert together.do(writes(3)) == 3
    assert disk.commits == [[1], [3]]


def test_pieces_handed_in_at_once_are_one_commit_each_with_its_own_end():
    disk = Disk()
    disk.let_go.set()
    together = Together(disk.writing, one=True)
    assert together.do_all([]) == []
    assert together.do_all([writes(n) for n in range(100)]) == [*range(100)]
    assert disk.commits == [[*range(64)], [*range(64, 100)]]
    disk.commits.clear()
    ends = together.do_all([writes(n) for n in (1, -2, 3)])
    assert [ends[0], ends[2]] == [1, 3]
    assert isinstance(ends[1], WordingChanged)
    assert disk.commits == [[1], [3]]
    assert not together._led


def test_pieces_that_wait_too_long_wait_once_for_all(monkeypatch):
    monkeypatch.setattr(writers, "PATIENCE", 0.2)
    disk = Disk()
    together = Together(disk.writing, one=True)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(together.do, writes(1))
        assert disk.begun.wait(20)
        start = time.monotonic()
        ends = together.do_all([writes(n) for n in range(2, 52)])
        took = time.monotonic() - start
        disk.let_go.set()
        assert first.result() == 1
    assert all(isinstance(each, StoreUnavailable) for each in ends)
    # Fifty times the patience would be ten seconds.
    assert took < 5
    assert disk.commits == [[1]]


def test_where_many_can_write_nobody_waits():
    disk = Disk()
    disk.let_go.set()
    handed_in(disk, range(1, 6), one=False)
    assert sorted(disk.commits) == [[1], [2], [3], [4], [5]]


def test_a_crowd_votes_at_once_through_two_servers(room):
    number, wording = opened(room)
    servers = room, again(room)

    def vote(n):
        with_old = n % 7 == 0
        words = "of before" if with_old else wording
        try:
            got = servers[n % 2].vote(person(n // 2), number, "agree", words)
        except WordingChanged:
            assert with_old
            return None
        assert not with_old
        return n // 2, got.code

    with ThreadPoolExecutor(24) as pool:
        told = [each for each in pool.map(vote, range(120)) if each]
    # Each phone has sent twice: one vote, and one code for both.
    codes = dict(told)
    assert set(told) == set(codes.items())
    assert room.votes(VIEWER, number) == len(codes)
    assert all(
        room.own_vote(person(n), number) == ("agree", code) for n, code in codes.items()
    )
