"""What leaves the house says what it is, can be read back and runs no formula."""

import csv as plain
import io
import json
import re
from urllib.parse import parse_qsl, urlsplit

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal, assert_series_equal

from tests.support.asked import asked
from ui.edition import tables
from ui.figure import export
from ui.figure.figure import csv
from ui.map.facts import facts
from ui.map.picture import picture
from ui.view.selection import Selection

BARE = {"check_dtype": False, "check_names": False, "check_index": False}
TABLE = pd.DataFrame({"District": ["Kech", "Lahore"], "Girls, %": [60.123456789, 19.5]})
ABOUT = {"title": "Girls are behind boys", "edition": "0123456789"}
FORMULAS = [
    " =1+1",
    "\x0b=1+1",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "=HYPERLINK(A1)",
]


def read(data: bytes) -> pd.DataFrame:
    said = sum(row[:1] != [] and row[0].startswith("# ") for row in cells(data))
    return pd.read_csv(io.BytesIO(data), skiprows=said)


def cells(data: bytes) -> list[list[str]]:
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(plain.reader(text))


def said_of(data: bytes) -> dict[str, str]:
    rows = [row[0] for row in cells(data) if row and row[0].startswith("# ")]
    return dict(row.removeprefix("# ").split(": ", 1) for row in rows)


def lines(data: bytes) -> list[str]:
    return data.decode("utf-8-sig").splitlines()


def test_a_download_reads_back_as_it_was():
    assert_frame_equal(read(export.csv(TABLE, ABOUT)), TABLE)


def test_metadata_stand_above_the_header_one_line_each():
    said = lines(export.csv(TABLE, ABOUT))
    assert said[:3] == [
        "# title: Girls are behind boys",
        "# edition: 0123456789",
        'District,"Girls, %"',
    ]
    assert len(said) == 5


def test_spreadsheets_are_told_that_it_is_utf_8():
    data = export.csv(pd.DataFrame({"نام": ["کیچ"]}), {"title": "ضلع"})
    assert data.startswith(b"\xef\xbb\xbf# title: ")
    assert read(data)["نام"].tolist() == ["کیچ"]


