"""After the close nothing on the disk leads from a person to a choice: by attack."""

import json
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter

import pytest
from sqlalchemy import text

from data.store import terms
from data.store.database import not_yet_cleaned
from data.store.database.store import Store
from data.store.errors import StoreUnavailable
from data.store.keys import round_keys
from data.store.keys.round_secrets import Secrets
from data.store.place import place
from data.store.verbs.room import Room
from tests.support.postgres import server
from tests.support.serving import ROOT
from tests.support.traces import by_order, disk, forms, rows
from tests.support.voters import VIEWER, person
from tests.support.workshop import FACILITATOR, again, fixtures, opened, phones

home, name, room = fixtures
ANSWERS = terms.SCALES[terms.AGREEMENT]
PLACES = ("Balochistan", "Khyber Pakhtunkhwa", "Punjab", "Sindh")
CHANCE = random.Random(4)


class Played:
    """A round that was played, with all that the people in the room know of it."""

    def __init__(self, room, people: int, limit: int = 20):
        self.number, self.wording = opened(room, limit=limit)
        self.people = [
            person(2**127 + CHANCE.getrandbits(120), PLACES[n % 4])
            for n in range(people)
        ]
        CHANCE.shuffle(self.people)
        self.voted, self.codes, self.reasons = [], [], []
        for n, who in enumerate(self.people):
            answer = CHANCE.choice(ANSWERS)
            if n % 3 == 0:
                room.vote(who, self.number, CHANCE.choice(ANSWERS), self.wording)
            receipt = room.vote(who, self.number, answer, self.wording)
            self.voted.append((who.caucus, answer))
            self.codes.append(receipt.code)
            if n % 4 == 0:
                self.reasons.append(f"Only {who.token[-6:]} thinks so, number {n}.")
                room.hand_in(who, self.number, self.reasons[-1])
        self.secret = room.store.secrets.read(self.number)
        made = round_keys.Keys(self.number, self.secret)
        every = (
            round_keys.BALLOT,
            round_keys.ASSISTED,
            round_keys.HELPER,
            round_keys.SLIP,
        )
        self.keys = [made.phone(p.token, use) for p in self.people for use in every]


def test_not_even_the_order_of_votes_joins_anybody_to_a_choice(room, home, caplog):
    caplog.set_level("DEBUG")
    # One PostgreSQL server serves all tests: it has closed rounds of theirs.
    others = {row for held in disk(room, home).values() for row in rows(held)}
    played = Played(room, 60)
    room.backup(FACILITATOR)
    during = disk(room, home)
    # While the round is open no file tells an answer, whatever its order; the very
    # same attack reads those that are shuffled later, so it can read.
    told = {path: set(rows(held)) - others for path, held in during.items()}
    assert {path: found for path, found in told.items() if found} == {}
    assert any(
        form in held for form in forms(played.secret) for held in during.values()
    )
    room.close_round(FACILITATOR, played.number)
    slips = room.slips(FACILITATOR, played.number)
    for each in slips:
        room.discard(FACILITATOR, played.number, each.key)
    room.reveal(FACILITATOR, played.number)
    room.take_away(FACILITATOR, home / "after.zila")
    after = disk(room, home)
    assert any(set(rows(held)) - others for held in after.values())
    assert room.uncleaned(FACILITATOR) == ()
    halves = (played.secret[:32], played.secret[32:], played.secret)
    needles = [form for half in halves for form in forms(half)]
    needles += [p.token.encode() for p in played.people]
    needles += [bytes.fromhex(p.token) for p in played.people]
    needles += [code.encode() for code in played.codes]
    needles += [said.encode()[:20] for said in played.reasons]
    for path, held in after.items():
        assert (path, [each for each in needles if each in held]) == (path, [])
        # Guessing the answers of a shuffled list by its order is no better than
        # guessing: about three in ten are right.
        assert by_order(held, played.voted) < 0.55 * len(played.voted), path
        if "pg_wal" not in path:
            found = [key for key in played.keys if key.encode() in held]
            assert (path, found) == (path, [])
    assert len(slips) == len(played.reasons)
    assert not [each for each in needles if each.decode("latin-1") in caplog.text]


