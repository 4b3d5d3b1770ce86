"""The whole data set leaves as one file, and code gives every figure again."""

import io
import zipfile

import pandas as pd
import pytest

from data.census.code_book import FILES, public_counts, read_code_book
from tests.support.asked import asked
from tests.support.census import code as pcode
from tests.support.census import counts
from ui.edition import tables
from ui.gaps.choice import Comparison
from ui.gaps.compared import compare
from ui.gaps.compared import rates as rates_of
from ui.gaps.crossed import by_province, names
from ui.methods import code, data_set
from ui.research import clusters, decomposition
from ui.view.numbers import resolved, table_of
from ui.view.selection import NONE

VIEWS = [
    {},
    {"indicator": "literacy_by_age", "band": "10-12", "within": "sindh"},
    {"indicator": "toilet", "within": "khyber-pakhtunkhwa-merged"},
    {"indicator": "growth"},
    {"indicator": "population", "against": NONE},
    {"group": "female-rural", "against": "male-rural"},
]


@pytest.fixture(scope="module")
def packed():
    whole = zipfile.ZipFile(io.BytesIO(data_set.data_set()))
    assert whole.testzip() is None
    return {name.removeprefix("zila/"): whole.read(name) for name in whole.namelist()}


def test_every_table_is_there_twice_and_the_same(packed):
    for name in ("counts", *FILES):
        columns = pd.read_parquet(io.BytesIO(packed[f"{name}.parquet"]))
        plain = pd.read_csv(io.BytesIO(packed[f"{name}.csv"]), keep_default_na=False)
        assert list(plain) == list(columns) and len(plain) == len(columns) > 0


def test_the_code_book_says_what_every_column_is(packed):
    said = read_code_book()
    told = set(zip(said["file"], said["column"], strict=True))
    there = {
        (name, column)
        for name in ("counts", *FILES)
        for column in pd.read_parquet(io.BytesIO(packed[f"{name}.parquet"]))
    }
    assert told == there
    assert (said["meaning"] != "").all()


def test_it_says_whom_to_cite_and_which_edition_it_is(packed):
    edition = tables.tables().edition
    for name in ("README.txt", "CITATION.txt"):
        text = packed[name].decode()
        assert edition in text and "Pakistan Bureau of Statistics (2023)" in text
    assert "cite the Pakistan Bureau of Statistics" in packed["LICENCE.txt"].decode()


def test_it_is_always_the_same_bytes():
    kept = data_set.data_set()
    data_set.data_set.cache_clear()
    assert data_set.data_set() == kept


def test_counts_are_whole_and_told_no_finer_than_they_may_be():
    told, raw = public_counts(), counts()
    assert told["count"].sum() == raw["count"].sum()
    keys = ["level", "place", "item", "age_band", "sex", "residence"]
    assert not told.duplicated(keys).any()
    by_item = raw.groupby("item", observed=True)["count"].sum()
    assert told.groupby("item")["count"].sum().to_dict() == by_item.to_dict()
    assert set(told.loc[told["sex"] == "transgender", "level"]) == {"province"}
    close = told["item"].str.contains("religion|disability|difficulty|functional")
    assert "tehsil" not in set(told.loc[close, "level"])


def run(kind, view):
    """Run the code of a figure as a notebook does; return its ``table``."""
    room = {}
    exec(code.code(kind, view), room)
    return room["table"]


@pytest.mark.parametrize("query", VIEWS, ids=str)
def test_the_code_of_a_figure_gives_its_numbers(query):
    view = asked(query)[0]
    offered = code.kinds(view)
    inside = resolved(view).inside
    districts = run("districts", view)
    pd.testing.assert_frame_equal(districts, table_of(view, "district").loc[inside])
    pair = compare(Comparison().showing(view))
    if "tehsils" in offered:
        found, places = run("tehsils", view), tables.tables().tehsils
        whole = table_of(view, "tehsil")[places["district"].isin(inside)]
        pd.testing.assert_frame_equal(found, whole)
    if "people" in offered and "female-rural" not in query.values():
        pair_of = [rates_of(pair, key) for key in (view.group, view.against)]
        from analysis.gaps.gap import in_people

        whole = in_people(*pair_of, direction=pair.indicator.direction)
        assert run("people", view) == whole


def test_the_code_of_groups_crossed_gives_its_numbers():
    pair = compare(Comparison())
    whole, found = by_province(pair, names(pair)), run("provinces", pair.chosen)
    for key, name in names(pair).items():
        kept = whole[name].drop("Pakistan")
        pd.testing.assert_series_equal(found[key], kept, check_names=False)


def test_the_code_of_inequality_and_clusters_gives_their_numbers():
    pair = compare(Comparison())
    ours = rates_of(pair, "female")
    row = decomposition.splits(ours, pair.table["province"]).iloc[0]
    found = run("split", pair.chosen)
    assert found["total"] == pytest.approx(row["Total"])
    assert found["within"] == pytest.approx(row["Within provinces"])
    view = asked({"within": "sindh"})[0]
    table = run("clusters", view)
    whole, _ = clusters._found(clusters._asked(view))
    pd.testing.assert_frame_equal(table, whole[table.columns])
    assert pcode("Badin") in table.index
