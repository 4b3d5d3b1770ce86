"""No file that is brought in loses anything in silence, and none gives power here."""

import json
import os
import sys

import pytest

from data.store import __main__ as command
from data.store.database import workshop_file
from data.store.database.store import Store
from data.store.errors import BadFile, MovedAway, OutOfTurn
from data.store.keys.own_key import key
from data.store.keys.round_secrets import Secrets
from data.store.moving.bringing_in import bring_in
from data.store.place import place
from data.store.verbs.room import Room
from tests.support.moving import (
    change,
    elsewhere,
    everything,
    join,
    saved,
    slip,
    vote,
    votes,
)
from tests.support.serving import free_port
from tests.support.workshop import (
    ENGINES,
    FACILITATOR,
    STEWARD,
    VIEWER,
    again,
    fixtures,
    opened,
    person,
)
from ui.serve import __main__ as start

home, name, room = fixtures


def helper(room, number, _):
    room.assist(person(1), number)


def reason(room, number, _):
    room.reason(FACILITATOR, number, "Said aloud.")


def close(room, number, _):
    room.close_round(FACILITATOR, number)


def pause(room, number, _):
    room.pause(FACILITATOR, number)


def hands(room, number, _):
    room.count(FACILITATOR, number, "Sindh", {"agree": 3})


ACTS = [vote, change, slip, helper, join, reason, close, pause, hands]


@pytest.mark.parametrize("act", ACTS)
def test_a_file_that_lacks_one_thing_is_refused_and_nothing_changes(room, home, act):
    room.set_code(FACILITATOR)
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    older = saved(room, home)
    act(room, number, wording)
    before = everything(room)
    with pytest.raises(BadFile, match="is here already") as told:
        bring_in(older)
    assert "Nothing was changed" in told.value.remedy
    assert everything(room) == before
    # What is newer is taken over an older one, without being asked.
    newer = saved(room, home, "newer.zila")
    bring_in(newer)
    assert everything(again(room)) == before


def test_eight_votes_do_not_become_three_and_the_numbers_are_said(room, home, capsys):
    room.set_code(FACILITATOR)
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    older = saved(room, home)
    backup = room.backup(STEWARD)
    votes(room, number, wording, 3, 8)
    for _ in range(2):
        join(room)
    for path in (older, backup):
        assert command.main(["import", str(path)]) == 1
        said = capsys.readouterr()
        assert "Votes of round 1: 8 here, 3 in the file, 5 of those" in said.out
        assert "People joined: 2 here, 0 in the file, 2 of those" in said.out
        assert "Events: 3 here, 3 in the file." in said.out
        assert "5 of those here not in it" in said.err
    assert room.votes(VIEWER, number) == 8


def test_a_round_closed_elsewhere_meanwhile_is_no_proof_that_votes_are_in(room, home):
    """Its ballots have other keys by then: as many may be others."""
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    path = saved(room, home)
    votes(room, number, wording, 3, 5)
    other = Secrets(room.store.place.secrets).read(number)
    there = home / "there"
    with pytest.MonkeyPatch.context() as patch:
        elsewhere(patch, there)
        moved = Room(Store(bring_in(path)))
        assert moved.store.secrets.read(number) == other
        votes(moved, number, wording, 20, 22)
        moved.close_round(FACILITATOR, number)
        back = saved(moved, there)
        moved.store.close()
    with pytest.raises(BadFile, match="5 here, 5 in the file, 5 of those"):
        bring_in(back)
    assert room.votes(VIEWER, number) == 5
    room.vote(person(9), number, "agree", wording)


