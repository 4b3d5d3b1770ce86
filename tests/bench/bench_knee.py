"""How many votes a second the room takes, and what each costs (`make bench`).

The same phones vote again and again, each time in a new round, at rates that rise until
one vote in twenty takes longer than a second. A phone sends one request as the script
of the ballot does, or two as a form without a script; beside them stand projectors.
"""

import asyncio
import random
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import psutil

from tests.bench.bench_room import (
    FACILITATOR,
    SCREENS,
    Line,
    hall,
    join,
    shut_all,
    watch,
)
from tests.support.phone import Phone
from ui.workshop import storyline

PHONES, SECONDS, LATE = 400, 6, 1.0
RATES = (50, 75, 100, 133, 167, 200, 250, 300)
AIM = 200


def _joined(server, code):
    """Return phones that have joined, and the answers they choose from."""
    with ThreadPoolExecutor(4) as pool:
        phones = list(
            pool.map(
                lambda n: join(Phone(server.host, server.port), code, n), range(PHONES)
            )
        )
    for phone in phones:
        phone.hang_up()
    return phones


async def _votes(port, phones, forms, *, rate, script):
    """Return the seconds that each vote took, at a rate of votes a second."""
    count, chance, took = rate * SECONDS, random.Random(rate), []
    lines = [Line(port, phone.cookies, script=script) for phone in phones]
    turns = [asyncio.Lock() for _ in lines]
    start = time.perf_counter()

    async def vote(number, moment):
        at = number % len(phones)
        line, (fields, answers) = lines[at], forms[at]
        await asyncio.sleep(max(0, moment - (time.perf_counter() - start)))
        pressed = time.perf_counter()
        async with turns[at]:
            chosen = {**fields, "answer": chance.choice(answers)}
            try:
                status, headers, text = await line.ask("POST", "/vote", chosen)
            except (ConnectionError, asyncio.IncompleteReadError):
                # The server closes what is silent for five seconds.
                line.hang_up()
                status, headers, text = await line.ask("POST", "/vote", chosen)
            if status == 303:
                _, _, text = await line.ask("GET", headers["location"][0])
        assert "Recorded at" in text, text[-2000:]
        took.append(time.perf_counter() - pressed)

    stop = asyncio.Event()
    screens = [asyncio.create_task(watch(port, stop)) for _ in range(SCREENS)]
    moments = sorted(chance.uniform(0, SECONDS) for _ in range(count))
    await asyncio.gather(*(vote(n, moment) for n, moment in enumerate(moments)))
    wall = time.perf_counter() - start
    stop.set()
    await asyncio.gather(*screens)
    for phone, line in zip(phones, lines, strict=True):
        line.hang_up()
        phone.cookies = line.cookies
    return sorted(took), wall


def _forms(room, phones, number):
    """Return what each phone sends in a round, and what it may answer."""
    wording = room.state(FACILITATOR).rounds[number].wording
    made = []
    for phone in phones:
        if not phone.page or not any("answer" in f.choices for f in phone.forms()):
            phone.get("/vote")
            phone.hang_up()
        form = phone.form("answer")
        fields = {"token": form.fields["token"], "round": number, "wording": wording}
        made.append((fields, form.choices["answer"]))
    return made


def _climb(room, server, phones, *, script):
    """Print a line for each rate; return the highest at which votes were in time."""
    process, knee = psutil.Process(server.process.pid), 0
    asks = storyline.asked(storyline.step_of(room.state(FACILITATOR)))
    for rate in RATES:
        number = storyline.open_vote(room, FACILITATOR, asks)
        forms = _forms(room, phones, number)
        before = sum(process.cpu_times()[:2])
        how = {"rate": rate, "script": script}
        took, wall = asyncio.run(_votes(server.port, phones, forms, **how))
        spent = sum(process.cpu_times()[:2]) - before
        kept = room.votes(FACILITATOR, number)
        assert kept == min(PHONES, rate * SECONDS), kept
        room.close_round(FACILITATOR, number)
        late = took[int(0.95 * len(took))]
        print(
            f"  {rate} a second: {len(took) / wall:.0f} were recorded a second, "
            f"p50 {1000 * statistics.median(took):.0f} ms, p95 {1000 * late:.0f} ms, "
            f"{1000 * spent / len(took):.1f} ms of CPU a vote"
        )
        if late > LATE:
            break
        knee = rate
    return knee


def main():
    """Climb with the script and without; print the two knees."""
    with hall() as (server, room):
        phones = _joined(server, room.state(FACILITATOR).code)
        for script in (True, False):
            print("With the script:" if script else "As plain forms:")
            knee = _climb(room, server, phones, script=script)
            print(f"  the knee lies above {knee} votes a second (aim {AIM})")
        shut_all(room)
    return 0


if __name__ == "__main__":
    sys.exit(main())
