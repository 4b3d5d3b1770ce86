"""What is published of a round cannot be turned round: the attack, not the rule."""

import json
from itertools import islice, permutations, product
from random import Random

import pytest

from analysis.votes.disclosure import every_vote, look_alikes, sums
from analysis.votes.published import publish
from analysis.votes.rules import RULES
from analysis.votes.scales import APPROPRIATENESS, SCALES
from data.vocabulary import PAPER, PHONE
from tests.support.numbers.published import (
    drawn,
    everything,
    moved,
    near,
    rescored,
    secret_numbers,
    unfound,
    worked_out,
)
from tests.support.numbers.votes import (
    BALOCHISTAN,
    GILGIT,
    KASHMIR,
    PAKHTUNKHWA,
    PUNJAB,
    SINDH,
    named,
    room,
)
from tests.support.quick import some

RULE = RULES["agreement-75"]
NINE = RULES["rand-ucla"]


# --- classes of votes that read alike ------------------------------------------------


@pytest.mark.parametrize("answers", [2, 3, 4])
def test_every_answer_of_none_or_one_may_be_the_other(answers):
    """Gone through in full: every vote of five to twelve over two to four answers."""
    for votes in range(5, 11):
        for counts in every_vote(votes, answers):
            alike = look_alikes(counts)
            assert counts in alike and {sum(each) for each in alike} == {votes}
            for answer, number in enumerate(counts):
                seen = {each[answer] for each in alike}
                if number == 1:
                    assert len(seen) > 1, (counts, answer)
                # The one case of none that shows: six votes, two and two and two.
                if number == 0 and sorted(counts) != [0, 2, 2, 2]:
                    assert len(seen) > 1, (counts, answer)


def test_votes_fall_into_classes():
    for votes in (5, 6, 9):
        for counts in every_vote(votes, 4):
            alike = look_alikes(counts)
            assert all(look_alikes(each) == alike for each in alike)
            for order in permutations(range(4)):
                turned = tuple(counts[at] for at in order)
                expected = {tuple(each[at] for at in order) for each in alike}
                assert set(look_alikes(turned)) == expected


def test_nine_to_one_reads_as_ten_to_nothing():
    assert look_alikes((9, 1)) == look_alikes((10, 0)) == ((9, 1), (10, 0))
    assert len(look_alikes((10, 0, 0, 0))) == 4
    # Two lone votes read as three, and not as none.
    assert (8, 1, 1, 0) not in look_alikes((10, 0, 0, 0))
    assert (7, 1, 1, 1) in look_alikes((8, 1, 1, 0))


def test_large_groups_are_quick():
    assert len(look_alikes((998, 1, 0, 1))) < 20
    assert look_alikes((500, 300, 150, 50)) == ((500, 300, 150, 50),)


def test_sums_of_all_votes():
    assert sums([[(1, 0), (0, 1)], [(2, 0)]], 2) == [(2, 1), (3, 0)]
    assert sums([], 3) == [(0, 0, 0)]


# --- the published room turned round -------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "rooms", "find", "seed"),
    some(
        [
            ("content-validity", 40, near, 20),
            ("agreement-75", 120, near, 1),
            ("agreement-90", 20, near, 10),
            ("core-outcome", 6, rescored, 30),
            ("rand-ucla", 12, rescored, 40),
            ("rand-ucla-classic", 4, rescored, 50),
        ],
        6,
        2,
    ),
)
def test_no_lone_vote_and_no_hidden_row_can_be_worked_out(rule, rooms, find, seed):
    """Each lone vote and hidden row has another room that publishes the same.

    `make bench` goes through more than two thousand rooms.
    """
    assert not list(worked_out(RULES[rule], rooms, find, seed))


@pytest.mark.slow
def test_the_same_publication_is_the_same_everywhere():
    """What is equal as published is equal on wall, phones, desk and in files."""
    random = Random(5)
    seen = 0
    for _ in range(12):
        votes = drawn(random, RULE, most=9)
        found = publish(votes, RULE)
        said = everything(found)
        others = near(votes, SCALES[RULE.scale].options)
        alike = (other for other in others if publish(other, RULE) == found)
        for other in islice(alike, 5):
            assert everything(publish(other, RULE)) == said
            seen += 1
    assert seen > 30


def every_room(voters, options=4):
    """Yield all rooms of some voters by caucus, phones only, on agreement."""
    cells = [list(every_vote(n, options)) for n in voters.values()]
    for votes in product(*cells):
        yield dict(zip(voters, votes, strict=True))


