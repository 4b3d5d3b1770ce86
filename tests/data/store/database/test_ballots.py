"""Votes: none lost, none twice, none after the close, none that leads to a person."""

import hashlib
import hmac
import os
import shutil
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text

from data.store import terms
from data.store.database.store import Store
from data.store.errors import (
    BadAnswer,
    NotAllowed,
    OutOfTurn,
    RoundClosed,
    RoundPaused,
    StoreUnavailable,
    WordingChanged,
)
from data.store.keys import round_keys
from data.store.place import Place
from data.store.roles import Actor
from data.store.verbs.room import Room
from data.vocabulary import CAUCUSES, TOGETHER
from tests.support.postgres import server
from tests.support.serving import ROOT
from tests.support.voters import VIEWER, answer, person
from tests.support.workshop import (
    FACILITATOR,
    Clock,
    again,
    fixtures,
    opened,
    people,
    phones,
)

home, name, room = fixtures


def test_a_vote_is_recorded_and_changed_in_place(room):
    number, wording = opened(room)
    first = room.vote(person(1), number, "agree", wording)
    assert room.own_vote(person(1), number) == ("agree", first.code)
    second = room.vote(person(1), number, "disagree", wording)
    assert second.code == first.code
    assert second.at > first.at
    assert room.own_vote(person(1), number) == ("disagree", first.code)
    assert room.own_vote(person(2), number) is None
    assert phones(room, number) == {person(1).caucus: {"disagree": 1}}


def test_sending_a_vote_again_does_no_harm(room):
    number, wording = opened(room)
    with ThreadPoolExecutor(8) as crowd:
        sent = [person(n % 10) for n in range(80)]
        list(crowd.map(lambda who: room.vote(who, number, "agree", wording), sent))
    assert room.votes(VIEWER, number) == 10


def test_the_number_of_votes_by_caucus_is_for_the_facilitator(room):
    number, wording = opened(room)
    for each in [*people("Sindh", 3), *people("Partners", 2, start=50)]:
        room.vote(each, number, "agree", wording)
    assert room.votes_in(FACILITATOR, number) == {"Sindh": 3, "Partners": 2}
    assert room.votes(VIEWER, number) == 5


def test_a_closed_round_takes_no_vote(room):
    number, wording = opened(room)
    for each in [person(1), *people(person(1).caucus, 4)]:
        room.vote(each, number, "agree", wording)
    room.close_round(FACILITATOR, number)
    with pytest.raises(RoundClosed):
        room.vote(person(1), number, "disagree", wording)
    with pytest.raises(RoundClosed):
        room.vote(person(2), number, "agree", wording)
    with pytest.raises(RoundClosed):
        room.vote(person(2), number + 1, "agree", wording)
    with pytest.raises(OutOfTurn):
        room.resume(FACILITATOR, number)
    assert room.own_vote(person(1), number) is None
    room.close_round(FACILITATOR, number)
    assert room.votes(VIEWER, number) == 5
    assert room.votes_in(FACILITATOR, number) == {person(1).caucus: 5}
    assert phones(room, number) == {person(1).caucus: {"agree": 5}}


def test_a_paused_round_takes_none_until_it_goes_on(room):
    number, wording = opened(room)
    room.pause(FACILITATOR, number)
    with pytest.raises(RoundPaused):
        room.vote(person(1), number, "agree", wording)
    room.resume(FACILITATOR, number)
    room.resume(FACILITATOR, number)
    room.vote(person(1), number, "agree", wording)
    assert room.votes(VIEWER, number) == 1


def test_one_round_runs_at_a_time(room):
    number, _ = opened(room)
    with pytest.raises(OutOfTurn, match="still runs"):
        opened(room)
    room.pause(FACILITATOR, number)
    with pytest.raises(OutOfTurn, match="still runs"):
        opened(room)
    room.close_round(FACILITATOR, number)
    assert opened(room)[0] == number + 1


