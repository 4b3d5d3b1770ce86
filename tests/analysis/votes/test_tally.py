"""What is published of a round: counted and said right."""

import json
import re
from itertools import combinations_with_replacement

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sentences.vote_change import since
from analysis.sentences.votes import caucus, headline, means
from analysis.sentences.votes import room as room_sentence
from analysis.votes.caucus_row import NO_VOTES, NUMBER_ONLY, TOGETHER, TOLD
from analysis.votes.judgement import AT_THE_LINE
from analysis.votes.published import publish
from analysis.votes.rules import RULES, USUAL, asked_with, decide
from analysis.votes.scales import APPROPRIATENESS, SCALES
from analysis.votes.score_outcomes import possible
from analysis.votes.told_together import groups
from analysis.votes.verdict import FOR
from data.vocabulary import CAUCUSES, FEWEST, PAPER, PHONE, VOTING_PROVINCES
from tests.support.numbers.votes import (
    BALOCHISTAN,
    FEDERAL,
    GILGIT,
    KASHMIR,
    PAKHTUNKHWA,
    PUNJAB,
    SINDH,
    named,
    room,
    rooms,
)
from tests.support.quick import examples

RULE = RULES[USUAL]
NINE = RULES["rand-ucla"]


def rows_of(published):
    return {row.caucus: row for row in published.rows + published.apart}


def told(cells, rule=RULE, **more):
    return publish(room(cells, **more), rule)


def test_the_store_and_the_rules_have_the_same_scales():
    store = pytest.importorskip("data.store.terms")
    assert {key: scale.options for key, scale in SCALES.items()} == store.SCALES


# --- counting -----------------------------------------------------------------------


@given(rooms(), rooms())
@examples(60)
def test_every_vote_is_counted_once(phones, hands):
    found = publish(room(phones, hands=hands), RULE)
    votes = sum(map(sum, [*phones.values(), *hands.values()]))
    assert found.votes == votes == sum(found.means.values())
    assert found.votes == sum(row.votes for row in found.rows)
    small = found.small.votes if found.small else 0
    assert found.counted == small + sum(row.counted for row in found.rows)
    if found.total:
        low, high = (sum(told[at] for told in found.total.values()) for at in (0, 1))
        assert low <= found.counted <= high


@given(rooms(), rooms(most=4), rooms(most=4))
@examples(60)
def test_the_truth_is_within_what_is_told(phones, papers, hands):
    found = publish(room(phones, paper=papers, hands=hands), RULE)
    every = {
        caucus: tuple(
            sum(cells.get(caucus, (0,) * 4)[at] for cells in (phones, papers, hands))
            for at in range(4)
        )
        for caucus in CAUCUSES
    }
    for row in found.rows:
        truth = every[row.caucus]
        for (low, high), true in zip(row.told.values(), truth, strict=False):
            assert low <= true and (high >= true or row.votes > row.counted)
        if row.verdict:
            assert decide(RULE, named(truth)).verdict in row.verdict.verdicts
    whole = tuple(map(sum, zip(*every.values(), strict=True)))
    assert decide(RULE, named(whole)).verdict in found.verdict.verdicts


@given(rooms(), st.randoms(use_true_random=False))
@examples(30)
def test_the_order_of_votes_does_not_matter_and_inputs_stay(cells, random):
    votes = room(cells)
    before = json.dumps(votes)
    order = list(votes[PHONE])
    random.shuffle(order)
    turned = {PHONE: {name: votes[PHONE][name] for name in order}}
    assert publish(turned, RULE) == publish(votes, RULE)
    assert json.dumps(votes) == before


def test_partners_and_observers_are_never_counted():
    cells = {PUNJAB: (6, 2, 2, 0)}
    alone = told(cells)
    more = told(cells | {"Partners": (0, 0, 9, 0), "Observers": (1, 1, 1, 0)})
    assert alone.total == more.total and alone.votes == more.votes == 10
    assert alone.verdict == more.verdict and headline(alone) == headline(more)
    rows = rows_of(more)
    assert rows["Partners"].told["disagree"] == (8, 9)
    assert rows["Observers"].state == NUMBER_ONLY
    assert rows["Partners"].agrees is None


@pytest.mark.parametrize(
    "votes",
    [
        {PHONE: {"Narnia": {"agree": 1}}},
        {"pigeon": {PUNJAB: {"agree": 1}}},
        {PHONE: {PUNJAB: {"10": 1}}},
        {PHONE: {PUNJAB: {"agree": -1}}},
    ],
)
def test_what_does_not_exist_is_refused(votes):
    with pytest.raises(ValueError, match=r"no such|negative"):
        publish(votes, RULE)


