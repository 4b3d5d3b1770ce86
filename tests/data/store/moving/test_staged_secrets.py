"""A secret that comes with a file: no other is in force, nor in the spare copy."""

import pytest

from data.store.database import staged_secrets, workshop_file
from data.store.database.store import Store
from data.store.errors import BadFile, StoreUnavailable
from data.store.keys.round_keys import Keys
from data.store.keys.round_secrets import Secrets
from data.store.moving import replacing
from data.store.moving.bringing_in import bring_in
from data.store.place import place
from data.store.verbs.room import Room
from tests.support.moving import elsewhere, saved, votes
from tests.support.workshop import (
    FACILITATOR,
    STEWARD,
    VIEWER,
    again,
    fixtures,
    opened,
    person,
)

home, name, room = fixtures


@pytest.fixture
def running(room):
    """A round is open here, with three votes."""
    number, wording = opened(room)
    votes(room, number, wording, 0, 3)
    return number, wording


def other(room, home, *, secrets=True):
    """A file of another workshop of the same name, its round open, and its secret."""
    with pytest.MonkeyPatch.context() as patch:
        elsewhere(
            patch, home / "other", "postgresql" if room.store.place.url else "sqlite"
        )
        made = Room(Store(place(room.store.place.name)))
        made.word(FACILITATOR, "R1", "Another question.")
        number, wording = opened(made)
        votes(made, number, wording, 0, 9)
        secret = made.store.secrets.read(number)
        path = saved(made, home, "other.zila") if secrets else made.backup(STEWARD)
        made.store.close()
    return path, secret


def copies(room):
    """What lies in both folders of secrets, whatever its name."""
    where = room.store.place
    return [
        {path.name: path.read_bytes() for path in folder.iterdir()}
        if folder.exists()
        else {}
        for folder in (where.secrets, where.spare)
    ]


def rows(room):
    return {
        row["voter_key"]: row["answer"]
        for row in workshop_file.read(saved(room, room.store.place.root)).rows["ballot"]
    }


def test_no_vote_is_taken_under_the_wrong_secret_and_the_copy_is_the_new_one(
    room, home, running, monkeypatch
):
    number, wording = running
    path, secret = other(room, home)
    old, real, seen = room.store.secrets.read(number), staged_secrets.settle, []

    def between(where, events):
        events = list(events)
        if any(each.content.get("put aside") for each in events):
            # It is committed, and nothing is settled yet.
            with pytest.raises(StoreUnavailable, match="key of this round"):
                again_vote(room, number, wording)
            assert room.own_vote(person(1), number) is None
            seen.append(copies(room))
        real(where, events)

    def again_vote(room, number, wording):
        room.vote(person(1), number, "disagree", wording)

    monkeypatch.setattr(staged_secrets, "settle", between)
    bring_in(path, put_aside=True)
    monkeypatch.setattr(staged_secrets, "settle", real)
    ((folder, spare),) = seen
    assert str(number) not in folder
    assert spare == {}
    assert copies(room) == [{str(number): secret}] * 2
    assert old != secret
    here = again(room)
    here.vote(person(1), number, "disagree", wording)
    assert here.votes(VIEWER, number) == 9
    held = Keys(number, secret)
    key = held.phone(person(1).token)
    assert held.answer(rows(here)[key], "agreement", key) == "disagree"
    here.store.close()


@pytest.mark.parametrize("lost", ["folder", "spare", "spoilt", "none"])
def test_whichever_copy_is_there_it_is_replaced_or_kept_as_a_whole(
    room, home, running, lost
):
    number, wording = running
    path, secret = other(room, home)
    old, where = room.store.secrets.read(number), room.store.place
    if lost == "folder":
        (where.secrets / str(number)).unlink()
    elif lost == "spare":
        (where.spare / str(number)).unlink()
    elif lost == "spoilt":
        (where.secrets / str(number)).write_bytes(b"half")
    with pytest.raises(BadFile):
        bring_in(path)
    assert room.store.secrets.read(number) == old
    with pytest.MonkeyPatch.context() as patch, pytest.raises(StoreUnavailable):
        # The disk is full once the secrets are laid.
        patch.setattr(replacing, "_keep_keys", full)
        bring_in(path, put_aside=True)
    # Whoever opens it next finds what was in force, whole.
    here = again(room)
    assert copies(room) == [{str(number): old}] * 2 or lost in ("folder", "spare")
    assert here.store.secrets.read(number) == old
    assert here.own_vote(person(1), number)[0] == "agree"
    here.store.close()
    bring_in(path, put_aside=True)
    assert copies(room) == [{str(number): secret}] * 2


def full(_):
    raise OSError(28, "No space left on device")


def test_a_second_try_after_one_that_failed_ends_with_the_files_secret(
    room, home, running
):
    number, wording = running
    path, secret = other(room, home)
    with pytest.MonkeyPatch.context() as patch, pytest.raises(StoreUnavailable):
        patch.setattr(replacing, "_keep_keys", full)
        bring_in(path, put_aside=True)
    bring_in(path, put_aside=True)
    assert copies(room) == [{str(number): secret}] * 2
    here = again(room)
    here.vote(person(2), number, "disagree", wording)
    assert here.votes(VIEWER, number) == 9
    assert copies(here) == [{str(number): secret}] * 2
    # What was put aside comes back with its own.
    aside = sorted((room.store.place.backups / "put-aside").iterdir())
    assert len(aside) == 2
    bring_in(aside[-1], put_aside=True)
    assert room.votes(VIEWER, number) == 3
    assert room.own_vote(person(1), number)[0] == "agree"
    here.store.close()


@pytest.mark.parametrize("lost", ["folder", "none"])
def test_without_the_files_secret_no_vote_is_taken(room, home, running, lost):
    """The one here is of another round: under it everybody would vote twice."""
    number, wording = running
    path, _ = other(room, home, secrets=False)
    if lost == "folder":
        (room.store.place.secrets / str(number)).unlink()
    bring_in(path, put_aside=True)
    assert copies(room) == [{}, {}]
    here = again(room)
    with pytest.raises(StoreUnavailable, match="key of this round is missing"):
        here.vote(person(1), number, "agree", wording)
    assert here.votes(VIEWER, number) == 9
    assert Secrets.of(room.store.place).rounds() == []
    here.store.close()


def test_a_file_of_the_same_round_mends_the_copy(room, home, running):
    number, wording = running
    secret = room.store.secrets.read(number)
    path = saved(room, home, "copy.zila")
    for folder in (room.store.place.secrets, room.store.place.spare):
        (folder / str(number)).unlink()
        bring_in(path)
        assert copies(room) == [{str(number): secret}] * 2
    room.store.secrets.destroy(number)
    bring_in(path)
    assert copies(room) == [{str(number): secret}] * 2
    assert room.own_vote(person(1), number)[0] == "agree"
