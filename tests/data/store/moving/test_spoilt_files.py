"""A file that somebody else made or changed gives no power and spoils nothing."""

from dataclasses import replace

import pytest

from data.store import __main__ as command
from data.store import terms
from data.store.database.store import Store
from data.store.errors import BadFile, BadSeal
from data.store.keys import former_laptops
from data.store.keys.badge import Badge
from data.store.keys.own_key import key
from data.store.keys.signing import Seal
from data.store.moving.bringing_in import bring_in
from data.store.verbs.room import Room
from tests.support.moving import elsewhere, everything, forged, read_lines, saved, votes
from tests.support.workshop import (
    FACILITATOR,
    VIEWER,
    fixtures,
    opened,
    people,
    person,
)

home, name, room = fixtures


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
