"""No file that is brought in loses anything in silence, and none gives power here."""

import json
import os
import signal
import sys
import threading
import time
from dataclasses import replace
from hashlib import sha256

import pytest
from sqlalchemy import text

from data.store import __main__ as command
from data.store import terms
from data.store.database import audit, staged_secrets, workshop_file
from data.store.database.store import Store
from data.store.errors import BadFile, BadSeal, MovedAway, OutOfTurn, StoreUnavailable
from data.store.keys import former_laptops
from data.store.keys.badge import Badge
from data.store.keys.own_key import key
from data.store.keys.round_secrets import Secrets
from data.store.keys.signing import Seal
from data.store.moving.bringing_in import bring_in
from data.store.place import place
from data.store.verbs.room import Room
from tests.support.postgres import server
from tests.support.serving import free_port
from tests.support.workshop import (
    ENGINES,
    FACILITATOR,
    STEWARD,
    VIEWER,
    again,
    fixtures,
    opened,
    people,
    person,
)
from ui.serve import __main__ as start

home, name, room = fixtures


def votes(room, number, wording, start, stop, answer="agree"):
    for each in range(start, stop):
        room.vote(person(each), number, answer, wording)


def saved(room, home, name="file.zila"):
    path = home / name
    room.take_away(FACILITATOR, path)
    return path


def everything(room) -> dict:
    """All rows, secrets and keys, as they are on the disk now."""
    found = workshop_file.read(saved(room, room.store.place.root / "look", "now.zila"))
    return {"rows": found.rows, "secrets": found.secrets, "keys": found.keys}


def elsewhere(monkeypatch, home, engine="sqlite"):
    """Turn to another laptop; the workshop keeps its name."""
    monkeypatch.setenv("ZILA_HOME", str(home))
    if engine == "sqlite":
        monkeypatch.delenv("DATABASE_URL", raising=False)
    else:
        import psycopg

        base = f"laptop{abs(hash(str(home))) % 10**9}"
        with psycopg.connect(server().url, autocommit=True) as raw:
            raw.execute(f'CREATE DATABASE "{base}"')
        monkeypatch.setenv(
            "DATABASE_URL", server().url.replace("/postgres", f"/{base}")
        )


def vote(room, number, wording):
    room.vote(person(9), number, "agree", wording)


def change(room, number, wording):
    room.vote(person(1), number, "disagree", wording)


def slip(room, number, _):
    room.hand_in(person(1), number, "Because.")


def helper(room, number, _):
    room.assist(person(1), number)


def join(room, *_):
    room.join(VIEWER, "Sindh", {"sex": "female"}, code=room.state(VIEWER).code)


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


def test_a_move_waits_for_votes_on_their_way_and_takes_them_along(room, home):
    """Votes race with the move: each is in the file, or was refused."""
    number, wording = opened(room)
    told, refused, start = [], [], threading.Barrier(9)

    def crowd(first):
        here = again(room)
        start.wait()
        for each in range(first, first + 12):
            try:
                here.vote(person(each), number, "agree", wording)
                told.append(each)
            except MovedAway:
                refused.append(each)
        here.store.close()

    threads = [threading.Thread(target=crowd, args=(n * 100,)) for n in range(8)]
    for each in threads:
        each.start()
    start.wait()
    while len(told) < 20:
        time.sleep(0.002)
    room.move_away(FACILITATOR, "Laptop B")
    path = saved(room, home)
    for each in threads:
        each.join()
    assert len(told) + len(refused) == 96
    assert len(told) >= 20
    assert len(workshop_file.read(path).rows["ballot"]) == len(told)
    assert room.votes(VIEWER, number) == len(told)


def test_copies_made_while_the_room_goes_on_are_each_of_one_moment(room, home):
    number, wording = opened(room)
    told, sizes, stop = [], [], threading.Event()

    def crowd():
        here, each = again(room), 0
        while not stop.is_set():
            here.vote(person(each), number, "agree", wording)
            told.append(each)
            each += 1
        here.store.close()

    voter = threading.Thread(target=crowd)
    voter.start()
    for turn in range(5):
        while len(told) < (turn + 1) * 4:
            time.sleep(0.002)
        before = len(told)
        path = home / f"copy{turn}.zila"
        path.write_bytes(room.copy(FACILITATOR))
        found = workshop_file.read(path)
        sizes.append(len(found.rows["ballot"]))
        assert before <= sizes[-1] <= len(told) + 1
        assert found.secrets == {number: room.store.secrets.read(number)}
    stop.set()
    voter.join()
    assert sizes == sorted(sizes)
    assert room.votes(VIEWER, number) == len(told)


