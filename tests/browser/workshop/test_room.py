"""Facilitator, projector and three phones play an item to its decision, on PostgreSQL.

On SQLite the rehearsal plays the same steps.
"""

from types import SimpleNamespace

import pytest

from data.store.in_use import open_workshops
from tests.browser.workshop.named import named
from tests.browser.workshop.room_steps import ROOM
from tests.support.postgres import server as postgres
from tests.support.serving import serve


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A server of our own on PostgreSQL, and the same workshop here."""
    home = tmp_path / "home"
    monkeypatch.setenv("ZILA_HOME", str(home))
    monkeypatch.setenv("ZILA_WORKSHOP", "item")
    monkeypatch.setenv("DATABASE_URL", postgres().url)
    monkeypatch.setattr(open_workshops, "_rooms", {})
    with serve(tmp_path / "server", home=home, fork=True) as served:
        yield served
    for room in open_workshops._rooms.values():
        room.store.close()


@pytest.mark.long
def test_an_item_is_played_to_its_decision(house, open_tab):
    room = SimpleNamespace(server=house, open_tab=open_tab)
    for step in ROOM:
        with named(step):
            step(room)
