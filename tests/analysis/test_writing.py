"""Numbers are written one way everywhere, and never say more than they are."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import writing

NOTHING = (None, float("nan"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (35.604, "35.6%"),
        (0, "0.0%"),
        (100, "100.0%"),
        (0.04, "0.0%"),
        (-0.04, "0.0%"),
        (-1.25, "−1.2%"),
        (1234.56, "1,234.6%"),
    ],
)
def test_shares_have_one_decimal(value, text):
    assert writing.percent(value) == text


def test_shares_can_be_rounded_further():
    assert writing.percent(78.6, 0) == "79%"
    assert writing.percent(-0.4, 0) == "0%"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (6.46, "+6.5\u00a0pp"),
        (-1.2, "−1.2\u00a0pp"),
        (0, "0.0\u00a0pp"),
        (0.04, "0.0\u00a0pp"),
        (-0.04, "0.0\u00a0pp"),
        (1234.5, "+1,234.5\u00a0pp"),
    ],
)
def test_gaps_have_a_sign_unless_they_round_to_nothing(value, text):
    assert writing.points(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(1, "1.00"), (0.904, "0.90"), (1.2549, "1.25")]
)
def test_parity_has_two_decimals(value, text):
    assert writing.parity(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (842, "842"), (25_373_350, "25,373,350"), (-1200, "−1,200")],
)
def test_counts_have_thousands_separators(value, text):
    assert writing.number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (13_377_000, "13.4 million"),
        (25_373_350, "25.4 million"),
        (241_499_431, "241 million"),
        (1_000_000, "1.0 million"),
        (842_399, "842,000"),
        (100_000, "100,000"),
        (99_999, "99,999"),
        (1_240, "1,240"),
        (7, "7"),
        (0, "0"),
    ],
)
def test_people_are_said_in_millions_thousands_or_in_full(value, text):
    assert writing.people(value) == text


@pytest.mark.parametrize(
    "write",
    [writing.percent, writing.points, writing.parity, writing.number, writing.people],
)
def test_what_is_missing_is_a_dash(write):
    assert [write(value) for value in NOTHING] == ["–", "–"]


def test_small_counts_agree_with_their_noun():
    assert writing.count(1, "district") == "1 district"
    assert writing.count(12, "district") == "12 districts"
    assert writing.count(0, "district") == "0 districts"
    assert writing.count(1, "district is", "districts are") == "1 district is"
    assert writing.count(2, "district is", "districts are") == "2 districts are"


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
    ],
)
def test_names_are_joined_as_in_a_sentence(names, text):
    assert writing.listed(names) == text


def test_a_sentence_begins_with_a_capital_and_keeps_the_rest():
    assert writing.sentence("rural girls in KP") == "Rural girls in KP"
    assert writing.sentence("") == ""


def read(text: str) -> float:
    """A number as a reader takes it."""
    plain = text.replace("−", "-").replace(",", "").replace("\u00a0", " ")
    found = re.match(r"[-+]?\d+(\.\d+)?", plain)
    return float(found.group()) * (1_000_000 if "million" in text else 1)


@given(st.floats(-1e4, 1e4))
def test_a_share_reads_back_within_half_of_its_last_digit(value):
    assert math.isclose(read(writing.percent(value)), value, abs_tol=0.0501)


@given(st.floats(-1e4, 1e4))
def test_a_gap_never_shows_the_wrong_sign(value):
    text = writing.points(value)
    assert math.isclose(read(text), value, abs_tol=0.0501)
    assert text.startswith("+") == (read(text) > 0)
    assert text.startswith("−") == (read(text) < 0)
    assert "-" not in text


@given(st.integers(0, 300_000_000))
def test_people_read_back_within_a_twentieth_and_small_counts_exactly(value):
    back = read(writing.people(value))
    assert abs(back - value) <= 0.05 * value
    assert value >= 100_000 or back == value


@given(st.integers(-300_000_000, 300_000_000))
def test_a_count_reads_back_exactly(value):
    assert read(writing.number(value)) == value


@pytest.mark.parametrize("text", ["Kech: 38.0% of girls", "+33.1\u00a0pp (5–16), کیچ"])
def test_a_plain_text_needs_no_marks(text):
    assert writing.literal(text) == text


@given(st.text())
def test_a_text_shown_as_it_stands_loses_nothing_and_commands_nothing(text):
    shown = writing.literal(text)
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", shown) == re.sub(
        r"[ \t\r\n]+", " ", text
    )
    assert not re.search(r"(?<!\\)(\\\\)*[\[\]<`$!*_]", shown)


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2025-04-15", "15 Apr 2025"),
        ("2026-11-01", "1 Nov 2026"),
        ("2017-01", "Jan 2017"),
        ("2019", "2019"),
        ("", ""),
        ("2021–22", "2021–22"),
        ("2025-13", "2025-13"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(iso, said):
    assert writing.date(iso) == said
