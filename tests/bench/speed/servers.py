"""The servers that are measured, each started as its users start it.

Nothing watches them while they run: the servers of the tests note what they do, which
costs time.
"""

import http.client
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.rivals import figures
from tests.support.serving import ROOT, free_port

RIVALS = ROOT / "tests/bench/rivals"
VENV = ROOT / ".rivals"
APART = {"naive": "streamlit_folium", "shiny": "shiny", "dash": "dash"}
NAMES = ("zila", "empty", "leaflet", "shiny", "dash", "naive")


@dataclass
class Running:
    """A server that answers: its name, port, process and how long it took to answer."""

    name: str
    port: int
    process: subprocess.Popen

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self):
        return self.process.pid


def missing(name):
    """Return why a server cannot be measured here; empty if it can."""
    library = APART.get(name)
    if not library or list(VENV.glob(f"[Ll]ib*/**/site-packages/{library}")):
        return ""
    return f"{name} is left out: `make bench-rivals` installs what it needs."


def python(name):
    """Return the interpreter of a server."""
    if name not in APART:
        return sys.executable
    folder, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    return str(VENV / folder / f"python{suffix}")


@contextmanager
def files(folder):
    """Write what the rivals read; return the folder."""
    made = folder / "figures"
    made.mkdir()
    figures.write(made)
    for name in ("naive", "empty"):
        shutil.copy(RIVALS / f"{name}.py", made)
    yield made


def command(name, port, made):
    """Return the command that starts a server, with its settings as shipped."""
    if name == "zila":
        # What `make run` runs once it has said where to open it.
        run = ["-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        return [python(name), *run]
    if name not in ("empty", "naive"):
        script = "leaflet" if name == "leaflet" else f"{name}_map"
        return [python(name), str(RIVALS / f"{script}.py"), str(port)]
    options = ["--server.headless=true", "--browser.gatherUsageStats=false"]
    options += [f"--server.port={port}", "--server.address=127.0.0.1"]
    if name == "naive":
        options.append("--server.enableStaticServing=true")
    script = str(made / f"{name}.py")
    return [python(name), "-m", "streamlit", "run", script, *options]


def begin(name, folder, made):
    """Start a server, without waiting for it."""
    port = free_port()
    own = {
        "ZILA_HOME": str(folder / f"home-{port}"),
        "BENCH_FIGURES": str(made),
    }
    with (folder / f"{name}.txt").open("a") as said:
        process = subprocess.Popen(
            command(name, port, made),
            cwd=ROOT if name == "zila" else made,
            env=os.environ | own,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    return Running(name, port, process)


def answers(server, path="/", patience=90):
    """Wait until a server answers with success; return whether it did."""
    until = time.monotonic() + patience
    while time.monotonic() < until and server.process.poll() is None:
        try:
            line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
            line.request("GET", path)
            if line.getresponse().status == 200:
                return True
        except OSError:
            pass
        time.sleep(0.01)
    return False


def end(server):
    """Stop a server and wait until it is gone."""
    server.process.terminate()
    try:
        server.process.wait(20)
    except subprocess.TimeoutExpired:
        server.process.kill()


@contextmanager
def running(names, folder):
    """Start the servers that can be started here; return {name: Running}."""
    folder, found = Path(folder), {}
    with files(folder) as made:
        try:
            for name in names:
                if said := missing(name):
                    print(said, flush=True)
                    continue
                found[name] = begin(name, folder, made)
                if not answers(found[name]):
                    said = (folder / f"{name}.txt").read_text()
                    raise RuntimeError(f"{name} did not start:\n{said}")
            yield found
        finally:
            for server in found.values():
                end(server)
