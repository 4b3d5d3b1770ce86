"""One workshop kept on either database: made, opened twice, moved, rehearsed."""

import stat
import threading

import pytest

from data.store import __main__ as command
from data.store import terms
from data.store.database import ballots
from data.store.database.store import Store
from data.store.errors import (
    BadAnswer,
    BadSeal,
    NotAllowed,
    OutOfTurn,
)
from data.store.in_use import open_workshops
from data.store.keys.badge import Badge
from data.store.keys.own_key import key
from data.store.keys.signing import Seal
from data.store.place import Place, place
from data.store.roles import Actor
from data.store.verbs.room import Room
from tests.support.stored import full
from tests.support.workshop import (
    FACILITATOR,
    VIEWER,
    again,
    fixtures,
    opened,
    people,
    person,
    phones,
)

home, name, room = fixtures


def test_a_restart_finds_everything_as_it_was(room):
    room.make(FACILITATOR, "Three days in Lahore")
    number, wording = opened(room)
    room.vote(person(1), number, "agree", wording)
    after = again(room)
    assert after.state(VIEWER) == room.state(VIEWER)
    assert after.own_vote(person(1), number) == room.own_vote(person(1), number)
    after.vote(person(1), number, "disagree", wording)
    assert phones(room, number) == {person(1).caucus: {"disagree": 1}}
    after.store.close()


def test_two_servers_of_one_room_see_each_other_at_once(room):
    other = again(room)
    number, wording = opened(room)
    other.vote(person(1), number, "agree", wording)
    room.vote(person(2), number, "agree", wording)
    assert other.votes(VIEWER, number) == room.votes(VIEWER, number) == 2
    other.pause(FACILITATOR, number)
    assert room.state(VIEWER).running.status == terms.PAUSED
    other.store.close()


def test_two_workshops_know_nothing_of_each_other(room, name):
    other = Room(Store(place(f"{name}-b")))
    number, wording = opened(room)
    room.vote(person(1), number, "agree", wording)
    assert other.state(VIEWER).rounds == {}
    with pytest.raises(OutOfTurn):
        other.votes(VIEWER, number)
    with other.store.reading() as connection:
        assert ballots.voters(connection, number) == {}
    other.store.close()


@pytest.mark.usefixtures("home")
def test_two_servers_that_start_together_make_one_workshop(name):
    rooms, errors = [], []

    def start():
        try:
            rooms.append(Room(Store(place(name))))
        except Exception as error:  # the test tells what it was
            errors.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    for each in rooms:
        each.make(FACILITATOR, "x")
    assert rooms[0].state(VIEWER).seq == 4
    for each in rooms:
        each.store.close()


def test_many_write_the_log_at_once_and_the_chain_holds(room):
    room.set_storyline(FACILITATOR, [{"id": "a", "kind": "title"}])

    def write():
        for _ in range(5):
            room.start_timer(FACILITATOR, 60)

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert room.verify(FACILITATOR).events == 31


@pytest.mark.parametrize("bad", ["A", "1a", "a b", "a_b", "a" * 41, "x-rehearsal", "ä"])
def test_a_workshop_has_a_plain_name(bad):
    with pytest.raises(BadAnswer):
        place(bad)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_name_of_the_database_address_is_understood(scheme, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"{scheme}://a:b@host/c?sslmode=require")
    assert place("x").url == "postgresql+psycopg://a:b@host/c?sslmode=require"


@pytest.mark.parametrize("url", ["mysql://host/a", "somewhere", "sqlite:///x.db"])
def test_another_database_is_refused(url, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(BadAnswer, match="DATABASE_URL"):
        place("x")


def test_the_file_and_the_secrets_are_for_their_owner_only(room, home):
    opened(room)
    private = [home / "seal.key", *room.store.place.secrets.iterdir()]
    private += [] if room.store.place.url else [room.store.place.file]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in private)


@pytest.mark.usefixtures("home")
def test_the_server_keeps_one_room_and_opens_it_again(name):
    first = open_workshops.room(name)
    assert open_workshops.room(name) is first
    assert open_workshops.room(name, rehearsal=True) is not first
    open_workshops.shut(name)
    open_workshops.shut(name, rehearsal=True)
    assert open_workshops.room(name) is not first
    open_workshops.shut(name)


