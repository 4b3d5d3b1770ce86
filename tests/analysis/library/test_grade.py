"""Every grade follows from the rule, and the rule says why."""

from itertools import product

import pandas as pd
import pytest

from analysis.library.grade import GRADES, best, grade, graded
from data.vocabulary import HOW_READ, METHODS, REACHES
from tests.support.findings import USUAL, findings, made

# What one cell does to a finding that would otherwise be strong.
ONE_CELL = [
    ({}, "strong"),
    ({"how_read": "heading"}, "heading only"),
    ({"how_read": "official summary"}, "moderate"),
    ({"how_read": "abstract"}, "moderate"),
    ({"how_read": "third-party copy"}, "moderate"),
    ({"how_read": "press"}, "moderate"),
    ({"how_read": "web page"}, "moderate"),
    ({"self_reported": True}, "weak"),
    ({"method": "survey"}, "strong"),
    ({"method": "interviews"}, "strong"),
    ({"method": "survey and interviews"}, "strong"),
    ({"method": "records"}, "strong"),
    ({"method": "index"}, "strong"),
    ({"method": "review"}, "moderate"),
    ({"method": "plan"}, "moderate"),
    ({"method": "order"}, "moderate"),
    ({"method": "announcement"}, "weak"),
    ({"method": "account"}, "weak"),
    ({"method": "event"}, "weak"),
    ({"reach": "one district"}, "weak"),
    ({"reach": "some districts"}, "strong"),
    ({"reach": "other countries"}, "strong"),
    ({"n": pd.NA}, "moderate"),
    ({"n": 29}, "moderate"),
    ({"n": 30}, "strong"),
    ({"n": pd.NA, "method": "records"}, "strong"),
    ({"n": 5, "method": "index"}, "strong"),
    ({"year": pd.NA}, "strong"),
    ({"year": pd.NA, "how_read": "abstract"}, "moderate"),
    ({"year": pd.NA, "how_read": "press"}, "weak"),
    ({"year": pd.NA, "how_read": "web page"}, "weak"),
    ({"self_reported": True, "how_read": "heading"}, "heading only"),
    ({"self_reported": True, "how_read": "press", "n": pd.NA}, "weak"),
]


@pytest.mark.parametrize(("cells", "expected"), ONE_CELL, ids=str)
def test_the_rule(cells, expected):
    found = grade(USUAL | cells)
    assert found.grade == expected
    assert all(found.reasons) and not any(text.endswith(".") for text in found.reasons)


def test_every_word_of_the_tables_has_a_rule():
    for column, words in {
        "how_read": HOW_READ,
        "method": METHODS,
        "reach": REACHES,
    }.items():
        assert {grade(USUAL | {column: word}).grade for word in words} <= set(GRADES)


def test_the_rule_of_the_review_holds_in_every_case():
    cells = {
        "how_read": HOW_READ,
        "self_reported": (True, False),
        "method": METHODS,
        "reach": ("one district", "one province"),
        "n": (pd.NA, 9, 500),
        "year": (pd.NA, 2020),
    }
    for values in product(*cells.values()):
        row = USUAL | dict(zip(cells, values, strict=True))
        rank = GRADES.index(grade(row).grade)
        assert (rank == GRADES.index("heading only")) == (row["how_read"] == "heading")
        if row["how_read"] in ("abstract", "press", "third-party copy"):
            assert rank >= GRADES.index("moderate")
        if row["self_reported"]:
            assert rank >= GRADES.index("weak")


def test_a_second_weakness_never_lifts_a_grade():
    # Except that records, orders and their like ask nobody: there n says nothing.
    singles = [cells for cells, _ in ONE_CELL if len(cells) == 1]
    for first in singles:
        for second in singles:
            if {*first, *second} not in ({"method", "n"}, {*first}):
                both = GRADES.index(grade(USUAL | first | second).grade)
                alone = [GRADES.index(grade(USUAL | c).grade) for c in (first, second)]
                assert both >= max(alone), (first, second)


def test_the_reason_that_decides_comes_first():
    found = grade(USUAL | {"how_read": "abstract", "self_reported": True, "n": 8})
    assert found.reasons == (
        "Told by the body whose own work it is",
        "Read as an abstract, not in full",
        "Few were asked (8)",
    )


def test_a_table_is_graded_row_by_row_and_left_alone():
    table = made({}, {"how_read": "press"}, {"self_reported": True})
    before = table.copy()
    assert graded(table)["grade"].tolist() == ["strong", "moderate", "weak"]
    pd.testing.assert_frame_equal(table, before)
    assert graded(table.iloc[:0])["grade"].empty


def test_best():
    assert best(pd.Series(["weak", "moderate", "heading only"])) == "moderate"
    assert best(pd.Series([], dtype=str)) == ""


def test_no_grade_is_stored():
    assert not {"grade", "evidence_strength"} & set(findings().columns)


def test_nothing_shipped_is_strong_because_nothing_was_read_in_full():
    assert not (findings()["how_read"] == "in full").any()
    assert "strong" not in set(graded(findings())["grade"])
