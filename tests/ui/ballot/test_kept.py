"""What is kept of the ballot is the same for all: nobody's name, role or vote in it."""

import ast

from tests.support.pages.ballot import cast, opened, room, visit, with_receipt
from tests.support.source import CODE, layer_of, named
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from ui.ballot import kept
from ui.ballot.page import page
from ui.ballot.states import now

room = room  # the fixture

_KEEPS = {"cache", "lru_cache", "once", "remembered"}
# Whoever has one of these knows who asks.
_WHO = {
    "actor",
    "badge",
    "cookies",
    "held",
    "request",
    "room",
    "token",
    "visit",
    "voter",
}


def looked(room, number):
    """Let phones of all kinds look, one after the other; return their questions."""
    mine = person(1, "Sindh")
    receipt = with_receipt(room, number, mine)
    cast(room, number, person(2, "Punjab"), "disagree")
    visits = [
        visit(room, mine, receipts=receipt),
        visit(room, person(2, "Punjab")),
        visit(room, person(3, "Observers")),
        visit(room, FACILITATOR),
        visit(room, None, watch="1"),
    ]
    for each in visits:
        assert page(each).status_code == 200
    return [now(each)["question"] for each in visits]


def test_all_phones_of_a_language_have_the_very_same_question(room):
    kept._kept.clear()
    found = looked(room, opened(room))
    assert len({id(each) for each in found}) == 1
    assert len(kept._kept) == 1


def test_nothing_kept_leads_to_a_person_or_a_vote(room):
    kept._kept.clear()
    number = opened(room)
    (whole,) = {id(each): each for each in looked(room, number)}.values()
    drawn = "".join(whole._drawn.values())
    assert drawn
    codes = [
        room.own_vote(person(n, at), number)[1]
        for n, at in [(1, "Sindh"), (2, "Punjab")]
    ]
    tokens = [person(n).token for n in (1, 2, 3)] + [visit(room, person(1)).token]
    for secret in (*codes, *tokens, "Sindh", "Punjab", "Observers", "token"):
        assert secret not in drawn


def test_another_state_of_the_room_is_another_question_and_few_are_kept(room):
    number, seen = opened(room), set()
    for _ in range(kept._MOST + 5):
        room.start_timer(FACILITATOR, 60)
        seen.add(id(now(visit(room, person(1)))["question"]))
        assert len(kept._kept) <= kept._MOST
    room.close_round(FACILITATOR, number)
    assert len(seen) > 1


def test_whatever_keeps_its_answers_takes_nobody_who_asks():
    found = []
    for path in (each for each in CODE if layer_of(each) == "ui"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef):
                continue
            marks = {
                ast.unparse(each).split("(")[0].split(".")[-1]
                for each in node.decorator_list
            }
            taken = {each.arg for each in (*node.args.args, *node.args.kwonlyargs)}
            if marks & _KEEPS and taken & _WHO:
                found.append(f"{named(path)}: {node.name} keeps by {taken & _WHO}")
    assert not found, "\n".join(found)
