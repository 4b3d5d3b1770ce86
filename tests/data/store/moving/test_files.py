"""Files and back-ups of a workshop: whole, refused where spoilt, without secrets."""

import hashlib
import json
import stat

import pytest

from data.store import __main__ as command
from data.store.database import workshop_file
from data.store.database.store import Store
from data.store.errors import (
    BadFile,
    BrokenLog,
    StoreUnavailable,
)
from data.store.keys.badge import Badge
from data.store.keys.own_key import key
from data.store.moving.bringing_in import bring_in
from data.store.place import place
from data.store.verbs.room import Room
from tests.support.stored import full
from tests.support.workshop import (
    FACILITATOR,
    STEWARD,
    VIEWER,
    again,
    fixtures,
    person,
)

home, name, room = fixtures


def test_another_laptop_goes_on_where_this_one_stopped(room, home, monkeypatch):
    number, wording = full(room)
    cookie = room.seal.badge(Badge(person(1)))
    room.take_away(FACILITATOR, home / "move.zila")
    assert stat.S_IMODE((home / "move.zila").stat().st_mode) == 0o600
    # The other laptop has nothing of it, and a file instead of a server.
    monkeypatch.setenv("ZILA_HOME", str(home / "other"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert command.main(["import", str(home / "move.zila")]) == 0
    there = Room(Store(place(room.store.place.name)))
    assert there.state(VIEWER) == room.state(VIEWER)
    actor = there.seal.read_badge(cookie).actor
    assert there.own_vote(actor, number) == room.own_vote(actor, number)
    there.vote(actor, number, "agree", wording)
    there.assist(actor, number)
    assert there.votes(VIEWER, number) == 10
    assert there.slips(FACILITATOR, number)[0].text == "Because."
    there.close_round(FACILITATOR, number)
    there.verify(STEWARD)
    there.store.close()


def test_a_file_holds_everything_and_a_backup_no_secret(room, home):
    number, _ = full(room)
    path = home / "all.zila"
    room.take_away(STEWARD, path)
    found = workshop_file.read(path)
    assert {row["round"] for row in found.rows["ballot"]} == {number - 1, number}
    assert len(found.rows["helper"]) == len(found.rows["slip"]) == 1
    secret = room.store.secrets.read(number)
    assert found.secrets == {number: secret}
    assert [each.key for each in found.keys] == [key(home)]
    backup = room.backup(STEWARD)
    assert workshop_file.read(backup).keys == ()
    assert len(workshop_file.read(backup).rows["ballot"]) == 19
    assert secret.hex() not in backup.read_text()
    assert "Because." not in backup.read_text()


def test_moving_back_takes_the_newer_log_and_keeps_a_backup(room, home):
    room.make(FACILITATOR, "Lahore")
    early = home / "early.zila"
    room.take_away(STEWARD, early)
    room.word(FACILITATOR, "R1", "Later.")
    late = home / "late.zila"
    room.take_away(STEWARD, late)
    with pytest.raises(BadFile, match="other events"):
        bring_in(early)
    bring_in(late)
    assert room.state(VIEWER).statements["R1"].texts == {"en": "Later."}
    (kept,) = room.store.place.backups.iterdir()
    assert "before-change-of-import" in kept.name
    room.verify(STEWARD)


def test_a_backup_brings_a_lost_workshop_again(room, monkeypatch):
    number, wording = full(room)
    kept = room.backup(STEWARD)
    assert room.backup(STEWARD) == kept
    state = room.state(VIEWER)
    if room.store.place.url:
        monkeypatch.delenv("DATABASE_URL")
    else:
        room.store.close()
        room.store.place.file.unlink()
        with pytest.raises(StoreUnavailable, match="not in its place"):
            Store(room.store.place)
    there = Room(Store(bring_in(kept)))
    assert there.state(VIEWER) == state
    # The secrets were not lost with the file, so the round goes on.
    there.vote(person(1), number, "agree", wording)
    assert there.votes(VIEWER, number) == 10
    there.store.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:-40],
        lambda text: text.replace(b"Girls are behind", b"Girls are ahead!", 1),
        lambda text: text.replace(b"a workshop of Zila", b"a workshop of Zula"),
        lambda _: b"",
        lambda _: b"[]\n[]\n",
        lambda text: b"\xff" + text,
        lambda text: b"".join(text.splitlines(keepends=True)[1:]),
    ],
)
def test_a_spoilt_file_is_refused_and_changes_nothing(room, home, spoil):
    full(room)
    path = home / "spoilt.zila"
    room.take_away(STEWARD, path)
    path.write_bytes(spoil(path.read_bytes()))
    before = room.state(VIEWER)
    with pytest.raises(BadFile):
        bring_in(path)
    assert again(room).state(VIEWER) == before


def test_a_file_with_a_forged_event_is_refused(room, home, monkeypatch):
    full(room)
    path = home / "forged.zila"
    with room.store.reading() as connection:
        packed = workshop_file.pack(
            connection, room.store.place, workshop_file.EVERYTHING
        )
    forged = packed.replace(b"Girls are behind", b"Girls are ahead!")
    lines = forged.splitlines(keepends=True)[:-1]
    end = {"lines": len(lines), "sha256": hashlib.sha256(b"".join(lines)).hexdigest()}
    path.write_bytes(b"".join(lines) + json.dumps(end).encode() + b"\n")
    monkeypatch.setenv("ZILA_HOME", str(home / "other"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with pytest.raises(BrokenLog, match="not as it was written"):
        bring_in(path)
    assert not (home / "other" / "workshops" / f"{room.store.place.name}.db").exists()