def test_the_attack_by_order_reads_a_list_that_is_not_shuffled():
    voted = [(PLACES[n % 4], ANSWERS[n * 7 % 11 % 4]) for n in range(40)]
    held = b"".join(
        f"{n * 17:032x}\x0b{caucus}\x05{answer}\x00".encode()
        for n, (caucus, answer) in enumerate(voted)
    )
    assert by_order(held, voted) == 40


def test_a_receipt_code_comes_from_no_key_of_a_row(room):
    number, wording = opened(room)
    receipt = room.vote(person(1), number, "agree", wording)
    with room.store.reading() as connection:
        key = connection.scalar(text("SELECT voter_key FROM ballot"))
    held = room.store.secrets.keys(number)
    assert key == held.phone(person(1).token)
    # With the secret of the rows and all their keys there is no way to the code.
    blind = round_keys.Keys(number, held.value[:32] + bytes(32))
    assert blind.phone(person(1).token) == key
    assert blind.receipt(person(1).token) != receipt.code
    assert room.own_vote(person(1), number) == ("agree", receipt.code)
    assert again(room).own_vote(person(1), number) == ("agree", receipt.code)


KILLED = """
import json, os, signal, sys
from data.store.in_use.open_workshops import room
from data.store.place import place
from data.store.verbs.room import Room
from data.store.keys.round_secrets import Secrets
from data.store.database.store import Store
from tests.data.store.database.test_traces import Played
from tests.support.workshop import FACILITATOR
here = room(sys.argv[1])
played = Played(here, 60)
print(json.dumps([played.number, played.voted, played.secret.hex(), played.keys]))
sys.stdout.flush()
Store.forget = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
here.close_round(FACILITATOR, played.number)
"""


def test_a_kill_between_the_close_and_the_cleaning_is_found_at_the_next_start(
    home, name
):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    # Nobody else has the file open: whoever closes it last would clean up.
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, name],
        env=environment, cwd=ROOT, check=False, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert ended.returncode < 0
    number, voted, secret, made = json.loads(ended.stdout)
    where = place(name)
    assert Secrets.of(where).rounds() == [number]
    left = [*home.rglob("*"), *(server().data.rglob("*") if where.url else ())]
    held = b"".join(path.read_bytes() for path in left if path.is_file())
    assert any(key.encode() in held for key in made)
    other = Room(Store(where))
    assert other.state(VIEWER).rounds[number].status == terms.CLOSED
    assert other.uncleaned(FACILITATOR) == ()
    assert other.store.secrets.rounds() == []
    if where.url:
        # Whoever runs the database may have it gather samples at any time.
        with other.store.writing() as connection:
            connection.execute(text("ANALYZE ballot, helper, slip"))
    voted = [tuple(each) for each in voted]
    for path, held in disk(other, home).items():
        assert not any(form in held for form in forms(bytes.fromhex(secret))), path
        if "pg_wal" not in path:
            assert not any(key.encode() in held for key in made), path
        assert by_order(held, voted) < 0.55 * len(voted), path
    other.store.close()


def test_what_a_reader_keeps_from_being_cleaned_is_said_and_tried_again(room):
    number, wording = opened(room)
    for n in range(20):
        room.vote(person(n), number, "agree", wording)
    reader = Store(room.store.place)
    with reader.reading() as connection:
        reader.log.events(connection)
        room.close_round(FACILITATOR, number)
        assert room.uncleaned(FACILITATOR) == (f"round {number}",)
        room.store.try_to_clean()
        assert room.uncleaned(FACILITATOR) == (f"round {number}",)
    room.store.try_to_clean()
    assert room.uncleaned(FACILITATOR) == ()
    reader.close()


def test_a_mark_set_while_it_is_cleaned_stays(room):
    with room.store.writing() as connection:
        not_yet_cleaned.soil(connection, not_yet_cleaned.SLIPS)
    found = room.store.uncleaned()
    with room.store.writing() as connection:
        not_yet_cleaned.soil(connection, not_yet_cleaned.SLIPS)
    with room.store.writing() as connection:
        not_yet_cleaned.cleaned(connection, found)
    assert [*room.store.uncleaned()] == [not_yet_cleaned.SLIPS]


