"""What an attacker has after the close: nothing that leads from a phone to a vote."""

import hashlib
import os
import subprocess
import sys
from itertools import islice

from sqlalchemy import text

from data.store.keys import round_keys
from tests.support.postgres import server
from tests.support.serving import ROOT
from tests.support.stored import stored
from tests.support.voters import VIEWER, answer, person
from tests.support.workshop import (
    FACILITATOR,
    fixtures,
    opened,
)

home, name, room = fixtures


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
