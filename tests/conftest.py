import pytest
from hypothesis import settings

from tests.serving import serve

# The same examples every time, however busy the machine: a red test stays red.
settings.register_profile(
    "zila", derandomize=True, deadline=None, max_examples=40, database=None
)
settings.load_profile("zila")


def pytest_collection_modifyitems(items):
    """Run the browser tests last: what they show is best read when the rest holds."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """A real server for all tests that do not change what it keeps."""
    with serve(tmp_path_factory.mktemp("server")) as running:
        yield running