# --- whose votes are told together ---------------------------------------------------


@pytest.mark.parametrize(
    ("phones", "papers", "own", "small"),
    [
        ({PUNJAB: 5}, {}, {PUNJAB: [PHONE]}, []),
        ({PUNJAB: 4}, {}, {}, []),
        ({PUNJAB: 4, SINDH: 1}, {}, {}, [[(PUNJAB, PHONE), (SINDH, PHONE)]]),
        ({PUNJAB: 9, SINDH: 4}, {}, {PUNJAB: [PHONE]}, []),
        ({PUNJAB: 1}, {PUNJAB: 4}, {}, []),
        ({PUNJAB: 1}, {PUNJAB: 5}, {PUNJAB: [PAPER]}, []),
        ({PUNJAB: 5}, {PUNJAB: 1}, {PUNJAB: [PHONE]}, []),
        ({PUNJAB: 5}, {PUNJAB: 6}, {PUNJAB: [PHONE, PAPER]}, []),
        (
            {PUNJAB: 3, SINDH: 2},
            {PUNJAB: 3, SINDH: 2},
            {},
            [[(PUNJAB, PHONE), (SINDH, PHONE)], [(PUNJAB, PAPER), (SINDH, PAPER)]],
        ),
    ],
)
def test_whose_votes_are_told_together(phones, papers, own, small):
    every = (PUNJAB, SINDH)
    found = groups(
        {caucus: phones.get(caucus, 0) for caucus in every},
        {caucus: papers.get(caucus, 0) for caucus in every},
    )
    assert {
        c: [means for ((_, means),) in told] for c, told in found.own.items()
    } == own
    assert [list(told) for told in found.small] == small


@given(rooms(most=6), rooms(most=3))
@examples(80)
def test_fewer_than_five_are_never_told_by_themselves(phones, papers):
    found = publish(room(phones, paper=papers), RULE)
    for row in [*found.rows, *([found.small] if found.small else [])]:
        assert row.counted == 0 or row.counted >= FEWEST
        assert bool(row.told) == (row.counted > 0)
        # Every caucus of five votes has a word.
        if row is not found.small:
            assert (row.verdict is not None) == (row.votes >= FEWEST)
            assert not row.verdict or row.verdict.word


def test_small_caucuses_count_together():
    found = told({PUNJAB: (6, 0, 2, 0), KASHMIR: (3, 0, 0, 0), GILGIT: (0, 0, 2, 0)})
    rows = rows_of(found)
    assert rows[KASHMIR].state == rows[GILGIT].state == TOGETHER
    assert found.of_small == (KASHMIR, GILGIT) and found.small.votes == 5
    assert found.counted == found.votes == 13
    few = told({PUNJAB: (6, 0, 2, 0), KASHMIR: (3, 0, 0, 0)})
    assert rows_of(few)[KASHMIR].state == NUMBER_ONLY and few.small is None
    assert (few.counted, few.votes) == (8, 11)
    assert room_sentence(few).endswith("3 votes of small caucuses are not told.")


def test_without_caucuses_only_the_room_shows():
    cells = {PUNJAB: (6, 2, 2, 0), SINDH: (5, 0, 4, 0), KASHMIR: (3, 0, 0, 0)}
    found = publish(room(cells), RULE, caucuses=False)
    assert not any(row.told or row.verdict for row in found.rows)
    assert found.total["agree"] == (13, 14) and found.counted == 22
    assert headline(found) == room_sentence(found)
    few = publish(room({PUNJAB: (3, 0, 1, 0)}), RULE, caucuses=False)
    assert few.total == {} and few.small is None


def test_what_anybody_may_take_away_is_what_the_screen_shows():
    cells = {BALOCHISTAN: (9, 0, 1, 0), PUNJAB: (8, 0, 2, 0), KASHMIR: (3, 3, 0, 0)}
    found = told(cells)
    away = json.loads(json.dumps(found.plain()))
    assert away["total"] == {part: list(told) for part, told in found.total.items()}
    assert away["rule"] == RULE.id
    for row in away["caucuses"]:
        mine = found.row(row["caucus"])
        assert row["state"] == mine.state
        assert row["told"] == {part: list(told) for part, told in mine.told.items()}
    assert away["verdict"]["word"] == "agreed or agreed with changes"


# --- hands and paper ----------------------------------------------------------------