def test_a_destroyed_replaced_or_taken_up_reason_stands_nowhere(room, home):
    number, _ = opened(room)
    said = [f"A reason in own words, {n} of them, by me." for n in range(6)]
    for n, reason in enumerate(said):
        room.hand_in(person(n, "Sindh"), number, reason)
    room.hand_in(person(0, "Sindh"), number, "Another one.")
    room.hand_in(person(1, "Sindh"), number, "")
    texts = {each.text: each for each in room.slips(FACILITATOR, number)}
    assert texts.keys() == {*said[2:], "Another one."}
    assert {each.caucus for each in texts.values()} == {"Sindh"}
    room.discard(FACILITATOR, number, texts[said[2]].key)
    room.take_up(FACILITATOR, number, texts[said[3]].key, "In other words.")
    room.close_round(FACILITATOR, number)
    for path, held in disk(room, home).items():
        assert not [each for each in said if each.encode() in held], path
    left = room.slips(FACILITATOR, number)
    assert {each.text for each in left} == {*said[4:], "Another one."}
    assert len(list((room.store.place.secrets / "slips").iterdir())) == 3
    # Nothing that is kept reads what was destroyed: its key is gone.
    assert again(room).slips(FACILITATOR, number) == left


def test_reasons_of_a_store_of_before_are_hidden_and_cleaned(room, home):
    number, _ = opened(room)
    with room.store.writing() as connection:
        row = f"({number}, 'k', 'Sindh', 'A reason written in clear.')"
        connection.execute(text(f"INSERT INTO slip VALUES {row}"))
    room.store.close()
    other = again(room)
    assert [s.text for s in other.slips(FACILITATOR, number)] == [
        "A reason written in clear."
    ]
    assert other.uncleaned(FACILITATOR) == ()
    for path, held in disk(other, home).items():
        if "pg_wal" not in path:
            assert b"written in clear" not in held, path
    other.store.close()


def test_who_joined_with_which_traits_stands_in_no_transaction(room, home):
    """Of those who join, caucus, sex and work are never written together."""
    code = room.set_code(FACILITATOR)
    for n in range(14):
        traits = {"sex": f"sex{n}", "work": f"work{n}", "language": "ur"}
        room.join(VIEWER, "Sindh", traits, code=code)
        with room.store.reading() as connection:
            kept = connection.execute(text("SELECT trait, number FROM joined")).all()
        # Five at a time: what four or fewer said stands nowhere.
        written = Counter(trait for trait, _ in kept)
        assert written["sex"] == written["work"] == (n + 1) // 5 * 5
        if room.store.place.url:
            with room.store.reading() as connection:
                query = "SELECT xmin::text, trait FROM joined"
                by = Counter(connection.execute(text(query)).all())
            assert all(
                n >= 5 for (_, trait), n in by.items() if trait in ("sex", "work")
            )
    assert room.attendance(FACILITATOR)["language"] == {"ur": 10}
    assert len(room.attendance(FACILITATOR)["sex"]) == 10
    # Four wait still: with a fifth who says the same kinds of things, all are told.
    assert not room.store.traits.add({})
    last = {"sex": "sex14", "work": "work14", "language": "ur"}
    assert len(room.store.traits.add(last)) == 5 + 5 + 1
    late = re.compile(rb"(sex|work)1[0-3]")
    for path, held in disk(room, home).items():
        assert not late.search(held), path


def test_votes_of_a_round_opened_before_answers_were_hidden_are_counted(room):
    number, wording = opened(room)
    secret = room.store.secrets.read(number)
    room.store.secrets.destroy(number)
    room.store.secrets.put(number, secret[:32])
    room.vote(person(1, "Sindh"), number, "disagree", wording)
    assert room.own_vote(person(1, "Sindh"), number)[0] == "disagree"
    room.store.secrets.destroy(number)
    room.store.secrets.put(number, secret)
    for n in range(2, 7):
        room.vote(person(n, "Sindh"), number, "agree", wording)
    room.close_round(FACILITATOR, number)
    assert phones(room, number) == {"Sindh": {"agree": 5, "disagree": 1}}


@pytest.mark.parametrize("home", ["postgresql"], indirect=True)
def test_a_crash_of_postgresql_loses_no_vote(room):
    number, wording = opened(room)
    for n in range(30):
        room.vote(person(n, "Sindh"), number, ANSWERS[n % 4], wording)
    server().kill()
    server().start()
    for _ in range(100):
        try:
            assert room.votes(VIEWER, number) == 30
            break
        except StoreUnavailable:
            time.sleep(0.1)
    room.close_round(FACILITATOR, number)
    assert sum(phones(room, number)["Sindh"].values()) == 30
