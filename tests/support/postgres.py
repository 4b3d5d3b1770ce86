"""A PostgreSQL server of our own, on a free port, gone when the tests are."""

import atexit
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path

import pytest

WHY = "no server of PostgreSQL (initdb, postgres) is installed: tested on SQLite only"
_USER = "zila"


def _tool(name: str) -> str | None:
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return shutil.which(
        name, path=os.pathsep.join([*map(str, places), os.environ["PATH"]])
    )


def _as_nobody_special() -> dict:
    """The server refuses to run as root: then it runs as the user of the package."""
    if os.geteuid():
        return {}
    return {"user": "postgres", "group": pwd.getpwnam("postgres").pw_gid}


class Postgres:
    """A server that can be stopped, killed and started again."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="zila-postgres-"))
        self.port = _free_port()
        self.process = None
        if not os.geteuid():
            shutil.chown(self.folder, "postgres", "postgres")
        self._run(
            _tool("initdb"), "-D", self.data, "-U", _USER, "-A", "trust",
            "--no-sync", "-E", "UTF8", "--locale=C",
        )  # fmt: skip
        self.start()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def url(self) -> str:
        return f"postgres://{_USER}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        said = (self.folder / "log").open("ab")
        self.process = subprocess.Popen(
            [_tool("postgres"), "-D", self.data, "-p", str(self.port)]
            + ["-h", "127.0.0.1", "-k", self.folder, "-c", "fsync=off"],
            stdout=said, stderr=said, cwd=self.folder, start_new_session=True,
            **_as_nobody_special(),
        )  # fmt: skip
        self._wait()

    def kill(self) -> None:
        """End every process of the server at once, as a power cut does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)
        # The next server refuses to start while a process of this one holds memory.
        for _ in range(60):
            try:
                os.killpg(self.process.pid, 0)
            except ProcessLookupError:
                return
            time.sleep(0.05)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(20)

    def end(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, *command) -> None:
        subprocess.run(
            command, check=True, capture_output=True, cwd=self.folder, timeout=60,
            **_as_nobody_special(),
        )  # fmt: skip

    def _wait(self) -> None:
        import psycopg

        for _ in range(300):
            try:
                psycopg.connect(self.url, connect_timeout=2).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError((self.folder / "log").read_text()[-2000:])


@cache
def server() -> Postgres:
    """The one server of this test run; skips where none is installed."""
    if not (_tool("initdb") and _tool("postgres")):
        pytest.skip(WHY)
    running = Postgres()
    atexit.register(running.end)
    return running


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
