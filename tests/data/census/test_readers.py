"""Each reader refuses a broken table and says file, row, column and cure."""

import shutil

import pandas as pd
import pytest

from data.census import districts, gazetteer
from data.census.counts import read_counts, read_missing
from data.census.indicators import read_indicators
from data.census.other_names import read_other_names
from data.census.published import read_published
from data.checks import TABLES
from data.errors import BadTable

READERS = {
    "districts.csv": districts.read_districts,
    "tehsils.csv": gazetteer.read_tehsils,
    "aliases.csv": gazetteer.read_aliases,
    "other_names.csv": read_other_names,
    "neighbours.csv": gazetteer.read_neighbours,
    "tiles.csv": gazetteer.read_tiles,
    "missing.csv": read_missing,
    "indicators.csv": read_indicators,
    "published.csv": read_published,
}
# Table, column, wrong value: each a different promise broken.
WRONG = [
    ("districts.csv", "province", "Punjb"),
    ("districts.csv", "area_km2", "12 km"),
    ("districts.csv", "area_km2", "0"),
    ("districts.csv", "lat", "74.3"),
    ("districts.csv", "merged", "yes"),
    ("districts.csv", "name", ""),
    ("districts.csv", "parent", "PK999"),
    ("districts.csv", "year_created", "nineteen"),
    ("tehsils.csv", "district", "PK999"),
    ("tehsils.csv", "tehsil", "PK999-01"),
    ("tehsils.csv", "area_sqkm", "-1"),
    ("aliases.csv", "district", "PK999"),
    ("aliases.csv", "relation", "twin"),
    ("aliases.csv", "key", "Not A Key"),
    ("other_names.csv", "place", "PK999"),
    ("other_names.csv", "place", "division:Atlantis"),
    ("other_names.csv", "relation", "twin"),
    ("other_names.csv", "year", "2022"),
    ("other_names.csv", "alias", "?!"),
    ("neighbours.csv", "neighbour", "PK999"),
    ("neighbours.csv", "neighbour", "PK201"),
    ("neighbours.csv", "border", "wide"),
    ("neighbours.csv", "km", "1.5"),
    ("tiles.csv", "district", "PK999"),
    ("tiles.csv", "row", "0"),
    ("tiles.csv", "province", "FATA"),
    ("missing.csv", "item", "band_everything"),
    ("missing.csv", "why", ""),
    ("indicators.csv", "numerator", "literate_11plus"),
    ("indicators.csv", "numerator", "literate_10plus*2"),
    ("indicators.csv", "denominator", ""),
    ("indicators.csv", "direction", "good"),
    ("indicators.csv", "dimensions", "sex wealth"),
    ("indicators.csv", "bands", "5-10"),
    ("indicators.csv", "unit", "people"),
    ("indicators.csv", "lack", ""),
    ("indicators.csv", "people_female", ""),
    ("indicators.csv", "caveats", ""),
    ("indicators.csv", "projector", "2"),
    ("published.csv", "value", "many"),
    ("published.csv", "unit", "crore"),
    ("published.csv", "url", "http://example.org"),
    ("published.csv", "read_on", "last week"),
    ("published.csv", "how_read", ""),
]


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
def test_a_missing_column_is_named(tables, name):
    column = pd.read_csv(tables / name, nrows=0).columns[-1]
    change(tables / name, lambda table: table.drop(columns=column))
    error = refused(READERS[name], tables)
    assert error.problem == f"{name} has no column {column}"
    assert column in error.remedy


@pytest.mark.parametrize("name", READERS)
def test_a_repeated_row_is_named(tables, name):
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


@pytest.mark.parametrize("name", READERS)
def test_a_file_that_is_gone_or_no_table_is_said(tables, name):
    (tables / name).write_bytes(b"\xff\xfe\x00 no table")
    assert refused(READERS[name], tables).problem.startswith(f"{name} cannot be read")
    (tables / name).write_text("", encoding="utf-8")
    assert refused(READERS[name], tables).problem == f"{name} has no rows"
    (tables / name).unlink()
    assert refused(READERS[name], tables).problem == f"{name} is not there"


