"""A link that is withdrawn while a round runs makes no second vote of one browser."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.requests import Request

from data.store import __main__ as command
from data.store import terms
from data.store.database.joining_forms import Form, print_of
from data.store.errors import BadSeal, NotAllowed
from data.store.events import kinds
from data.store.keys.badge import new_token
from data.store.verbs.secret_links import standing
from tests.support.workshop import FACILITATOR, VIEWER, fixtures, opened, person
from tests.support.workshop_asked import cookies
from tests.support.workshop_asked import room as door_room
from ui.log.words import sentence
from ui.workshop import who_asks
from ui.workshop.secret_links import role_path

home, name, room = fixtures
here = door_room


def recorder(room, *, another=False, caucus="Sindh"):
    link = room.invite(FACILITATOR, terms.RECORDER, caucus, another=another)
    return room.open_link(VIEWER, link)


def seated(room, **named):
    badge = recorder(room, **named)
    room.take_seat(badge.actor, badge.link)
    return badge


def joins(room):
    """The browser joins by the code on the wall, as one that never did."""
    secret = new_token()
    form = Form(print_of(room.seal, secret), secret)
    code = room.state(FACILITATOR).code or room.set_code(FACILITATOR)
    return room.join(VIEWER, "Sindh", {}, code=code, form=form).actor


def withdrawals(room):
    history = room.history(FACILITATOR)
    return [each for each in history if each.kind == kinds.LINK_WITHDRAWN]


def test_one_browser_has_one_vote_though_its_link_was_withdrawn(room):
    number, wording = opened(room)
    held = seated(room)
    room.vote(held.actor, number, "agree", wording)
    room.vote(person(1, "Sindh"), number, "disagree", wording)
    assert room.withdraw(FACILITATOR, held.link) == number
    assert standing(held, room.state(VIEWER)).actor.role == terms.VIEWER
    assert room.votes(VIEWER, number) == 1
    assert room.own_vote(person(1, "Sindh"), number)[0] == "disagree"
    assert "Sindh" not in room.state(VIEWER).recorders
    with pytest.raises(NotAllowed):
        room.vote(held.actor, number, "agree", wording)
    with pytest.raises(BadSeal, match="withdrawn"):
        room.take_seat(held.actor, held.link)
    room.vote(joins(room), number, "agree", wording)
    assert room.votes(VIEWER, number) == 2
    (event,) = withdrawals(room)
    assert f"vote of its seat in Vote {number} was taken out" in sentence(event)
    room.verify(FACILITATOR)


def test_a_seat_freed_before_its_link_is_withdrawn_leaves_no_vote(room):
    number, wording = opened(room)
    held = seated(room)
    room.vote(held.actor, number, "agree", wording)
    room.free_seat(FACILITATOR, "Sindh")
    assert room.withdraw(FACILITATOR, held.link) == number
    room.vote(joins(room), number, "agree", wording)
    assert room.votes(VIEWER, number) == 1


def test_another_link_of_the_same_seat_does_not_keep_the_vote(room):
    number, wording = opened(room)
    held, other = seated(room), recorder(room, another=True)
    room.vote(held.actor, number, "agree", wording)
    assert room.withdraw(FACILITATOR, held.link) == number
    assert "Sindh" not in room.state(VIEWER).recorders
    room.take_seat(other.actor, other.link)
    room.vote(other.actor, number, "disagree", wording)
    room.vote(joins(room), number, "agree", wording)
    assert room.votes(VIEWER, number) == 2


def test_the_vote_of_who_came_by_another_link_stays(room):
    number, wording = opened(room)
    held, other = seated(room), recorder(room, another=True)
    far = seated(room, caucus="Punjab")
    for each in (held, far):
        room.vote(each.actor, number, "agree", wording)
    leader = room.open_link(VIEWER, room.invite(FACILITATOR, terms.FACILITATOR))
    for each in (other, leader):
        assert room.withdraw(FACILITATOR, each.link) == 0
    assert room.withdraw(FACILITATOR, far.link) == number
    assert room.own_vote(held.actor, number)[0] == "agree"
    assert room.votes(VIEWER, number) == 1
    first = withdrawals(room)[0]
    assert sentence(first) == "Secret link withdrawn"


def test_a_seat_of_which_the_link_was_not_noted_is_taken_to_be_of_the_link(room):
    number, wording = opened(room)
    held = recorder(room)
    room.take_seat(held.actor)
    room.vote(held.actor, number, "agree", wording)
    assert room.withdraw(FACILITATOR, held.link) == number
    assert room.votes(VIEWER, number) == 0


def test_a_closed_round_keeps_what_the_seat_voted(room):
    number, wording = opened(room)
    held = seated(room)
    room.vote(held.actor, number, "agree", wording)
    room.close_round(FACILITATOR, number)
    assert room.withdraw(FACILITATOR, held.link) == 0
    assert room.votes(VIEWER, number) == 1
    room.verify(FACILITATOR)


def test_votes_that_come_while_the_link_is_withdrawn_make_no_second(room):
    number, wording = opened(room)
    for _ in range(4):
        held = seated(room, another=True)

        def vote(answer, held=held):
            try:
                room.vote(held.actor, number, answer, wording)
            except NotAllowed:
                return

        with ThreadPoolExecutor(3) as crowd:
            sent = [crowd.submit(vote, "agree") for _ in range(3)]
            ended = crowd.submit(room.withdraw, FACILITATOR, held.link)
            for each in (*sent, ended):
                each.result()
        assert room.votes(VIEWER, number) == 0


def test_the_command_line_says_that_a_vote_was_taken_out(room, capsys):
    number, wording = opened(room)
    held = seated(room)
    room.vote(held.actor, number, "agree", wording)
    asked = ["--workshop", room.store.place.name, "withdraw", held.link]
    assert command.main(asked) == 0
    assert "The vote of its seat in F-27, round 1 was taken out" in (
        capsys.readouterr().out
    )
    assert room.votes(VIEWER, number) == 0


def test_who_voted_by_the_seat_takes_no_other_role_while_the_round_runs(here):
    link = role_path(terms.RECORDER, "Sindh").removeprefix("/enter/")
    held = here.open_link(VIEWER, link)
    asked = role_path(terms.FACILITATOR).removeprefix("/enter/")
    line = "; ".join(f"{k}={v}" for k, v in cookies(here, held).items())
    request = Request({"type": "http", "headers": [(b"cookie", line.encode())]})
    number, wording = opened(here)
    # Who only looked at the recorder's desk leads on.
    assert who_asks._seated(here, request, asked).actor.role == terms.FACILITATOR
    here.take_seat(held.actor, held.link)
    here.vote(held.actor, number, "agree", wording)
    with pytest.raises(BadSeal, match="has voted as the recorder of Sindh"):
        who_asks._seated(here, request, asked)
    assert who_asks._seated(here, request, link) == held
    here.close_round(FACILITATOR, number)
    assert who_asks._seated(here, request, asked).actor.role == terms.FACILITATOR