def test_hands_are_told_as_they_were():
    found = publish(
        room(
            {PUNJAB: (5, 0, 2, 0), SINDH: (3, 0, 3, 0)},
            paper={SINDH: (2, 0, 0, 0)},
            hands={SINDH: (4, 0, 0, 1)},
        ),
        RULE,
    )
    assert found.means == {"phone": 13, "paper": 2, "hands": 5}
    assert found.hands["agree"] == 4 and found.hands["can't judge"] == 1
    assert means(found) == (
        "20 votes: 13 by phone, 2 on paper and 5 by show of hands. "
        "By show of hands 4 of 5 agree, 1 can't judge."
    )


def test_hands_do_not_open_a_few_secret_votes():
    hands = {PUNJAB: (6, 0, 0, 0)}
    every = {
        str(publish(room({PUNJAB: cell}, hands=hands), RULE))
        for cell in ((2, 0, 1, 0), (3, 0, 0, 0), (0, 0, 0, 3))
    }
    assert len(every) == 1


def test_hands_alone_are_exact():
    found = publish(room({}, hands={PUNJAB: (6, 0, 2, 0), SINDH: (4, 0, 3, 0)}), RULE)
    assert rows_of(found)[SINDH].told["agree"] == (4, 4)
    assert found.total["agree"] == (10, 10) and found.verdict.word == "no agreement"


# --- verdicts -----------------------------------------------------------------------


def test_a_hall_of_forty_says_what_it_tells():
    """8 of 9, 9 of 10, 8 of 9, 9 of 10: the wall said "not shown" four times."""
    cells = dict(
        zip(
            VOTING_PROVINCES,
            ((8, 0, 1, 0), (9, 0, 1, 0), (8, 0, 1, 0), (9, 0, 1, 0)),
            strict=True,
        )
    )
    found = told(cells)
    assert headline(found) == "4 of 4 provinces agree."
    for row in found.rows[:4]:
        assert row.verdict.word == "agreed" and row.agrees
        n = row.votes
        assert caucus(row) == (
            f"{row.caucus}: agreed; at least {n - 1} of {n} agree; "
            "other answers at most one each."
        )


def test_at_the_line_the_words_say_so():
    found = told({PUNJAB: (7, 0, 3, 0)})
    row = rows_of(found)[PUNJAB]
    assert row.verdict.verdicts == ("no agreement",)
    eight = rows_of(told({PUNJAB: (6, 0, 2, 0)}))[PUNJAB]
    assert eight.agrees is None and eight.verdict.word == AT_THE_LINE
    assert caucus(eight).startswith("Punjab: at the line: 5 of 7 to 6 of 8 who judge")
    tie = rows_of(told({PUNJAB: (3, 0, 1, 4)}))[PUNJAB]
    assert tie.verdict.word == AT_THE_LINE
    line = rows_of(told({PUNJAB: (0, 6, 2, 0), SINDH: (9, 0, 0, 0)}))
    assert line[SINDH].agrees is True


@given(rooms(most=12))
@examples(80)
def test_the_headline_counts_the_rows_under_it(cells):
    found = told(cells)
    rows = found.rows[:4]
    said = headline(found)
    if not any(row.verdict for row in rows):
        assert said == room_sentence(found)
        return
    agreeing = sum(row.agrees is True for row in rows)
    if agreeing:
        counted = said.partition(";")[0].replace("4 provinces", "")
        assert sum(map(int, re.findall(r"\d+", counted))) == agreeing
    for row in rows:
        line = row.verdict is not None and row.verdict.word == AT_THE_LINE
        assert (AT_THE_LINE in said) >= line
        if row.agrees:
            assert set(row.verdict.verdicts) <= set(FOR)
    assert not (said.startswith("None") and AT_THE_LINE in said)


@pytest.mark.slow
@pytest.mark.parametrize("n", [5, 6, 7])
def test_all_that_scores_can_be_is_gone_through(n):
    """Every list of scores, grouped by its sides, against the quantiles found."""
    listed = {}
    for scores in combinations_with_replacement(range(1, 10), n):
        high, low = sum(s >= 7 for s in scores), sum(s <= 3 for s in scores)
        quantiles = np.quantile(scores, (0.3, 0.5, 0.7))
        sides = (high, n - high - low, low)
        listed.setdefault(sides, set()).add(tuple(np.round(quantiles, 9)))
    for sides, quantiles in listed.items():
        found = possible(APPROPRIATENESS, (*sides, 0), (0,) * 10)
        every = {tuple(np.round((s.p30, s.median, s.p70), 9)) for s in found}
        assert every == quantiles


