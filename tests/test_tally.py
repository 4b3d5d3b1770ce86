"""What is published of a round: counted and said right, no hidden split found."""

import json
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import ballots, suppression
from analysis.caucus_row import SPLIT, UNANIMOUS
from analysis.rules import RULES, USUAL
from analysis.scales import APPROPRIATENESS, SCALES
from analysis.tally import BY_OPTION, BY_SIDE, publish
from analysis.verdict import FEWEST
from analysis.vote_sentence import caucus, headline, means
from analysis.vote_sentence import room as room_sentence
from data.vocabulary import CAUCUSES, VOTE_APART, VOTING_PROVINCES
from tests.votes import (
    BALOCHISTAN,
    FEDERAL,
    GILGIT,
    KASHMIR,
    PAKHTUNKHWA,
    PUNJAB,
    SINDH,
    room,
    rooms,
    splits,
    stories,
)

RULE = RULES[USUAL]
NINE = RULES["rand-ucla"]


def rows_of(published):
    return {row.caucus: row for row in published.rows + published.apart}


def told(cells, rule=RULE, **more):
    return publish(room(cells, **more), rule)


def test_the_store_and_the_rules_have_the_same_scales():
    store = pytest.importorskip("data.store.words")
    assert {key: scale.options for key, scale in SCALES.items()} == store.SCALES


# --- counting -----------------------------------------------------------------------


@given(rooms(), rooms())
def test_every_vote_is_counted_once(phones, hands):
    counts = room(phones, hands=hands)
    found = publish(counts, RULE)
    assert found.votes == counts["votes"].sum() == sum(found.means.values())
    assert found.votes == sum(row.votes for row in found.rows)
    if found.total:
        assert sum(found.total.values()) == found.votes
    for row in found.rows:
        assert sum(row.sides.values()) in (0, row.votes)


@given(rooms(), st.randoms(use_true_random=False))
def test_the_order_of_votes_does_not_matter_and_inputs_stay(cells, random):
    counts = room(cells)
    before = counts.copy()
    order = list(range(len(counts)))
    random.shuffle(order)
    assert publish(counts.iloc[order], RULE) == publish(counts, RULE)
    pd.testing.assert_frame_equal(counts, before)


def test_partners_and_observers_are_never_counted():
    cells = {PUNJAB: (6, 2, 2, 0)}
    alone = told(cells)
    more = told(cells | {"Partners": (0, 0, 9, 0), "Observers": (1, 1, 1, 0)})
    assert alone.total == more.total and alone.votes == more.votes == 10
    assert alone.verdict == more.verdict and headline(alone) == headline(more)
    rows = rows_of(more)
    assert rows["Partners"].sides["disagree"] == 9
    assert rows["Observers"].state == "number only"
    assert rows["Partners"].agrees is None


@pytest.mark.parametrize(
    ("column", "value"),
    [("caucus", "Narnia"), ("means", "pigeon"), ("option", "10"), ("votes", -1)],
)
def test_what_does_not_exist_is_refused(column, value):
    counts = room({PUNJAB: (6, 2, 2, 0)}).assign(**{column: value})
    with pytest.raises(ValueError, match=r"no such|negative"):
        publish(counts, RULE)


def test_only_numbers_before_the_reveal():
    counts = room({PUNJAB: (6, 2, 2, 0), "Partners": (1, 0, 0, 0)})
    found = ballots.turnout(counts)
    assert found[PUNJAB] == 10 and found["Partners"] == 1 and found[SINDH] == 0
    assert list(found) == [*CAUCUSES, *VOTE_APART]


# --- what is hidden -----------------------------------------------------------------


@given(rooms(most=12))
def test_no_split_below_five_and_no_side_of_one(cells):
    rows = rows_of(told(cells | {"Partners": (3, 1, 1, 1)}))
    for row in rows.values():
        if row.sides:
            assert row.votes >= FEWEST and 1 not in row.sides.values()
            assert (row.state == UNANIMOUS) == (max(row.sides.values()) == row.votes)
        elif row.votes < FEWEST:
            assert row.state in ("no votes", "number only") and row.agrees is None


@given(rooms(most=12))
def test_what_is_said_of_a_hidden_split_is_true(cells):
    for row in told(cells).rows:
        if row.state == "not unanimous":
            agree, changes, *others = cells[row.caucus]
            assert max(agree + changes, *others) < row.votes


