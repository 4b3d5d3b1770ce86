"""Small caucuses are counted together, by numbers of voters alone, or not told."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from analysis.votes.published import publish
from analysis.votes.rules import RULES
from analysis.votes.told_together import groups
from data.store import terms
from data.store.database import ballots_at_close
from data.store.errors import OutOfTurn
from data.store.small_caucuses import UNTOLD, pooled
from data.vocabulary import CAUCUSES, CHOICES, FEWEST, TOGETHER, VOTE_APART
from tests.support.voters import VIEWER, person
from tests.support.workshop import FACILITATOR, fixtures, opened

home, name, room = fixtures
VOTERS = st.dictionaries(st.sampled_from(terms.PLACES), st.integers(0, 9))


@pytest.mark.parametrize(
    ("voters", "groups"),
    [
        ({}, {}),
        ({"Sindh": 0}, {}),
        ({"Sindh": 5, "Punjab": 4}, {"Sindh": "Sindh", "Punjab": UNTOLD}),
        ({"Sindh": 1, "Punjab": 4}, {"Sindh": TOGETHER, "Punjab": TOGETHER}),
        ({"Sindh": 4, "Partners": 4}, {"Sindh": UNTOLD, "Partners": UNTOLD}),
        (
            {"Partners": 5, "Observers": 1},
            {"Partners": "Partners", "Observers": UNTOLD},
        ),
    ],
)
def test_caucuses_of_fewer_than_five_make_one_group_if_it_has_five(voters, groups):
    assert pooled(voters) == groups


@given(VOTERS)
def test_no_group_has_fewer_than_five_and_partners_stay_apart(voters):
    groups = pooled(voters)
    assert groups.keys() == {caucus for caucus, n in voters.items() if n}
    sizes = Counter()
    for caucus, group in groups.items():
        sizes[group] += voters[caucus]
        assert group in (caucus, TOGETHER, UNTOLD)
        assert group == caucus or voters[caucus] < FEWEST
        assert caucus in CAUCUSES or group != TOGETHER
    assert all(n >= FEWEST for group, n in sizes.items() if group != UNTOLD)
    assert set(VOTE_APART).isdisjoint({TOGETHER})


def test_what_is_kept_tells_no_small_caucus(room):
    number, wording = opened(room)
    sizes = {"Sindh": 6, "Punjab": 1, "Balochistan": 4, "Partners": 2}
    start = 0
    for caucus, size in sizes.items():
        for n in range(size):
            answer = terms.SCALES[terms.AGREEMENT][n % 4]
            room.vote(person(start + n, caucus), number, answer, wording)
        start += size
    room.close_round(FACILITATOR, number)
    found = room.state(VIEWER).rounds[number]
    assert found.voters == sizes
    with room.store.reading() as connection:
        rows = connection.execute(text("SELECT caucus, answer FROM ballot")).all()
    assert Counter(caucus for caucus, _ in rows) == {"Sindh": 6, TOGETHER: 5}
    assert found.ballots == len(rows) == 11
    room.verify(FACILITATOR)


@given(VOTERS, st.booleans())
def test_what_is_kept_is_what_is_told(voters, apart):
    """The store and the words on the wall have one rule."""
    phones = {caucus: voters.get(caucus, 0) for caucus in CAUCUSES}
    told = groups(phones, dict.fromkeys(CAUCUSES, 0), apart=apart)
    kept = pooled(voters, apart=apart)
    assert {caucus for each in told.small for caucus, _ in each} == {
        caucus for caucus in CAUCUSES if kept.get(caucus) == TOGETHER
    }
    assert set(told.own) == {c for c in CAUCUSES if kept.get(c) == c}


@given(st.data())
def test_the_same_is_published_of_what_is_kept_as_of_what_was_cast(data):
    """Nothing that is published rests on what the close destroys."""
    votes = st.dictionaries(st.sampled_from(CHOICES), st.integers(0, 4))
    cells = data.draw(st.dictionaries(st.sampled_from(terms.PLACES), votes))
    apart = data.draw(st.booleans())
    cast = [
        {"caucus": caucus, "answer": answer}
        for caucus, answers in cells.items()
        for answer, n in answers.items()
        for _ in range(n)
    ]
    left = {}
    for row in ballots_at_close.kept(cast, apart=apart):
        answers = left.setdefault(row["caucus"], {})
        answers[row["answer"]] = answers.get(row["answer"], 0) + 1
    voters = Counter(row["caucus"] for row in cast)
    rule = RULES["agreement-75"]
    assert publish({"phone": left}, rule, caucuses=apart, voters=voters) == publish(
        {"phone": cells}, rule, caucuses=apart
    )


def test_one_question_is_never_told_both_by_caucus_and_for_the_room(room):
    """The room's total less the rows shown is the row that is hidden."""
    number, _ = opened(room)
    room.close_round(FACILITATOR, number)
    asked = room.state(VIEWER).rounds[number]
    with pytest.raises(OutOfTurn, match="both ways together"):
        room.open_round(FACILITATOR, asked.statement, asked.rule, caucuses=False)
    assert room.open_round(FACILITATOR, asked.statement, asked.rule) == 2