def test_the_statement_is_voted_on_in_its_final_translations_only(room):
    room.word(FACILITATOR, "R3", "Posts by merit.", about={"recommendation": "R3"})
    room.translate(FACILITATOR, "R3", "میرٹ پر", status=terms.DRAFT)
    number = room.open_round(FACILITATOR, "R3", {"id": "agreement-75"})
    assert room.state(VIEWER).rounds[number].texts == {"en": "Posts by merit."}
    first = room.state(VIEWER).rounds[number].wording
    room.close_round(FACILITATOR, number)
    room.translate(FACILITATOR, "R3", "میرٹ پر", status=terms.FINAL)
    number = room.open_round(FACILITATOR, "R3", {"id": "agreement-75"})
    found = room.state(VIEWER).rounds[number]
    assert found.texts == {"en": "Posts by merit.", "ur": "میرٹ پر"}
    assert found.wording != first


def test_a_text_is_kept_letter_for_letter_but_for_control_signs(room):
    urdu = "بچیاں\u200cتعلیم\u200dمیں \u200fپیچھے"
    room.word(FACILITATOR, "U", f" \x00{urdu}\x1b\r\n", language="ur")
    assert room.state(VIEWER).statements["U"].texts == {"ur": urdu}


def test_a_new_wording_drops_the_translations_of_the_old(room):
    old = room.word(FACILITATOR, "R3", "One.")
    room.translate(FACILITATOR, "R3", "ایک", status=terms.FINAL)
    room.word(FACILITATOR, "R3", "Two.")
    assert room.state(VIEWER).statements["R3"].texts == {"en": "Two."}
    with pytest.raises(OutOfTurn, match="not in force"):
        room.translate(FACILITATOR, "R3", "ایک", wording=old)
    room.undo(FACILITATOR, room.state(VIEWER).seq)
    assert room.state(VIEWER).statements["R3"].texts == {"en": "One.", "ur": "ایک"}


def test_a_day_in_the_room(room):
    room.set_storyline(
        FACILITATOR, [{"id": n, "kind": "title", "title": n} for n in "abc"]
    )
    room.go(FACILITATOR, "a")
    room.freeze(FACILITATOR)
    room.go(FACILITATOR, "b")
    stage = room.state(VIEWER).stage
    assert (stage.step, stage.on_screen) == ("b", "a")
    room.freeze(FACILITATOR, False)
    assert room.state(VIEWER).stage.on_screen == "b"
    room.add_step(FACILITATOR, {"id": "tea", "kind": "break"}, after="a")
    room.skip_step(FACILITATOR, "c")
    room.change_step(FACILITATOR, "b", {"title": "B!"})
    room.order_steps(FACILITATOR, ["tea", "c", "b", "a"])
    steps = room.state(VIEWER).stage.steps
    assert [s["id"] for s in steps] == ["tea", "c", "b", "a"]
    assert [s["skipped"] for s in steps] == [False, True, False, False]
    assert steps[2]["title"] == "B!"
    room.set_screen(FACILITATOR, terms.BLACK)
    room.start_timer(FACILITATOR, 300, "tea")
    room.more_time(FACILITATOR, 60)
    stage = again(room).state(VIEWER).stage
    assert (stage.screen, stage.timer.seconds, stage.step) == ("black", 360, "b")
    room.stop_timer(FACILITATOR)
    assert room.state(VIEWER).stage.timer is None


