"""Nobody votes twice by a link, changes another's vote, or counts on what was seen."""

import contextlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from starlette.requests import Request

from data.store import terms
from data.store.errors import BadSeal, NotAllowed, OutOfTurn
from data.store.events import kinds
from data.store.keys.badge import Badge
from tests.support.workshop import FACILITATOR, VIEWER, fixtures, opened, person, phones
from tests.support.workshop_asked import LEADER, cookies
from tests.support.workshop_asked import room as door_room
from ui.projector import scene
from ui.projector.look import look
from ui.workshop import storyline, who_asks
from ui.workshop.secret_links import role_path

home, name, room = fixtures
here = door_room


def held(room, role, caucus):
    return room.seal.read_link(room.seal.link(role, caucus)).actor


def test_one_link_is_one_vote_however_often_it_is_opened(room):
    number, wording = opened(room)
    link = room.seal.link(terms.RECORDER, "Sindh")
    every = [room.open_link(VIEWER, link).actor for _ in range(5)]
    assert len({each.token for each in every}) == 5
    room.take_seat(every[0])
    room.vote(every[0], number, "agree", wording)
    for other in every[1:]:
        for refused in (
            lambda who=other: room.take_seat(who),
            lambda who=other: room.vote(who, number, "disagree", wording),
            lambda who=other: room.assist(who, number),
            lambda who=other: room.hand_in(who, number, "Because."),
        ):
            with pytest.raises(NotAllowed):
                refused()
        assert room.own_vote(other, number) is None
    assert room.votes(FACILITATOR, number) == 1
    assert room.own_vote(every[0], number)[0] == "agree"


def test_who_takes_the_seat_over_finds_no_answer_and_makes_no_second_vote(room):
    number, wording = opened(room)
    link = room.seal.link(terms.RECORDER, "Sindh")
    first, second = (room.open_link(VIEWER, link).actor for _ in range(2))
    room.take_seat(first)
    code = room.vote(first, number, "agree", wording).code
    room.free_seat(FACILITATOR, "Sindh")
    assert room.own_vote(first, number) is None
    room.take_seat(second)
    assert room.own_vote(second, number) is None
    assert room.votes(FACILITATOR, number) == 1
    assert room.vote(second, number, "disagree", wording).code != code
    assert room.votes(FACILITATOR, number) == 1
    # Back again: neither the own nor the other's answer is told.
    room.free_seat(FACILITATOR, "Sindh")
    room.take_seat(first)
    assert room.own_vote(first, number) is None
    assert room.votes(FACILITATOR, number) == 1
    with pytest.raises(NotAllowed):
        room.vote(second, number, "agree", wording)
    room.vote(first, number, "can't judge", wording)
    assert room.own_vote(first, number)[0] == "can't judge"
    assert room.votes(FACILITATOR, number) == 1
    for n in range(4):
        room.vote(person(n, "Sindh"), number, "agree", wording)
    room.close_round(FACILITATOR, number)
    assert room.state(VIEWER).rounds[number].voters == {"Sindh": 5}
    assert phones(room, number) == {"Sindh": {"agree": 4, "can't judge": 1}}


def test_two_browsers_that_vote_and_swap_the_seat_at_once_make_one_vote(room):
    number, wording = opened(room)
    link = room.seal.link(terms.RECORDER, "Sindh")
    pair = [room.open_link(VIEWER, link).actor for _ in range(2)]

    def work(who):
        for _ in range(6):
            with contextlib.suppress(NotAllowed):
                room.take_seat(who)
            with contextlib.suppress(NotAllowed):
                room.vote(who, number, "agree", wording)
            room.free_seat(FACILITATOR, "Sindh")

    with ThreadPoolExecutor(2) as both:
        list(both.map(work, pair))
    assert room.votes(FACILITATOR, number) <= 1


def test_who_had_joined_votes_as_before_whoever_sits_on_the_seat(room):
    number, wording = opened(room)
    voter = person(1, "Sindh")
    room.vote(voter, number, "agree", wording)
    recorder = replace(voter, role=terms.RECORDER, joined=True)
    room.vote(recorder, number, "disagree", wording)
    assert room.votes(FACILITATOR, number) == 1
    room.take_seat(recorder)
    room.free_seat(FACILITATOR, "Sindh")
    other = held(room, terms.RECORDER, "Sindh")
    room.take_seat(other)
    room.vote(other, number, "agree", wording)
    assert room.votes(FACILITATOR, number) == 2
    assert room.own_vote(voter, number)[0] == "disagree"


def test_a_caucus_has_one_recorder_who_votes(room):
    number, wording = opened(room)
    first = held(room, terms.RECORDER, "Sindh")
    second = held(room, terms.RECORDER, "Sindh")
    with pytest.raises(NotAllowed):
        room.vote(first, number, "agree", wording)
    room.take_seat(first)
    room.vote(first, number, "agree", wording)
    with pytest.raises(NotAllowed):
        room.vote(second, number, "agree", wording)
    assert room.votes(FACILITATOR, number) == 1


