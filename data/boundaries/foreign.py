"""The process in which a foreign file is opened, with little it may use.

Run as ``python -m data.boundaries.foreign FILE FOLDER [LAYER]``; it writes the layer as
Zila draws it to ``FOLDER/answer.json``, or why not. Nothing else in Zila unpacks,
parses or repairs what somebody brings, and no page imports this.
"""

import json
import math
import sys
import time
from contextlib import suppress
from pathlib import Path

from data.boundaries import stage
from data.boundaries.drawn import drawn, known
from data.boundaries.limited import LARGEST_ANSWER, SECONDS
from data.errors import BadLayer

ROOM, LARGEST_FILE, MOST_FILES = 150_000_000, 60_000_000, 64
_AGAIN = "Export the district layer again, into a new file."


def limit() -> None:
    """Limit what this process may use beyond what it uses now, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: whoever started this process watches it.
        return
    seconds = math.ceil(time.process_time()) + SECONDS
    for what, most in (
        (resource.RLIMIT_AS, _address_space() + ROOM),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_NOFILE, MOST_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS refuses some of them.
            resource.setrlimit(what, (most, most))


def _address_space() -> int:
    """Return the bytes of addresses this process has, or what it usually has."""
    import resource

    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return 1 << 30
    return pages * resource.getpagesize()


def answered(path: Path, folder: Path, layer: str | None = None) -> dict:
    """Return the layer as Zila draws it, or the problem and the remedy."""
    try:
        return drawn(path, folder, layer)
    except BadLayer as error:
        return {"problem": error.problem, "remedy": error.remedy}
    except MemoryError:
        why = "takes more memory than a layer of districts needs"
    except Exception as error:  # Whatever a library says of a file nobody foresaw.
        full = "bad_alloc" in str(error)
        why = "takes too much memory" if full else f"cannot be read ({_short(error)})"
    return {"problem": f"{path.name} {why}", "remedy": _AGAIN}


def _short(error: Exception) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return "".join(letter for letter in text if letter.isprintable())[:120]


def main(path: str, folder: str, layer: str | None = None) -> None:
    """Read one file and write the answer."""
    # Loaded before the limits are set: it is ours, the file is not.
    known()
    if not path.lower().endswith("json"):
        import pyogrio  # noqa: F401
    stage.keep(Path(folder) / "stage")
    limit()
    told = json.dumps(answered(Path(path), Path(folder), layer))
    if len(told) > LARGEST_ANSWER:
        problem = f"{Path(path).name} is too large once it is drawn"
        told = json.dumps({"problem": problem, "remedy": _AGAIN})
    part = Path(folder) / "answer.part"
    part.write_text(told, "utf-8")
    part.replace(Path(folder) / "answer.json")


if __name__ == "__main__":
    main(*sys.argv[1:])
