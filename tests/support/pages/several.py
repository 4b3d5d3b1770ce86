"""Choices of several maps, for tests."""

from ui.several.choice import asked
from ui.several.maps import Maps


def chosen(**query):
    """What an address asks for; nothing of it is refused."""
    found, refused = asked(Maps(), query)
    assert not refused
    return found
