"""A workshop that comes a second time, to a standby or back: nothing lost or double."""

import sqlite3

import pytest

from data.store import __main__ as command
from data.store import terms
from data.store.database import (
    backup,
    not_yet_cleaned,
    replaced_workshops,
    staged_secrets,
    workshop_file,
)
from data.store.database.joining_forms import Form, print_of
from data.store.database.store import Store
from data.store.errors import BadFile, BadSeal
from data.store.keys.badge import new_token
from data.store.moving.bringing_in import bring_in
from data.store.place import place
from data.store.verbs.room import Room
from data.store.verbs.secret_links import START
from tests.support.moving import elsewhere, saved
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


def joined(room, secret, code=None):
    """The badge of a browser with this secret; the same form is the same badge."""
    form = Form(print_of(room.seal, secret), secret)
    code = code or room.state(VIEWER).code
    return room.join(VIEWER, "Sindh", {}, code=code, form=form)


def votes_again(there, phones, number, wording):
    """Every phone votes, and has its form sent again first if its badge is unknown."""
    for badge, newcomer in phones:
        try:
            actor = there.seal.read_badge(badge).actor
        except BadSeal:
            actor = joined(there, there.seal.open("newcomer", newcomer)).actor
        there.vote(actor, number, "disagree", wording)


def phones_of(room, number):
    secrets = [new_token() for _ in range(number)]
    return [
        (room.seal.badge(joined(room, each)), room.seal.close("newcomer", each))
        for each in secrets
    ]


def test_phones_vote_once_on_a_standby_that_had_a_back_up_before_the_file(
    room, home, monkeypatch, capsys
):
    room.make(FACILITATOR, "t")
    room.set_code(FACILITATOR)
    phones = phones_of(room, 6)
    backup = home / "kept.zila"
    backup.write_bytes(room.backup(STEWARD).read_bytes())
    number, wording = opened(room)
    for badge, _ in phones:
        room.vote(room.seal.read_badge(badge).actor, number, "agree", wording)
    file = saved(room, home)
    engine = "postgresql" if room.store.place.url else "sqlite"
    elsewhere(monkeypatch, home / "standby", engine)
    assert (
        command.main(["--workshop", room.store.place.name, "import", str(backup)]) == 0
    )
    assert "The file holds no key of phones" in capsys.readouterr().out
    assert command.main(["--workshop", room.store.place.name, "import", str(file)]) == 0
    assert "no key" not in capsys.readouterr().out
    there = Room(Store(place(room.store.place.name)))
    assert there.votes(VIEWER, number) == 6
    votes_again(there, phones, number, wording)
    assert there.votes(VIEWER, number) == 6
    # The form itself, sent once more, is the same badge too.
    first = there.seal.open("newcomer", phones[0][1])
    assert joined(there, first).actor == there.seal.read_badge(phones[0][0]).actor
    assert there.headcount(VIEWER) == 6
    there.store.close()


def test_a_laptops_own_file_and_its_own_back_up_lack_no_key(room, home, capsys):
    room.set_code(FACILITATOR)
    phones = phones_of(room, 2)
    number, wording = opened(room)
    file = saved(room, home)
    for path in (file, room.backup(STEWARD)):
        assert command.main(["import", str(path)]) == 0
        assert "no key" not in capsys.readouterr().out
    back = again(room)
    votes_again(back, phones, number, wording)
    votes_again(back, phones, number, wording)
    assert back.votes(VIEWER, number) == 2
    back.store.close()


def test_there_and_back_a_form_and_a_ticket_are_the_same_phone(room, home):
    """The digests of a workshop are those of the laptop where it began."""
    room.set_code(FACILITATOR)
    (ticket,) = room.make_tickets(FACILITATOR, {"Sindh": 1})
    secret, other = new_token(), new_token()
    first = joined(room, secret).actor
    second = joined(room, other, ticket.code).actor
    whole = room.whole_code(FACILITATOR, room.state(VIEWER).code)
    number, wording = opened(room)
    for each in (first, second):
        room.vote(each, number, "agree", wording)
    room.move_away(FACILITATOR, "There")
    path = saved(room, home)
    with pytest.MonkeyPatch.context() as patch:
        elsewhere(patch, home / "there")
        there = Room(Store(bring_in(path)))
        there.move_away(FACILITATOR, "Back")
        back = saved(there, home, "back.zila")
        there.store.close()
    bring_in(back)
    here = again(room)
    assert here.whole_code(FACILITATOR, here.state(VIEWER).code) == whole
    assert joined(here, secret).actor == first
    assert joined(here, other, ticket.code).actor == second
    assert here.headcount(VIEWER) == 2
    for each in (first, second):
        here.vote(each, number, "disagree", wording)
    assert here.votes(VIEWER, number) == 2
    here.store.close()