def test_metadata_cannot_break_out_of_their_line():
    about = {"caveats": "One\nDistrict,Rate\r\n=1+1\n\nTwo"}
    said = cells(export.csv(TABLE, about))
    assert said[0] == ["# caveats: One District,Rate =1+1 Two"]
    assert_frame_equal(read(export.csv(TABLE, about)), TABLE)


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_a_spreadsheet_would_run_is_quoted(text):
    table = pd.DataFrame({text: [text, "Kech"]})
    data = export.csv(table, {})
    rows = list(plain.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert cells[-1] == "Kech"
    assert all(cell[:1] == "'" for cell in cells if cell not in ("Kech", ""))
    assert f"'{text}".replace("\x0b", " ") in cells


@pytest.mark.parametrize(
    "ending",
    [
        "\r",
        "\n",
        "\r\n",
    ],
)
def test_a_line_break_in_a_cell_makes_no_row(ending):
    """A spreadsheet would run what stands at the beginning of the row it makes."""
    data = export.csv(pd.DataFrame({"Name": [f"A{ending}=1+1", "Kech"]}), {})
    rows = plain.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert [row[0][:1] for row in rows if row] == ["N", "A", "K"]


def test_numbers_stay_numbers_also_below_0():
    table = pd.DataFrame({"Gap, pp": [-3.25, 4.0], "People": [-7, 12]})
    data = export.csv(table, {})
    assert_frame_equal(read(data), table)
    assert b"'" not in data


def test_what_is_missing_is_an_empty_cell():
    table = pd.DataFrame({"District": ["Kech", "Dir"], "Gap": [None, 1.5]})
    assert lines(export.csv(table, {}))[-2:] == ["Kech,", "Dir,1.5"]


@given(
    st.lists(
        st.tuples(st.text(st.characters(codec="utf-8"), max_size=9), st.floats()),
        min_size=1,
    )
)
def test_no_cell_of_text_begins_as_a_formula(rows):
    table = pd.DataFrame(rows, columns=["Name", "Value"])
    data = export.csv(table, {"title": "Any"}).decode("utf-8-sig")
    body = data.split("\n", 1)[1]
    for row in list(plain.reader(io.StringIO(body, newline="")))[1:]:
        if row:
            assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_table_stays_as_it_was():
    table = pd.DataFrame({"=A": ["=1"]})
    before = table.copy(deep=True)
    export.csv(table, {})
    assert_frame_equal(table, before)


@given(st.text() | st.lists(st.text()))
def test_embedded_values_cannot_close_a_script(value):
    said = export.embedded(value)
    assert "<" not in said
    assert json.loads(said) == value


VIEWS = [
    Selection(),
    Selection(within="islamabad"),
    Selection(group="female-rural", against="male-urban", lens="number"),
    Selection(indicator="population", group="all", against="none", lens="number"),
    Selection(indicator="literacy_youth", band="15-24", lens="level"),
]


@pytest.mark.parametrize("selection", VIEWS, ids=lambda view: view.indicator)
def test_every_figure_leaves_with_its_selection_and_edition(selection):
    about = facts(picture(selection))
    data = csv(about, selection)
    said = said_of(data)
    assert said["edition"] == tables.tables().edition
    assert said["figure"] == about.figure
    assert said["title"] == " ".join(about.headline.split())
    pairs = said["selection"].split(", ")
    assert dict(pair.split("=") for pair in pairs) == selection.to_query()
    query = dict(parse_qsl(urlsplit(said["address"]).query))
    assert query == selection.to_query()
    back, rows = read(data), about.numbers()[0]
    assert back["P-code"].tolist() == rows["P-code"].tolist()
    for name in rows.select_dtypes("float"):
        kept = [each for each in back if each.startswith(name)]
        whole = f"{name} (unrounded)" if len(kept) == 2 else kept[0]
        assert_series_equal(back[whole], rows[name], **BARE)


@pytest.mark.parametrize(
    "name", ["out_of_school_5_16", "toilet", "never_attended_5_16"]
)
def test_what_the_title_counts_is_counted_in_a_column(name):
    """Of the rounded numbers as many are over 10 as the title says."""
    selection = asked({"indicator": name})[0]
    back = read(csv(facts(picture(selection)), selection))
    said = facts(picture(selection)).headline
    (over,) = re.findall(r"more than 10 points in (\d+)", said)
    assert (back["Gap, pp (rounded to 0.1)"] > 10).sum() == int(over)
    (behind,) = re.findall(r" in (\d+) of \d+ districts", said)
    assert (back["Gap, pp (rounded to 0.1)"] > 0).sum() == int(behind)
    unrounded = back["Gap, pp (unrounded)"].dropna()
    apart = unrounded - back["Gap, pp (rounded to 0.1)"].dropna()
    assert (apart.abs() < 0.0501).all()


def test_counts_are_whole_numbers_also_beside_missing_ones():
    selection = asked({"indicator": "toilet"})[0]
    rows = cells(csv(facts(picture(selection)), selection))
    header = next(row for row in rows if not row[0].startswith("# "))
    body = rows[rows.index(header) + 1 :]
    for name in header:
        if re.search("people|households", name) and "rounded" not in name:
            column = [row[header.index(name)] for row in body]
            assert "" in column or "All" in name
            assert all(re.fullmatch(r"\d*", cell) for cell in column), name


def test_volatile_and_incomplete_counts_leave_with_their_flag():
    back = read(csv(facts(picture(Selection())), Selection())).set_index("District")
    assert "volatile count" in back.loc["Washuk", "Flags"]
    assert "incomplete count: 12.5%" in back.loc["Quetta", "Flags"]
    assert pd.isna(back.loc["Lahore", "Flags"])
    assert set(back["Outline"]) == {"approximate", "as drawn"}
