"""The library of findings: every row as the review of the collection wants it."""

import difflib
import re
import shutil
from dataclasses import asdict

import pandas as pd
import pytest

from analysis.library.cards import pairs
from analysis.library.grade import GRADES, grade
from analysis.library.links import fields
from data.census.districts import read_districts
from data.census.gazetteer import read_aliases
from data.checks import TABLES
from data.errors import BadTable
from data.library.findings import read_findings
from data.library.glossary import read_glossary
from data.library.numerals import numerals
from data.library.posts import read_posts
from data.library.recommendations import read_recommendations
from data.library.sources import read_sources
from data.library.topics import read_topics
from data.vocabulary import PROVINCES
from tests.support.findings import (
    RAW,
    digits,
    findings,
    needs_raw,
    posts,
    recommendations,
    sources,
    topics,
)
from ui.view.options import options
from ui.view.selection import Selection

READERS = {
    "findings.csv": read_findings,
    "finding_sources.csv": read_sources,
    "recommendations.csv": read_recommendations,
    "posts.csv": read_posts,
    "topics.csv": read_topics,
    "glossary.csv": read_glossary,
}
WRONG = [
    ("findings.csv", "theme", "Weather"),
    ("findings.csv", "provinces", "Punjab|Punjb"),
    ("findings.csv", "statement", "It rose by 999 percent."),
    ("findings.csv", "statement", "Nineteen of them agreed."),
    ("findings.csv", "figures", ""),
    ("findings.csv", "n", "many"),
    ("findings.csv", "year", "1890"),
    ("findings.csv", "era", "the old days"),
    ("findings.csv", "era", "District Education Authorities 2017–"),
    ("findings.csv", "tier", "village"),
    ("findings.csv", "reach", "wide"),
    ("findings.csv", "method", "guess"),
    ("findings.csv", "how_read", "half"),
    ("findings.csv", "self_reported", "yes"),
    ("findings.csv", "status", "heading"),
    ("findings.csv", "direction", "+"),
    ("findings.csv", "superseded_by", "F999"),
    ("findings.csv", "recommendations", "R9"),
    ("findings.csv", "topic", "weather"),
    ("findings.csv", "sources", "S01|S99"),
    ("findings.csv", "study", "S99"),
    ("findings.csv", "filed_under", "FATA"),
    ("finding_sources.csv", "url", "http://example.org/x"),
    ("finding_sources.csv", "url", "https://nowhere"),
    ("finding_sources.csv", "url", "https://example.org/a b"),
    ("finding_sources.csv", "date", "2025-13"),
    ("finding_sources.csv", "read_on", "last week"),
    ("finding_sources.csv", "kind", "rumour"),
    ("finding_sources.csv", "title", ""),
    ("finding_sources.csv", "publisher", ""),
    ("recommendations.csv", "text", ""),
    ("recommendations.csv", "order", "first"),
    ("recommendations.csv", "asks_of", "province|village"),
    ("recommendations.csv", "text_status", "final"),
    ("recommendations.csv", "why_no_view", ""),
    ("recommendations.csv", "source", "S99"),
    ("posts.csv", "province", "Punjb"),
    ("posts.csv", "post", ""),
    ("posts.csv", "tier", "village"),
    ("posts.csv", "wing", "left"),
    ("posts.csv", "grade", "BS-19"),
    ("posts.csv", "from", "2017"),
    ("posts.csv", "source", "S99"),
    ("posts.csv", "status", "done"),
    ("topics.csv", "indicator", "weather"),
    ("topics.csv", "plus", "something"),
    ("topics.csv", "question", ""),
    ("glossary.csv", "meaning", ""),
    ("glossary.csv", "forms", "gap|pp|pp"),
    ("glossary.csv", "forms", "gap||pp"),
]
# What a statement may write with a capital letter: never a person, never a district.
CAPITALS = {
    *("Balochistan", "Khyber", "Pakhtunkhwa", "Punjab", "Sindh", "World", "Bank"),
    *("UNESCO", "IIEP-UNESCO", "Amendment", "January", "March", "April", "July"),
    *("September", "November", "December"),
}
# The verdicts of FINDINGS_REVIEW.md, typed.
CONTEXT = {f"F{n:03}" for n in (1, 2, 3, 4, 23, 24, 32, 41, 42, 43, 51, 59, 63)}
LEADS = {f"F{n:03}" for n in range(6, 11)}
ANONYMOUS = {"F043", "F055", "F059", "F063"}
AT_MOST = {
    "moderate": (11, 22, 48, 50, 57, 58, 66, 67, 68, 69),
    "weak": (22, 41, 42, 52, 53, 54, 55, 62),
}
TO_WEIGH = [("F034", "F032"), ("F048", "F050"), ("F074", "F046"), ("F075", "F054")]
TO_WEIGH += [("F057", "F058")]


