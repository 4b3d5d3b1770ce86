"""Letting a process of its own open a file somebody brings, with little it may use.

The process limits itself where the system can (`data.boundaries.foreign`); here it is
watched, which holds on every system.
"""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from data.boundaries.stage import said
from data.errors import BadLayer

MEMORY = 300_000_000
# Of computing, and of waiting: on a busy computer the second is the longer.
SECONDS, PATIENCE = 3, 20
# Until the process has loaded its libraries; no foreign byte is read by then.
START = 60
LARGEST_ANSWER = 4_000_000
ROOT = Path(__file__).parents[2]

_TOO_LONG = f"more than {SECONDS} seconds of computing"
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")
_SIMPLER = "Export the districts only, with simpler lines, and adopt that file."
# A GDAL virtual file can read any file of this computer: its driver is off, and so
# are tables of a GeoPackage that are made of other files, and what is on the net.
_QUIET = {
    "GDAL_SKIP": "VRT,OGR_VRT,HTTP,WFS,OAPIF,GeoJSON,MVT",
    "OGR_SQLITE_STATIC_VIRTUAL_OGR": "NO",
    "GDAL_PAM_ENABLED": "NO",
    "GDAL_NUM_THREADS": "1",
    "CPL_VSIL_CURL_ALLOWED_FILENAME": "none",
    "PROJ_NETWORK": "OFF",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    # Arrow's own pool takes a gigabyte of addresses, of which it uses nothing.
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}


def answer(path: Path, layer: str | None = None) -> dict:
    """Return what the limited process made of a file.

    Parameters
    ----------
    path : the file
    layer : which of its layers, where it has several

    Returns
    -------
    dict as `data.boundaries.drawn.drawn` gives it

    Raises
    ------
    BadLayer
        The file cannot be used, or not within the limits.
    """
    with TemporaryDirectory(prefix="zila-") as folder:
        process = begin([str(path.resolve()), folder, *([layer] if layer else [])])
        try:
            limit = _watched(process, Path(folder) / "stage")
        finally:
            process.kill()
            process.wait(20)
        doing = said(Path(folder) / "stage")
        result = Path(folder) / "answer.json"
        told = _told(result) if not limit else None
    if told is None:
        raise _refused(path.name, limit or _end(process), doing)
    if "problem" in told:
        raise BadLayer(str(told["problem"]), str(told["remedy"]))
    return told


def environment() -> dict[str, str]:
    """Return all that the process is told of this computer."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | _QUIET


def begin(arguments: list[str]) -> subprocess.Popen:
    """Start the process."""
    return subprocess.Popen(
        [sys.executable, "-m", "data.boundaries.foreign", *arguments],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _watched(process: subprocess.Popen, stage: Path) -> str:
    """Wait until the process ends or passes a limit; return which, or ``""``."""
    begun, used_before = time.monotonic(), None
    while process.poll() is None:
        memory, used = _use(process.pid)
        if used_before is None and stage.exists():
            begun, used_before = time.monotonic(), used
        waited = time.monotonic() - begun
        if memory > MEMORY:
            return f"more than {MEMORY // 1_000_000} MB of memory"
        if used_before is None and waited <= START:
            pass
        elif used - (used_before or 0) > SECONDS:
            return _TOO_LONG
        elif waited > PATIENCE:
            return f"more than {PATIENCE} seconds"
        time.sleep(0.01)
    return ""


def _use(process: int) -> tuple[int, float]:
    """Return the bytes and the seconds a process uses; nothing once it has ended."""
    with suppress(psutil.Error):
        seen = psutil.Process(process)
        times = seen.cpu_times()
        return seen.memory_info().rss, times.user + times.system
    return 0, 0.0


def _told(result: Path) -> dict | None:
    with suppress(OSError, ValueError):
        if result.stat().st_size <= LARGEST_ANSWER:
            told = json.loads(result.read_bytes())
            if isinstance(told, dict) and ({"problem", "layer"} & told.keys()):
                return told
    return None


def _end(process: subprocess.Popen) -> str:
    """Say why a process that nobody stopped gave no answer."""
    if process.poll() == -getattr(signal, "SIGXCPU", 0):
        return _TOO_LONG
    return "more than reading a layer may take"


def _refused(file: str, limit: str, doing: str) -> BadLayer:
    where = f", while {doing}" if doing else ""
    return BadLayer(f"{file} takes {limit}{where}", _SIMPLER)