def test_a_ballot_names_exactly_the_words_it_was_shown(room):
    number, wording = opened(room)
    room.close_round(FACILITATOR, number)
    room.word(FACILITATOR, "F-27", "Girls are behind in 118 districts.")
    number, changed = opened(room)
    assert changed != wording
    for other in (wording, "", changed[:-1] + "x"):
        with pytest.raises(WordingChanged):
            room.vote(person(1), number, "agree", other)
    room.vote(person(1), number, "agree", changed)
    assert room.votes(VIEWER, number) == 1


@pytest.mark.parametrize("scale", list(terms.SCALES))
def test_only_answers_of_the_scale_are_taken(room, scale):
    number, wording = opened(room, scale=scale)
    known = terms.SCALES[scale]
    others = {a for each in terms.SCALES.values() for a in each} - set(known)
    for bad in (*others, "", "10", "'); drop table ballot", "agree\x00"):
        with pytest.raises(BadAnswer):
            room.vote(person(1), number, bad, wording)
    for n, good in enumerate(known):
        room.vote(person(n), number, good, wording)
    assert room.votes(VIEWER, number) == len(known)


def test_only_a_phone_with_a_seat_votes(room):
    number, wording = opened(room)
    for token, caucus in (("", "Sindh"), ("short", "Sindh"), ("1" * 32, "Atlantis")):
        actor = Actor(terms.PARTICIPANT, caucus, token)
        with pytest.raises(NotAllowed):
            room.vote(actor, number, "agree", wording)
    assert room.votes(VIEWER, number) == 0


def test_the_key_of_a_ballot_is_an_hmac_and_differs_in_each_round(room):
    made = []
    for _ in range(2):
        number, wording = opened(room)
        room.vote(person(1), number, "agree", wording)
        kept = room.store.secrets.read(number)
        assert len(kept) == 64
        said = f"ballot:{person(1).token}".encode()
        expected = hmac.new(kept[:32], said, hashlib.sha256).hexdigest()[:32]
        assert stored(room, "voter_key", number) == [expected]
        made.append(expected)
        room.close_round(FACILITATOR, number)
    assert made[0] != made[1]


def stored(room, column: str, number: int, order: str = "") -> list:
    query = f"SELECT {column} FROM ballot WHERE round = {number} {order}"
    with room.store.reading() as connection:
        return [row[0] for row in connection.execute(text(query))]


def test_the_secret_and_its_copy_are_overwritten_and_gone_at_the_close(room, tmp_path):
    number, _ = opened(room)
    where = room.store.place
    paths = [folder / str(number) for folder in (where.secrets, where.spare)]
    before = room.store.secrets.read(number)
    for n, path in enumerate(paths):
        assert path.read_bytes() == before
        os.link(path, tmp_path / f"linked{n}")
    room.close_round(FACILITATOR, number)
    for n, path in enumerate(paths):
        assert not path.exists()
        beside = (tmp_path / f"linked{n}").read_bytes()
        assert len(beside) == 64
        assert beside[:16] not in before


def test_a_lost_secret_is_never_replaced_for_it_would_let_all_vote_twice(room):
    number, wording = opened(room)
    room.vote(person(1), number, "agree", wording)
    room.store.secrets.destroy(number)
    with pytest.raises(StoreUnavailable, match="key of this round is missing"):
        room.vote(person(1), number, "agree", wording)
    other = again(room)
    with pytest.raises(StoreUnavailable, match="key of this round is missing"):
        other.vote(person(1), number, "agree", wording)
    other.close_round(FACILITATOR, number)
    # Neither it nor its copy is there: the answers were hidden under it.
    assert phones(other, number) == {}
    found = other.state(VIEWER).rounds[number]
    assert (found.ballots, found.lost) == (0, 1)
    other.store.close()


