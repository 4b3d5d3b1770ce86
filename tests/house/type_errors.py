"""Check all types, and that no folder has more errors than last time: a command line.

mypy reads everything. How many errors a folder may still have stands in pyproject.toml
under ``tool.zila.type_errors``; one that is not named there may have none. A ceiling
may only fall: more errors fail, and so do fewer, until the ceiling says so.
"""

import subprocess
import sys
import tomllib
from collections import defaultdict

from tests.support.source import ROOT

_MARK = ": error: "


def errors():
    """Return every error that mypy finds, as it writes them."""
    command = [sys.executable, "-m", "mypy", "--no-error-summary"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode not in (0, 1) or done.stderr:
        raise SystemExit(f"mypy itself failed:\n{done.stdout}{done.stderr}")
    return [line for line in done.stdout.splitlines() if _MARK in line]


def ceilings():
    """Return folder -> how many errors it may have."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return told["tool"].get("zila", {}).get("type_errors", {})


def complaints(found, allowed):
    """Return what is wrong with the errors found; nothing where all is as allowed.

    Parameters
    ----------
    found : lines of mypy
    allowed : folder -> how many
    """
    rooms = defaultdict(list)
    for line in found:
        rooms[line.partition(":")[0].rpartition("/")[0]].append(line)
    said = []
    for room in sorted({*rooms, *allowed}):
        here, most = rooms.get(room, []), allowed.get(room, 0)
        if len(here) > most:
            said += [*here, f"{room or '.'}: {len(here)} errors, {most} are allowed"]
        if len(here) < most:
            said.append(
                f"{room}: {len(here)} errors and {most} are allowed. Lower the "
                "ceiling in pyproject.toml, or take it out."
            )
    return said


if __name__ == "__main__":
    wrong = complaints(errors(), ceilings())
    print(*wrong, sep="\n") if wrong else print("Types: as they are to be.")
    sys.exit(bool(wrong))
