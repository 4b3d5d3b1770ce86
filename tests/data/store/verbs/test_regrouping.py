"""A phone in the wrong caucus chooses again, and never counts in two of them."""

import pytest

from data.store.errors import BadAnswer, NotAllowed, OutOfTurn
from data.store.keys.badge import Badge
from data.store.verbs.regrouping import placed
from tests.support.voters import person
from tests.support.workshop import FACILITATOR, VIEWER, again, fixtures, opened, phones

home, name, room = fixtures


@pytest.fixture
def joined(room):
    """A phone that joined with Punjab."""
    code = room.set_code(FACILITATOR)
    return room.join(VIEWER, "Punjab", {"language": "en"}, code=code)


def now(room, held):
    """Who the phone of a badge is, whatever caucus its cookie says."""
    return placed(held, room.state(VIEWER), room.seal).actor


def test_the_facilitator_frees_a_phone_by_its_sign_and_it_chooses_once(room, joined):
    actor = joined.actor
    with pytest.raises(NotAllowed, match="not free"):
        room.regroup(actor, "Sindh")
    sign = room.sign_of(actor)
    assert len(sign) == 4
    assert sign not in actor.token.upper()
    room.free_phone(FACILITATOR, f" {sign.lower()} ")
    assert room.state(VIEWER).freed == (sign,)
    assert room.regroup(actor, "Sindh").caucus == "Sindh"
    assert room.state(VIEWER).freed == ()
    assert room.attendance(FACILITATOR)["caucus"] == {"Punjab": 0, "Sindh": 1}
    assert room.headcount(VIEWER) == 1
    # The older cookie is the same phone, and in the new caucus too.
    assert now(room, joined).caucus == "Sindh"
    assert now(again(room), joined).caucus == "Sindh"
    with pytest.raises(NotAllowed):
        room.regroup(now(room, joined), "Punjab")
    assert room.verify(FACILITATOR).events


def test_who_has_voted_in_a_round_changes_only_after_it(room, joined):
    number, wording = opened(room)
    room.free_phone(FACILITATOR, room.sign_of(joined.actor))
    room.vote(joined.actor, number, "agree", wording)
    with pytest.raises(OutOfTurn, match="has voted in F-27, round 1"):
        room.regroup(joined.actor, "Sindh")
    assert now(room, joined).caucus == "Punjab"
    room.close_round(FACILITATOR, number)
    room.regroup(joined.actor, "Sindh")
    assert room.state(VIEWER).rounds[number].voters == {"Punjab": 1}


def test_who_was_given_a_vote_for_another_person_changes_only_after_it(room, joined):
    number, _ = opened(room)
    room.free_phone(FACILITATOR, room.sign_of(joined.actor))
    room.assist(joined.actor, number)
    with pytest.raises(OutOfTurn):
        room.regroup(joined.actor, "Sindh")


def test_a_phone_never_counts_in_two_caucuses_of_a_round(room, joined):
    number, wording = opened(room)
    room.free_phone(FACILITATOR, room.sign_of(joined.actor))
    room.regroup(joined.actor, "Sindh")
    # Whoever has both cookies has one row all the same.
    room.vote(now(room, joined), number, "agree", wording)
    room.vote(joined.actor, number, "disagree", wording)
    assert sum(room.votes_in(FACILITATOR, number).values()) == 1
    room.vote(now(room, joined), number, "agree", wording)
    assert phones(room, number) == {"Sindh": {"agree": 1}}


def test_only_a_sign_frees_and_tickets_say_their_caucus(room, joined):
    for wrong in ("", "ABC", "ABCDE", "AB1D", "AB0D"):
        with pytest.raises(BadAnswer):
            room.free_phone(FACILITATOR, wrong)
    room.make_tickets(FACILITATOR, {"Sindh": 1})
    room.need_tickets(FACILITATOR, True)
    with pytest.raises(OutOfTurn, match="Each ticket says its caucus"):
        room.free_phone(FACILITATOR, room.sign_of(joined.actor))


def test_a_new_generation_forgets_who_was_put_where(room, joined):
    room.free_phone(FACILITATOR, room.sign_of(joined.actor))
    room.regroup(joined.actor, "Sindh")
    room.renew(FACILITATOR)
    state = room.state(VIEWER)
    assert (state.freed, state.regrouped) == ((), {})


def test_nobody_else_is_put_anywhere(room, joined):
    room.free_phone(FACILITATOR, room.sign_of(joined.actor))
    room.regroup(joined.actor, "Sindh")
    other = Badge(person(7, "Punjab"))
    assert now(room, other).caucus == "Punjab"


def test_what_is_told_later_counts_once_and_five_at_a_time(room):
    code = room.set_code(FACILITATOR)
    told = {"sex": "female", "work": "district"}
    for n in range(6):
        held = room.join(VIEWER, "Punjab", {"language": "en"}, code=code)
        for _ in range(2):
            room.tell(held.actor, told)
        found = room.attendance(FACILITATOR)
        assert found.get("sex", {}) == ({"female": 5} if n >= 4 else {})
        assert found.get("language", {}) == ({"en": 5} if n >= 4 else {})
