"""Search, filters, chips and address of the library; links from figure to finding."""

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.library.address import asked
from analysis.library.links import about, fields, resolve
from analysis.library.nearest import nearest
from analysis.library.search import (
    FILTERS,
    Wanted,
    choices,
    matching,
    shelf,
    slug,
)
from analysis.library.table import flat
from tests.support.findings import findings, sources
from tests.support.quick import examples, some

SHELF = shelf(findings(), sources())
OFFERED = {field: list(choices(SHELF, field, Wanted())) for field in FILTERS}
WANTED = st.builds(
    Wanted,
    words=st.sampled_from(["", "posts", "women POSTS", "f011", "no such word"]),
    **{
        field: st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)
        for field, values in OFFERED.items()
    },
)
# What a text has that a search for these words finds: other endings, other names.
WOMEN = r"\b(women|woman|female|gender|خواتین)"
SAID = {
    "": [],
    "posts": [r"\bpost(s|ed)?\b"],
    "women POSTS": [WOMEN, r"\bpost(s|ed)?\b"],
    "f011": [r"\bf011"],
    "no such word": [r"\bsuch", r"\bno such word"],
}
CELLS = {"province": "provinces", "recommendation": "recommendations"}


def by_hand(wanted):
    """The ids that are wanted, row by row without pandas."""
    kept = []
    for row in SHELF.reset_index().to_dict("records"):
        good = all(re.search(each, row["searched"]) for each in SAID[wanted.words])
        for field in FILTERS:
            cell = row[CELLS.get(field, field)]
            if field == "year":
                cell = "no date" if pd.isna(cell) else str(cell)
            values = cell if isinstance(cell, tuple) else (cell,)
            chosen = getattr(wanted, field)
            good &= not chosen or any(value in chosen for value in values)
        if good:
            kept.append(row["id"])
    return kept


@given(WANTED)
def test_words_and_filters(wanted):
    assert list(matching(SHELF, wanted).index) == by_hand(wanted)


@given(WANTED)
def test_the_address_brings_the_choice_back(wanted):
    assert asked(wanted.to_query(), SHELF) == (wanted, {})


@given(WANTED)
def test_every_chip_can_be_taken_away(wanted):
    before = len(matching(SHELF, wanted))
    left = wanted
    for field, value in wanted.chips():
        fewer = left.without(field, value)
        assert (field, value) not in fewer.chips()
        assert len(fewer.chips()) == len(left.chips()) - 1
        left = fewer
    assert left == Wanted() and len(matching(SHELF, left)) == len(SHELF) >= before


@pytest.mark.slow
@examples(20)
@given(WANTED, st.sampled_from(FILTERS))
def test_a_filter_leaves_what_it_promised(wanted, field):
    for value, number in choices(SHELF, field, wanted).items():
        alone = asked(wanted.to_query() | {field: slug(value)}, SHELF)[0]
        assert len(matching(SHELF, alone)) == number


def test_nothing_wanted_keeps_everything():
    assert matching(SHELF, Wanted()).equals(SHELF)
    assert Wanted().to_query() == {} and Wanted().chips() == []


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("F013", ["F011"]),
        ("kakar literacy", ["F074"]),
        ("parent-teacher councils", ["F054"]),
        ("merged districts", ["F011", "F061"]),
        ("3,258", ["F032"]),
    ],
)
def test_a_search(words, ids):
    assert list(matching(SHELF, Wanted(words=words)).index) == ids


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("teachers'", "teachers’"),
        ("teachers'", "teacher"),
        ("head teacher", "head-teacher"),
        ("head teacher", "Headteachers"),
        ("transfer", "postings"),
        ("transfer", "tenure"),
        ("transfers of the", "transferred"),
        ("transfer", "تبادلہ"),
        ("transfer", "تبادلوں"),
        ("transfer", "تقرریاں"),
        ("transfer", "turnover"),
        ("head teacher", "HEAD‑TEACHER"),
        ("head teacher", "“Head  teacher”"),
        ("head teacher", "head­teacher"),
        ("teachers'", "teachers‛"),
        ("teachers", "what do the teachers say?"),
        ("DEO", "D.E.O."),
        ("out of school", "dropout"),
        ("politics", "سیاسی مداخلت"),
        ("budget", "budgetary"),
        ("training", "capacity-building"),
        ("training", "tráining"),
        ("girl", "لڑکیوں"),
        ("training", "تربيت"),
        ("women", "خواتین"),
        ("what is the budget", "money"),
    ],
)
def test_one_thing_by_many_words(words, same):
    found = list(matching(SHELF, Wanted(words=words)).index)
    assert found and found == list(matching(SHELF, Wanted(words=same)).index)