@pytest.fixture
def tables(tmp_path):
    return shutil.copytree(TABLES, tmp_path / "tables")


def change(path, edit):
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    edit(table).to_csv(path, index=False)


def refused(read, folder) -> BadTable:
    with pytest.raises(BadTable) as caught:
        read(folder)
    assert caught.value.remedy.endswith(".") and not caught.value.problem.endswith(".")
    return caught.value


@pytest.mark.parametrize("name", READERS)
def test_a_missing_column_or_a_repeated_row_is_named(tables, name):
    shipped = (tables / name).read_bytes()
    column = pd.read_csv(tables / name, nrows=0).columns[-1]
    change(tables / name, lambda table: table.drop(columns=column))
    assert refused(READERS[name], tables).problem == f"{name} has no column {column}"
    (tables / name).write_bytes(shipped)
    change(tables / name, lambda table: pd.concat([table, table.iloc[[0]]]))
    last = len(pd.read_csv(tables / name)) + 1
    problem = refused(READERS[name], tables).problem
    assert problem.startswith(f"{name}, row {last}, column ")
    assert problem.endswith("stands in row 2 already")


@pytest.mark.parametrize(("name", "column", "value"), WRONG)
def test_a_wrong_cell_is_named(tables, name, column, value):
    def edit(table):
        table.loc[0, column] = value
        return table

    change(tables / name, edit)
    problem = refused(READERS[name], tables).problem
    assert problem.startswith(f"{name}, row 2, column {column}: “"), problem


@pytest.mark.parametrize(
    ("id_", "cells", "words"),
    [
        ("F005", {"how_read": "heading"}, "what was read as a heading has this"),
        ("F005", {"circular": "1"}, "restates a recommendation and can have no vote"),
        ("F032", {"status": "votable"}, "is superseded and can have no vote"),
        ("F005", {"aliases": "F012"}, "is the id of two findings"),
        ("F046", {"direction": ""}, "does not fit the topic"),
    ],
)
def test_cells_that_contradict_each_other_are_named(tables, id_, cells, words):
    def edit(table):
        table.loc[table["id"] == id_, list(cells)] = list(cells.values())
        return table

    change(tables / "findings.csv", edit)
    assert words in refused(read_findings, tables).problem


def test_a_steward_corrects_the_posts(tmp_path, monkeypatch):
    monkeypatch.setenv("ZILA_HOME", str(tmp_path))
    table = pd.read_csv(TABLES / "posts.csv", dtype=str, keep_default_na=False)
    table.loc[0, ["grade", "from", "status"]] = [
        "19",
        "2026-02-01",
        "corrected by the province",
    ]
    table.iloc[[0]].to_csv(tmp_path / "posts.csv", index=False)
    [row] = read_posts().to_dict("records")
    assert (row["grade"], row["from"]) == ("19", "2026-02-01")
    table.assign(to="2025-01-01").iloc[[0]].to_csv(tmp_path / "posts.csv", index=False)
    with pytest.raises(BadTable, match="is before the first day"):
        read_posts()


@pytest.mark.parametrize("id_", list(findings().index))
def test_every_number_of_a_statement_is_in_its_figures(id_):
    row = findings().loc[id_]
    assert numerals(row["statement"]) <= numerals(row["figures"])
    assert digits(row["statement"]) <= digits(row["figures"])


# What the collection does not hold, typed, and where it is said instead.
BEYOND = {
    "F006": ({"4"}, "review: a report on four provinces"),
    "F007": ({"4"}, "review: a report on four provinces"),
    "F009": ({"4"}, "review: a report on four provinces"),
    "F022": ({"1"}, "collection, as a word: a one-week course"),
    "F023": ({"2001"}, "review: the devolution of 2001"),
    "F037": ({"10", "20"}, "S61 of 10 October 2024, S19 of 20 May 2025"),
    "F049": ({"32"}, "review: section officers among the 59 posts"),
    "F063": ({"125", "175", "178", "230"}, "S40: the months between the two"),
    "F068": ({"100"}, "S51: the index runs to 100"),
}
# Not in the collection at all: every number of the statement, typed, and its source.
ADDED = {
    "F073": ({"10", "12", "2026"}, "S47"),
    "F074": ({"18", "2023"}, "S48"),
    "F075": ({"114", "73", "80", "2019"}, "S49"),
    "F076": ({"2025"}, "S53"),
}


def collected() -> dict[str, frozenset[str]]:
    """The numbers of each row of the collection."""
    raw = pd.read_csv(RAW / "findings.csv", dtype=str, keep_default_na=False)
    texts = raw[["statement", "figures", "sample", "year"]].agg(" ".join, axis=1)
    return dict(zip(raw["finding_id"], texts.map(numerals), strict=True))


