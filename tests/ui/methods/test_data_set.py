"""The whole data set leaves as one file, with its code book."""

import io
import zipfile

import pandas as pd
import pytest

from data.census.code_book import FILES, LIBRARY, public_counts, read_code_book
from tests.support.census import counts
from ui.edition import library, tables
from ui.methods import data_set


@pytest.fixture(scope="module")
def packed():
    whole = zipfile.ZipFile(io.BytesIO(data_set.data_set()))
    assert whole.testzip() is None
    return {name.removeprefix("zila/"): whole.read(name) for name in whole.namelist()}


def test_every_table_is_there_twice_and_the_same(packed):
    for name in ("counts", *FILES, *LIBRARY):
        columns = pd.read_parquet(io.BytesIO(packed[f"{name}.parquet"]))
        plain = pd.read_csv(io.BytesIO(packed[f"{name}.csv"]), keep_default_na=False)
        assert list(plain) == list(columns) and len(plain) == len(columns) > 0


def test_the_code_book_says_what_every_column_is(packed):
    said = read_code_book()
    told = set(zip(said["file"], said["column"], strict=True))
    there = {
        (name, column)
        for name in ("counts", *FILES, *LIBRARY)
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


def test_the_library_is_there_with_the_grades_of_the_page(packed):
    found = pd.read_parquet(io.BytesIO(packed["findings.parquet"])).set_index("id")
    shelf = library.shelf()
    assert found["grade"].to_dict() == shelf["grade"].astype(str).to_dict()
    assert (found["reasons"] != "").all()
    sources = pd.read_parquet(io.BytesIO(packed["finding_sources.parquet"]))
    named = {id_ for ids in found["sources"] for id_ in ids.split("|")}
    assert named <= set(sources["id"]) == set(library.cited().index)
    asks = pd.read_parquet(io.BytesIO(packed["recommendations.parquet"]))
    assert list(asks["id"]) == list(library.asks().index)
    assert "cite them, not Zila" in packed["LICENCE.txt"].decode()
