"""Secret links: the same after a restart, noted, withdrawn, at the command line."""

import re

import pytest

from data.store import __main__ as command
from data.store import terms
from data.store.errors import BadAnswer, BadSeal, OutOfTurn
from data.store.events import kinds
from data.store.verbs.secret_links import START, VIEWER
from tests.support.workshop import FACILITATOR, again, fixtures

home, name, room = fixtures


def ids(room):
    return list(room.state(FACILITATOR).links)


def test_a_restart_gives_the_same_link_and_adds_none(room):
    link = room.invite(FACILITATOR, terms.FACILITATOR, use=START)
    for _ in range(3):
        later = again(room)
        assert later.invite(FACILITATOR, terms.FACILITATOR, use=START) == link
        later.store.close()
    assert len(ids(room)) == 1
    assert room.open_link(VIEWER.actor, link).actor.role == terms.FACILITATOR


def test_each_role_and_each_further_person_has_a_link_of_its_own(room):
    asked = [
        {"role": terms.FACILITATOR, "use": START},
        {"role": terms.FACILITATOR},
        {"role": terms.FACILITATOR, "another": True},
        {"role": terms.STEWARD},
        {"role": terms.VIEWER},
        {"role": terms.PROJECTOR},
        {"role": terms.RECORDER, "caucus": "Sindh"},
        {"role": terms.RECORDER, "caucus": "Punjab"},
    ]
    made = [room.invite(FACILITATOR, **each) for each in asked]
    assert len(set(made)) == len(set(ids(room))) == len(asked)
    for role, caucus in ((terms.PARTICIPANT, "Sindh"), (terms.RECORDER, "")):
        with pytest.raises(BadAnswer):
            room.invite(FACILITATOR, role, caucus)


def test_the_log_leads_to_no_link(room):
    link = room.invite(FACILITATOR, terms.STEWARD)
    held = room.open_link(VIEWER.actor, link)
    text = "".join(event.body for event in room.history(FACILITATOR))
    own = room.seal.open("link", link)[2]
    for secret in (own, link, held.actor.token):
        assert secret not in text


def test_a_first_use_is_noted_once_and_a_withdrawal_holds_after_a_restart(room):
    link = room.invite(FACILITATOR, terms.STEWARD)
    (id_,) = ids(room)
    assert not room.state(FACILITATOR).links[id_].used
    for _ in range(3):
        room.open_link(VIEWER.actor, link)
    used = [e for e in room.history(FACILITATOR) if e.kind == kinds.LINK_USED]
    assert len(used) == 1
    room.withdraw(FACILITATOR, id_)
    room.withdraw(FACILITATOR, id_)
    later = again(room)
    with pytest.raises(BadSeal, match="withdrawn"):
        later.open_link(VIEWER.actor, link)
    assert later.invite(FACILITATOR, terms.STEWARD) != link
    with pytest.raises(OutOfTurn):
        later.withdraw(FACILITATOR, "nothing")
    later.store.close()


def test_the_seat_is_free_when_the_link_it_was_taken_by_is_withdrawn(room):
    links = [
        room.invite(FACILITATOR, terms.RECORDER, "Sindh", another=n > 0)
        for n in range(2)
    ]
    recorder = room.open_link(VIEWER.actor, links[0])
    room.take_seat(recorder.actor, recorder.link)
    first, second = ids(room)
    room.withdraw(FACILITATOR, second)
    assert "Sindh" in room.state(FACILITATOR).recorders
    room.withdraw(FACILITATOR, first)
    assert "Sindh" not in room.state(FACILITATOR).recorders


def test_the_command_line_says_lists_withdraws_and_renews(room, capsys):
    asked = ["--workshop", room.store.place.name]

    def does(*more):
        assert command.main([*asked, *more]) == 0
        return capsys.readouterr().out

    link = re.search(r"/enter/(\S+)", does("link"))[1]
    assert link in does("link")
    assert room.open_link(VIEWER.actor, link).actor.role == terms.FACILITATOR
    id_ = does("links").split()[0]
    assert re.search(r"facilitator start: made .*, used ", does("links"))
    new = re.search(r"/enter/(\S+)", does("withdraw", id_))[1]
    assert new != link
    assert "withdrawn" in does("links")
    assert re.search(r"/enter/(\S+)", does("renew"))[1] not in (link, new)
    for old in (link, new):
        with pytest.raises(BadSeal):
            room.open_link(VIEWER.actor, old)
    assert command.main([*asked, "withdraw", "x"]) == 1
