"""How evenly the library speaks, and what it is silent on."""

import pandas as pd

from analysis.library.balance import by_province, by_theme, by_year, said, spoken_of
from data.vocabulary import PROVINCES, THEMES
from tests.support.findings import RAW, findings, made, needs_raw

# FINDINGS_REVIEW.md gives these: rows collected under one province alone, before the
# rows of one study became one and headings were taken from Balochistan.
COLLECTED = {"Khyber Pakhtunkhwa": 19, "Punjab": 14, "Balochistan": 13, "Sindh": 4}
# After both, and with the four rows added since (F073 to F076).
ALONE = {"Khyber Pakhtunkhwa": 15, "Punjab": 15, "Balochistan": 9, "Sindh": 5}


def test_the_counts_of_the_review_can_be_reached():
    table = by_province(findings())
    assert table.loc[list(COLLECTED), "collected"].to_dict() == COLLECTED
    assert table.loc[list(ALONE), "alone"].to_dict() == ALONE


@needs_raw
def test_the_counts_of_the_review_are_those_of_the_collection():
    raw = pd.read_csv(RAW / "findings.csv")["provinces"].value_counts()
    assert raw[list(COLLECTED)].to_dict() == COLLECTED


def test_provinces_stand_in_their_order_and_add_up():
    table = by_province(findings())
    assert tuple(table.index[:5]) == PROVINCES
    assert table["alone"].sum() == (findings()["provinces"].map(len) == 1).sum()
    assert table.loc["Islamabad"].sum() == 0
    assert (table["studies"] <= table["alone"] + table["shared"]).all()


def test_a_made_up_library():
    table = made(
        {"aliases": ("F002", "F003")},
        {"provinces": ("Punjab", "Sindh"), "filed_under": ("Punjab", "Sindh")},
        {"provinces": ("Sindh",), "filed_under": (), "status": "heading"},
        {"provinces": ("Pakistan",), "filed_under": ("Pakistan",), "study": "S02"},
    )
    found = by_province(table)
    assert found.loc["Punjab"].tolist() == [3, 1, 1, 2, 1]
    assert found.loc["Sindh"].tolist() == [0, 1, 1, 1, 1]
    assert found.loc["Pakistan"].tolist() == [1, 1, 0, 1, 1]


def test_themes_and_years():
    themes = by_theme(findings())
    assert tuple(themes.index) == THEMES and themes.sum() == len(findings())
    years = by_year(findings())
    assert years.index[-1] == "no date" and years.sum() == len(findings())
    assert list(years.index[:-1]) == sorted(years.index[:-1])
    assert by_year(made({}, {"year": 2019})).to_dict() == {"2019": 1, "2020": 1}


def test_what_nothing_speaks_of():
    found = spoken_of(findings())
    assert found.pop("the merged districts") == ("F061",)
    assert set(found) == {
        "disability",
        "religious minorities",
        "the language of teaching",
        "refugees",
    }
    assert not any(found.values())


def test_the_sentences():
    assert said(findings()) == (
        "Fewer findings is not fewer problems.",
        "Nothing here speaks of disability, religious minorities, the language of "
        "teaching or refugees.",
        "Of the merged districts it speaks once (F061).",
        "No finding speaks of Islamabad by name.",
    )


def test_the_sentences_follow_the_rows():
    four = {"provinces": PROVINCES}
    table = made(
        four | {"statement": "Refugees and children with disabilities."},
        four | {"note": "In merged districts."},
        four | {"sample": "Merged districts"},
    )
    assert said(table) == (
        "Fewer findings is not fewer problems.",
        "Nothing here speaks of religious minorities or the language of teaching.",
        "Of disability it speaks once (F901).",
        "Of refugees it speaks once (F901).",
        "Of the merged districts it speaks twice (F902, F903).",
    )