SIZES = st.lists(st.integers(1, 7), min_size=1, max_size=4)


@st.composite
def small_rooms(draw):
    """Draw up to four caucuses with up to seven votes each, by side."""
    sizes = draw(SIZES)
    every = [draw(st.sampled_from(list(splits(size, 3)))) for size in sizes]
    return dict(zip((*VOTING_PROVINCES[:3], KASHMIR), every, strict=False))


@given(small_rooms())
@settings(max_examples=150, deadline=None)
def test_an_attacker_finds_no_hidden_number(cells):
    """Every vote that fits the published rows and totals is tried."""
    found = told({c: (a, 0, d, u) for c, (a, d, u) in cells.items()})
    known = list(stories(found, {c: sum(split) for c, split in cells.items()}))
    assert cells in known
    sums = [sum(split[side] for split in cells.values()) for side in range(3)]
    used = [side for side in range(3) if sums[side] or not found.total]
    if len(used) == 1:
        return  # The whole room is on one side: nothing can hide it.
    for row in found.rows:
        if row.votes and not row.sides:
            for side in used:
                values = {story[row.caucus][side] for story in known}
                assert len(values) > 1, (row, side)


@given(rooms(most=12, caucuses=VOTING_PROVINCES + (FEDERAL, KASHMIR)))
@settings(max_examples=60, deadline=None)
def test_subtracting_leaves_bounds_not_numbers(cells):
    """The bounds on any hidden number, from what the splits shown leave over."""
    found = told(cells)
    hidden = [row for row in found.rows if row.votes and not row.sides]
    if not found.total or not hidden:
        return
    sides = found.scale.by_side
    total = dict.fromkeys(found.scale.sides, 0)
    for votes in cells.values():
        for side, n in sides(votes).items():
            total[side] += n
    if sum(n > 0 for n in total.values()) == 1:
        return
    left = {
        side: n - sum(row.sides.get(side, 0) for row in found.rows)
        for side, n in total.items()
    }
    assert len(hidden) > 1
    rest = sum(left.values())
    for row in hidden:
        for side in (side for side in left if total[side]):
            low = max(0, row.votes + left[side] - rest)
            assert low < min(row.votes, left[side])


@pytest.mark.parametrize(
    "cells",
    [
        {BALOCHISTAN: (9, 0, 1, 0)},
        {BALOCHISTAN: (9, 0, 1, 0), PUNJAB: (10, 0, 0, 0)},
        {BALOCHISTAN: (4, 0, 1, 0), PUNJAB: (10, 0, 0, 0), SINDH: (8, 0, 0, 0)},
        {BALOCHISTAN: (8, 0, 2, 0), KASHMIR: (3, 0, 0, 0), GILGIT: (2, 0, 0, 0)},
        {PUNJAB: (5, 0, 5, 0), KASHMIR: (0, 0, 4, 0)},
        {PUNJAB: (5, 0, 5, 0), KASHMIR: (0, 0, 0, 1)},
    ],
)
def test_known_ways_to_subtract_fail(cells):
    found = told(cells)
    exact = {caucus: (a + b, c, d) for caucus, (a, b, c, d) in cells.items()}
    known = list(stories(found, {c: sum(v) for c, v in cells.items()}))
    assert exact in known and len(known) > 1
    shown = [row for row in found.rows if row.sides]
    assert not (found.total and len(shown) == len(cells) - 1)


def test_one_vote_of_another_mind_is_not_pinned_to_its_province():
    found = told(
        {
            BALOCHISTAN: (9, 0, 1, 0),
            PAKHTUNKHWA: (12, 0, 0, 0),
            PUNJAB: (12, 0, 0, 0),
            SINDH: (12, 0, 0, 0),
            FEDERAL: (6, 0, 0, 0),
        }
    )
    rows = rows_of(found)
    assert found.total["disagree"] == 1
    hidden = [name for name, row in rows.items() if row.state == "not shown"]
    assert hidden == [BALOCHISTAN, FEDERAL]
    assert headline(found) == (
        "4 of 4 provinces agree, Khyber Pakhtunkhwa, Punjab and Sindh unanimously."
    )


def test_a_room_of_one_mind_hides_nothing_and_tells_no_small_split():
    found = told({BALOCHISTAN: (9, 0, 0, 0), KASHMIR: (3, 0, 0, 0)})
    assert rows_of(found)[BALOCHISTAN].state == UNANIMOUS
    assert rows_of(found)[KASHMIR].state == "number only"
    assert found.total["agree"] == 12


