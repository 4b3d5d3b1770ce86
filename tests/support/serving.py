"""A real server of our own, and the list of everything it asked of other hosts."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.servers import clocks, forked

ROOT = Path(__file__).parents[2]

# Loaded by Python itself at the start of the server, before anything else.
WATCH = """
import os
import sys

_LOG = os.environ["ZILA_TEST_LOG"]
_CALLS = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0,
          "socket.gethostbyname": 0}
_HERE = ("", "localhost", "::", "::1", "0.0.0.0")
_HEAVY = ("scipy", "pyogrio", "fiona", "osgeo", "folium")


def _note(line):
    log = os.open(_LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(log, (line + "\\n").encode())
    os.close(log)


def _watch(event, args):
    if event == "import" and args[0] in _HEAVY:
        _note("import " + args[0])
    if event not in _CALLS:
        return
    host = args[_CALLS[event]]
    host = host[0] if isinstance(host, tuple) else host
    host = host.decode() if isinstance(host, bytes) else host
    if host is None or host in _HERE or str(host).startswith(("127.", "/")):
        return
    _note("call " + event + " " + str(host))


sys.addaudithook(_watch)
"""


@dataclass
class Server:
    """A running server: where it is, where its user data are, what it did."""

    host: str
    port: int
    home: Path
    process: subprocess.Popen | forked.Forked
    folder: Path

    @property
    def url(self):
        return f"http://{self.host}:{self.port}"

    def ask(self, path, method="GET", **headers):
        """Return (status, headers, body); the path is sent as it is written."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, found, body

    def calls(self):
        """Return every attempt of the server to reach another host."""
        return self._noted("call ")

    def heavy_imports(self):
        """Return the imports of libraries that the start of a server can wait for."""
        return self._noted("import ")

    def said(self):
        """Return what the server printed."""
        return (self.folder / "said.txt").read_text(errors="replace")

    def _noted(self, kind):
        lines = (self.folder / "noted.txt").read_text().splitlines()
        return [line for line in lines if line.startswith(kind)]


def free_port():
    """Return a port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serve(folder, *, home=None, port=None, fork=False, files=None, clock=None):
    """Run Zila as `make run` does and wait until it answers.

    Parameters
    ----------
    folder : a fresh folder for what the server prints and does
    home : the folder of user data (`ZILA_HOME`); a new one by default
    port : the port; a free one by default
    fork : whether a fork of a process that has imported Zila will do; it starts in a
        fifth of the time, and what it imports is not noted
    files : the soft limit of open files; that of this process by default
    clock : a file that says by how many seconds the server's clock is wrong
    """
    home, port = home or folder / "home", port or free_port()
    (folder / "watch").mkdir(parents=True)
    watch = WATCH + clocks.SET if clock else WATCH
    (folder / "watch" / "sitecustomize.py").write_text(watch)
    (folder / "noted.txt").touch()
    environment = os.environ | {
        "PYTHONPATH": str(folder / "watch"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "ZILA_HOME": str(home),
        "ZILA_TEST_LOG": str(folder / "noted.txt"),
        "ZILA_TEST_CLOCK": str(clock or ""),
    }
    begin = _forked if fork and forked.possible() else _fresh
    arguments = ["run", "app.py", "--server.port", str(port)]
    with _limited(files):
        process = begin(arguments, environment, folder)
    running = Server("127.0.0.1", port, home, process, folder)
    try:
        if not wait_until_ready(port, process):
            raise RuntimeError(f"the server did not start:\n{running.said()}")
        yield running
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def _limited(files):
    """Let what is started meanwhile have so many files, as a usual shell does."""
    if files is None:
        yield
        return
    import resource

    kept = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, kept[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, kept)


def _fresh(arguments, environment, folder):
    with (folder / "said.txt").open("w") as said:
        return subprocess.Popen(
            [sys.executable, "-m", "streamlit", *arguments],
            cwd=ROOT,
            env=environment,
            stdout=said,
            stderr=subprocess.STDOUT,
        )


def _forked(arguments, environment, folder):
    said, watch = folder / "said.txt", folder / "watch" / "sitecustomize.py"
    said.touch()
    made = {"env": environment, "stdout": str(said), "watch": str(watch)}
    return forked.Forked(arguments, cwd=ROOT, **made)


def wait_until_ready(port, process):
    """Return once a server answers on the port; False when it ended instead."""
    until = time.monotonic() + 90
    while time.monotonic() < until and process.poll() is None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == 200:
                return True
        except OSError:
            time.sleep(0.1)
    return False
