"""Which pages of a workshop come into the list of pages, and with whom."""

import pytest

from data.store import terms
from data.store.keys.badge import Badge
from data.store.roles import Actor
from tests.support.voters import person
from tests.support.workshop_asked import LEADER, cookies, fixtures
from ui.serve import leading

(room,) = fixtures


@pytest.mark.parametrize(
    ("held", "given"),
    [
        (LEADER, ("present", "decide", "check")),
        (Badge(Actor(terms.STEWARD, "", "s" * 32)), ("decide", "check")),
        (Badge(Actor(terms.RECORDER, "Sindh", "r" * 32)), ("decide",)),
        (Badge(person(1, "Sindh")), ()),
        (Badge(Actor(terms.PROJECTOR, "", "p" * 32)), ()),
    ],
    ids=lambda each: getattr(each, "actor", each) and str(each)[:40],
)
def test_a_role_brings_the_pages_where_it_works(room, held, given):
    assert leading.pages_given(cookies(room, held)) == given


def test_who_only_explores_has_none_and_the_store_is_not_asked(monkeypatch):
    monkeypatch.setattr(leading.rehearsal_mode, "now", lambda: 1 / 0)
    assert leading.pages_given({}) == ()
    assert leading.pages_given({"_xsrf": "1"}) == ()
    with pytest.raises(ZeroDivisionError):
        leading.pages_given({"zila-workshop": "1"})
