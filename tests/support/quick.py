"""What `make quick` leaves out: some of many cases stay, the others are slow."""

import os

import pytest
from hypothesis import settings

QUICK = "ZILA_QUICK" in os.environ


def some(cases, every):
    """Return the cases as parameters: each `every`-th for `make quick`, all for both.

    A case of several values is a tuple.
    """
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)),
            marks=[] if at % every == 0 else pytest.mark.slow,
        )
        for at, case in enumerate(cases)
    ]


def examples(most):
    """Return settings of Hypothesis with so many examples, fewer in `make quick`."""
    usual = settings.default.max_examples
    return settings(max_examples=min(most, usual) if QUICK else most)