def test_what_was_put_aside_is_whole_and_comes_back(room, home, capsys):
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    older = saved(room, home)
    votes(room, number, wording, 3, 8)
    slip(room, number, wording)
    before = everything(room)
    assert command.main(["import", str(older), "--put-aside"]) == 0
    said = capsys.readouterr().out
    (aside,) = (room.store.place.backups / "put-aside").iterdir()
    assert str(aside) in said
    assert aside.stat().st_mode & 0o077 == 0
    assert room.votes(VIEWER, number) == 3
    # The round goes on with the same secret, and while it does no such file is removed.
    change(room, number, wording)
    assert room.votes(VIEWER, number) == 3
    room.pause(FACILITATOR, number)
    room.backup(STEWARD)
    room.store.clean()
    bring_in(aside, put_aside=True)
    back = Room(Store(room.store.place))
    now = everything(back)
    assert now["rows"]["ballot"] == before["rows"]["ballot"]
    assert now["rows"]["slip"] == before["rows"]["slip"]
    assert now["secrets"] == before["secrets"]
    assert (
        now["rows"]["event"][: len(before["rows"]["event"])] == before["rows"]["event"]
    )
    assert len(list((room.store.place.backups / "put-aside").iterdir())) == 2
    back.verify(STEWARD)
    back.store.close()


def test_another_workshop_of_the_same_name_takes_no_place_and_no_secret(room, home):
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    with pytest.MonkeyPatch.context() as patch:
        elsewhere(patch, home / "other")
        other = Room(Store(place(room.store.place.name)))
        opened(other)
        votes(other, number, wording, 0, 9)
        path = saved(other, home, "other.zila")
        other.store.close()
    before = everything(room)
    with pytest.raises(BadFile, match="3 here, 9 in the file, 3 of those"):
        bring_in(path)
    assert everything(room) == before
    bring_in(path, put_aside=True)
    there = again(room)
    assert there.votes(VIEWER, number) == 9
    there.vote(person(1), number, "disagree", wording)
    assert there.votes(VIEWER, number) == 9
    there.store.close()


@pytest.mark.parametrize("into", ENGINES)
def test_it_moves_between_the_databases_and_back(room, home, into, monkeypatch):
    """Here to there with an open round, more votes there, and back again."""
    room.set_code(FACILITATOR)
    number, wording = opened(room)
    votes(room, number, wording, 0, 6)
    helper(room, number, wording)
    url = os.environ.get("DATABASE_URL")
    room.move_away(FACILITATOR, "The laptop of the hall")
    path = saved(room, home)
    elsewhere(monkeypatch, home / "there", into)
    there = Room(Store(bring_in(path)))
    assert there.store.secrets.read(number) == room.store.secrets.read(number)
    assert there.own_vote(person(1), number) == room.own_vote(person(1), number)
    change(there, number, wording)
    votes(there, number, wording, 6, 8)
    join(there)
    there.move_away(FACILITATOR, "Back again")
    back = saved(there, home, "back.zila")
    monkeypatch.setenv("ZILA_HOME", str(home))
    if url:
        monkeypatch.setenv("DATABASE_URL", url)
    else:
        monkeypatch.delenv("DATABASE_URL", raising=False)
    # An older answer to the same key is no vote that would be lost: this store has
    # taken nothing since it was moved away.
    bring_in(back)
    assert room.votes(VIEWER, number) == 8
    assert room.own_vote(person(1), number)[0] == "disagree"
    vote(room, number, wording)
    assert room.headcount(VIEWER) == 1
    room.close_round(FACILITATOR, number)
    found = room.state(VIEWER).rounds[number]
    assert (found.votes, sum(found.voters.values()), found.lost) == (9, 9, 0)
    # Of partners one alone voted, which is not kept.
    assert room.verify(STEWARD).ballots == 8
    # What stayed there takes nothing, and cannot come over this one.
    with pytest.raises(MovedAway):
        change(there, number, wording)
    with pytest.raises(BadFile, match="not in it"):
        bring_in(back)
    there.store.close()


