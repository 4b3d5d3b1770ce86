"""Connections that only wait, dribble or do not read: none stays, and phones go on."""

import asyncio
import contextlib
import logging
import os
import socket
import threading
import time

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from tests.support.servers import strangers
from tests.support.serving import serve
from ui.serve import connections, listening, repeated_log_lines

pytestmark = pytest.mark.server
GET = b"GET / HTTP/1.1\r\nHost: x\r\n"
WHOLE = GET + b"\r\n"
POST = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"


async def _plain(request):
    await request.body()
    return PlainTextResponse("whole")


async def _wait(_):
    await asyncio.sleep(3)
    return PlainTextResponse("waited")


async def _large(_):
    return PlainTextResponse("x" * 30_000_000)


ROUTES = [
    Route("/", _plain, methods=["GET", "POST"]),
    Route("/wait", _wait),
    Route("/large", _large),
]


class Hall:
    """A small server behind the same guard as Zila, with short deadlines."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        config = uvicorn.Config(
            Starlette(routes=ROUTES), ws="websockets-sansio", log_config=None
        )
        self.server, self.lines = uvicorn.Server(config), None
        self._thread = threading.Thread(target=asyncio.run, args=(self._serve(),))

    async def _serve(self):
        self.lines = listening.guard(asyncio.get_running_loop())
        keeping = asyncio.create_task(listening.keep(self.lines))
        await self.server.serve(sockets=[self.socket])
        keeping.cancel()

    def begin(self):
        """Serve, and return once it does."""
        self._thread.start()
        while not self.server.started:
            time.sleep(0.01)

    def end(self):
        """Stop, however many still wait."""
        self.server.should_exit = self.server.force_exit = True
        self._thread.join(20)

    def line(self, said=b""):
        """Return a connection on which so much was said."""
        made = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        made.sendall(said)
        return made

    def answers(self, cookie=b""):
        """Say whether a whole request is answered now."""
        with self.line(GET + cookie + b"\r\n") as line:
            return b"whole" in line.recv(4096) + line.recv(4096)


@pytest.fixture
def hall(monkeypatch):
    for name, seconds in [("HEAD", 0.6), ("BODY", 0.9), ("UNREAD", 1.0)]:
        monkeypatch.setattr(connections, name, seconds)
    monkeypatch.setattr(connections, "_EVERY", 0.1)
    monkeypatch.setattr(listening, "most", lambda _: 60)
    monkeypatch.setattr(connections, "holder", dict_holder)
    made = Hall()
    made.begin()
    yield made
    made.end()


def dict_holder(headers):
    return dict(headers).get(b"cookie", b"").decode()


def until(holds, seconds=8):
    """Wait until something holds; say whether it does."""
    end = time.monotonic() + seconds
    while not (found := holds()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"G",
        GET,
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\0" * 100,
        GET + b"X: " + b"y" * 50_000,
        GET + b"X: y\r\n" * 9000,
        POST,
        POST + b"x" * 999,
        POST.replace(b"Content-Length: 1000", b"Transfer-Encoding: chunked")
        + b"5\r\nx",
        WHOLE * 3 + GET,
        WHOLE + b"G",
    ],
)
def test_what_is_half_sent_is_closed(hall, begun):
    line = hall.line(begun)
    assert until(lambda: strangers.closed(line))
    assert hall.answers()


@pytest.mark.parametrize("begun", [GET + b"X: ", POST])
def test_what_is_dribbled_is_closed(hall, begun):
    line, start = hall.line(begun), time.monotonic()
    with contextlib.suppress(OSError):
        while time.monotonic() - start < 8:
            line.sendall(b"y")
            time.sleep(0.05)
    assert time.monotonic() - start < 6


def test_who_does_not_read_is_closed(hall):
    line = hall.line(WHOLE.replace(b"/ ", b"/large "))
    assert until(lambda: len(hall.lines) == 1)
    assert until(lambda: len(hall.lines) == 0)
    line.close()


def test_who_reads_slowly_gets_all(hall):
    with hall.line(WHOLE.replace(b"/ ", b"/large ")) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        got, start = 0, time.monotonic()
        while got < 30_000_000:
            piece = line.recv(2_000_000)
            assert piece
            got += len(piece)
            if time.monotonic() - start < 2:
                time.sleep(0.01)
    assert time.monotonic() - start > 2


def test_who_waits_for_an_answer_gets_it(hall):
    with hall.line(WHOLE.replace(b"/ ", b"/wait ")) as line:
        line.settimeout(10)
        assert until(lambda: b"waited" in line.recv(4096))


def test_strangers_give_way_to_the_hall_and_the_hall_to_nobody(hall):
    waiting = GET.replace(b"/ ", b"/wait ")
    ours = [hall.line(waiting + b"Cookie: %d\r\n\r\n" % n) for n in range(30)]
    time.sleep(0.3)
    strange = [hall.line(waiting + b"\r\n") for _ in range(80)]
    strange += [hall.line(GET) for _ in range(80)]
    assert hall.answers(b"Cookie: 7\r\n")
    assert len(hall.lines) <= 60
    assert not any(map(strangers.closed, ours))
    assert sum(map(strangers.closed, strange)) >= 120


def test_one_badge_holds_no_more_than_its_share(hall):
    waiting = GET.replace(b"/ ", b"/wait ") + b"Cookie: one\r\n\r\n"
    lines = [hall.line(waiting) for _ in range(90)]
    time.sleep(0.2)
    assert hall.answers(b"Cookie: another\r\n")
    assert sum(map(strangers.closed, lines)) >= 30


def test_small_answers_are_sent_without_delay(hall):
    # asyncio sets it itself only where the socket names its protocol: here as there.
    assert hall.socket.proto == 0
    with hall.line(WHOLE) as line:
        got = b""
        while b"whole" not in got:
            got += line.recv(4096)
        (held,) = hall.lines._lines.values()
        accepted = held.transport.get_extra_info("socket")
        assert accepted.getsockname() == line.getpeername()
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.fixture(scope="module")
def tight(tmp_path_factory):
    if os.name != "posix":
        pytest.skip("no such limit here")
    with serve(tmp_path_factory.mktemp("tight"), files=256) as running:
        # The attacker is this process, and needs them too.
        listening.raise_files()
        yield running


def asked_for_a_page(server):
    """Return the seconds that the ballot took, the middle of twenty times."""
    took = []
    for _ in range(20):
        start = time.perf_counter()
        assert server.ask("/vote")[0] == 200
        took.append(time.perf_counter() - start)
    return sorted(took)[10]


@pytest.mark.long
def test_half_sent_requests_by_the_thousand_stop_nothing(tight):
    calm = asked_for_a_page(tight)
    lines = strangers.half_sent(tight.port, 1100)
    # A second of asyncio's pause without files would be in each.
    assert asked_for_a_page(tight) < 2 * calm + 0.9
    assert until(lambda: all(map(strangers.closed, lines)), 20)
    assert len(tight.said()) < 2000


def test_the_limit_of_files_is_raised_as_far_as_it_goes(monkeypatch):
    resource = pytest.importorskip("resource")
    for soft, hard, refused, wanted in [
        (1024, 1048576, 0, 65536),
        (256, resource.RLIM_INFINITY, 20000, 16384),
        (256, 4096, 0, 4096),
        (1024, 1024, 0, 1024),
        (100_000, 200_000, 0, 100_000),
    ]:
        asked = []

        def set_(_, pair, refused=refused, asked=asked):
            if refused and pair[0] > refused:
                raise ValueError
            asked.append(pair)

        monkeypatch.setattr(resource, "getrlimit", lambda _, p=(soft, hard): p)
        monkeypatch.setattr(resource, "setrlimit", set_)
        assert listening.raise_files() == wanted
        assert asked in ([], [(wanted, hard)])
    assert listening.most(65536) == listening.MOST
    assert listening.most(256) == 128


def test_the_log_says_each_thing_a_few_times_and_how_often_it_was():
    few = repeated_log_lines.FewOfEach(each=2, window=0.3)
    said, logger = [], logging.Logger("test")
    for _ in range(2):
        handler = logging.Handler()
        handler.emit = lambda record: said.append(record.getMessage())
        handler.addFilter(few)
        logger.addHandler(handler)
    for number in range(100):
        try:
            if number % 2:
                int(f"x{number}")
            [][number]
        except (ValueError, IndexError):
            logger.exception("It failed with %s", number)
    # Two faults at two places, two of each, by two handlers.
    assert len(said) == 8
    time.sleep(0.35)
    logger.warning("Other")
    for number in (1, 2):
        try:
            int("x")
        except ValueError:
            logger.exception("It failed with %s", number)
    assert len(said) <= 14