@needs_raw
@pytest.mark.parametrize("id_", list(findings().index))
def test_every_number_is_one_of_the_collection_or_is_accounted_for(id_):
    row, raw = findings().loc[id_], collected()
    said = numerals(f"{row['statement']} {row['figures']}")
    held = set().union(*(raw.get(each, ()) for each in (id_, *row["aliases"])))
    if id_ in ADDED:
        numbers, source = ADDED[id_]
        assert id_ not in raw and source in row["sources"]
        assert numerals(row["statement"]) == numbers
        return
    assert said - held == BEYOND.get(id_, (set(),))[0]


@needs_raw
def test_what_goes_beyond_the_collection_names_its_source():
    review = (RAW / "FINDINGS_REVIEW.md").read_text(encoding="utf-8")
    for id_, (_, source) in BEYOND.items():
        cited = set(re.findall(r"S\d\d", source))
        assert cited <= set(findings().at[id_, "sources"]), id_
        assert cited or source.startswith(("review", "collection")), id_
    for words in ("four provinces", "the 2001 devolution", "32 of the 59 posts"):
        assert words in review
    assert "114 to 73 reported in April 2019" in review
    dates = sources().loc[["S61", "S19"], "date"].tolist()
    assert dates == ["2024-10-10", "2025-05-20"]


def test_numbers_are_seen_in_digits_and_in_words():
    said = "Twenty of 3,258 officers, about 58.95%, moved two times; one in three did"
    assert numerals(said) == {"20", "3258", "58.95", "2", "3"}
    assert numerals("someone, often, tone, attend") == frozenset()
    assert numerals("half of 1,2 and a third") == {"half", "1", "2", "third"}


def test_no_statement_names_a_person_or_a_district():
    names = set(read_districts()["name"]) | set(read_aliases()["alias"])
    places = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b")
    for id_, row in findings().iterrows():
        for column in ("statement", "figures", "sample", "note"):
            text = row[column].replace("Khyber Pakhtunkhwa", "")
            assert not places.search(text), (id_, column)
        inside = re.findall(r"(?<!^)(?<!\. )\b[A-Z][\w-]+", row["statement"])
        assert set(inside) <= CAPITALS, id_


def test_where_a_source_points_at_somebody_its_title_does_not():
    flagged = findings()[findings()["names_officer"]]
    assert set(flagged.index) == ANONYMOUS
    names = set(read_districts()["name"]) | set(read_aliases()["alias"])
    for id_ in {each for ids in flagged["sources"] for each in ids}:
        words = set(re.findall(r"\w+", sources().loc[id_, "title"]))
        assert not words & names, id_


def test_the_voice_is_plain_and_fair():
    for text in [*findings()["statement"], *recommendations()["text"]]:
        assert text[0].isupper() and text.endswith(".") and len(text) <= 250
        assert not re.search(r"n't\b|\bFATA\b|\btribal\b|\bbackward\b|\bsuffer", text)
    order = {name: place for place, name in enumerate(PROVINCES)}
    for id_, row in findings().iterrows():
        listed = [order[name] for name in row["provinces"] if name in order]
        assert listed == sorted(listed), id_
    scores = findings().loc["F068", "statement"]
    assert [scores.index(name) for name in PROVINCES if name in scores] == sorted(
        scores.index(name) for name in PROVINCES if name in scores
    )


def test_every_row_of_the_collection_is_here():
    held = set(findings().index) | {a for ids in findings()["aliases"] for a in ids}
    assert held == {f"F{n:03}" for n in range(1, 77)}
    assert findings().loc["F011", "aliases"] == tuple(f"F{n:03}" for n in range(12, 17))


@needs_raw
def test_the_words_are_ours():
    raw = pd.read_csv(RAW / "findings.csv").set_index("finding_id")["statement"]
    texts = [(s, raw[id_]) for id_, s in findings()["statement"].items() if id_ in raw]
    asked = pd.read_csv(RAW.parent / "recommendations.csv")["text"]
    texts += zip(recommendations()["text"], asked, strict=True)
    assert len(texts) == 67 + 8
    for ours, theirs in texts:
        assert longest_common(ours, theirs) <= 8, ours


def longest_common(one, other):
    """The number of words in the longest run that two texts share."""
    words = [re.findall(r"\w+", text.casefold()) for text in (one, other)]
    return difflib.SequenceMatcher(None, *words, autojunk=False).find_longest_match()[2]