def test_another_persons_vote_stands_and_is_not_told(room):
    number, wording = opened(room)
    helper = person(1, "Sindh")
    room.assist(helper, number)
    room.vote(helper, number, "disagree", wording, assisted=True)
    told = [
        room.vote(helper, number, answer, wording, assisted=True).code
        for answer in terms.SCALES[terms.AGREEMENT]
    ]
    assert len(set(told)) == 1
    assert room.own_vote(helper, number, assisted=True)[0] == "disagree"
    assert room.votes(FACILITATOR, number) == 1


def test_nothing_is_counted_on_what_the_room_has_seen(room):
    number, wording = opened(room)
    for n in range(8):
        room.vote(person(n, "Sindh"), number, "agree", wording)
    room.count(FACILITATOR, number, "Punjab", {"agree": 5})
    room.close_round(FACILITATOR, number)
    room.count(FACILITATOR, number, "Punjab", {"agree": 6})
    room.reveal(FACILITATOR, number)
    room.hide(FACILITATOR, number)
    events = room.history(FACILITATOR)
    hands = [event.seq for event in events if event.kind == kinds.HANDS]
    for means in ("hands", "paper"):
        with pytest.raises(OutOfTurn, match="shown already"):
            room.count(FACILITATOR, number, "Sindh", {"agree": 1}, means=means)
    with pytest.raises(OutOfTurn, match="shown already"):
        room.undo(FACILITATOR, hands[-1])
    assert room.state(FACILITATOR).rounds[number].hands["Punjab"].answers == {
        "agree": 6
    }


def test_an_undoing_of_a_count_is_not_undone_after_the_reveal(room):
    number, _ = opened(room)
    room.count(FACILITATOR, number, "Punjab", {"agree": 5})
    seq = room.state(FACILITATOR).seq
    room.undo(FACILITATOR, seq)
    room.close_round(FACILITATOR, number)
    room.reveal(FACILITATOR, number)
    with pytest.raises(OutOfTurn, match="shown already"):
        room.undo(FACILITATOR, seq + 1)


def test_who_votes_already_records_with_the_same_vote(here):
    voter = Badge(person(1, "Sindh"), {"language": "en"})
    line = "; ".join(f"{k}={v}" for k, v in cookies(here, voter).items())
    headers = [(b"cookie", line.encode())]
    request = Request({"type": "http", "headers": headers})
    own = role_path(terms.RECORDER, "Sindh").removeprefix("/enter/")
    given = who_asks._seated(here, request, own).actor
    assert given.joined
    assert (given.role, given.caucus) == (terms.RECORDER, "Sindh")
    assert given.token == voter.actor.token
    other = role_path(terms.RECORDER, "Punjab").removeprefix("/enter/")
    with pytest.raises(BadSeal, match="votes with Sindh"):
        who_asks._seated(here, request, other)


def test_a_held_screen_stays_as_it_was(here):
    storyline.prepare(here, FACILITATOR)
    here.go(FACILITATOR, "test-vote")
    asks = storyline.asked(storyline.step_of(here.state(FACILITATOR)))
    number = storyline.open_vote(here, FACILITATOR, asks)
    wording = here.state(FACILITATOR).rounds[number].wording
    for n in range(9):
        here.vote(person(n, "Sindh"), number, "agree", wording)

    def wall(**named):
        return str(scene.main(look(here, "http://zila"), **named))

    here.freeze(FACILITATOR)
    before = wall()
    assert "Voting is open" in before
    here.close_round(FACILITATOR, number)
    here.reveal(FACILITATOR, number)
    assert wall() == before
    assert "at least 8 of 9" in wall(ahead=True)
    here.go(FACILITATOR, "which-number")
    assert wall() == before
    here.set_screen(FACILITATOR, "black")
    assert "Voting is open" not in wall()
    here.set_screen(FACILITATOR, "shown")
    here.freeze(FACILITATOR, False)
    assert "Which number" in wall()


def test_a_workshop_that_was_half_made_is_made_whole(here, monkeypatch):
    broken = here.set_code

    def fails(*_):
        raise OutOfTurn("The power is gone", "Wait.")

    monkeypatch.setattr(here, "set_code", fails)
    with pytest.raises(OutOfTurn):
        storyline.prepare(here, LEADER.actor)
    monkeypatch.setattr(here, "set_code", broken)
    storyline.prepare(here, LEADER.actor)
    state = here.state(LEADER.actor)
    assert len(state.code) == 8 and state.title and len(state.stage.steps) > 100
    before = state.seq
    here.set_code(LEADER.actor, shut=True)
    storyline.prepare(here, LEADER.actor)
    assert here.state(LEADER.actor).code == ""
    assert here.state(LEADER.actor).seq == before + 1
