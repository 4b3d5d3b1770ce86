import gc
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from types import SimpleNamespace as Made

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from data.errors import ZilaError
from tests.bench import bench_memory
from tests.support.servers import forked
from tests.support.servers.loops import awaited
from tests.support.serving import ROOT, WATCH, free_port, serve, wait_until_ready
from ui.edition import geometry
from ui.serve import __main__ as start
from ui.serve import headers
from ui.serve import server as made_ready
from ui.view import network

SETTINGS = {
    "browser.gatherUsageStats": False,
    "browser.serverAddress": "localhost",
    "client.allowedOrigins": [],
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "viewer",
    "global.minCachedMessageSize": 80,
    "logger.hideWelcomeMessage": True,
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,
    "server.disconnectedSessionTTL": 1800,
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableStaticServing": True,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.maxMessageSize": 50,
    "server.maxUploadSize": 1,
    "server.maxWidgetStateSize": 1,
}
ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}
FOREIGN = ["http://evil.example", "https://127.0.0.1", "http://127.0.0.1:1", "null", ""]


@pytest.fixture(scope="session")
def settings(tmp_path_factory):
    """What Streamlit itself makes of the settings, away from the user's own."""
    code = (
        "import json, sys\n"
        "from streamlit import config\n"
        "config._main_script_path = sys.argv[1]\n"
        "config.get_config_options(force_reparse=True)\n"
        "names = json.loads(sys.argv[2])\n"
        "print(json.dumps({name: config.get_option(name) for name in names}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT / "app.py"), json.dumps([*SETTINGS])],
        cwd=ROOT,
        env=os.environ | {"HOME": str(tmp_path_factory.mktemp("nobody"))},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", SETTINGS)
def test_streamlit_is_set_up_for_a_room_without_internet(settings, name):
    got = settings[name]
    # Streamlit hands this one on as text.
    wanted = SETTINGS[name]
    assert got == wanted or str(got).lower() == str(wanted).lower()


def geometry_path():
    return f"/geometry/{geometry.geometry_name()}.json"


@pytest.mark.server
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/map", 200),
        ("/_stcore/health", 200),
        ("/_stcore/host-config", 200),
        ("/app/static/icon.png", 200),
        ("/app/static/leaflet/leaflet.js", 200),
        ("/app/static/nothing", 404),
        ("/geometry/nothing.json", 404),
        (geometry_path, 200),
    ],
)
def test_every_answer_carries_the_headers(server, path, status):
    got, found, _ = server.ask(path() if callable(path) else path)
    assert got == status
    assert {name: found.get(name) for name in ALWAYS} == ALWAYS
    rules = found["content-security-policy"].split("; ")
    assert "default-src 'self'" in rules
    assert "frame-ancestors 'self'" in rules


@pytest.mark.server
def test_the_policy_names_no_other_host_and_no_eval(server):
    _, found, page = server.ask("/")
    words = found["content-security-policy"].replace(";", " ").split()
    assert "'unsafe-eval'" not in words
    assert not [w for w in words if "//" in w or "*" in w or w in ("http:", "https:")]
    scripts = next(
        rule
        for rule in found["content-security-policy"].split("; ")
        if rule.startswith("script-src")
    ).split()
    assert "'unsafe-inline'" not in scripts
    assert "blob:" in scripts
    assert len(headers.inline_scripts(page)) == 1
    assert set(headers.inline_scripts(page)) <= set(scripts)


def test_the_digest_of_an_inline_script_is_what_browsers_compute():
    # The example of the recommendation CSP 2, section 7.17.
    digest = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    page = b"<p>x</p><script>alert('Hello, world.');</script><script src=a></script>"
    assert headers.inline_scripts(page) == [digest]


@pytest.mark.parametrize(
    ("host", "scheme", "trusted"),
    [
        ("localhost:8501", "http", True),
        ("[::1]:8501", "http", True),
        ("zila.example", "https", True),
        ("192.168.1.7:8501", "http", False),
    ],
)
def test_an_address_in_the_room_gets_no_header_browsers_complain_of(
    monkeypatch, host, scheme, trusted
):
    monkeypatch.setenv("ZILA_HOSTS", "zila.example, 192.168.1.7")

    async def plain(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})

    sent = []

    async def send(message):
        sent.extend(name for name, _ in message["headers"])

    pairs = [(b"host", host.encode())]
    scope = {"type": "http", "scheme": scheme, "headers": pairs}
    awaited(headers.Headers(plain)(scope, None, send))
    assert (b"cross-origin-opener-policy" in sent) is trusted
    assert b"content-security-policy" in sent


