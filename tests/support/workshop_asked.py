"""A workshop whose door is tried."""

import pytest

from data.store import terms
from data.store.in_use import open_workshops
from data.store.keys.badge import Badge
from data.store.roles import Actor
from ui.workshop import who_asks

LEADER = Badge(Actor(terms.FACILITATOR, "", "f" * 32))


@pytest.fixture
def room(tmp_path, monkeypatch):
    monkeypatch.setenv("ZILA_HOME", str(tmp_path))
    for name in ("DATABASE_URL", "ZILA_WORKSHOP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(open_workshops, "_rooms", {})
    yield open_workshops.room()
    for found in open_workshops._rooms.values():
        found.store.close()


def cookies(room, held):
    return {who_asks.cookie_name(room): room.seal.badge(held)}


fixtures = (room,)
