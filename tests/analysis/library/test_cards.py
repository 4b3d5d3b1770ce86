"""Cards: every contradiction is found, none is invented, and why they may differ."""

from itertools import permutations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.library.cards import cards, differences, pairs
from tests.support.findings import findings, made, topics

# The pairs the review lists, and what its own rows bring with them: F073 took the
# place of F032, F076 repeats F050 with a date, F067 speaks of turnover as F057 does.
REAL = {
    ("F034", "F032"),
    ("F073", "F032"),
    ("F048", "F050"),
    ("F048", "F076"),
    ("F057", "F058"),
    ("F067", "F058"),
    ("F074", "F046"),
    ("F075", "F054"),
}

ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "topic": st.sampled_from(["", "a", "b", "c"]),
            "direction": st.sampled_from(["+", "-", "0"]),
            "status": st.sampled_from(["votable", "context", "heading"]),
            "circular": st.booleans(),
        }
    ),
    max_size=12,
)


def by_hand(rows):
    """Every ordered pair of rows that contradict each other, without pandas."""
    ids = [f"F9{n:02}" for n in range(1, len(rows) + 1)]
    return {
        (one, other)
        for (one, a), (other, b) in permutations(zip(ids, rows, strict=True), 2)
        if a["topic"] == b["topic"] != ""
        and (a["direction"], b["direction"]) == ("+", "-")
        and "heading" not in (a["status"], b["status"])
        and not (a["circular"] or b["circular"])
    }


@given(ROWS)
def test_all_contradictions_are_found_and_none_is_invented(rows):
    found = pairs(made(*rows))
    assert len(found) == len(set(found))
    assert set(found) == by_hand(rows)


@given(ROWS, st.randoms())
def test_the_order_of_rows_does_not_matter(rows, chance):
    table = made(*rows)
    order = list(table.index)
    chance.shuffle(order)
    assert set(pairs(table.loc[order])) == set(pairs(table))


def test_a_made_up_contradiction_becomes_a_card():
    table = made(
        {"topic": "field_posts", "direction": "+", "statement": "Fill them."},
        {"topic": "field_posts", "direction": "-", "statement": "Abolish them."},
        {"topic": "field_posts", "direction": "0"},
        {"topic": "time_in_post", "direction": "-"},
    )
    [card] = [each for each in cards(table, topics()) if not each.indicator]
    assert (card.id, card.first, card.second) == ("F901-F902", "F901", "F902")
    assert card.statements == ("Fill them.", "Abolish them.")
    assert card.also == ("F903",)
    assert card.question == topics().loc["field_posts", "question"]
    assert card.sides == tuple(topics().loc["field_posts", ["plus", "minus"]])


def test_the_real_contradictions():
    assert set(pairs(findings())) == REAL
    found = {card.id: card for card in cards(findings(), topics())}
    for first, second in REAL:
        card = found[f"{first}-{second}"]
        assert card.statements == tuple(
            findings().loc[[first, second], "statement"].tolist()
        )
        assert card.why and card.question.endswith("?")
    assert found["F057-F058"].also == ("F039", "F067")
    replaced = "F073 is later and takes the place of F032."
    assert found["F073-F032"].why[0] == replaced
    assert "Both are told by the body whose own work it is." in found["F075-F054"].why
    assert "Both come from one study." in found["F075-F054"].why


def test_which_number_is_left_to_the_tables():
    [card] = [card for card in cards(findings(), topics()) if card.indicator]
    assert (card.id, card.indicator) == ("out_of_school", "out_of_school_5_16")
    assert not (card.first or card.second or card.statements or card.why)


def test_the_cards_stand_in_the_order_of_the_topics():
    order = list(topics().index)
    shown = [order.index(card.topic) for card in cards(findings(), topics())]
    assert shown == sorted(shown)


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ({"year": 2018}, {"year": 2020}, "They are of different years: 2018 and 2020."),
        ({"year": pd.NA}, {}, "One is of 2020, the other has no date."),
        ({"year": pd.NA}, {"year": pd.NA}, "Neither has a date."),
        (
            {"era": ("a", "b")},
            {"era": ("c",)},
            "They speak of different times: a and b / c.",
        ),
        (
            {"provinces": ("Sindh",)},
            {"provinces": ("Punjab", "Sindh")},
            "They speak of different places: Sindh / Punjab and Sindh.",
        ),
        (
            {"tier": "school"},
            {},
            "They are about different tiers: school / district.",
        ),
        (
            {"reach": "country"},
            {},
            "They cover different ground: country / one province.",
        ),
        (
            {"method": "order"},
            {},
            "They were made in different ways: order / survey.",
        ),
        (
            {"how_read": "press"},
            {},
            "They were read in different ways: press / in full.",
        ),
        ({"n": 9}, {"n": 3258}, "They rest on 9 and 3,258 cases."),
        ({"n": pd.NA}, {"n": 12}, "Only one gives its number of cases (12)."),
        (
            {"self_reported": True},
            {},
            "F901 is told by the body whose own work it is.",
        ),
        (
            {"superseded_by": "F902"},
            {},
            "F902 is later and takes the place of F901.",
        ),
    ],
)
def test_why_two_findings_may_differ(first, second, sentence):
    other = {"study": "S02"}
    table = made(first, other | second)
    assert differences(table.loc["F901"], table.loc["F902"]) == (sentence,)


def test_nothing_is_explained_where_nothing_differs():
    table = made({}, {"study": "S02"})
    [said] = differences(table.loc["F901"], table.loc["F902"])
    assert said == "Nothing in the two records explains the difference."
    table = made({}, {})
    [said] = differences(table.loc["F901"], table.loc["F902"])
    assert said == "Both come from one study."