def test_an_import_while_votes_come_in_loses_none(room, home):
    """Whatever of the two is first, what was acknowledged is there afterwards."""
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    told, stop = [], threading.Event()

    def crowd():
        here, each = again(room), 100
        while not stop.is_set():
            try:
                here.vote(person(each), number, "agree", wording)
                told.append(each)
            except StoreUnavailable:
                continue
            each += 1
        here.store.close()

    voter = threading.Thread(target=crowd)
    voter.start()
    taken = 0
    for turn in range(3):
        path = saved(room, home, f"{turn}.zila")
        try:
            bring_in(path)
            taken += 1
        except BadFile as error:
            assert "not in it" in str(error)
    stop.set()
    voter.join()
    assert room.votes(VIEWER, number) == 3 + len(told)
    for each in told:
        assert room.own_vote(person(each), number)[0] == "agree"


def forged(path, lines):
    """A file with further or other lines, sealed as export would."""
    body = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    end = {"lines": len(lines), "sha256": sha256(body).hexdigest()}
    path.write_bytes(body + json.dumps(end).encode() + b"\n")
    return path


def read_lines(path):
    return [json.loads(line) for line in path.read_bytes().splitlines()[:-1]]


def in_all_roles(made: Seal):
    """What the maker of a file can sign with the key in it."""
    for role in (terms.FACILITATOR, terms.STEWARD, terms.RECORDER, terms.PARTICIPANT):
        yield "link", role, made.link(role, "Sindh")
        yield "badge", role, made.badge(Badge(person(5, "Sindh", role)))
    for role in (terms.FACILITATOR, terms.STEWARD, terms.RECORDER):
        joined = replace(person(5, "Sindh", role), joined=True)
        yield "joined", role, made.badge(Badge(joined))


def test_whoever_made_a_file_leads_nothing_afterwards(room, home, monkeypatch):
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    path = saved(room, home)
    makers = Seal(room.store.place.full_name, key(home))
    for fresh in (True, False):
        at = home / f"laptop-{fresh}"
        elsewhere(monkeypatch, at)
        own = None if fresh else key(at)
        there = Room(Store(bring_in(path)))
        assert key(at) != key(home)
        assert own in (None, key(at))
        for use, role, sealed in in_all_roles(makers):
            read = there.seal.read_link if use == "link" else there.seal.read_badge
            if use == "joined" or (use == "badge" and role == terms.PARTICIPANT):
                # Phones stay in; who had joined goes on as the phone that it is.
                actor = read(sealed).actor
                assert (actor.role, actor.token) == ("participant", person(5).token)
            else:
                with pytest.raises(BadSeal):
                    read(sealed)
        assert there.seal.open("form", makers.close("form", "x")) == "x"
        with pytest.raises(BadSeal):
            there.seal.open("anything else", makers.close("anything else", "x"))
        # Links made here are this laptop's own.
        link = there.seal.link(terms.FACILITATOR)
        assert there.seal.read_link(link).actor.role == terms.FACILITATOR
        with pytest.raises(BadSeal):
            makers.read_link(link)
        there.store.close()


def test_a_running_workshop_gives_no_role_to_the_key_of_somebody_elses_file(
    room, home, capsys
):
    """It reads phones by it, whose ballots came along; nobody leads by it."""
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    lines = read_lines(saved(room, home))
    for line in lines:
        if "key" in line:
            line["key"] = "ab" * 32
    own = key(home)
    path = forged(home / "theirs.zila", lines)
    assert command.main(["import", str(path)]) == 0
    assert "no key" not in capsys.readouterr().out
    assert key(home) == own
    theirs = Seal(room.store.place.full_name, bytes.fromhex("ab" * 32))
    for use, role, sealed in in_all_roles(theirs):
        if use == "joined" or (use, role) == ("badge", terms.PARTICIPANT):
            actor = room.seal.read_badge(sealed).actor
            assert (actor.role, actor.token) == ("participant", person(5).token)
            continue
        for read in (room.seal.read_badge, room.seal.read_link):
            with pytest.raises(BadSeal):
                read(sealed)