@pytest.mark.parametrize(
    "do",
    [
        lambda r: r.go(FACILITATOR, "x"),
        lambda r: r.skip_step(FACILITATOR, "x"),
        lambda r: r.change_step(FACILITATOR, "a", {"id": "b"}),
        lambda r: r.add_step(FACILITATOR, {"id": "a", "kind": "title"}, after=""),
        lambda r: r.add_step(FACILITATOR, {"id": "b", "kind": "title"}, after="x"),
        lambda r: r.add_step(FACILITATOR, {"id": "b"}, after=""),
        lambda r: r.order_steps(FACILITATOR, ["a", "a"]),
        lambda r: r.set_storyline(FACILITATOR, [{"id": "a", "kind": "t"}] * 2),
        lambda r: r.set_screen(FACILITATOR, "loud"),
        lambda r: r.start_timer(FACILITATOR, 0),
        lambda r: r.more_time(FACILITATOR, 60),
        lambda r: r.open_round(FACILITATOR, "none", {"id": "agreement-75"}),
        lambda r: r.open_round(FACILITATOR, "F-1", {"id": "loudest"}),
        lambda r: r.open_round(FACILITATOR, "F-1", {"id": "agreement-75"}, limit=99),
        lambda r: r.open_round(FACILITATOR, "F-1", {"id": "agreement-75"}, scale="x"),
        lambda r: r.word(FACILITATOR, "F-1", " \x00 "),
        lambda r: r.word(FACILITATOR, "F-1", "x" * 2001),
        lambda r: r.word(FACILITATOR, "F-1", "x", language="xx"),
        lambda r: r.translate(FACILITATOR, "F-1", "x", language="en"),
        lambda r: r.pause(FACILITATOR, 1),
        lambda r: r.decide(FACILITATOR, 1, "validated", rationale="x"),
        lambda r: r.undo(FACILITATOR, 1),
        lambda r: r.undo(FACILITATOR, 99),
    ],
)
@pytest.mark.usefixtures("home")
def test_what_does_not_fit_is_refused_and_leaves_no_event(name, do):
    with_statement = Room(Store(place(name)))
    with_statement.set_code(FACILITATOR)
    with_statement.word(FACILITATOR, "F-1", "A statement.")
    with_statement.set_storyline(FACILITATOR, [{"id": "a", "kind": "title"}])
    before = with_statement.state(VIEWER)
    with pytest.raises((OutOfTurn, BadAnswer)):
        do(with_statement)
    assert with_statement.state(VIEWER) == before
    assert with_statement.store.secrets.rounds() == []
    with_statement.store.close()


def test_hands_and_papers_stand_beside_the_ballots(room):
    number, wording = opened(room)
    for each in people("Sindh", 6):
        room.vote(each, number, "agree", wording)
    room.count(FACILITATOR, number, "Punjab", {"agree": 9})
    room.count(FACILITATOR, number, "Punjab", {"agree": 8, "disagree": 1})
    room.count(FACILITATOR, number, "Sindh", {"disagree": 2}, means="paper")
    room.close_round(FACILITATOR, number)
    room.reveal(FACILITATOR, number)
    assert room.counts(VIEWER, number).by_means == {
        "phone": {"Sindh": {"agree": 6}},
        "paper": {"Sindh": {"disagree": 2}},
        "hands": {"Punjab": {"agree": 8, "disagree": 1}},
    }
    count = room.state(VIEWER).rounds[number].hands["Punjab"]
    assert count.by == "facilitator"
    assert count.at.startswith("2026-11-21T10:00:")


def test_a_decision_says_its_level_and_may_be_taken_back(room):
    number, _ = opened(room)
    with pytest.raises(OutOfTurn, match="still runs"):
        room.decide(FACILITATOR, number, "validated", rationale="Clear.")
    room.close_round(FACILITATOR, number)
    room.decide(
        FACILITATOR, number, "not validated", rationale="No.", dissent="One province."
    )
    room.undo(FACILITATOR, room.state(VIEWER).seq, "misheard")
    room.decide(FACILITATOR, number, "validated with revision", rationale="Yes.")
    (decision,) = room.state(VIEWER).rounds[number].decisions
    assert decision["outcome"] == "validated with revision"
    assert decision["level"] == "at technical level, subject to competent authority"
    with pytest.raises(OutOfTurn, match="already"):
        room.undo(FACILITATOR, room.state(VIEWER).seq - 2)


