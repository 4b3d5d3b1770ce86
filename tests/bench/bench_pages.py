"""What a change costs the server: CPU of a rerun and bytes it sends, page by page.

Run `python -m tests.bench.bench_pages`, with names of cases to run these only. Each
page is drawn once, then under choices that nobody has made before, then under the same
once more; medians of the CPU of the thread that runs the page are printed for both,
and the bytes of all that it sends.
"""

import statistics
import sys
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from tests.bench.changes import CHANGES

SHELL = Path(__file__).parents[2] / "ui" / "shell.py"
AIM_MS, AIM_BYTES = 60, 40_000


class Weighed(LocalScriptRunner):
    """Runs a page and keeps what it cost: seconds of its thread, bytes it sent."""

    costs: list[tuple[float, int]] = []

    def _run_script_thread(self):
        begun = time.thread_time()
        super()._run_script_thread()
        sent = sum(told.ByteSize() for told in self.forward_msgs())
        self.costs.append((time.thread_time() - begun, sent))


def costs(page, queries):
    """Return (seconds, bytes) of each change of a page, one a query."""
    app = AppTest.from_file(str(SHELL), default_timeout=120)
    app.switch_page(f"../pages/{page}.py")
    found = []
    for query in queries:
        app.query_params.clear()
        app.query_params.update(query)
        app.run()
        assert not app.exception, app.exception
        found.append(Weighed.costs[-1])
    return found


def main(names):
    """Print what changes of each page cost."""
    from streamlit.testing.v1 import app_test

    app_test.LocalScriptRunner = Weighed
    print(f"Aims: {AIM_MS} ms, {AIM_BYTES:,} bytes")
    for name, (page, queries) in CHANGES.items():
        if names and name not in names:
            continue
        found = costs(page, queries + queries[1:])[1:]
        new, again = found[: len(queries) - 1], found[len(queries) - 1 :]
        first, second = (
            statistics.median(1000 * seconds for seconds, _ in each)
            for each in (new, again)
        )
        sent = statistics.median(size for _, size in found)
        longest = 1000 * max(seconds for seconds, _ in new)
        print(
            f"{name:22} {first:5.0f} ms new (to {longest:4.0f}), {second:5.0f} ms "
            f"again, {sent:8,.0f} bytes",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
