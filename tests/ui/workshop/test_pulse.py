"""Who waits for the room is told once, soon, and at little cost."""

import asyncio
import time

from tests.support.servers.apart import run
from ui.workshop.pulse import Pulse


class Room:
    """A room that counts how often it is looked at."""

    def __init__(self):
        self.now, self.looks = ("w.1", 0), 0

    def look(self):
        self.looks += 1
        return self.now


def test_who_knows_something_older_is_answered_at_once():
    async def scenario():
        room = Room()
        start = time.monotonic()
        assert await Pulse(room.look, 0.01).after("w.0") == ("w.1", 0)
        return time.monotonic() - start

    assert run(scenario()) < 1


def test_all_who_wait_are_told_of_a_change():
    async def scenario():
        room = Room()
        pulse = Pulse(room.look, 0.01)
        waiting = [asyncio.create_task(pulse.after("w.1")) for _ in range(300)]
        await asyncio.sleep(0.05)
        assert not any(task.done() for task in waiting)
        room.now = ("w.2", 0)
        assert await asyncio.gather(*waiting) == [("w.2", 0)] * 300
        # One look serves them all.
        return room.looks

    assert run(scenario()) < 100


def test_a_vote_wakes_only_who_asked_for_votes():
    async def scenario():
        room = Room()
        pulse = Pulse(room.look, 0.01)
        phone = asyncio.create_task(pulse.after("w.1", patience=0.2))
        screen = asyncio.create_task(pulse.after("w.1", counts=0))
        await asyncio.sleep(0.03)
        room.now = ("w.1", 7)
        assert await asyncio.wait_for(screen, 1) == ("w.1", 7)
        assert not phone.done()
        return await phone

    assert run(scenario()) == ("w.1", 7)


def test_what_this_process_changed_is_told_without_waiting_for_the_next_look():
    async def scenario():
        room = Room()
        pulse = Pulse(room.look, every=30)
        waiting = asyncio.create_task(pulse.after("w.1"))
        await asyncio.sleep(0.05)
        room.now = ("w.2", 0)
        await pulse.touch()
        return await asyncio.wait_for(waiting, 1)

    assert run(scenario()) == ("w.2", 0)


def test_patience_ends_and_nobody_looks_when_nobody_waits():
    async def scenario():
        room = Room()
        pulse = Pulse(room.look, 0.01)
        assert await pulse.after("w.1", patience=0.05) == ("w.1", 0)
        await asyncio.sleep(0.05)
        before = room.looks
        await asyncio.sleep(0.1)
        return room.looks - before

    assert run(scenario()) == 0


def test_after_a_pause_nothing_old_is_told():
    async def scenario():
        room = Room()
        pulse = Pulse(room.look, 0.01)
        await pulse.after("w.0")
        await asyncio.sleep(0.05)
        room.now = ("w.5", 3)
        return await pulse.after("w.1")

    assert run(scenario()) == ("w.5", 3)


def test_the_end_of_the_server_keeps_nobody_waiting():
    async def scenario():
        room = Room()
        pulse = Pulse(room.look, every=30)
        waiting = [asyncio.create_task(pulse.after("w.1")) for _ in range(5)]
        await asyncio.sleep(0.05)
        pulse.end()
        assert await asyncio.wait_for(asyncio.gather(*waiting), 1)
        return await asyncio.wait_for(pulse.after("w.1"), 1)

    assert run(scenario()) == ("w.1", 0)
