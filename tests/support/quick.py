"""How many of many cases are run: few by `make quick`, some by `make test`, all by
`make bench`.
"""

import os

import pytest
from hypothesis import settings

QUICK, DEEP = "ZILA_QUICK" in os.environ, "ZILA_DEEP" in os.environ


def some(cases, every, usual=1):
    """Return the cases as parameters: each `every`-th for `make quick`.

    Each `usual`-th is for `make test`, the others are long: `make bench` takes them. A
    case of several values is a tuple.
    """
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)),
            marks=_marks(at, every, usual),
        )
        for at, case in enumerate(cases)
    ]


def _marks(at, every, usual):
    slow = [] if at % every == 0 else [pytest.mark.slow]
    return [*slow, pytest.mark.long] if at % usual else slow


def examples(most):
    """Return settings of Hypothesis with so many examples, in `make bench` the double.

    `make test` takes half of them, `make quick` few.
    """
    usual = min(most // 2, settings.default.max_examples) if QUICK else most // 2
    return settings(max_examples=2 * most if DEEP else max(1, usual))