@pytest.mark.parametrize("rule", ["rand-ucla", "rand-ucla-classic", "core-outcome"])
@given(scores=st.lists(st.integers(1, 9), min_size=5, max_size=30))
@examples(60)
def test_the_word_of_scores_is_that_of_the_rule(rule, scores):
    counts = tuple(scores.count(score) for score in range(1, 10))
    (only,) = possible(APPROPRIATENESS, (0, 0, 0, 0), (*counts, 0))
    options = APPROPRIATENESS.options
    expected = decide(RULES[rule], named((*counts, 0), options)).verdict
    assert RULES[rule].word(only) == expected


@given(st.data())
@examples(30)
def test_verdicts_on_scores_hold_the_truth(data):
    options = APPROPRIATENESS.options
    cells = data.draw(rooms(options=options, most=2, caucuses=VOTING_PROVINCES))
    found = publish(room(cells, options=options), NINE)
    whole = [sum(votes[at] for votes in cells.values()) for at in range(10)]
    assert decide(NINE, named(whole, options)).verdict in found.verdict.verdicts
    for row in found.rows:
        if row.verdict:
            truth = decide(NINE, named(cells[row.caucus], options)).verdict
            assert truth in row.verdict.verdicts
    assert headline(found) and room_sentence(found)


# --- sentences ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({}, "Nobody has voted."),
        ({PUNJAB: (2, 0, 1, 0)}, "3 votes, too few to tell how they were cast."),
        (
            {PUNJAB: (0, 0, 0, 9)},
            "Punjab cannot be judged; Balochistan, Khyber Pakhtunkhwa and Sindh "
            "have no votes.",
        ),
        (
            dict.fromkeys(VOTING_PROVINCES, (3, 0, 3, 0)),
            "None of the 4 provinces agrees.",
        ),
        (
            {PUNJAB: (4, 4, 2, 0), SINDH: (2, 0, 0, 0), BALOCHISTAN: (5, 0, 5, 0)},
            "1 of 4 provinces agrees with changes; Sindh (2) has too few votes; "
            "Khyber Pakhtunkhwa has no votes.",
        ),
        (
            {PUNJAB: (6, 0, 0, 0), SINDH: (0, 0, 2, 6), BALOCHISTAN: (6, 0, 2, 0)},
            "1 of 4 provinces agrees; Balochistan is at the line; Sindh cannot be "
            "judged; Khyber Pakhtunkhwa has no votes.",
        ),
        (
            {PUNJAB: (2, 0, 8, 0), SINDH: (0, 0, 6, 0)},
            "2 of 4 provinces do not agree; Balochistan and Khyber Pakhtunkhwa have no "
            "votes.",
        ),
    ],
)
def test_headlines(cells, sentence):
    assert headline(told(cells)) == sentence


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({PUNJAB: (9, 0, 0, 0)}, "At least 8 of 9 agree."),
        (
            {PUNJAB: (6, 2, 2, 2), SINDH: (3, 2, 2, 2)},
            "9 of 21 (43%) agree; 4 agree with changes; 4 disagree; 4 can't judge.",
        ),
        (
            {PUNJAB: (0, 0, 9, 0)},
            "At most 1 of 9 agrees; at least 8 disagree.",
        ),
        ({}, "Nobody has voted."),
    ],
)
def test_the_sentence_of_the_room(cells, sentence):
    assert room_sentence(told(cells)) == sentence


def test_the_sentence_of_scores():
    options = APPROPRIATENESS.options
    scores = {
        PUNJAB: (0, 2, 0, 0, 2, 0, 3, 3, 2, 2),
        SINDH: (0, 0, 2, 0, 0, 2, 6, 0, 0, 2),
    }
    found = publish(room(scores, options=options), NINE)
    assert found.verdict.word == "endorsed" and found.verdict.median == (7, 7)
    assert room_sentence(found) == (
        "Endorsed: at least half of those who judge score 7 to 9; of 26 votes 14 score "
        "7–9, 4 score 4–6, 4 score 1–3, 4 can't judge."
    )