def test_a_lost_folder_of_secrets_loses_no_vote(room):
    number, wording = opened(room)
    voters = people("Sindh", 6)
    for each in voters[:5]:
        room.vote(each, number, "agree", wording)
    shutil.rmtree(room.store.place.secrets)
    other = again(room)
    other.vote(voters[5], number, "disagree", wording)
    other.vote(voters[0], number, "agree with changes", wording)
    other.close_round(FACILITATOR, number)
    found = {"agree": 4, "agree with changes": 1, "disagree": 1}
    assert phones(other, number) == {"Sindh": found}
    assert other.state(VIEWER).rounds[number].lost == 0
    other.store.close()


def test_a_restart_finishes_what_a_close_left_undone(room):
    number, _ = opened(room)
    kept = room.store.secrets.read(number)
    room.close_round(FACILITATOR, number)
    room.store.secrets.put(number, kept)
    room.store.secrets.put(7, kept)
    number, wording = opened(room)
    other = again(room)
    assert other.store.secrets.rounds() == [number]
    other.vote(person(1), number, "agree", wording)
    other.store.close()


def test_a_vote_for_another_person_is_limited_counted_and_taken_once(room):
    number, wording = opened(room, limit=2)
    helpers = people("Sindh", 4)
    with pytest.raises(NotAllowed, match="may not"):
        room.vote(helpers[0], number, "agree", wording, assisted=True)
    room.vote(helpers[0], number, "agree", wording)
    for helper in helpers[:2]:
        room.assist(helper, number)
        room.assist(helper, number)
    with pytest.raises(NotAllowed, match="no further"):
        room.assist(helpers[2], number)
    for choice in ("disagree", "can't judge"):
        room.vote(helpers[0], number, choice, wording, assisted=True)
    assert room.own_vote(helpers[0], number)[0] == "agree"
    assert room.own_vote(helpers[0], number, assisted=True)[0] == "disagree"
    room.assist(people("Punjab", 1, start=50)[0], number)
    assert room.state(VIEWER).rounds[number].assisted == {"Sindh": 2, "Punjab": 1}
    assert phones(room, number) == {"Sindh": {"agree": 1, "disagree": 1}}
    room.close_round(FACILITATOR, number)
    with pytest.raises(RoundClosed):
        room.assist(helpers[3], number)


def kept_of(caucus, every) -> str:
    """Under which name votes of a caucus are kept at the close; empty if they are not.

    Five and more are told by themselves; fewer together with those of other small
    caucuses where that makes five; partners and observers with nobody's.
    """
    if every[caucus] >= 5:
        return caucus
    small = sum(n for name, n in every.items() if n < 5 and name in CAUCUSES)
    return TOGETHER if caucus in CAUCUSES and small >= 5 else ""


def test_votes_that_race_with_the_close_are_in_or_refused(room):
    number, wording = opened(room)
    taken, refused = [], []

    def vote(n):
        try:
            room.vote(person(n), number, "agree", wording)
            taken.append(n)
        except RoundClosed:
            refused.append(n)

    closer = threading.Timer(0.05, lambda: room.close_round(FACILITATOR, number))
    with ThreadPoolExecutor(8) as crowd:
        closer.start()
        list(crowd.map(vote, range(120)))
    closer.join()
    assert len(taken) + len(refused) == 120
    assert room.votes(VIEWER, number) == len(taken)
    found = room.state(VIEWER).rounds[number]
    every = Counter(person(n).caucus for n in taken)
    assert found.voters == every
    assert found.ballots == sum(n for name, n in every.items() if kept_of(name, every))
    room.verify(FACILITATOR)


# What an attacker has after the close.


def disk(room, home) -> dict[str, bytes]:
    """Every byte of the workshop on the disk, PostgreSQL's own files among them."""
    places = [home]
    if room.store.place.url:
        with room.store._engine.connect() as raw:
            raw.execution_options(isolation_level="AUTOCOMMIT")
            raw.execute(text("CHECKPOINT"))
        places.append(server().data)
    files = (path for place in places for path in place.rglob("*") if path.is_file())
    return {str(path): path.read_bytes() for path in files}


