"""What stands behind a recommendation: by rule, without the recommendation itself."""

import pandas as pd
import pytest

from analysis.library.completeness import completeness, completeness_of_all
from analysis.library.grade import grade
from tests.support.findings import findings, made, recommendations

WITH_VIEW = pd.Series({"views": ("indicator=x",), "why_no_view": ""}, name="R1")
WITHOUT = pd.Series({"views": (), "why_no_view": "No figure exists."}, name="R1")
UNLINKED = pd.Series({"views": (), "why_no_view": ""}, name="R1")
EVERYWHERE = {"provinces": ("Balochistan", "Khyber Pakhtunkhwa", "Punjab", "Sindh")}


def of(recommendation, *rows):
    return completeness(recommendation, made(*(EVERYWHERE | row for row in rows)))


def test_two_sound_studies_and_a_view_leave_nothing_missing():
    found = of(WITH_VIEW, {"study": "S01"}, {"study": "S02"})
    assert found.findings == ("F901", "F902")
    assert (found.studies, found.best) == (2, "strong")
    assert found.complete and not found.thin and not found.missing
    said = "2 findings from 2 studies, the best of them strong."
    assert found.sentence == said


@pytest.mark.parametrize(
    "row",
    [
        {"circular": True, "status": "context"},
        {"circular": True},
        {"status": "heading", "how_read": "heading"},
        {"status": "context"},
        {"recommendations": ("R2",)},
    ],
)
def test_what_does_not_count(row):
    found = of(WITH_VIEW, row)
    assert not found.findings and not found.complete and found.thin
    assert found.missing == ("No finding but the recommendation itself.",)
    assert found.sentence == "No finding stands behind it yet."
    assert found.set_aside == (() if "recommendations" in row else ("F901",))


def test_several_findings_of_one_study_count_once():
    found = of(WITH_VIEW, {}, {}, {})
    assert len(found.findings) == 3 and found.studies == 1 and found.thin
    assert "Thin evidence: a single study." in found.missing
    assert found.sentence.startswith("Thin evidence: 3 findings from 1 study")


def test_weak_evidence_is_thin_however_much_there_is():
    weak = [{"study": f"S0{n}", "method": "account"} for n in (1, 2, 3)]
    found = of(WITH_VIEW, *weak)
    assert found.thin and found.missing == ("Thin evidence: nothing better than weak.",)


def test_silent_provinces_are_named():
    rows = ({"provinces": ("Punjab",)}, {"provinces": ("Pakistan",), "study": "S02"})
    table = made(*rows)
    [said] = completeness(WITH_VIEW, table).missing
    names = "Balochistan, Khyber Pakhtunkhwa or Sindh"
    assert said == f"No finding speaks of {names} by name."


def test_a_view_is_asked_for_only_where_one_can_exist():
    two = ({}, {"study": "S02"})
    assert of(WITHOUT, *two).complete
    assert of(WITHOUT, *two).missing == ("No figure exists.",)
    assert not of(UNLINKED, *two).complete
    lent = of(UNLINKED, {"views": ("indicator=y",)}, {"study": "S02"})
    assert lent.complete and lent.views == ("indicator=y",)


def test_the_shipped_recommendations():
    found = completeness_of_all(recommendations(), findings())
    assert list(found) == [f"R{n}" for n in range(1, 9)]
    assert all(each.complete for each in found.values())
    assert {key for key, each in found.items() if each.thin} == {"R5"}
    assert found["R5"].findings == ("F005",)
    assert found["R5"].sentence == ("Thin evidence: 1 finding from 1 study, moderate.")
    assert {key for key, each in found.items() if not each.views} == {
        "R1",
        "R2",
        "R4",
        "R5",
    }


def test_no_circular_row_counts():
    circular = set(findings().index[findings()["circular"]])
    assert circular == {"F002", "F003", "F004"}
    for each in completeness_of_all(recommendations(), findings()).values():
        assert not circular & set(each.findings)
        assert not any("finding" in row for row in each.views)


def test_the_best_grade_is_that_of_a_counted_row():
    for each in completeness_of_all(recommendations(), findings()).values():
        grades = {grade(row).grade for row in rows(each.findings)}
        assert each.best in grades and "heading only" not in grades


def rows(ids):
    return findings().loc[list(ids)].to_dict("records")