@given(rooms(most=30), st.booleans())
@examples(60)
def test_sentences_say_only_what_is_published(cells, caucuses):
    found = publish(room(cells), RULE, caucuses=caucuses)
    public = {found.votes, found.counted, 4, found.votes - found.counted}
    told_ = [
        *found.total.items(),
        *((p, t) for r in found.rows for p, t in r.told.items()),
    ]
    public |= {n for _, told in told_ for n in told}
    if found.total:
        agree = [found.total["agree"], found.total["agree with changes"]]
        low, high = (sum(told[at] for told in agree) for at in (0, 1))
        certain = sum(told[0] for told in found.total.values())
        public |= {low, high, found.counted - certain + low}
    public |= {n for row in found.rows for n in (row.votes, row.counted)}
    public.add(sum(row.agrees is True for row in found.rows[:4]))
    public.add(sum(row.agrees is False for row in found.rows[:4]))
    said = [headline(found), room_sentence(found)]
    for text in said:
        plain = re.sub(r"\(\d+(\.\d+)?%\)", "", text)
        assert {int(n) for n in re.findall(r"\d+", plain)} <= public, text
    for text in [*said, *map(caucus, found.rows)]:
        assert text.endswith(".") and ".." not in text and "  " not in text
        assert not re.search(r"\b1 votes", text) and "at least 0" not in text


def test_every_caucus_is_told_in_its_fixed_order():
    found = told({FEDERAL: (6, 0, 2, 0), BALOCHISTAN: (0, 0, 0, 0)})
    assert [row.caucus for row in found.rows] == list(CAUCUSES)
    assert rows_of(found)[BALOCHISTAN].state == NO_VOTES
    assert rows_of(found)[FEDERAL].state == TOLD
    assert rows_of(found)[PAKHTUNKHWA].told == {}


def test_who_wants_changes_is_not_among_those_who_agree():
    found = told({PUNJAB: (0, 10, 0, 0), SINDH: (5, 0, 0, 0)})
    assert headline(found).startswith(
        "1 of 4 provinces agrees and 1 agrees with changes"
    )
    assert room_sentence(found).startswith("At least 4 of 15 agree; at least 9 agree")
    assert "13 of 15" not in room_sentence(found)


def test_what_holds_is_never_told_in_the_words_of_agreement():
    cells = {PUNJAB: (0, 10, 0, 0), SINDH: (6, 0, 0, 0), BALOCHISTAN: (0, 0, 9, 0)}
    agreed = told(cells)
    holds = publish(room(cells), asked_with(RULE.id, "holds"))
    said = " ".join((headline(holds), room_sentence(holds), holds.verdict.reason))
    said += " ".join(map(caucus, holds.rows)) + str(holds.plain()["verdict"]["word"])
    assert "agree" not in said.replace("no agreement", "")
    assert said.startswith(
        "1 of 4 provinces says it holds and 1 says it holds in part; "
    )
    assert "Balochistan: does not hold, short of 75%; at least 8 of 9 say" in said
    assert list(holds.total.values()) == list(agreed.total.values())
    assert holds.verdict.verdicts == agreed.verdict.verdicts


def test_a_province_short_of_the_line_says_so():
    found = told({PUNJAB: (2, 0, 8, 0), SINDH: (5, 0, 5, 0)})
    rows = rows_of(found)
    assert caucus(rows[PUNJAB]).startswith("Punjab: no agreement or turned down, short")
    assert caucus(rows[SINDH]).startswith(
        "Sindh: no agreement, short of 75%; at least 4"
    )


def test_who_scored_otherwise_is_not_hidden_by_the_word_of_the_rule():
    options = APPROPRIATENESS.options
    high, low = (0, 0, 0, 0, 0, 0, 0, 8, 4, 0), (4, 4, 1, 0, 0, 0, 1, 1, 0, 0)
    scores = {PUNJAB: high, BALOCHISTAN: high, PAKHTUNKHWA: high, SINDH: low}
    found = publish(room(scores, options=options), NINE)
    assert found.verdict.word == "endorsed"
    said = room_sentence(found)
    assert said.startswith("Endorsed: at least half of those who judge score 8 or 9; ")
    assert said.endswith(
        "; at least 7 of 11 in Sindh score 1–3, which the rule does not count as "
        "disagreement of the room."
    )


def test_a_second_round_tells_what_was_published_of_both():
    before = told({PUNJAB: (12, 6, 2, 0), SINDH: (9, 0, 1, 0)})
    now = told({PUNJAB: (16, 2, 2, 0), SINDH: (9, 0, 1, 0)})
    assert since(1, before, now) == (
        "Since round 1: agree at least 20 → at least 24 of 30; agree with changes at "
        "least 6 → at least 2 of 30; disagree at least 2 → at least 2 of 30."
    )
    assert since(1, told({}), now) == ""
    assert since(1, publish(room({}), NINE), now) == ""
