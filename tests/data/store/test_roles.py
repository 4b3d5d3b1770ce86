"""Who may do what: every verb against every role, and nothing that is not said here."""

import inspect

import pytest

from data.errors import ZilaError
from data.store import terms
from data.store.database.store import Store
from data.store.errors import NotAllowed
from data.store.place import Place
from data.store.roles import Actor, require, verb
from data.store.verbs.room import Room
from tests.support.voters import person

F, R, P = terms.FACILITATOR, terms.RECORDER, terms.PARTICIPANT
V, S, W = terms.VIEWER, terms.STEWARD, terms.PROJECTOR
EVERYBODY = {F, R, P, V, S, W}

# What each verb is given here, and who may.
MATRIX = {
    "make": (("Lahore",), {}, {F, S}),
    "set_code": ((), {}, {F}),
    "tell": (({"sex": "female", "work": "other"},), {}, {P}),
    "sign_of": ((), {}, {P}),
    "free_phone": (("ABCD",), {}, {F}),
    "regroup": (("Sindh",), {}, {P}),
    "note_check": ((), {}, {F, S}),
    "join": (("Sindh", {}), {"code": "AAAAAA"}, {V, P}),
    "whole_code": (("AAAAAA",), {}, {F, S, W}),
    "wait": (("AAAAAA", "192.0.2.7"), {}, EVERYBODY),
    "wrong_codes": ((), {}, {F}),
    "enter_people": (({"Sindh": 3},), {}, {F}),
    "make_tickets": (({"Sindh": 3},), {}, {F}),
    "withdraw_tickets": (("Sindh", [1]), {}, {F}),
    "need_tickets": ((False,), {}, {F}),
    "tickets": ((), {}, {F, S}),
    "caucus_of_ticket": (("AAAAAA",), {}, EVERYBODY),
    "has_ticket": ((), {}, EVERYBODY),
    "attendance": ((), {}, {F, R}),
    "headcount": ((), {}, EVERYBODY),
    "invite": (("steward",), {}, {F}),
    "open_link": (("x",), {}, EVERYBODY),
    "withdraw": (("x",), {}, {F}),
    "renew": ((), {}, {F}),
    "take_seat": ((), {}, {R}),
    "free_seat": (("Sindh",), {}, {F}),
    "word": (("R1", "Text."), {}, {F}),
    "translate": (("R1", "متن"), {}, {F, S}),
    "open_round": (("R1", {"id": "agreement-75"}), {}, {F}),
    "pause": ((1,), {}, {F}),
    "resume": ((1,), {}, {F}),
    "close_round": ((1,), {}, {F}),
    "reveal": ((1,), {}, {F}),
    "hide": ((1,), {}, {F}),
    "vote": ((1, "agree", "x"), {}, {P, R}),
    "own_vote": ((1,), {}, {P, R}),
    "assist": ((1,), {}, {P, R}),
    "hand_in": ((1, "Because."), {}, {P, R}),
    "votes": ((1,), {}, EVERYBODY),
    "votes_in": ((1,), {}, {F}),
    "counts": ((1,), {}, EVERYBODY),
    "recount": ((1, {}), {}, EVERYBODY),
    "slips": ((1,), {}, {F, R}),
    "slips_waiting": ((), {}, {F}),
    "take_up": ((1, "x", "Because."), {}, {F, R}),
    "discard": ((1, "x"), {}, {F, R}),
    "count": ((1, "Sindh", {"agree": 3}), {}, {F, R}),
    "reason": ((1, "Because."), {}, {F, R}),
    "declare": ((1, "Sindh", "supports"), {"post": "Secretary"}, {F, R}),
    "ask_aloud": ((1, 0), {}, {F}),
    "decide": ((1, "validated"), {"rationale": "Clear."}, {F}),
    "follow": ((1, {"post": "Director"}), {"caucus": "Sindh"}, {F, R}),
    "undo": ((1,), {}, {F, R}),
    "put_up": (("decision", 1), {}, {F}),
    "take_down": ((), {}, {F}),
    "turn_page": ((0,), {}, {F}),
    "set_storyline": (([],), {}, {F}),
    "add_step": (({"id": "a", "kind": "title"}, ""), {}, {F}),
    "change_step": (("a", {}), {}, {F}),
    "skip_step": (("a",), {}, {F}),
    "order_steps": (([],), {}, {F}),
    "go": (("a",), {}, {F}),
    "correct_post": (("Sindh", {}), {"what": "added"}, {F, R}),
    "park": (("Ask the ministry.",), {}, {F, R}),
    "change_parked": ((1, "Ask them."), {}, {F, R}),
    "close_parked": ((1,), {}, {F, R}),
    "begin_day": ((1, "09:00"), {}, {F}),
    "set_screen": (("black",), {}, {F}),
    "freeze": ((), {}, {F}),
    "light": (("sindh",), {}, {F}),
    "set_tongues": (("en ur",), {}, {F}),
    "start_timer": ((60,), {}, {F}),
    "more_time": ((60,), {}, {F}),
    "stop_timer": ((), {}, {F}),
    "state": ((), {}, EVERYBODY),
    "history": ((), {}, {F, S}),
    "verify": ((), {}, {F, S}),
    "uncleaned": ((), {}, {F, S}),
    "put_aside": ((), {}, {F, S}),
    "backup": ((), {}, {F, S}),
    "take_away": (("{file}",), {}, {F, S}),
    "copy": ((), {}, {F, S}),
    "stay": ((), {}, {F}),
    "forget_here": ((), {}, {F}),
    "move_away": (("The laptop of the hall",), {}, {F}),
    "rehearse": ((1,), {"seed": 1}, {F}),
    "drop": ((), {}, {F, S}),
}