def test_a_reason_without_consent_is_nobodys(room):
    number, _ = opened(room)
    recorder = person(7, "Sindh", terms.RECORDER)
    room.take_seat(recorder)
    room.reason(recorder, number, "Too vague on dates.", side="disagree")
    room.reason(recorder, number, "Funds are missing.", caucus="Sindh")
    quiet, named = room.state(VIEWER).rounds[number].reasons
    assert (quiet["by"], quiet["caucus"]) == ("recorder", "")
    assert (named["by"], named["caucus"]) == ("recorder, Sindh", "Sindh")
    event = room.history(FACILITATOR)[quiet["seq"] - 1]
    assert "Sindh" not in event.body + event.by


def test_a_caucus_declares_a_position_by_its_post(room):
    number, _ = opened(room)
    room.declare(
        FACILITATOR, number, "Punjab", "reserves", post="Secretary, School Education"
    )
    (position,) = room.state(VIEWER).rounds[number].positions
    assert position["post"] == "Secretary, School Education"
    assert position["at"]


def test_joining_counts_each_trait_alone_and_stores_no_token(room):
    code = room.set_code(FACILITATOR)
    traits = {"sex": "female", "language": "ur", "work": "district office"}
    badge = room.join(VIEWER, "Sindh", traits, code=f"{code[:3].lower()} {code[3:]}")
    # Who tells less of themselves waits for others who tell as little.
    for _ in range(4):
        room.join(VIEWER, "Sindh", {"sex": "male", "shoes": "9"}, code=code)
    assert room.attendance(FACILITATOR) == {"caucus": {"Sindh": 5}}
    for _ in range(4):
        room.join(VIEWER, "Sindh", traits | {"sex": "male"}, code=code)
    assert room.attendance(FACILITATOR) == {
        "caucus": {"Sindh": 9},
        "language": {"ur": 5},
        "sex": {"female": 1, "male": 4},
        "work": {"district office": 5},
    }
    assert badge.actor.caucus == "Sindh"
    assert len(badge.actor.token) == 32
    assert badge.traits == traits
    room.set_code(FACILITATOR, shut=True)
    with pytest.raises(NotAllowed):
        room.join(VIEWER, "Sindh", {}, code=code)
    with pytest.raises(NotAllowed):
        room.join(VIEWER, "Sindh", {}, code="")


def test_a_caucus_has_one_recorder(room):
    first = person(1, "Sindh", terms.RECORDER)
    second = person(2, "Sindh", terms.RECORDER)
    number, _ = opened(room)
    with pytest.raises(NotAllowed, match="record"):
        room.count(first, number, "Sindh", {"agree": 3})
    room.take_seat(first)
    room.take_seat(first)
    with pytest.raises(NotAllowed, match="has a recorder"):
        room.take_seat(second)
    room.count(first, number, "Sindh", {"agree": 3})
    with pytest.raises(NotAllowed):
        room.count(first, number, "Punjab", {"agree": 3})
    room.free_seat(FACILITATOR, "Sindh")
    room.take_seat(second)
    with pytest.raises(NotAllowed):
        room.count(first, number, "Sindh", {"agree": 4})


def test_a_recorder_takes_back_only_what_the_recorder_entered(room):
    number, _ = opened(room)
    recorder = person(1, "Sindh", terms.RECORDER)
    room.take_seat(recorder)
    room.count(recorder, number, "Sindh", {"agree": 3})
    own = room.state(VIEWER).seq
    room.count(FACILITATOR, number, "Sindh", {"agree": 5})
    with pytest.raises(NotAllowed, match="Somebody else"):
        room.undo(recorder, own + 1)
    room.undo(recorder, own)
    room.undo(FACILITATOR, own + 1)
    assert room.state(VIEWER).rounds[number].hands == {}
    room.undo(FACILITATOR, own + 2)
    assert room.state(VIEWER).rounds[number].hands["Sindh"].answers == {"agree": 3}


