"""What moves is mostly files: on PostgreSQL each third test, in `make bench` all."""

import pytest


def pytest_collection_modifyitems(items):
    """Mark two of three tests on PostgreSQL as long."""
    here = [item for item in items if __package__ in item.nodeid.replace("/", ".")]
    asked = [item for item in here if "postgresql" in item.name]
    for at, item in enumerate(asked):
        if at % 3:
            item.add_marker(pytest.mark.long)
