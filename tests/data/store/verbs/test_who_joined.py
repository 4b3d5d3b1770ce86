"""What people say of themselves is told of five at a time, and to no recorder."""

import pytest

from data.store import terms
from data.store.errors import NotAllowed
from data.store.roles import Actor
from tests.support.workshop import FACILITATOR, VIEWER, fixtures, people

home, name, room = fixtures
RECORDER = Actor(terms.RECORDER, "Sindh", "5" * 32)


def test_a_look_before_and_after_one_joins_tells_nothing_of_that_one(room):
    code = room.set_code(FACILITATOR)
    before = room.attendance(FACILITATOR)
    for n in range(11):
        traits = {"sex": f"sex{n}", "work": f"work{n}", "language": f"language{n}"}
        room.join(VIEWER, "Punjab", traits, code=code)
        now = room.attendance(FACILITATOR)
        new = {
            trait: set(now.get(trait, {})) - set(before.get(trait, {}))
            for trait in ("sex", "work", "language")
        }
        # Whoever joins is one of five, or nothing new is told.
        assert {len(found) for found in new.values()} == {5 * ((n + 1) % 5 == 0)}
        assert now["caucus"] == {"Punjab": n + 1}
        before = now
        assert room.attendance(RECORDER) == {"caucus": {"Punjab": n + 1}}


def test_a_recorder_gets_the_caucuses_only_and_voters_nothing(room):
    code = room.set_code(FACILITATOR)
    for place in ("Sindh", "Punjab", "Punjab", "Sindh", "Punjab", "Sindh"):
        room.join(VIEWER, place, {"sex": "female", "work": "district"}, code=code)
    assert room.attendance(RECORDER) == {"caucus": {"Punjab": 3, "Sindh": 3}}
    assert room.attendance(FACILITATOR)["sex"] == {"female": 5}
    for other in (VIEWER, *people("Sindh", 1), Actor(terms.STEWARD)):
        with pytest.raises(NotAllowed):
            room.attendance(other)