def test_a_key_counts_only_while_its_own_workshop_is_there(room):
    other = former_laptops.Elder(b"k" * 32, "f" * 64)
    former_laptops.keep(room.store.place, other, 0)
    sealed = Seal(room.store.place.full_name, other.key).badge(Badge(person(1)))
    with pytest.raises(BadSeal):
        room.seal.read_badge(sealed)
    opened(room)
    mine = former_laptops.Elder(other.key, room.state(VIEWER).digest)
    former_laptops.keep(room.store.place, mine, 0)
    assert room.seal.read_badge(sealed).actor == person(1)


def spoilt():
    event = {"table": "event", "row": {"seq": 99}}
    return {
        "a secret too short": lambda ls: [*ls, {"round": 1, "secret": "abcd"}],
        "a key that is none": lambda ls: [*ls, {"key": "no key"}],
        "a line that is no line": lambda ls: [*ls, 7],
        "a row that is no row": lambda ls: [*ls, {"table": "event", "row": 7}],
        "an event without a body": lambda ls: [*ls, event],
        "a column of its own": lambda ls: [
            *ls, {"table": "box", "row": {"round": 9, "more": 1}},
        ],
        "a table of its own": lambda ls: [*ls, {"table": "more", "row": {"a": 1}}],
        "a ballot twice": lambda ls: [
            *ls, next(line for line in ls if line.get("table") == "ballot"),
        ],
        "a ballot less in a closed round": lambda ls: [
            line for line in ls
            if line.get("table") != "ballot" or line is not next(
                each for each in ls if each.get("table") == "ballot"
            )
        ],
        "another name": lambda ls: [{**ls[0], "workshop": "../../etc"}, *ls[1:]],
        "a later form": lambda ls: [{**ls[0], "revision": "9999"}, *ls[1:]],
        "no form": lambda ls: [{**ls[0], "revision": None}, *ls[1:]],
    }  # fmt: skip


