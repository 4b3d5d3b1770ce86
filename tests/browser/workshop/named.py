"""A store named after the test that uses it."""

from contextlib import contextmanager


@contextmanager
def named(step):
    """Say which step went wrong."""
    try:
        yield
    except BaseException as error:
        error.add_note(f"in the step: {step.__name__.replace('_', ' ')}")
        raise