def vote_of(room, number, wording, start, stop):
    for each in range(start, stop):
        room.vote(person(each), number, "agree", wording)


def held_on_disk(home) -> bytes:
    return b"".join(p.read_bytes() for p in home.rglob("*") if p.is_file())


def put_aside(room, home):
    """A round of which a newer vote and a reason lie in a file put aside."""
    number, wording = opened(room)
    vote_of(room, number, wording, 0, 6)
    older = saved(room, home)
    room.vote(person(77), number, "disagree", wording)
    room.hand_in(person(77), number, "Because of the road.")
    assert command.main(["import", str(older), "--put-aside"]) == 0
    older.unlink()
    (path,) = (room.store.place.backups / "put-aside").iterdir()
    return number, wording, path


def test_what_was_put_aside_holds_no_key_once_its_round_is_closed(room, home):
    number, wording, path = put_aside(room, home)
    secret = room.store.secrets.read(number)
    assert room.put_aside(FACILITATOR) == (path,)
    room.store.clean()
    assert workshop_file.read(path).secrets == {number: secret}
    room.close_round(FACILITATOR, number)
    assert room.put_aside(FACILITATOR) == ()
    assert room.uncleaned(FACILITATOR) == ()
    (left,) = path.parent.iterdir()
    found = workshop_file.read(left)
    assert (found.secrets, found.keys) == ({}, ())
    assert not {"ballot", "slip", "helper"} & found.rows.keys()
    held = held_on_disk(home)
    for each in (secret.hex().encode(), b"Because of the road."):
        assert each not in held
    # It is a file that can still be brought in.
    bring_in(left, put_aside=True)
    there = again(room)
    there.verify(STEWARD)
    there.store.close()


def test_what_was_put_aside_is_said_until_it_can_be_cleaned(room, home, monkeypatch):
    number, _, path = put_aside(room, home)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(replaced_workshops, "_bare", full)
        room.close_round(FACILITATOR, number)
        assert not_yet_cleaned.FILES in room.uncleaned(FACILITATOR)
        assert room.put_aside(FACILITATOR) == (path,)
    room.store.clean()
    assert room.uncleaned(FACILITATOR) == room.put_aside(FACILITATOR) == ()


def test_another_workshop_put_aside_is_cleaned_once_this_one_goes_on(
    room, home, monkeypatch
):
    number, wording = opened(room)
    vote_of(room, number, wording, 0, 3)
    with monkeypatch.context() as patch:
        elsewhere(patch, home / "other")
        other = Room(Store(place(room.store.place.name)))
        other.set_code(FACILITATOR)
        path = saved(other, home, "other.zila")
        other.store.close()
    bring_in(path, put_aside=True)
    here = again(room)
    here.store.clean()
    assert len(here.put_aside(FACILITATOR)) == 1
    opened(here)
    here.close_round(FACILITATOR, 1)
    assert here.put_aside(FACILITATOR) == ()
    here.store.close()


def test_who_forgets_a_moved_workshop_forgets_what_was_put_aside(room, home):
    number, _, _ = put_aside(room, home)
    secret = room.store.secrets.read(number).hex().encode()
    room.move_away(FACILITATOR, "B")
    assert secret in held_on_disk(home)
    room.forget_here(FACILITATOR)
    assert room.put_aside(FACILITATOR) == ()
    assert secret not in held_on_disk(home)


def test_a_file_that_comes_leaves_every_mark_and_sets_its_own(room, home):
    number, wording = opened(room)
    vote_of(room, number, wording, 0, 6)
    file = saved(room, home)
    with room.store.writing() as connection:
        not_yet_cleaned.soil(connection, "something else")
    bring_in(file)
    assert list(room.store.uncleaned()) == ["reasons", "round 1", "something else"]
    room.store.clean()
    assert room.store.uncleaned() == {}