@pytest.mark.parametrize(
    "voters",
    some(
        [
            {KASHMIR: 2, GILGIT: 3},
            {BALOCHISTAN: 3, PAKHTUNKHWA: 5},
            {BALOCHISTAN: 5, PAKHTUNKHWA: 2},
            {PUNJAB: 6, SINDH: 1},
            {PUNJAB: 1, SINDH: 1, KASHMIR: 2, GILGIT: 1},
        ],
        5,
    ),
)
@pytest.mark.parametrize("caucuses", [True, False])
def test_all_rooms_listed(voters, caucuses):
    """Every room with these voters, grouped by what it publishes, and nothing else."""
    groups = {}
    for cells in every_room(voters):
        votes = room(cells)
        key = json.dumps(publish(votes, RULE, caucuses=caucuses).plain())
        groups.setdefault(key, []).append(secret_numbers(votes, RULE))
    for rooms in groups.values():
        for key in rooms[0]:
            values = {numbers[key] for numbers in rooms}
            assert values != {1}, key
        for caucus, n in voters.items():
            if n < 5:
                rows = {
                    tuple(v for k, v in numbers.items() if k[0] == caucus)
                    for numbers in rooms
                }
                assert len(rows) > 1, caucus


@pytest.mark.slow
def test_lone_scores_are_not_told_by_the_median():
    """All 2,002 rooms of five who judge from 1 to 9, by single score."""
    groups = {}
    for counts in every_vote(5, 10):
        votes = room({PUNJAB: counts}, options=APPROPRIATENESS.options)
        groups.setdefault(str(publish(votes, NINE)), []).append(counts)
    assert len(groups) > 10
    for rooms in groups.values():
        for option in range(10):
            assert {counts[option] for counts in rooms} != {1}


def test_the_room_of_three_that_was_worked_out():
    """Balochistan 3 agree, Khyber Pakhtunkhwa 1 : 9, Punjab 2 : 3: all was known."""
    votes = room(
        {BALOCHISTAN: (3, 0, 0, 0), PAKHTUNKHWA: (1, 0, 9, 0), PUNJAB: (2, 0, 3, 0)}
    )
    assert not unfound(votes, RULE)
    found = publish(votes, RULE)
    of = {row.caucus: row for row in found.rows}
    assert not of[BALOCHISTAN].told and of[BALOCHISTAN].votes == 3
    for counts in every_vote(3, 4):
        other = {**votes, PHONE: {**votes[PHONE], BALOCHISTAN: named(counts)}}
        assert everything(publish(other, RULE)) == everything(found)


# --- several publications together ---------------------------------------------------


@pytest.mark.slow
def test_two_rounds_of_the_same_voters_tell_no_more_than_each():
    """Some change their mind between two rounds of one item; nobody comes or goes.

    Whoever sees both finds, for each lone vote of either round, a pair of rooms that
    shows both the same and in which that number is another.
    """
    random = Random(8)
    options = SCALES[RULE.scale].options
    for _ in range(15):
        first = drawn(random, RULE, most=9)
        second = first
        for caucus, answers in first[PHONE].items():
            if answers.get("disagree"):
                second = moved(second, caucus, PHONE, "disagree", "agree")
        shown = [publish(votes, RULE) for votes in (first, second)]
        for at, votes in enumerate((first, second)):
            numbers = secret_numbers(votes, RULE)
            lone = {key for key, number in numbers.items() if number == 1}
            for caucus in {key[0] for key in lone}:
                for other in near(votes, options, (caucus,)):
                    pair = [first, second]
                    pair[at] = other
                    if [publish(each, RULE) for each in pair] == shown:
                        changed = secret_numbers(other, RULE)
                        lone = {key for key in lone if changed[key] == 1}
                    if not any(key[0] == caucus for key in lone):
                        break
            assert not lone


def test_the_own_caucus_first_sees_what_everybody_sees_later():
    random = Random(9)
    for _ in range(30):
        found = publish(drawn(random, RULE, most=9), RULE)
        for row in found.rows:
            assert found.row(row.caucus) == row


@pytest.mark.parametrize("phones", [1, 5, 6, 9])
def test_who_counted_the_papers_finds_no_phone(phones):
    """All phones that fit what is shown, for whoever knows the papers."""
    papers = {PUNJAB: named((2, 2, 2, 2)), SINDH: named((2, 0, 2, 0))}
    groups = {}
    for counts in every_vote(phones, 4):
        votes = {PHONE: {PUNJAB: named(counts)}, PAPER: papers}
        groups.setdefault(str(publish(votes, RULE)), []).append(counts)
    for rooms in groups.values():
        for answer in range(4):
            assert {counts[answer] for counts in rooms} != {1}
        if phones < 5:
            assert len(rooms) > 1


def test_what_decides_who_is_told_apart_is_how_many_voted():
    """The states of all rows are the same for all rooms of the same numbers."""
    voters = {BALOCHISTAN: 3, PAKHTUNKHWA: 6, KASHMIR: 2}
    states = set()
    random = Random(3)
    for _ in range(200):
        cells = {c: random.choice(list(every_vote(n, 4))) for c, n in voters.items()}
        found = publish(room(cells), RULE)
        states.add(tuple((row.state, row.votes, row.counted) for row in found.rows))
    assert len(states) == 1