@pytest.mark.server
@pytest.mark.parametrize("origin", FOREIGN)
def test_a_foreign_page_gets_nothing(server, origin):
    status, found, _ = server.ask("/", Origin=origin)
    assert status == 403
    assert found["x-frame-options"] == "SAMEORIGIN"
    assert server.ask(geometry_path(), Origin=origin)[0] == 403
    assert server.ask("/_stcore/upload_file/a/b", "PUT", Origin=origin)[0] == 403
    stream = f"ws://{server.host}:{server.port}/_stcore/stream"
    with (
        pytest.raises(InvalidStatus) as refused,
        connect(stream, additional_headers={"Origin": origin}, proxy=None),
    ):
        pass
    assert refused.value.response.status_code == 403


@pytest.mark.server
@pytest.mark.parametrize("host", [None, "localhost", "localhost:80"])
def test_a_page_of_the_server_itself_is_served(server, host):
    host = host or f"{server.host}:{server.port}"
    assert server.ask("/", Host=host, Origin=f"http://{host}")[0] == 200
    sent = (
        f"GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    with _socket(server) as raw:
        raw.sendall(sent.encode())
        assert raw.recv(64).startswith(b"HTTP/1.1 101")
    assert server.calls() == []


@pytest.mark.parametrize(
    "origins",
    [
        ["http://zila.example", "http://evil.example"],
        ["http://zila.example:80"],
        ["http://ZILA.example"],
        ["http://user@zila.example"],
    ],
)
def test_an_origin_that_streamlit_would_look_up_is_foreign(origins):
    pairs = [(b"host", b"zila.example"), *[(b"origin", o.encode()) for o in origins]]
    assert headers.foreign({"type": "websocket", "headers": pairs})


def _socket(server):
    return socket.create_connection((server.host, server.port), timeout=20)


@pytest.mark.server
@pytest.mark.parametrize(
    "path",
    [
        "/../app.py",
        "/app/static/../../app.py",
        "/app/static/..%2f..%2fapp.py",
        "/app/static/%2e%2e/%2e%2e/app.py",
        "/app/static/%2e%2e%2f%2e%2e%2fapp.py",
        "/app/static/..%5c..%5capp.py",
        "/app/static/....//....//app.py",
        "/app/static//etc/passwd",
        "/app/static/%2fetc%2fpasswd",
        "/app/static/C:%5cWindows%5cwin.ini",
        "/app/static/fonts",
        "/geometry/..%2f..%2fapp.py.json",
        "/geometry/../app.py",
        "/media/../../app.py",
        "/media/%2e%2e/%2e%2e/app.py",
        "/component/../../app.py",
        "/component/zila/..%2f..%2fapp.py",
        "/_stcore/bidi-components/zila.live_map/..%2f..%2fapp.py",
        "/static/..%2f..%2f..%2fapp.py",
        "//etc/passwd",
        "/%00",
    ],
)
def test_no_path_leads_out_of_the_served_folders(server, path):
    status, _, body = server.ask(path)
    assert status in (400, 404) or body == server.ask("/")[2]
    assert b"st.App(" not in body
    assert b"root:" not in body


@pytest.mark.server
def test_the_shapes_are_kept_by_the_browser_and_sent_small(server):
    status, found, whole = server.ask(geometry_path())
    assert status == 200
    assert found["content-type"] == "application/json"
    assert found["cache-control"] == "public, max-age=31536000, immutable"
    assert json.loads(whole)
    _, found, small = server.ask(geometry_path(), Accept_Encoding="gzip")
    assert found["content-encoding"] == "gzip"
    assert len(small) < len(whole) / 2


@pytest.mark.server
def test_the_server_asks_nothing_of_anybody(tmp_path):
    with serve(tmp_path) as fresh:
        assert fresh.calls() == []
        assert fresh.ask("/", Origin="http://evil.example")[0] == 403
        stream = f"ws://{fresh.host}:{fresh.port}/_stcore/stream"
        for origin in FOREIGN:
            with pytest.raises(InvalidStatus):
                connect(stream, additional_headers={"Origin": origin}, proxy=None)
        assert fresh.calls() == []
        assert fresh.heavy_imports() == []


@pytest.mark.long
def test_the_server_stays_small(tmp_path):
    with serve(tmp_path) as fresh:
        # 273 MB measured; 402 before.
        assert bench_memory.settled(fresh) <= bench_memory.MOST_MB


def test_the_watch_of_the_server_sees_a_call(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    code = (
        "import socket\n"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 1))\n"
        "socket.getaddrinfo('127.0.0.1', 1)\n"
    )
    noted = tmp_path / "noted.txt"
    subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(tmp_path), "ZILA_TEST_LOG": str(noted)},
        check=False,
    )
    assert noted.read_text() == "call socket.connect 192.0.2.1\n"


