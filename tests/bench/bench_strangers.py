"""How votes fare while strangers misbehave (`make bench`): calm and attack in turn."""

import asyncio
import os
import statistics
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from data.store.in_use import rehearsal_mode
from tests.bench import bench_room
from tests.support.phone import Phone
from tests.support.servers import strangers
from tests.support.serving import serve
from ui.serve import connections, listening
from ui.workshop import storyline

PHONES, READERS, SECONDS, MOST_MS = 100, 30, 10, 500
HALF_SENT, FILES = 1100, 1024
LEADS = bench_room.FACILITATOR


@contextmanager
def workshop():
    """Serve a workshop with an open round, with the files of a usual shell."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        os.environ["ZILA_HOME"] = str(home)
        with serve(Path(folder) / "server", home=home, files=FILES) as server:
            listening.raise_files()
            room = rehearsal_mode.now()
            storyline.prepare(room, LEADS)
            room.go(LEADS, "test-vote")
            code = room.state(LEADS).code
            phones = [
                bench_room.join(Phone(server.host, server.port), code, number)
                for number in range(PHONES)
            ]
            storyline.open_vote(room, LEADS, storyline.asked(_step(room)))
            yield server, phones
            bench_room.shut_all(room)


def _step(room):
    return storyline.step_of(room.state(LEADS))


async def calm(server, phones):
    """Let the phones vote; return the seconds of each vote."""
    return (await bench_room.crowd(server.port, phones, SECONDS))[0]


async def read(server, phones):
    """Let them vote while strangers ask for the heaviest page again and again."""
    stop = asyncio.Event()
    reading = asyncio.create_task(strangers.readers(server.port, READERS, stop))
    await asyncio.sleep(3)
    took = await calm(server, phones)
    stop.set()
    pages = await asyncio.wait_for(reading, 120)
    print(f"  pages drawn {len(pages)}, the longest after {max(pages):.1f} s")
    return took


async def half_sent(server, phones):
    """Let them vote beside requests that were begun and never end."""
    lines = strangers.half_sent(server.port, HALF_SENT)
    took = await calm(server, phones)
    await asyncio.sleep(connections.HEAD)
    shut = sum(map(strangers.closed, lines))
    print(f"  {shut} of {HALF_SENT} closed, log {len(server.said())} bytes")
    assert shut == HALF_SENT
    assert len(server.said()) < 5000
    return took


def main():
    """Run the attacks between calm crowds; exit code 1 if votes waited too long."""
    good = True
    with workshop() as (server, phones):
        for attack in (calm, read, calm, half_sent, calm, read):
            for phone in phones:
                phone.get("/vote")
                phone.hang_up()
            took = sorted(asyncio.run(attack(server, phones)))
            p95 = 1000 * took[int(0.95 * len(took))]
            good = good and len(took) == PHONES and p95 <= MOST_MS
            print(
                f"{attack.__name__}: p50 {1000 * statistics.median(took):.0f} ms, "
                f"p95 {p95:.0f} ms, longest {1000 * took[-1]:.0f} ms",
                flush=True,
            )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