def test_slips_are_read_by_the_own_recorder_and_then_destroyed(room):
    number, _ = opened(room)
    recorder = person(1, "Sindh", terms.RECORDER)
    room.take_seat(recorder)
    room.hand_in(person(2, "Sindh"), number, "Dates are missing")
    room.hand_in(person(2, "Sindh"), number, "All dates are missing")
    room.hand_in(person(3, "Punjab"), number, "No funds")
    room.hand_in(person(4, "Punjab"), number, "Never mind")
    room.hand_in(person(4, "Punjab"), number, "")
    (mine,) = room.slips(recorder, number)
    assert (mine.caucus, mine.text) == ("Sindh", "All dates are missing")
    assert len(room.slips(FACILITATOR, number)) == 2
    other = next(s for s in room.slips(FACILITATOR, number) if s.caucus == "Punjab")
    room.discard(recorder, number, other.key)
    assert len(room.slips(FACILITATOR, number)) == 2
    room.close_round(FACILITATOR, number)
    (mine,) = room.slips(recorder, number)
    room.discard(recorder, number, mine.key)
    assert [s.caucus for s in room.slips(FACILITATOR, number)] == ["Punjab"]


def test_every_command_says_what_it_did(room, home, capsys):
    number, _ = full(room)
    room.set_storyline(FACILITATOR, [{"id": "s", "kind": "vote", "statement": "F-99"}])
    asked = ["--workshop", room.store.place.name]
    assert command.main([*asked, "verify"]) == 0
    assert f"{room.state(VIEWER).seq} events, 2 rounds, 19 ballots" in read(capsys)
    assert command.main([*asked, "orphans"]) == 0
    said = read(capsys)
    assert "round 1 is closed, but nothing was decided" in said
    assert "statement F-27 rests on no finding" in said
    assert "step s names statement F-99" in said
    assert "secret" not in said
    room.store.secrets.destroy(number)
    room.store.secrets.put(9, b"x" * 32)
    assert command.main([*asked, "orphans"]) == 0
    said = read(capsys)
    assert "round 2 is open, but its secret is gone" in said
    assert command.main([*asked, "backup"]) == 0
    assert room.store.place.backups.as_posix() in read(capsys)
    assert command.main([*asked, "export", str(home / "a.zila")]) == 0
    assert "as secret as the ballots" in read(capsys)
    asked = ["--workshop", "never-made"]
    assert command.main([*asked, "verify"]) == 1
    assert "not in its place" in capsys.readouterr().err
    assert command.main(["import", str(home / "none.zila")]) == 1
    assert "no workshop file" in capsys.readouterr().err


def read(capsys) -> str:
    return capsys.readouterr().out


def test_cookies_and_links_hold_for_one_workshop_and_one_use(tmp_path):
    made = Seal("lahore", key(tmp_path))
    assert key(tmp_path) == key(tmp_path)
    assert len(key(tmp_path)) == 32
    badge = Badge(person(3), {"language": "ur", "sex": "female"})
    cookie = made.badge(badge)
    assert made.read_badge(cookie) == badge
    link = made.link(terms.RECORDER, "Sindh")
    first, second = made.read_link(link), made.read_link(link)
    assert (first.actor.role, first.actor.caucus) == ("recorder", "Sindh")
    # The link gives the role; each browser has a token of its own.
    assert first.actor.token != second.actor.token
    assert len(first.actor.token) == 32
    assert first.link == second.link
    another = made.read_link(made.link(terms.RECORDER, "Sindh"))
    assert another.link != first.link
    foreign = Seal("karachi", key(tmp_path)), Seal("lahore", b"x" * 32)
    for refused in (
        lambda: foreign[0].read_badge(cookie),
        lambda: foreign[1].read_badge(cookie),
        lambda: made.read_link(cookie),
        lambda: made.read_badge(link),
        lambda: made.read_badge(cookie[:-2] + "xx"),
        lambda: made.read_badge(""),
        lambda: made.read_badge("."),
        lambda: made.open("form", cookie),
    ):
        with pytest.raises(BadSeal):
            refused()


def test_no_error_or_picture_of_an_actor_shows_the_token():
    actor = person(255)
    assert actor.token not in repr(actor) + repr(Badge(actor)) + str(actor)


def test_a_place_is_where_it_says():
    where = Place("a-b", place("x").root)
    assert where.schema == "zila_a_b"
    assert not where.rehearsal
    assert Actor("facilitator").by == "facilitator"