@pytest.mark.skipif(not forked.possible(), reason="this system does not fork")
def test_the_watch_of_a_forked_server_sees_a_call_too(tmp_path):
    call = (
        "import socket\n"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 1))\n"
    )
    watch, noted, said = (tmp_path / name for name in ("watch.py", "noted", "said"))
    watch.write_text(WATCH + call)
    own = {"env": os.environ | {"ZILA_TEST_LOG": str(noted)}, "cwd": ROOT}
    made = forked.Forked(["--version"], stdout=str(said), watch=str(watch), **own)
    assert made.wait(90) == 0
    assert noted.read_text() == "call socket.connect 192.0.2.1\n"
    assert said.read_text().startswith("Streamlit, version")


def warmed():
    """Wait until what is loaded behind the ballots is loaded."""
    for thread in threading.enumerate():
        if thread.name == "zila-warm":
            thread.join(60)


def test_everything_is_read_and_set_aside(monkeypatch):
    read = []
    monkeypatch.setattr(made_ready, "load", lambda: read.append("tables"))

    async def begin():
        async with made_ready.ready(None):
            warmed()
            return gc.get_freeze_count()

    try:
        assert awaited(begin()) > 10_000
    finally:
        gc.unfreeze()
    assert read == ["tables"]


def test_ballots_are_ready_while_the_tables_are_still_read(monkeypatch):
    go, kept = threading.Event(), []
    monkeypatch.setattr(made_ready, "load", lambda: go.wait(60))
    monkeypatch.setattr(made_ready, "_keep", lambda: kept.append(1) or go)

    async def begin():
        async with made_ready.ready(None):
            assert kept and not go.is_set()
            go.set()
            warmed()

    try:
        awaited(begin())
    finally:
        gc.unfreeze()


def test_a_damaged_table_does_not_stop_the_ballots(monkeypatch, caplog):
    def damaged():
        raise ZilaError("counts.parquet is not there", "Restore it.")

    monkeypatch.setattr(made_ready, "load", damaged)

    async def begin():
        async with made_ready.ready(None):
            warmed()

    try:
        awaited(begin())
    finally:
        gc.unfreeze()
    assert "Pages will say what is wrong" in caplog.text


@pytest.mark.parametrize("asked", ["0", "65536", "-1", "http", "8501 ", "٨٥٠١x"])
def test_a_port_that_is_none_is_refused_with_a_remedy(asked):
    with pytest.raises(ZilaError, match="ZILA_PORT") as refused:
        start.chosen_port(asked)
    assert refused.value.remedy


def test_a_taken_port_is_refused_with_a_remedy(server):
    with pytest.raises(ZilaError, match="is taken") as refused:
        start.chosen_port(str(server.port))
    assert "ZILA_PORT=" in refused.value.remedy


def test_the_addresses_of_every_interface_are_listed(monkeypatch):
    def entry(family, address):
        return Made(family=family, address=address)

    v4, v6, link = socket.AF_INET, socket.AF_INET6, -1
    monkeypatch.setattr(
        network.psutil,
        "net_if_addrs",
        lambda: {
            "lo": [entry(v4, "127.0.0.1"), entry(v6, "::1")],
            "self": [entry(v4, "169.254.3.4")],
            "wlan0": [
                entry(v6, "fe80::1%wlan0"),
                entry(v6, "fd00::2"),
                entry(link, "00:00:5e:00:53:01"),
                entry(v4, "192.168.1.7"),
            ],
            "cable": [entry(v4, "10.0.0.9")],
        },
    )
    state = {name: Made(isup=name != "cable") for name in ("lo", "self", "wlan0")}
    monkeypatch.setattr(network.psutil, "net_if_stats", lambda: state)
    found = network.addresses()
    assert [each.address for each in found] == [
        "192.168.1.7",
        "169.254.3.4",
        "[fd00::2]",
        "localhost",
    ]
    assert found[0].link(8501) == "http://192.168.1.7:8501"
    assert "http://192.168.1.7:8501" in start.announcement(8501)


@pytest.mark.server
@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal on POSIX only")
def test_the_start_says_where_to_look_and_ends_cleanly(tmp_path):
    port, said = free_port(), tmp_path / "said.txt"
    with said.open("w") as out:
        started = subprocess.Popen(
            [sys.executable, "-m", "ui.serve"],
            cwd=ROOT,
            env=os.environ | {"ZILA_HOME": str(tmp_path), "ZILA_PORT": str(port)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        assert wait_until_ready(port, started)
        assert "Open one of these" in said.read_text()
        started.send_signal(signal.SIGINT)
        assert started.wait(30) == 0
    finally:
        started.kill()
    assert f"http://localhost:{port}" in said.read_text()
    assert "Traceback" not in said.read_text()
    assert said.read_text().endswith("Zila has stopped.\n")