@pytest.mark.parametrize("how", list(spoilt()))
def test_a_file_sealed_well_but_spoilt_is_refused_in_words(
    room, home, how, monkeypatch, capsys
):
    number, wording = opened(room)
    for each in people("Sindh", 6):
        room.vote(each, number, "agree", wording)
    room.close_round(FACILITATOR, number)
    lines = spoilt()[how](read_lines(saved(room, home)))
    path = forged(home / "spoilt.zila", lines)
    before = everything(room)
    assert command.main(["import", str(path)]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert everything(room) == before
    elsewhere(monkeypatch, home / "fresh")
    assert command.main(["import", str(path)]) == 1
    assert [p for p in (home / "fresh").rglob("*") if p.is_file()] == []


def test_every_cut_of_a_file_is_refused(room, home):
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    whole = saved(room, home).read_bytes()
    path = home / "cut.zila"
    for end in range(0, len(whole) - 1, max(1, len(whole) // 150)):
        path.write_bytes(whole[:end])
        with pytest.raises(BadFile):
            bring_in(path)
    assert room.votes(VIEWER, number) == 3


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


def killed_at(path, step, **named) -> int:
    """Bring a file in, in a process that kills itself (-9) at a step; return how many.

    A step is a file opened, moved or removed in the folder of user data, the last
    look before the commit, and the first step after it.
    """
    heard, told = os.pipe()
    child = os.fork()
    if not child:
        count = 0

        def strike(event, given):
            nonlocal count
            if event not in ("open", "os.rename", "os.remove", "zila.step"):
                return
            if event != "zila.step" and os.environ["ZILA_HOME"] not in str(given[0]):
                return
            count += 1
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            for where, name in (
                (audit, "check"),
                (staged_secrets, "settle"),
                (workshop_file, "fill"),
            ):
                setattr(where, name, stepping(getattr(where, name)))
            sys.addaudithook(strike)
            bring_in(path, **named)
        finally:
            os.write(told, str(count).encode())
            os._exit(0)
    os.waitpid(child, 0)
    os.close(told)
    with os.fdopen(heard) as said:
        return int(said.read() or 0)


def stepping(real):
    def act(*given, **named):
        sys.audit("zila.step")
        made = real(*given, **named)
        sys.audit("zila.step")
        return made

    return act


def seen(where) -> dict | None:
    """What a workshop holds once it is opened again; None where there is none."""
    try:
        store = Store(where, make=False)
    except StoreUnavailable:
        return None
    found = workshop_file.read(saved(Room(store), where.root / "look", "seen.zila"))
    for folder in (where.secrets, where.spare):
        kept = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert kept == {str(number): each for number, each in found.secrets.items()}
    store.close()
    return {
        "votes": sorted(map(str, found.rows.get("ballot", []))),
        "secrets": found.secrets,
        "keys": sorted(each.key for each in found.keys),
        "events": len(found.rows["event"]),
    }


@pytest.mark.parametrize("how", ["fresh", "newer", "moved", "put aside"])
def test_a_kill_at_any_step_leaves_the_old_or_the_new_whole(room, home, how):
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    named = {"put_aside": how == "put aside"}
    with pytest.MonkeyPatch.context() as patch:
        elsewhere(patch, home / "there")
        if how in ("fresh", "put aside"):
            other = Room(Store(place(room.store.place.name)))
            opened(other)
        else:
            path = saved(room, home)
            other = Room(Store(bring_in(path)))
        # The same answer given once more is hidden anew, as a changed one is.
        votes(other, number, wording, 3 if how in ("newer", "moved") else 0, 9)
        if how == "moved":
            other.move_away(FACILITATOR, "Back")
        path = saved(other, home, "new.zila")
        other.store.close()
    if how == "moved":
        room.move_away(FACILITATOR, "There")
        # Only what goes on from that very move comes back over it.
        with pytest.MonkeyPatch.context() as patch:
            elsewhere(patch, home / "then")
            other = Room(Store(bring_in(saved(room, home, "gone.zila"))))
            votes(other, number, wording, 3, 9)
            path = saved(other, home, "new.zila")
            other.store.close()
    older = home / "older.zila"
    older.write_bytes(room.copy(FACILITATOR))
    where = room.store.place
    if how == "fresh":
        drop(room)
    old = seen(where)
    steps = killed_at(path, 0, **named)
    new = seen(where)
    assert new["votes"] != (old or {}).get("votes")
    assert len(new["votes"]) == 9
    found = set()
    assert steps > 6
    for step in range(1, steps + 1):
        back(where, older, old, room)
        killed_at(path, step, **named)
        now = seen(where)
        assert bare(now) in (bare(old), bare(new)), step
        # A key of phones may come before its rows, never after them.
        assert keys_in(old) <= keys_in(now) <= keys_in(new), step
        if bare(now) == bare(new):
            assert keys_in(now) == keys_in(new), step
        found.add(bare(now) == bare(new))
    # A second try after the last of them ends well.
    back(where, older, old, room)
    killed_at(path, 3, **named)
    bring_in(path, **named)
    assert seen(where) == new
    assert found == {False, True}


def bare(state: dict | None) -> dict | None:
    """What a workshop holds, but for the keys of phones."""
    return state and {name: each for name, each in state.items() if name != "keys"}


def keys_in(state: dict | None) -> set[bytes]:
    """The keys of phones; a laptop's own may stand among the elders too."""
    return set(state["keys"]) if state else set()


def drop(room):
    """Leave nothing of a workshop here."""
    for number in room.store.secrets.rounds():
        room.store.secrets.destroy(number)
    where = room.store.place
    if where.url:
        with room.store.writing(though_moved=True) as connection:
            connection.execute(text(f"DROP SCHEMA IF EXISTS {where.schema} CASCADE"))
    else:
        room.store.close()
        for end in ("", "-wal", "-shm"):
            where.file.with_name(where.file.name + end).unlink(missing_ok=True)
    for path in [
        *where.backups.glob("**/*.zila"),
        *(where.root / "elders").glob("*/*"),
    ]:
        path.unlink()


def back(where, older, old, room):
    """Have the old again, as if no import had been tried."""
    drop(room)
    if old is not None:
        bring_in(older)
        with Store(where).writing(though_moved=True) as connection:
            _without_arrival(connection, old["events"])


def _without_arrival(connection, events):
    """The log of a moved workshop ends with the move: it is written back as it was."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("DROP TRIGGER event_kept_DELETE"))
    else:
        connection.execute(text("ALTER TABLE event DISABLE TRIGGER USER"))
    connection.execute(text(f"DELETE FROM event WHERE seq > {events}"))