def test_after_the_move_nothing_is_written_here_whoever_asks(room, home):
    room.set_code(FACILITATOR)
    code = room.state(VIEWER).code
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    room.move_away(FACILITATOR, " Laptop B ")
    assert room.state(VIEWER).moved["to"] == "Laptop B"
    before = everything(room)
    acts = [
        lambda: vote(room, number, wording),
        lambda: change(room, number, wording),
        lambda: slip(room, number, wording),
        lambda: room.assist(person(1), number),
        lambda: room.join(VIEWER, "Sindh", {}, code=code),
        lambda: room.word(FACILITATOR, "R1", "Text."),
        lambda: room.close_round(FACILITATOR, number),
        lambda: room.move_away(FACILITATOR, "Laptop C"),
        lambda: room.make(STEWARD, "Another"),
        room.store.require_writable,
    ]
    for act in acts:
        with pytest.raises(MovedAway, match="moved to another laptop"):
            act()
        with pytest.raises(MovedAway):
            again(room).vote(person(1), number, "agree", wording)
    assert everything(room) == before
    room.stay(FACILITATOR)
    vote(room, number, wording)
    assert room.votes(VIEWER, number) == 4
    with pytest.raises(OutOfTurn, match="is here"):
        room.stay(FACILITATOR)
    room.move_away(FACILITATOR, "Laptop B")
    room.backup(STEWARD)
    secret = room.store.secrets.read(number)
    room.forget_here(FACILITATOR)
    held = b"".join(p.read_bytes() for p in home.rglob("*") if p.is_file())
    (home / "look" / "now.zila").unlink()
    with pytest.raises(OutOfTurn, match="forgot"):
        room.stay(FACILITATOR)
    held = b"".join(p.read_bytes() for p in home.rglob("*") if p.is_file())
    assert secret not in held
    assert secret.hex().encode() not in held


def test_a_workshop_only_made_ready_is_no_hindrance(room, home, monkeypatch):
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    path = saved(room, home)
    elsewhere(monkeypatch, home / "there")
    there = Room(Store(place(room.store.place.name)))
    there.set_storyline(FACILITATOR, [{"id": "a", "kind": "title"}])
    there.set_code(FACILITATOR)
    there.make(FACILITATOR, "Usual")
    own = key(home / "there")
    bring_in(path)
    assert there.votes(VIEWER, number) == 3
    there.vote(person(1), number, "disagree", wording)
    assert there.votes(VIEWER, number) == 3
    assert key(home / "there") == own
    (aside,) = (there.store.place.backups / "put-aside").iterdir()
    assert len(workshop_file.read(aside).rows["event"]) == 3
    there.store.close()


def test_what_is_given_away_to_recount_holds_no_key_and_no_secret(room, home):
    number, wording = opened(room)
    votes(room, number, wording, 0, 9)
    secret = room.store.secrets.read(number)
    backup = room.backup(STEWARD).read_text()
    room.close_round(FACILITATOR, number)
    room.reveal(FACILITATOR, number)
    public = json.dumps(room.recount(VIEWER, number, {"votes": 9}))
    for held in (public, backup):
        assert secret.hex() not in held
        assert key(home).hex() not in held
    assert "voter_key" not in public


def test_a_start_with_a_file_brings_it_in_or_does_not_serve(
    room, home, monkeypatch, capsys
):
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    older = saved(room, home)
    votes(room, number, wording, 3, 8)
    served = []
    monkeypatch.setattr(start, "_serve", served.append)
    monkeypatch.setattr(sys, "argv", ["ui.serve", str(older)])
    assert start.main() == 1
    assert served == []
    assert "5 of those here not in it" in capsys.readouterr().err
    assert room.votes(VIEWER, number) == 8
    newer = saved(room, home, "newer.zila")
    monkeypatch.setattr(sys, "argv", ["ui.serve", str(newer)])
    monkeypatch.setenv("ZILA_PORT", str(free_port()))
    elsewhere(monkeypatch, home / "other")
    assert start.main() == 0
    assert len(served) == 1
    assert "8 ballots: all as they were written" in capsys.readouterr().out


def test_a_draft_of_a_secret_that_a_kill_left_is_destroyed_and_never_used(room):
    number, _ = opened(room)
    secret = room.store.secrets.read(number)
    folder = room.store.place.secrets
    drafts = ["1.abcd1234.part", "1.abcd.coming.abcd1234.part", "1.abcd.coming"]
    for each in drafts:
        (folder / each).write_bytes(b"d" * 32)
    again(room).store.close()
    assert [path.name for path in folder.iterdir()] == [str(number)]
    assert room.store.secrets.read(number) == secret