def test_the_status_the_review_gives():
    table = findings()
    assert set(table.index[table["status"] == "heading"]) == LEADS
    assert (table.loc[list(CONTEXT), "status"] == "context").all()
    assert set(table.index[table["circular"]]) == {"F002", "F003", "F004"}
    assert table.loc[["F002", "F003", "F004"], "recommendations"].tolist() == [
        ("R5",),
        ("R7",),
        ("R4",),
    ]


def test_headings_belong_to_no_province_alone():
    four = tuple(name for name in PROVINCES if name != "Islamabad")
    for id_ in LEADS:
        assert findings().loc[id_, "provinces"] == four
        assert "Balochistan" not in findings().loc[id_, "statement"]


@pytest.mark.parametrize(
    ("worst", "n"), [(key, n) for key, numbers in AT_MOST.items() for n in numbers]
)
def test_the_grade_the_review_allows(worst, n):
    found = grade(findings().loc[f"F{n:03}"].to_dict()).grade
    assert GRADES.index(found) >= GRADES.index(worst)


def test_one_study_of_women_officers_is_one_finding():
    row = findings().loc["F011"]
    assert digits(row["statement"]) == {"96", "100", "92", "84", "19"}
    assert pd.isna(row["n"]) and row["provinces"] == ("Khyber Pakhtunkhwa",)
    assert row["recommendations"] == ("R3", "R7")
    # Serving officers cannot be those who left for teaching.
    assert "teaching" not in row["statement"] and "left" in row["note"]


def test_what_was_superseded_over_claimed_or_misread():
    table = findings()
    assert table.loc["F032", "superseded_by"] == "F073"
    assert {"10", "12"} <= digits(table.loc["F073", "statement"])
    assert "sedalerts" not in " ".join(sources()["url"])
    assert {"32", "59"} <= digits(table.loc["F049", "statement"])
    assert table.loc["F051", "tier"] == "school"
    assert table.loc[["F053", "F054"], "self_reported"].all()
    assert not sources()["url"].str.contains("owsa.in").any()
    index = table.loc[["F066", "F067", "F068", "F069"]]
    assert index["note"].str.contains("Private schools are under-counted").all()
    assert index["study"].nunique() == 1
    assert "in school or out of it" in table.loc["F069", "statement"]
    assert "union" in table.loc["F063", "statement"]


@pytest.mark.parametrize("pair", TO_WEIGH, ids="-".join)
def test_the_cards_the_review_lists(pair):
    assert pair in pairs(findings())


def test_the_time_of_the_authorities_is_under_change():
    table = findings()
    authorities = table["era"].map(
        lambda eras: "District Education Authorities 2017–" in eras
    )
    assert (table.loc[authorities, "provinces"] == ("Punjab",)).all()
    since = (table["year"] >= 2018) & table["provinces"].map(
        lambda places: places == ("Punjab",)
    )
    assert authorities[since].all() and authorities.sum() == 13
    changing = table["era"].map(lambda eras: "structure under change" in eras)
    assert changing.equals(authorities)


@pytest.mark.parametrize(
    ("owner", "view"),
    [
        (id_, view)
        for table in (findings(), recommendations())
        for id_, views in table["views"].items()
        for view in views
    ],
)
def test_every_linked_figure_exists(owner, view):
    wanted = fields(view)
    assert set(wanted) <= set(asdict(Selection())), owner
    chosen, refused_fields = Selection().asked(wanted, options)
    assert not refused_fields
    assert wanted.items() <= chosen.to_query().items()


def test_the_recommendations():
    table = recommendations()
    assert list(table.index) == [f"R{n}" for n in range(1, 9)]
    assert (table["text_status"] == "press paraphrase").all()
    for question in table["question"]:
        assert "sharpen" in question and "instrument" in question
        assert "endorse" not in question


def test_every_source_is_used():
    used = {id_ for ids in [*findings()["sources"], *posts()["source"]] for id_ in ids}
    assert used | set(recommendations()["source"]) == set(sources().index)
    assert set(findings()["study"]) <= used


def test_every_topic_has_findings_or_tables():
    spoken = set(findings()["topic"]) - {""}
    assert spoken == set(topics().index[topics()["indicator"] == ""])


def test_every_province_has_posts_to_correct():
    table = posts()
    assert tuple(dict.fromkeys(table["province"])) == PROVINCES
    assert (table["status"] == "to be corrected by the province").all()
    punjab = table[table["province"] == "Punjab"]
    assert punjab["post"].str.startswith("District Education Officer").sum() == 3
    kp = table[table["province"] == "Khyber Pakhtunkhwa"]
    assert {"male", "female"} <= set(kp["wing"])
    unsupported = table[table["source"].map(len) == 0]
    assert (unsupported["grade"] == "").all()
    assert unsupported["note"].str.startswith("No public source yet").all()
