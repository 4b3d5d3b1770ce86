"""Servers forked from a process that has imported Zila, for tests that need many.

To import Zila takes 6 s of computing, to read its tables 1 s. A test that only needs a
server with a workshop of its own, or one to kill, takes a fork: the command, the
environment and the process are its own, and only the modules were loaded before.
`tests.support.serving.serve` starts servers from nothing too;
tests/ui/serve/test_server.py does.
"""

import multiprocessing
import os
import subprocess
import sys
from multiprocessing.context import BaseContext
from pathlib import Path
from types import ModuleType

_LOADED = ["streamlit.web.cli", "ui.serve.server"]
_context = None


class Forked:
    """A process with what the tests use of `subprocess.Popen`."""

    def __init__(self, arguments, *, cwd, env, stdout, watch):
        asked = (arguments, str(cwd), env, stdout, watch)
        self._process = _ready().Process(target=_run, args=asked, daemon=True)
        main = sys.modules["__main__"]
        # A fork would run the main module again, and Streamlit's tester puts the
        # script of a page in its place.
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            self._process.start()
        finally:
            sys.modules["__main__"] = main
        self.pid = self._process.pid

    def poll(self):
        return self._process.exitcode

    def wait(self, timeout):
        self._process.join(timeout)
        if self.poll() is None:
            raise subprocess.TimeoutExpired("the forked server", timeout)
        return self.poll()

    def terminate(self):
        self._process.terminate()

    def kill(self):
        self._process.kill()


def possible():
    """Return whether this system can fork."""
    return "forkserver" in multiprocessing.get_all_start_methods()


def _ready() -> BaseContext:
    global _context
    if _context is None:
        _context = multiprocessing.get_context("forkserver")
        _context.set_forkserver_preload(_LOADED)
    return _context


def _run(arguments, cwd, env, stdout, watch):
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    said = os.open(stdout, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(said, 1)
    os.dup2(said, 2)
    sys.dont_write_bytecode = True
    # What Python itself loads at the start of a server that is not forked.
    code = compile(Path(watch).read_text(), watch, "exec")
    exec(code, {"__name__": "sitecustomize"})
    from streamlit.web import cli

    cli.main(arguments, prog_name="streamlit")