def public() -> dict:
    found = inspect.getmembers(Room, inspect.isfunction)
    return {name: each for name, each in found if not name.startswith("_")}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    made = Room(Store(Place("roles", tmp_path_factory.mktemp("roles"))))
    yield made
    made.store.close()


def actor(role: str) -> Actor:
    return person(1, "Sindh", role) if role in (P, R) else Actor(role)


def test_every_public_method_is_a_verb_and_every_verb_is_in_the_matrix():
    assert public().keys() == MATRIX.keys()
    assert [name for name, each in public().items() if not hasattr(each, "roles")] == []


def refused(room, name, who, given) -> str:
    """What the room says when it refuses; empty where it does not."""
    try:
        getattr(room, name)(who, *given, **MATRIX[name][1])
    except NotAllowed as error:
        return str(error)
    except ZilaError as error:
        assert "not for your role" not in str(error), name
    return ""


def test_every_verb_lets_in_who_may_and_nobody_else(room, tmp_path):
    assert {name: set(each.roles) for name, each in public().items()} == {
        name: allowed for name, (_, _, allowed) in MATRIX.items()
    }
    wrong = []
    for name, (given, _, allowed) in MATRIX.items():
        given = [tmp_path / "a.zila" if each == "{file}" else each for each in given]
        for role in terms.ROLES:
            before = room.state(Actor(V))
            out = "not for your role" in refused(room, name, actor(role), given)
            if out == (role in allowed):
                wrong.append((name, role))
            if out and room.state(Actor(V)) != before:
                wrong.append((name, role, "changed the room"))
    assert not wrong


NOBODY = (
    None,
    "facilitator",
    Actor(""),
    Actor("king"),
    Actor("Facilitator"),
    Actor(P),
    Actor(P, "Sindh"),
    Actor(P, "Atlantis", "1" * 32),
    Actor(R, "", "1" * 32),
)


def test_nobody_is_anybody(room):
    let_in = [
        (name, nobody)
        for nobody in NOBODY
        for name, (given, _, _) in MATRIX.items()
        if not refused(room, name, nobody, given)
    ]
    assert not let_in


def test_a_verb_without_roles_is_for_nobody():
    class Forgotten:
        @verb()
        def act(self, actor):
            raise AssertionError(actor)

    for role in terms.ROLES:
        with pytest.raises(NotAllowed, match="nobody"):
            Forgotten().act(actor(role))
        with pytest.raises(NotAllowed):
            require(actor(role))
    for role in terms.ROLES:
        require(actor(role), role)


def test_who_is_refused_is_told_whom_to_ask(room):
    with pytest.raises(NotAllowed) as told:
        room.close_round(Actor(V), 1)
    assert told.value.remedy == "It is for: facilitator. Open the link of that role."