def test_options_of_one_side_are_told_only_of_two_caucuses():
    one = told({PUNJAB: (6, 2, 0, 0), SINDH: (0, 0, 6, 0)})
    assert one.shown == BY_SIDE
    assert one.total == {"agree": 8, "disagree": 6, "can't judge": 0}
    assert "2" not in one.verdict.reason
    two = told({PUNJAB: (6, 2, 0, 0), SINDH: (2, 0, 6, 0)})
    assert two.shown == BY_OPTION and two.total["agree with changes"] == 2


def test_without_caucuses_only_the_room_shows():
    cells = {PUNJAB: (6, 2, 2, 0), SINDH: (5, 0, 4, 0), KASHMIR: (3, 0, 0, 0)}
    found = publish(room(cells), RULE, caucuses=False)
    assert not any(row.sides or row.agrees is not None for row in found.rows)
    assert found.total["agree"] == 14
    assert headline(found) == room_sentence(found)
    assert any(row.sides for row in told(cells).rows)
    assert publish(room({PUNJAB: (6, 2, 2, 0)}), RULE, caucuses=False).total == {}


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_scores_keep_the_same_promise(data):
    options = APPROPRIATENESS.options
    cells = data.draw(rooms(options=options, most=2, caucuses=VOTING_PROVINCES))
    found = publish(room(cells, options=options), NINE)
    for row in found.rows:
        if row.sides:
            assert row.votes >= FEWEST and 1 not in row.sides.values()
    hidden = [row for row in found.rows if row.votes and not row.sides]
    assert not (found.total and len(hidden) == 1) or len(set(found.total)) == 1
    assert headline(found) and room_sentence(found)


def test_the_search_is_quick_and_always_ends():
    options = APPROPRIATENESS.options
    cells = dict.fromkeys(CAUCUSES, (1, 0, 2, 1, 0, 3, 1, 2, 0, 1))
    found = publish(room(cells, options=options), NINE)
    assert found.total and not any(row.sides for row in found.rows)
    assert suppression.may_show((5, 0)) and not suppression.may_show((4, 1))


def test_what_anybody_may_take_away_is_what_the_screen_shows():
    cells = {BALOCHISTAN: (9, 0, 1, 0), PUNJAB: (8, 0, 2, 0), SINDH: (6, 3, 0, 0)}
    found = told(cells)
    away = json.loads(json.dumps(found.plain()))
    assert away["total"] == found.total and away["rule"] == RULE.id
    for row in away["caucuses"]:
        mine = found.row(row["caucus"])
        assert (row["state"], row["sides"]) == (mine.state, mine.sides)
    assert away["verdict"]["verdict"] == "agreed"
    assert told({BALOCHISTAN: (9, 0, 1, 0)}).plain()["verdict"] is None


# --- hands and paper ----------------------------------------------------------------


def test_hands_and_paper_stand_apart_and_together():
    found = publish(
        room(
            {PUNJAB: (5, 0, 2, 0), SINDH: (3, 0, 2, 0)},
            paper={SINDH: (2, 0, 0, 0)},
            hands={SINDH: (4, 0, 0, 1)},
        ),
        RULE,
    )
    assert found.means == {"phone": 12, "paper": 2, "hands": 5}
    assert found.hands["agree"] == 4 and found.hands["can't judge"] == 1
    assert found.total["agree"] == 14 and found.total["disagree"] == 4
    assert means(found) == (
        "19 votes: 12 by phone, 2 on paper and 5 by show of hands. "
        "By show of hands 4 of 5 agree, 1 can't judge."
    )


def test_hands_do_not_open_a_few_secret_votes():
    """A show of hands is seen by all: beside it the secret votes must hold alone."""
    cells = {PUNJAB: (2, 0, 2, 0), SINDH: (6, 0, 4, 0), BALOCHISTAN: (5, 0, 5, 0)}
    hands = {PUNJAB: (6, 0, 0, 0)}
    rows = rows_of(publish(room(cells, hands=hands), RULE))
    assert rows[PUNJAB].votes == 10 and not rows[PUNJAB].sides
    alone = publish(room({PUNJAB: (2, 0, 1, 0)}, hands=hands), RULE)
    assert alone.total == {} and alone.hands["agree"] == 6