def test_stop_words_alone_keep_everything_and_nonsense_nothing():
    assert len(matching(SHELF, Wanted(words="the of and"))) == len(SHELF)
    assert matching(SHELF, Wanted(words="xyzzyqw")).empty


@pytest.mark.parametrize(
    ("words", "thing"),
    [("transfres", "transfer"), ("attendence xyzzyqw", "attendance")],
)
def test_where_nothing_fits_the_nearest_are_found(words, thing):
    assert matching(SHELF, Wanted(words=words)).empty
    near = list(nearest(SHELF, words).index)
    wanted = list(matching(SHELF, Wanted(words=thing)).index)
    assert near and set(near) <= set(wanted)
    assert nearest(SHELF, "xyzzyqw").empty


def test_what_does_not_exist_is_said():
    query = {"theme": "data-use,dreams", "year": "1492", "indicator": "x"}
    wanted, refused = asked(query, SHELF)
    assert wanted == Wanted(theme=("Data use",))
    assert refused == {"theme": "dreams", "year": "1492"}


def test_every_value_has_its_own_word_in_addresses():
    for field, values in OFFERED.items():
        slugs = [slug(value) for value in values]
        assert len(set(slugs)) == len(slugs) and all(slugs), field
        assert not any("," in each for each in slugs)


def test_values_stand_in_a_fixed_order():
    assert OFFERED["year"][:2] == ["2026", "2025"]
    assert OFFERED["year"][-1] == "no date"
    assert OFFERED["grade"] == ["moderate", "weak", "heading only"]
    assert OFFERED["recommendation"] == [f"R{n}" for n in range(1, 9)]


def test_the_table_to_take_away():
    table = flat(SHELF, sources())
    assert list(table.index) == list(findings().index)
    assert table.map(lambda cell: isinstance(cell, str)).all(axis=None)
    row = table.loc["F032"]
    assert (row["direction"], row["superseded_by"]) == ("against", "F073")
    assert row["links"].count("https://") == 2 and row["n"] == ""
    assert table.loc["F052", ["self_reported", "n"]].tolist() == ["yes", "56"]
    starts = table.map(lambda cell: cell.startswith(("=", "+", "-", "@")))
    assert not starts.any(axis=None)


def test_from_a_figure_to_its_findings():
    views = pd.Series(
        {
            "F901": ("indicator=a&lens=gap",),
            "F902": ("indicator=b", "indicator=a&lens=gap&within=sindh"),
            "F903": ("indicator=a&lens=level",),
            "F904": (),
        }
    )
    query = {"indicator": "a", "lens": "gap", "within": "sindh", "district": "none"}
    assert about(views, query) == ("F902", "F901")
    assert about(views, {"indicator": "z"}) == ()
    assert fields("indicator=a&lens=gap") == {"indicator": "a", "lens": "gap"}


def test_every_linked_figure_finds_its_finding_again():
    for id_, views in findings()["views"].items():
        for view in views:
            assert id_ in about(findings()["views"], fields(view))


@pytest.mark.parametrize(
    ("name", "id_"),
    [("F011", "F011"), ("f016 ", "F011"), ("F073", "F073"), ("F999", "")],
)
def test_an_earlier_id_leads_to_its_finding(name, id_):
    assert resolve(findings(), name) == id_


# Every eighth finding for `make quick`, and the others.
@pytest.mark.parametrize(
    "ids",
    some(
        [list(SHELF.index[::8]), [id_ for n, id_ in enumerate(SHELF.index) if n % 8]],
        2,
        2,
    ),
    ids=["some", "others"],
)
def test_every_finding_can_be_searched_for_alone(ids):
    lost, short = [], []
    for id_ in ids:
        wanted = Wanted(words=SHELF.at[id_, "statement"][:60])
        kept = matching(SHELF, wanted)
        lost += [] if id_ in kept.index else [id_]
        for field in {*FILTERS} - {"era", "recommendation"}:
            left = choices(SHELF, field, wanted)
            short += [] if sum(left.values()) >= len(kept) else [(id_, field)]
    assert not lost and not short
