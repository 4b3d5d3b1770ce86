"""How the room holds: scripted phones vote beside three projectors (`make bench`).

A vote takes from the press of the answer until the page that says "recorded" is
there, sent as the ballot's script does. Phones join and open their ballot before the
clock starts.
"""

import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import psutil

from data.store import terms
from data.store.in_use import rehearsal_mode
from data.store.roles import Actor
from tests.support.phone import Phone, _encoded
from tests.support.serving import serve
from ui.workshop import storyline

FACILITATOR = Actor(terms.FACILITATOR)
SCREENS = 3


class Line:
    """One kept connection of a phone or projector.

    Parameters
    ----------
    port : of the server
    cookies : that it has
    script : whether it sends forms as the ballot's script does
    """

    def __init__(self, port, cookies, *, script=True):
        self.port, self.cookies, self.script = port, dict(cookies), script
        self._streams = None

    def hang_up(self):
        """Close the connection."""
        if self._streams:
            self._streams[1].close()
        self._streams = None

    async def ask(self, method, path, fields=None):
        """Return (status, headers, text) of one request."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._streams
        body = _encoded(fields).encode() if fields is not None else b""
        writer.write(self._head(method, path, body) + body)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.strip().split("\r\n")
        headers = {}
        for name, _, value in (line.partition(": ") for line in lines):
            headers.setdefault(name.lower(), []).append(value)
        size = int(headers.get("content-length", ["0"])[0])
        text = (await reader.readexactly(size)).decode()
        for said in headers.get("set-cookie", []):
            name, _, value = said.split(";")[0].partition("=")
            self.cookies[name] = value
        return int(first.split()[1]), headers, text

    def _head(self, method, path, body):
        said = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        lines += [f"Cookie: {said}"] if said else []
        if body:
            lines += [
                f"Origin: http://127.0.0.1:{self.port}",
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
                *(["X-Zila-Script: 1"] if self.script else []),
            ]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def join(phone, code, number):
    """Let a scripted phone join as a person would: language, code, caucus."""
    phone.get("/vote")
    phone.send(phone.form("language"), language="en")
    form = phone.form("caucus")
    caucus = terms.PLACES[number % len(terms.PLACES)]
    first = {name: offered[0] for name, offered in form.choices.items()}
    phone.send(form, **{**first, "code": code, "caucus": caucus})
    return phone


async def crowd(port, phones, seconds, seed=1):
    """Let all phones vote at moments drawn at random; return seconds of each vote."""
    chance, took = random.Random(seed), []
    start = time.perf_counter()

    async def one(phone, moment):
        form = phone.form("answer")
        answer = chance.choice(form.choices["answer"])
        line = Line(port, phone.cookies)
        await asyncio.sleep(max(0, moment - (time.perf_counter() - start)))
        pressed = time.perf_counter()
        status, _, text = await line.ask(
            "POST", form.action, {**form.fields, "answer": answer}
        )
        assert status == 200, status
        assert "Recorded at" in text
        took.append(time.perf_counter() - pressed)

    stop = asyncio.Event()
    screens = [asyncio.create_task(watch(port, stop)) for _ in range(SCREENS)]
    moments = [chance.uniform(0, seconds) for _ in phones]
    await asyncio.gather(*map(one, phones, moments))
    stop.set()
    told = await asyncio.gather(*screens)
    return took, sum(told)


async def watch(port, stop):
    """Be a projector until told to stop; return how often something new came."""
    line, query, told = Line(port, {}), "seen=&votes=-1&w=1280&h=720", 0
    import json

    while not stop.is_set():
        ask = line.ask("GET", f"/screen/next?{query}")
        try:
            _, _, text = await asyncio.wait_for(ask, 10)
        except TimeoutError:
            line = Line(port, {})
            continue
        said = json.loads(text)
        query = f"seen={said['mark']}&votes={said['votes']}&w=1280&h=720"
        told += 1
    return told


@contextmanager
def hall():
    """Serve a room of its own, at the step of the test vote: (server, room)."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ZILA_HOME"] = str(Path(folder) / "home")
        with serve(Path(folder) / "server", home=Path(folder) / "home") as server:
            room = rehearsal_mode.now()
            storyline.prepare(room, FACILITATOR)
            room.go(FACILITATOR, "test-vote")
            yield server, room


def run(number, seconds):
    """Run one crowd against a server of its own and print how long votes took."""
    with hall() as (server, room):
        asks = storyline.asked(storyline.step_of(room.state(FACILITATOR)))
        code = room.state(FACILITATOR).code
        phones = [join(Phone(server.host, server.port), code, n) for n in range(number)]
        opened = storyline.open_vote(room, FACILITATOR, asks)
        for phone in phones:
            phone.get("/vote")
            phone.hang_up()
        process = psutil.Process(server.process.pid)
        before, start = sum(process.cpu_times()[:2]), time.perf_counter()
        took, told = asyncio.run(crowd(server.port, phones, seconds))
        spent = sum(process.cpu_times()[:2]) - before
        wall = time.perf_counter() - start
        kept = room.votes(FACILITATOR, opened)
        memory = process.memory_info().rss / 1e6
        shut_all(room)
    took.sort()
    print(
        f"{number} phones in {seconds} s beside {SCREENS} projectors: "
        f"p50 {1000 * statistics.median(took):.0f} ms, "
        f"p95 {1000 * took[int(0.95 * len(took))]:.0f} ms, "
        f"longest {1000 * took[-1]:.0f} ms; {kept} of {number} votes kept; "
        f"server {100 * spent / wall:.0f} % of one core, {memory:.0f} MB; "
        f"projectors were told {told} times"
    )
    return kept == number


def shut_all(room):
    """Forget the room, so that the next run opens its own."""
    from data.store.in_use import open_workshops

    room.store.close()
    open_workshops._rooms.clear()


def main():
    """Run the crowds of the issue; exit code 1 if a vote was lost."""
    kept = [run(number, seconds) for number, seconds in [(100, 10), (1000, 30)]]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