def test_keys_of_ballots_that_a_reader_held_back_are_cleaned_after_an_import(
    room, home
):
    if room.store.place.url:
        pytest.skip("a file of SQLite")
    number, wording = opened(room)
    vote_of(room, number, wording, 0, 6)
    file = room.store.place.file
    reader = sqlite3.connect(file, isolation_level=None)
    keys = [key for (key,) in reader.execute("SELECT voter_key FROM ballot")]
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM ballot").fetchall()
    room.close_round(FACILITATOR, number)
    assert command.main(["import", str(saved(room, home))]) == 0
    assert "round 1" in room.store.uncleaned()
    reader.close()
    again(room).store.close()
    assert room.store.uncleaned() == {}
    near = b"".join(p.read_bytes() for p in file.parent.iterdir() if p.is_file())
    assert not [key for key in keys if key.encode() in near]


class Killed(BaseException):
    """As if the process ended there."""


def kill(*_):
    raise Killed


def test_a_kill_before_open_back_ups_are_shredded_leaves_none(room, monkeypatch):
    number, wording = opened(room)
    vote_of(room, number, wording, 0, 6)
    first = room.backup(STEWARD)
    assert f"-open{number}" in first.stem
    with monkeypatch.context() as patch:
        patch.setattr(backup, "_tidy", kill)
        with pytest.raises(Killed):
            room.close_round(FACILITATOR, number)
    assert first.exists()
    assert room.store.uncleaned()
    there = again(room)
    assert there.store.uncleaned() == {}
    assert not first.exists()
    assert len(backup.kept(room.store.place)) == 1
    # One that was made just before the close, and written after it, goes too.
    first.write_bytes(b"late")
    assert there.uncleaned(FACILITATOR) == (not_yet_cleaned.FILES,)
    there.store.clean()
    assert not first.exists()
    there.store.close()


def test_an_open_back_up_that_cannot_be_shredded_keeps_the_marks(room, monkeypatch):
    number, wording = opened(room)
    vote_of(room, number, wording, 0, 6)
    first = room.backup(STEWARD)
    with monkeypatch.context() as patch:
        patch.setattr(backup, "shred", str)
        room.close_round(FACILITATOR, number)
        assert f"round {number}" in room.uncleaned(FACILITATOR)
    room.store.clean()
    assert room.uncleaned(FACILITATOR) == ()
    assert not first.exists()


def test_a_standby_that_was_started_takes_each_newer_copy(room, home, monkeypatch):
    number, wording = opened(room)
    copies = []
    for start in range(3):
        vote_of(room, number, wording, start, start + 1)
        copies.append(saved(room, home, f"{start}.zila"))
        room.word(FACILITATOR, f"R{start}", "Text.")
    engine = "postgresql" if room.store.place.url else "sqlite"
    elsewhere(monkeypatch, home / "standby", engine)
    for votes, copy in enumerate(copies, start=1):
        there = Room(Store(bring_in(copy)))
        link = there.invite(FACILITATOR, terms.FACILITATOR, use=START)
        there.open_link(VIEWER, link)
        assert there.votes(VIEWER, number) == votes
        there.store.close()
    # What somebody did there is never dropped in silence.
    there = Room(Store(place(room.store.place.name)))
    there.word(FACILITATOR, "X", "Said here.")
    there.store.close()
    with pytest.raises(BadFile, match="of those here not in it"):
        bring_in(copies[-1])


def test_a_kill_while_a_secret_is_overwritten_leaves_no_noise_in_its_place(
    room, monkeypatch
):
    number, wording = opened(room)
    vote_of(room, number, wording, 0, 3)
    other = b"n" * 64
    where = room.store.place
    secret = room.store.secrets.read(number)
    digest = room.state(VIEWER).digest

    def noise(path):
        path.write_bytes(b"noise" * 12 + b"tail")
        raise Killed

    for tag, left in ((digest, other), ("f" * 64, secret)):
        room.store.secrets.put(number, secret)
        staged_secrets.lay(where, {number: other}, tag)
        for _ in range(2):
            with monkeypatch.context() as patch, pytest.raises(Killed):
                patch.setattr(staged_secrets, "shred", noise)
                staged_secrets.settle(where, room.history(FACILITATOR))
        staged_secrets.settle(where, room.history(FACILITATOR))
        assert room.store.secrets.read(number) == left
        assert [path.name for path in where.secrets.glob("*.*")] == []


def test_a_kill_while_what_was_put_aside_is_overwritten_keeps_its_copy(
    room, home, monkeypatch
):
    number, _, path = put_aside(room, home)

    def noise(path):
        path.write_bytes(b"")
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(replaced_workshops, "shred", noise)
        room.close_round(FACILITATOR, number)
    room.store.clean()
    (left,) = path.parent.iterdir()
    assert workshop_file.read(left).rows["event"]
