"""The shipped tables pass their readers, are complete, and came from the source."""

import time

import pandas as pd
import pytest

from data import checks
from data.build.__main__ import MADE, build, main
from data.build.columns import ITEMS_OF
from data.census import districts, gazetteer
from data.census.counts import read_counts, read_missing
from data.census.indicators import read_indicators
from data.census.items import ITEMS
from data.census.published import read_published
from data.edition import edition
from data.vocabulary import PROVINCES, name_key
from tests.support.census import SOURCE, counts, needs_source, rows

READERS = (
    districts.read_districts,
    gazetteer.read_tehsils,
    gazetteer.read_aliases,
    gazetteer.read_neighbours,
    gazetteer.read_tiles,
    read_counts,
    read_missing,
    read_indicators,
    read_published,
    edition,
)


@pytest.mark.slow
def test_every_table_is_read_quickly():
    # Against reading the same bytes as bare text, in the same process.
    bare = min(_cpu_of(_bare) for _ in range(3))
    # Each as at its first call: without what is remembered.
    readers = [getattr(read, "__wrapped__", read) for read in READERS]
    checked = min(_cpu_of(lambda: [read() for read in readers]) for _ in range(3))
    assert checked < 20 * bare, checked / bare


def _bare():
    for path in checks.TABLES.glob("*.csv"):
        pd.read_csv(path, dtype=str, keep_default_na=False)
    for path in checks.TABLES.glob("*.parquet"):
        pd.read_parquet(path)


def _cpu_of(act):
    start = time.process_time()
    act()
    return time.process_time() - start


def test_tables_are_small():
    sizes = {path.name: path.stat().st_size for path in checks.TABLES.iterdir()}
    assert sum(sizes.values()) < 1_000_000, sizes


def test_districts_stand_in_one_order():
    table = districts.read_districts()
    assert tuple(table["province"].unique()) == PROVINCES
    for _, group in table.groupby("province"):
        assert group["name"].is_monotonic_increasing
    assert len(table) == 136 and (table["name_ur"] != "").all()
    assert table[["lat", "lon"]].notna().all(axis=None)


def test_tehsils_follow_their_districts():
    table = gazetteer.read_tehsils()
    assert len(table) == 591
    order = list(districts.read_districts().index)
    assert list(table["district"].unique()) == order


def test_counts_have_every_item_and_tidy_types():
    table = read_counts()
    assert set(table["item"].unique()) == set(ITEMS)
    assert table["count"].dtype == "int64" and (table["count"] > 0).all()
    assert list(table["item"].cat.categories) == list(ITEMS)
    tehsils = list(gazetteer.read_tehsils().index)
    assert list(table["tehsil"].cat.categories) == tehsils


def test_no_minority_stands_alone():
    named = ("ahmadi", "christian", "hindu", "sikh", "parsi", "scheduled", "muslim")
    assert not [item for item in ITEMS if any(word in item for word in named)]


def test_other_spellings_have_one_key():
    spellings = ("Tando Allah-Yar", "tando  allahyar", "TANDO ALLAHYAR")
    assert {name_key(name) for name in spellings} == {"tandoallahyar"}
    assert name_key("كراچي") == name_key("کراچی")
    aliases = gazetteer.read_aliases()
    for spelling, code in {"موسی خیل": "PK221", "Nawabshah": "PK719"}.items():
        found = aliases[aliases["key"] == name_key(spelling)]
        assert set(found["district"]) == {code}


def test_edition_changes_with_contents_only(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.csv").write_bytes(b"x,y\n1,2\n")
    first = edition(tmp_path / "one")
    assert len(first) == 10 and int(first, 16) >= 0
    assert edition(tmp_path / "two") == first
    (tmp_path / "two" / ".notes").write_bytes(b"not a table")
    assert edition(tmp_path / "two") == first
    (tmp_path / "two" / "a.csv").write_bytes(b"x,y\n1,3\n")
    assert edition(tmp_path / "two") != first


def test_published_estimates():
    table = read_published()
    assert table.loc["pie", ["value", "unit"]].tolist() == [26.2, "million"]
    assert table.loc["aser_rural", ["value", "unit"]].tolist() == [13.7, "percent"]
    assert set(table["topic"]) <= set(read_indicators())
    # Neither was read in the report itself, and both say so.
    assert table.loc["pie", "how_read"].startswith("press reports of January 2024")
    assert table.loc["aser_rural", "how_read"].startswith("a public compilation")
    assert table["how_read"].str.endswith("not the report itself").all()


@pytest.mark.slow
@needs_source
@pytest.mark.parametrize("name", sorted(ITEMS_OF))
def test_every_count_is_conserved(name):
    """Tehsil for tehsil and cell for cell, for every item of one source file."""
    source = pd.read_csv(SOURCE / name)
    for item in {item for items in ITEMS_OF[name].values() for item in items}:
        into = [indicator for indicator, to in ITEMS_OF[name].items() if item in to]
        expected = source[source["indicator"].isin(into)]
        shipped = rows(item)
        assert shipped["count"].sum() == expected["value"].sum(), item
        for ours, theirs in {
            "tehsil": "tehsil_id",
            "district": "district_id",
            "age_band": "age_band",
            "sex": "sex",
            "residence": "residence",
        }.items():
            if theirs in expected:
                cells = expected[theirs].replace("male_or_transgender", "male")
                sums = expected["value"].groupby(cells).sum()
                got = shipped["count"].groupby(shipped[ours].astype(str)).sum()
                assert got.to_dict() == sums.to_dict(), (item, ours)


@needs_source
def test_nothing_but_the_documented_was_left_out():
    left_out = {
        (name, indicator)
        for name, items_of in ITEMS_OF.items()
        for indicator, items in items_of.items()
        if not items
    }
    assert left_out == {
        ("census_population.csv", "area_sqkm"),
        ("census_education_age.csv", "primary_completed"),
    }
    assert set(ITEMS) == {
        item
        for items_of in ITEMS_OF.values()
        for items in items_of.values()
        for item in items
    }


@pytest.mark.slow
@needs_source
def test_the_build_makes_the_shipped_tables(tmp_path):
    lines = build(SOURCE, tmp_path)
    assert len(lines) == len(MADE)
    for name in MADE:
        made, shipped = tmp_path / name, checks.TABLES / name
        if name.endswith(".csv"):
            assert made.read_bytes() == shipped.read_bytes(), name
    assert read_counts(tmp_path).equals(read_counts())


def test_a_folder_without_figures_is_refused(tmp_path, capsys):
    target = tmp_path / "tables"
    assert main([str(tmp_path), "--into", str(target)]) == 1
    assert "districts.csv is not there" in capsys.readouterr().err
    assert not target.exists()


def test_provinces_of_the_counts():
    assert set(counts()["province"].unique()) == set(PROVINCES)