def test_a_ragged_row_is_named(tables):
    with (tables / "tehsils.csv").open("a", encoding="utf-8") as file:
        file.write("PK999-01,PK999\n")
    problem = refused(gazetteer.read_tehsils, tables).problem
    assert "tehsils.csv, row 593 has 2 cells" in problem


def test_a_district_left_out_is_named(tables):
    change(tables / "tiles.csv", lambda table: table[table["district"] != "PK226"])
    problem = refused(gazetteer.read_tiles, tables).problem
    assert problem == "tiles.csv, column district has no row for PK226"


def test_a_near_miss_is_offered(tables):
    change(tables / "districts.csv", lambda table: table.replace("Sindh", "Sind"))
    assert "Use Sindh" in refused(districts.read_districts, tables).remedy


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("tehsil", "PK999-01"),
        ("item", "people"),
        ("age_band", "5-10"),
        ("sex", "women"),
        ("residence", "town"),
        ("count", -1),
    ],
)
def test_a_wrong_count_is_named(tables, column, value):
    path = tables / "counts.parquet"
    table = pd.read_parquet(path).astype({"count": "int64"})
    table[column] = table[column].astype(object)
    table.loc[4, column] = value
    table.to_parquet(path)
    problem = refused(read_counts, tables).problem
    assert problem.startswith(f"counts.parquet, row 5, column {column}: “{value}”")


def test_a_count_twice_or_without_column_is_named(tables):
    path = tables / "counts.parquet"
    table = pd.read_parquet(path)
    pd.concat([table, table.iloc[[2]]]).to_parquet(path)
    problem = refused(read_counts, tables).problem
    assert f"row {len(table) + 1}, column tehsil + item" in problem
    assert problem.endswith("stands in row 3 already")
    table.drop(columns="sex").to_parquet(path)
    assert "has no column sex" in refused(read_counts, tables).problem
    path.write_bytes(b"not parquet")
    assert "cannot be read" in refused(read_counts, tables).problem
    path.unlink()
    assert refused(read_counts, tables).problem == "counts.parquet is not there"


def test_a_steward_corrects_names(tmp_path, monkeypatch):
    monkeypatch.setenv("ZILA_HOME", str(tmp_path))
    path = tmp_path / "names.csv"
    text = "district,name,name_ur\nPK504,Battagram,\n"
    path.write_text(text, encoding="utf-8-sig")
    before = districts.read_districts().index
    table = districts.read_districts()
    assert table.loc["PK504", ["name", "name_ur"]].tolist() == ["Battagram", "بٹگرام"]
    assert gazetteer.read_tiles().loc["PK504", "name"] == "Battagram"
    assert table.index.equals(before)
    for row, words in {
        "PK999,Nowhere,": "row 2, column district: “PK999” is not a known value",
        "PK504,Swat,": "row 2, column name: “Swat” is the name of two districts",
    }.items():
        path.write_text(f"district,name,name_ur\n{row}\n", encoding="utf-8")
        with pytest.raises(BadTable, match="names.csv") as caught:
            districts.read_districts()
        assert words in caught.value.problem


def test_a_table_is_read_again_only_once_a_file_has_changed(tables, monkeypatch):
    read = []
    whole = districts.read_text
    monkeypatch.setattr(
        districts, "read_text", lambda *given: read.append(given) or whole(*given)
    )
    first = districts.read_districts(tables)
    assert districts.read_districts(tables).equals(first)
    assert len(read) == 1
    # What is given is the asker's own.
    mine = districts.read_districts(tables)
    mine.loc[mine.index[0], "name"] = "Elsewhere"
    assert districts.read_districts(tables).equals(first)
    path = tables / "districts.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(first["name"].iloc[0], "Elsewhere"), encoding="utf-8")
    assert districts.read_districts(tables)["name"][first.index[0]] == "Elsewhere"
    (tables / "districts.csv").unlink()
    with pytest.raises(BadTable, match="is not there"):
        districts.read_districts(tables)
    assert "Elsewhere" not in set(districts.read_districts()["name"])
