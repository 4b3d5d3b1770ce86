"""An import is killed at every step there is; `make test` takes a tenth of them.

`python -m tests.bench.bench_kills`
"""

import os
import sys

import pytest

FILE = "tests/data/store/moving/test_kills.py"
EVERY = "ZILA_EVERY_STEP"


def main() -> int:
    """Run the test of kills at all steps."""
    os.environ[EVERY] = "1"
    return pytest.main(["-q", FILE, "--durations=0"])


if __name__ == "__main__":
    sys.exit(main())