def uses(room, number, tokens) -> dict[str, str]:
    """Key of each token in each use, as somebody with the secret can reckon it."""
    every = (round_keys.BALLOT, round_keys.ASSISTED, round_keys.HELPER, round_keys.SLIP)
    made = room.store.secrets.key
    return {made(number, token, use): token for token in tokens for use in every}


def test_after_the_close_nothing_on_the_disk_leads_from_a_phone_to_a_vote(
    room, home, caplog
):
    caplog.set_level("DEBUG")
    code = room.set_code(FACILITATOR)
    voters = [room.join(VIEWER, "Sindh", {}, code=code).actor for _ in range(12)]
    tokens = [voter.token for voter in voters]
    number, wording = opened(room, limit=20)
    for n, voter in enumerate(voters):
        room.vote(voter, number, "agree", wording)
        room.vote(voter, number, answer(n), wording)
        room.hand_in(voter, number, f"Because of {n}.")
        room.assist(voter, number)
        room.vote(voter, number, "disagree", wording, assisted=True)
    room.backup(FACILITATOR)
    stolen, keys = room.store.secrets.read(number), uses(room, number, tokens)
    assert set(stored(room, "voter_key", number)) <= keys.keys()
    room.take_away(FACILITATOR, home / "during.zila")
    before = b"".join(disk(room, home).values())
    # Such a file is as secret as the ballots: whoever made it deletes it.
    (home / "during.zila").unlink()
    assert all(key.encode() in before for key in stored(room, "voter_key", number))
    assert stolen in before
    room.close_round(FACILITATOR, number)
    room.reveal(FACILITATOR, number)
    room.backup(FACILITATOR)
    room.take_away(FACILITATOR, home / "after.zila")
    digests = [hashlib.sha256(token.encode()).hexdigest() for token in tokens]
    needles = [*tokens, *digests, stolen.hex()]
    for path, held in disk(room, home).items():
        found = [n for n in needles if n.encode() in held or bytes.fromhex(n) in held]
        assert (path, found) == (path, [])
        # The database's own journal keeps old keys for a while. They lead nowhere:
        # the ballots have other keys by now, and the secret is gone.
        if "pg_wal" not in path:
            found = [key for key in keys if key.encode() in held]
            assert (path, found) == (path, [])
    assert not set(stored(room, "voter_key", number)) & keys.keys()
    assert not [n for n in (*needles, *keys) if n in caplog.text]


def test_the_order_of_ballots_is_no_order_of_time(room):
    number, wording = opened(room)
    for n in range(40):
        room.vote(person(n), number, answer(n), wording)
    room.close_round(FACILITATOR, number)
    place = "ORDER BY ctid" if room.store.place.url else ""
    kept = stored(room, "voter_key", number, place)
    assert kept == sorted(kept)


def test_backups_of_an_open_round_are_shredded_at_its_close(room):
    number, wording = opened(room)
    room.vote(person(1), number, "agree", wording)
    during = room.backup(FACILITATOR)
    assert f"open{number}" in during.name
    assert room.store.secrets.key(number, person(1).token) in during.read_text()
    room.close_round(FACILITATOR, number)
    (after,) = room.store.place.backups.iterdir()
    assert "open" not in after.name
    number, _ = opened(room)
    room.backup(FACILITATOR)
    assert len(list(room.store.place.backups.iterdir())) == 2


