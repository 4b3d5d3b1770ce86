"""PostgreSQL has a share of the tests that are alike on it, in `make bench` all."""

import pytest

# Of so many tests on PostgreSQL one is run: what moves is mostly files, events and
# verbs use what tests of the database itself run in full.
SHARES = {"moving": 3, "events": 2, "verbs": 2}


def pytest_collection_modifyitems(items):
    """Mark the others as long."""
    for folder, share in SHARES.items():
        here = [item for item in items if f"tests/data/store/{folder}/" in item.nodeid]
        asked = [item for item in here if "postgresql" in item.name]
        for at, item in enumerate(asked):
            if at % share:
                item.add_marker(pytest.mark.long)
