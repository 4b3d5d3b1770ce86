"""Every statement of the ballot's script throws once, every function is missing once.

`make test` takes a fifth of each.

`python -m tests.bench.bench_old_phone`
"""

import os
import sys

import pytest

from tests.browser.workshop.voter import EVERY

FILES = (
    "tests/browser/workshop/test_old_phone.py",
    "tests/browser/workshop/test_silent_server.py",
)


def main() -> int:
    os.environ[EVERY] = "1"
    return pytest.main(["-q", *FILES, "-k", "throw or alone", "--durations=0"])


if __name__ == "__main__":
    sys.exit(main())
