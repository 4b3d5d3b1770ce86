import os
import tempfile

import pytest
from hypothesis import settings

# Before any frame is made: text is kept as the server keeps it, whatever test is first.
import ui  # noqa: F401
from tests.support.quick import DEEP, QUICK
from tests.support.serving import serve

# The same examples every time, however busy the machine: a red test stays red.
# `make quick` tries fewer of them, `make bench` more.
settings.register_profile(
    "zila",
    derandomize=True,
    deadline=None,
    max_examples=8 if QUICK else 200 if DEEP else 15,
    database=None,
)
settings.load_profile("zila")

# No test sees what the user of this machine keeps; most name a folder of their own.
_HOME = tempfile.TemporaryDirectory(prefix="zila-tests-")
os.environ["ZILA_HOME"] = _HOME.name


def pytest_collection_modifyitems(items):
    """Run the browser tests last: what they show is best read when the rest holds.

    Of several workers none should wait at the end for another's long file: they take
    the browser tests first.
    """
    first = "PYTEST_XDIST_WORKER" in os.environ
    items.sort(key=lambda item: bool(item.get_closest_marker("browser")) != first)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """A real server for all tests that do not change what it keeps."""
    with serve(tmp_path_factory.mktemp("server")) as running:
        yield running
