"""Votes: none lost, none twice, none after the close, none that leads to a person."""

import hashlib
import hmac
import os
import shutil
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from data.store import terms
from data.store.errors import (
    BadAnswer,
    NotAllowed,
    OutOfTurn,
    RoundClosed,
    RoundPaused,
    StoreUnavailable,
    WordingChanged,
)
from data.store.roles import Actor
from tests.support.stored import kept_of, stored
from tests.support.voters import VIEWER, person
from tests.support.workshop import (
    FACILITATOR,
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