def test_hands_alone_need_no_hiding():
    found = publish(room({}, hands={PUNJAB: (6, 0, 2, 0), SINDH: (4, 0, 3, 0)}), RULE)
    assert rows_of(found)[SINDH].state == SPLIT and found.total["agree"] == 10


# --- sentences ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({}, "Nobody has voted."),
        ({PUNJAB: (2, 0, 1, 0)}, "3 votes, too few to show how they were cast."),
        ({PUNJAB: (0, 0, 0, 9)}, "None of 9 could judge."),
        (
            dict.fromkeys(VOTING_PROVINCES, (4, 0, 2, 0)),
            "None of the 4 provinces agrees.",
        ),
        (
            {PUNJAB: (2, 4, 2, 0), SINDH: (2, 0, 0, 0), BALOCHISTAN: (5, 0, 5, 0)},
            "1 of 4 provinces agrees; Sindh (2) has too few votes; "
            "Khyber Pakhtunkhwa has no votes.",
        ),
        (
            {PUNJAB: (6, 0, 0, 0), SINDH: (0, 0, 2, 6), BALOCHISTAN: (6, 0, 0, 0)},
            "2 of 4 provinces agree, all unanimously; nothing can be said of Sindh; "
            "Khyber Pakhtunkhwa has no votes.",
        ),
        (
            {PUNJAB: (2, 0, 8, 0), SINDH: (0, 0, 6, 0)},
            "No province agrees; Balochistan and Khyber Pakhtunkhwa have no votes.",
        ),
    ],
)
def test_headlines(cells, sentence):
    assert headline(told(cells)) == sentence


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({PUNJAB: (9, 0, 0, 0)}, "9 of 9 who judge agree."),
        (
            {PUNJAB: (6, 2, 2, 0), SINDH: (3, 1, 2, 2)},
            "12 of 16 who judge agree, 3 of them with changes; 4 disagree; "
            "2 can't judge.",
        ),
        ({PUNJAB: (4, 0, 4, 0)}, "Evenly split: 4 agree, 4 disagree."),
        (
            {PUNJAB: (20, 0, 9, 0), SINDH: (24, 0, 6, 0)},
            "44 of 59 (74.6%) who judge agree; 15 disagree.",
        ),
        (
            {PUNJAB: (9, 0, 1, 0)},
            "10 votes; the split is not shown, so that nobody's vote can be "
            "worked out.",
        ),
    ],
)
def test_the_sentence_of_the_room(cells, sentence):
    assert room_sentence(told(cells)) == sentence


def test_the_sentence_of_scores():
    options = APPROPRIATENESS.options
    scores = {
        PUNJAB: (0, 2, 0, 0, 2, 0, 3, 3, 2, 0),
        SINDH: (0, 0, 2, 0, 0, 0, 6, 0, 0, 2),
    }
    found = publish(room(scores, options=options), NINE)
    assert room_sentence(found) == (
        "Median 7 of 20 scores; 14 score 7–9, 2 score 4–6, 4 score 1–3; 2 can't judge."
    )


@given(rooms(most=30), st.booleans())
@settings(deadline=None)
def test_sentences_say_only_what_is_published(cells, caucuses):
    found = publish(room(cells), RULE, caucuses=caucuses)
    public = {found.votes, 4, *found.total.values(), *(r.votes for r in found.rows)}
    total = found.total
    if total:
        agree = total["agree"] + total.get("agree with changes", 0)
        public |= {agree, found.votes - total["can't judge"]}
    public |= {n for row in found.rows for n in row.sides.values()}
    public.add(sum(row.agrees is True for row in found.rows[:4]))
    said = [headline(found), room_sentence(found), *map(caucus, found.rows)]
    for text in said:
        plain = re.sub(r"\(\d+(\.\d+)?%\)", "", text)
        assert {int(n) for n in re.findall(r"\d+", plain)} <= public, text
        assert text.endswith(".") and ".." not in text and "  " not in text


@given(rooms(most=30))
def test_a_rounded_share_never_contradicts_the_rule(cells):
    found = told(cells)
    share = re.search(r"\((\d+(?:\.\d+)?)%\) who judge agree", room_sentence(found))
    if share and found.verdict.verdict == "no agreement":
        assert float(share[1]) < RULE.threshold