def test_a_killed_server_loses_no_vote_and_doubles_none(room):
    number, _ = opened(room)
    waiting, acknowledged = list(range(200)), []
    for stop_after in (60, 40, 200):
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tests.support.voters", room.store.place.name]
        writer = subprocess.Popen(
            [*command, *map(str, waiting)],
            stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT,
        )  # fmt: skip
        lines = islice(writer.stdout, min(stop_after, len(waiting)))
        acknowledged += [int(line) for line in lines]
        writer.kill()
        # What reached the phones before the kill was acknowledged too.
        acknowledged += [int(n) for n in writer.stdout.read().splitlines()]
        killed = writer.wait() < 0
        assert killed or len(waiting) < stop_after
        waiting = [n for n in waiting if n not in set(acknowledged)]
        assert room.votes(VIEWER, number) >= len(acknowledged)
    assert sorted(acknowledged) == list(range(200))
    assert room.votes(VIEWER, number) == 200
    kept = {n: room.own_vote(person(n), number)[0] for n in range(200)}
    assert kept == {n: answer(n) for n in range(200)}


class Rounds(RuleBasedStateMachine):
    """A workshop that does anything in any order, beside a plain model of it."""

    folder = None
    names = iter(range(10**6))

    @initialize()
    def start(self):
        where = Place(f"m{next(self.names)}", self.folder)
        self.room = Room(Store(where, Clock()))
        self.room.word(FACILITATOR, "S", "First.")
        self.votes, self.status, self.wording = {}, {}, {}

    def teardown(self):
        if hasattr(self, "room"):
            self.room.verify(FACILITATOR)
            self.room.store.close()

    @property
    def number(self):
        return len(self.status)

    @property
    def running(self):
        return self.status.get(self.number, terms.CLOSED) != terms.CLOSED

    @precondition(lambda self: not self.running)
    @rule(reword=st.booleans())
    def open(self, reword):
        if reword:
            self.room.word(FACILITATOR, "S", f"Wording {self.number}.")
        number, wording = opened(self.room, "S")
        self.status[number], self.wording[number] = terms.OPEN, wording
        self.votes[number] = {}

    @precondition(lambda self: self.status)
    @rule(
        who=st.integers(0, 9),
        choice=st.sampled_from(terms.SCALES[terms.AGREEMENT]),
        back=st.integers(0, 1),
    )
    def vote(self, who, choice, back):
        number = max(1, self.number - back)
        expected = {terms.CLOSED: RoundClosed, terms.PAUSED: RoundPaused}
        try:
            self.room.vote(person(who), number, choice, self.wording[number])
        except OutOfTurn as error:
            assert type(error) is expected[self.status[number]]
        else:
            assert self.status[number] == terms.OPEN
            self.votes[number][who] = choice

    @precondition(lambda self: self.running)
    @rule(status=st.sampled_from([terms.PAUSED, terms.OPEN]))
    def pause_or_resume(self, status):
        pause = status == terms.PAUSED
        act = self.room.pause if pause else self.room.resume
        act(FACILITATOR, self.number)
        self.status[self.number] = status

    @precondition(lambda self: self.running)
    @rule()
    def close(self):
        self.room.close_round(FACILITATOR, self.number)
        self.status[self.number] = terms.CLOSED

    @rule()
    def restart(self):
        self.room.store.close()
        self.room = again(self.room)

    @invariant()
    def every_vote_once_and_no_other(self):
        for number, votes in getattr(self, "votes", {}).items():
            every = Counter(person(who).caucus for who in votes)
            assert self.room.votes(VIEWER, number) == len(votes)
            assert self.room.votes_in(FACILITATOR, number) == every
            told = {each: each for each in every}
            if self.status[number] == terms.CLOSED:
                told = {each: kept_of(each, every) for each in every}
            expected = Counter(
                (told[person(who).caucus], said)
                for who, said in votes.items()
                if told[person(who).caucus]
            )
            found = phones(self.room, number)
            flat = {(c, a): n for c, each in found.items() for a, n in each.items()}
            assert flat == expected


def test_whatever_happens_every_vote_is_in_once(tmp_path):
    machine = type("RoundsHere", (Rounds,), {"folder": tmp_path})
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=10, stateful_step_count=16, deadline=None),
    )
