"""What a page costs when it is drawn again: CPU seconds a rerun, without a browser.

Run `python -m tests.bench.bench_pages`. Each page is drawn once to fill the caches of
the server, then again under addresses that differ by their indicator or district; the
median of the CPU time of this process is printed.
"""

import statistics
import time
from pathlib import Path

from altair.utils.schemapi import disable_debug_mode
from streamlit.testing.v1 import AppTest

SHELL = Path(__file__).parents[2] / "ui" / "shell.py"
RERUNS = 12
INDICATORS = ("literacy_10plus", "never_attended_5_16", "out_of_school_5_16")
PAGES = {"map": {}, "gaps": {}, "district": {"district": "PK201"}}


def costs(page: str, query: dict[str, str]) -> list[float]:
    """CPU seconds of each rerun of a page."""
    app = AppTest.from_file(str(SHELL), default_timeout=120)
    app.query_params.update(query)
    app.switch_page(f"../pages/{page}.py").run()
    assert not app.exception, app.exception
    found = []
    for n in range(RERUNS + len(INDICATORS)):
        app.query_params["indicator"] = INDICATORS[n % len(INDICATORS)]
        begun = time.process_time()
        app.run()
        found.append(time.process_time() - begun)
    # The first of each indicator fills what the server keeps for everybody.
    return found[len(INDICATORS) :]


def main() -> None:
    """Print the cost of each page, as it is served."""
    disable_debug_mode()
    for page, query in PAGES.items():
        found = costs(page, query)
        print(
            f"{page:10} {1000 * statistics.median(found):6.0f} ms CPU a rerun "
            f"({1000 * min(found):.0f} to {1000 * max(found):.0f})"
        )


if __name__ == "__main__":
    main()
