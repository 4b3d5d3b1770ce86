"""How soon two maps side by side stand there, beside one map of the same page.

`python -m tests.bench.bench_two_maps [--rounds 6]`. Every round opens both pages with
a new browser profile each, in turn, and then changes from one map to two in the same
tab; the first round is not counted. Nothing fails by time: the aim stands beside what
was measured.
"""

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from tests.bench.speed import report, servers
from tests.bench.speed.report import Aim, middle, ratio
from tests.bench.speed.screen import SIZE, chromium

WANTED = 1.5
PAGES = {"one": ("/map", 1), "two": ("/map?maps=two", 2), "many": ("/map?maps=many", 0)}
_DRAWN = """maps => {
  const roots = [...document.querySelectorAll("*")].map(each => each.shadowRoot);
  const found = (what) => roots.flatMap(
    root => root ? [...root.querySelectorAll(what)] : []);
  if (!maps) return found(".small svg").length > 1;
  return found('.stage[data-drawn="136"]').length === maps;
}"""


def opened(browser, url, maps):
    """Return milliseconds until a new visitor sees all maps of a page."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    began = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_function(_DRAWN, arg=maps, polling=20, timeout=60_000)
    taken = 1000 * (time.perf_counter() - began)
    context.close()
    return taken


def changed(browser, url):
    """Return milliseconds from the press on *Two maps* until both are drawn."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.goto(url)
    page.wait_for_function(_DRAWN, arg=1, polling=20, timeout=60_000)
    page.wait_for_timeout(1000)
    began = time.perf_counter()
    page.get_by_role("button", name="Two maps", exact=True).click()
    page.wait_for_function(_DRAWN, arg=2, polling=20, timeout=60_000)
    taken = 1000 * (time.perf_counter() - began)
    context.close()
    return taken


def main():
    """Measure and print."""
    read = argparse.ArgumentParser(description=__doc__)
    read.add_argument("--rounds", type=int, default=6)
    rounds, found = read.parse_args().rounds, defaultdict(list)
    with (
        tempfile.TemporaryDirectory() as folder,
        servers.running(["zila"], Path(folder)) as running,
        chromium() as browser,
    ):
        base = running["zila"].url
        for turn in range(rounds + 1):
            seen = {
                name: opened(browser, base + path, maps)
                for name, (path, maps) in PAGES.items()
            }
            seen["one to two"] = changed(browser, base + PAGES["one"][0])
            for name, taken in seen.items() if turn else ():
                found[name].append(taken)
    rows = [[name, middle(each), min(each), max(each)] for name, each in found.items()]
    report.table(["maps drawn, ms", "median", "least", "most"], rows)
    both = ratio(middle(found["two"]), middle(found["one"]))
    report.aims([Aim("two maps / one map", both, WANTED)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
