"""Votes that come in while a workshop is moved, copied or brought in."""

import threading
import time

from data.store.database import workshop_file
from data.store.errors import BadFile, MovedAway, StoreUnavailable
from data.store.moving.bringing_in import bring_in
from tests.support.moving import saved, votes
from tests.support.workshop import (
    FACILITATOR,
    VIEWER,
    again,
    fixtures,
    opened,
    person,
)

home, name, room = fixtures


def test_a_move_waits_for_votes_on_their_way_and_takes_them_along(room, home):
    """Votes race with the move: each is in the file, or was refused."""
    number, wording = opened(room)
    told, refused, start = [], [], threading.Barrier(9)

    def crowd(first):
        here = again(room)
        start.wait()
        for each in range(first, first + 12):
            try:
                here.vote(person(each), number, "agree", wording)
                told.append(each)
            except MovedAway:
                refused.append(each)
        here.store.close()

    threads = [threading.Thread(target=crowd, args=(n * 100,)) for n in range(8)]
    for each in threads:
        each.start()
    start.wait()
    while len(told) < 20:
        time.sleep(0.002)
    room.move_away(FACILITATOR, "Laptop B")
    path = saved(room, home)
    for each in threads:
        each.join()
    assert len(told) + len(refused) == 96
    assert len(told) >= 20
    assert len(workshop_file.read(path).rows["ballot"]) == len(told)
    assert room.votes(VIEWER, number) == len(told)


def test_copies_made_while_the_room_goes_on_are_each_of_one_moment(room, home):
    number, wording = opened(room)
    told, sizes, stop = [], [], threading.Event()

    def crowd():
        here, each = again(room), 0
        while not stop.is_set():
            here.vote(person(each), number, "agree", wording)
            told.append(each)
            each += 1
        here.store.close()

    voter = threading.Thread(target=crowd)
    voter.start()
    for turn in range(5):
        while len(told) < (turn + 1) * 4:
            time.sleep(0.002)
        before = len(told)
        path = home / f"copy{turn}.zila"
        path.write_bytes(room.copy(FACILITATOR))
        found = workshop_file.read(path)
        sizes.append(len(found.rows["ballot"]))
        assert before <= sizes[-1] <= len(told) + 1
        assert found.secrets == {number: room.store.secrets.read(number)}
    stop.set()
    voter.join()
    assert sizes == sorted(sizes)
    assert room.votes(VIEWER, number) == len(told)


def test_an_import_while_votes_come_in_loses_none(room, home):
    """Whatever of the two is first, what was acknowledged is there afterwards."""
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    told, stop = [], threading.Event()

    def crowd():
        here, each = again(room), 100
        while not stop.is_set():
            try:
                here.vote(person(each), number, "agree", wording)
                told.append(each)
            except StoreUnavailable:
                continue
            each += 1
        here.store.close()

    voter = threading.Thread(target=crowd)
    voter.start()
    taken = 0
    for turn in range(3):
        path = saved(room, home, f"{turn}.zila")
        try:
            bring_in(path)
            taken += 1
        except BadFile as error:
            assert "not in it" in str(error)
    stop.set()
    voter.join()
    assert room.votes(VIEWER, number) == 3 + len(told)
    for each in told:
        assert room.own_vote(person(each), number)[0] == "agree"
