"""Whoever means another computer is answered by nobody here: DNS rebinding."""

import http.client
import itertools
import socket

import pytest

from data.errors import ZilaError
from ui.serve import hosts
from ui.serve.hosts import Hosts, asked, bare

OWN = frozenset({"localhost", "127.0.0.1", "::1", "192.168.1.5", "laptop.local"})


def scope(*given, reached="192.168.1.5", kind="http"):
    pairs = [(b"host", each.encode("latin-1")) for each in given]
    return {"type": kind, "headers": pairs, "server": (reached, 8501)}


def mine(*given, more="", **named):
    return Hosts(asked(more), lambda: OWN).mine(scope(*given, **named))


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8501",
        "LOCALHOST:1",
        "localhost.",
        "127.0.0.1:8501",
        "[::1]:8501",
        "[0:0:0:0:0:0:0:1]",
        "192.168.1.5:80",
        "[::ffff:192.168.1.5]:8501",
        "Laptop.local.:8501",
    ],
)
def test_this_computer_has_many_names(host):
    assert mine(host)


FOREIGN = [
    "evil.example",
    "evil.example:8501",
    "localhost.evil.example",
    "evil.localhost",
    "laptop.local.evil.example",
    "192.168.1.5.evil.example",
    "192.168.1.6:8501",
    "8.8.8.8",
    "[2001:db8::1]:8501",
    "[::ffff:8.8.8.8]",
    # What some readers take for this computer, and some for the other.
    "localhost@evil.example",
    "evil.example@localhost",
    "user:password@localhost:8501",
    "localhost:8501@evil.example",
    "localhost/evil.example",
    "localhost?",
    "localhost#",
    "localhost, evil.example",
    "localhost evil.example",
    " localhost",
    "localhost\t",
    "localhost:",
    "localhost:port",
    "localhost:123456",
    "localhost..",
    ".localhost",
    "http://localhost",
    "[localhost]",
    "[::1",
    "::1",
    "[::1]evil.example",
    "[::1%25eth0]",
    "2130706433",
    "0x7f.0.0.1",
    "127.1",
    "0177.0.0.1",
    "lócalhost",
    "xn--localhost-9ya.example",
    "",
]


@pytest.mark.parametrize("host", FOREIGN)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_another_name_is_refused(host, kind):
    assert not mine(host, kind=kind)


def test_without_a_host_or_with_two_nobody_knows_who_is_meant():
    assert not mine()
    assert not mine("localhost", "localhost")
    assert not mine("localhost", "evil.example")


def test_further_hosts_are_named_by_a_setting():
    more = "zila.example, 203.0.113.7:443 [2001:db8::7]"
    for host in ("zila.example:8501", "203.0.113.7", "[2001:db8::7]:8501"):
        assert mine(host, more=more)
    assert not mine("other.example", more=more)
    assert not mine("evil.zila.example", more=more)
    assert asked("") == frozenset()
    for wrong in ("http://zila.example", "*", "zila.example/x", "a@b"):
        with pytest.raises(ZilaError, match="no host"):
            asked(wrong)


def test_addresses_that_come_up_later_are_known_and_looked_up_seldom():
    seconds, looks = itertools.count(0, 0.5), []

    def own():
        looks.append(1)
        return OWN | ({"10.0.0.9"} if len(looks) > 1 else set())

    known = Hosts(frozenset(), own, lambda: next(seconds))
    answers = [known.mine(scope("10.0.0.9")) for _ in range(12)]
    assert answers[0] is False
    assert answers[-1] is True
    assert len(looks) <= 5
    # Reached by an address, this computer knows that it has it.
    assert mine("10.7.7.7:8501", reached="10.7.7.7")
    assert mine("10.7.7.7", reached="::ffff:10.7.7.7")
    assert not mine("10.7.7.8", reached="10.7.7.7")


def test_the_addresses_are_those_of_all_interfaces():
    found = hosts.own()
    assert {"localhost", "127.0.0.1"} <= found
    name = socket.gethostname().lower().partition(".")[0]
    assert {name, f"{name}.local"} <= found
    assert all(bare(f"[{each}]" if ":" in each else each) == each for each in found)


ROUTES = ["/", "/screen", "/screen/next", "/vote", "/vote/AAAAAA", "/vote/ballot.js"]
ROUTES += ["/ready", "/enter/x", "/tickets", "/_stcore/health", "/_stcore/stream"]
ROUTES += ["/app/static/logo.svg", "/_stcore/host-config", "/static/x", "/nothing"]


def sent(server, text):
    """What comes back for the bytes of a request."""
    with socket.create_connection((server.host, server.port), timeout=20) as raw:
        raw.sendall(text.encode("latin-1"))
        answer = http.client.HTTPResponse(raw)
        answer.begin()
        head = f"HTTP/1.1 {answer.status} {answer.reason}\r\n{answer.headers}"
        return head + answer.read().decode("latin-1")


@pytest.mark.server
@pytest.mark.parametrize("path", ROUTES)
def test_a_foreign_host_is_refused_everywhere(server, path):
    for host in (f"evil.example:{server.port}", "localhost@evil.example"):
        origin = f"Origin: http://{host}\r\n"
        for method, more in (("GET", ""), ("GET", origin), ("POST", origin)):
            head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\n{more}"
            answer = sent(server, f"{head}Content-Length: 0\r\n\r\n")
            assert answer.startswith(("HTTP/1.1 403", "HTTP/1.1 400")), answer[:60]
            assert "set-cookie" not in answer.lower()


@pytest.mark.server
@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("evil.example", "403"),
        ("localhost.evil.example", "403"),
        ("localhost", "101"),
        ("localhost.", "101"),
        ("127.0.0.1:1", "101"),
        ("[::1]", "101"),
        (f"{socket.gethostname()}.local", "101"),
    ],
)
def test_a_websocket_is_held_to_the_same(server, host, status):
    answer = sent(
        server,
        f"GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    )
    assert answer.startswith(f"HTTP/1.1 {status}")


@pytest.mark.server
@pytest.mark.parametrize(
    "head",
    [
        "GET /screen HTTP/1.0\r\n",
        "GET /screen HTTP/1.0\r\nHost: evil.example\r\n",
        "GET /screen HTTP/1.1\r\n",
        "GET /screen HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n",
        "GET http://localhost/screen HTTP/1.1\r\nHost: evil.example\r\n",
        "GET /screen HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\n",
    ],
)
def test_nor_does_an_odd_request_pass(server, head):
    answer = sent(server, head + "\r\n")
    assert answer.split(" ", 2)[1] in ("400", "403")
    assert sent(server, "GET /ready HTTP/1.0\r\nHost: localhost\r\n\r\n").split()[
        1
    ] in (
        "200",
        "503",
    )


@pytest.mark.server
def test_whoever_is_refused_reads_what_to_do(server):
    answer = sent(server, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")
    assert "ZILA_HOSTS" in answer
    assert server.calls() == []
