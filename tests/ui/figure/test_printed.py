"""Tables for paper: every row, written as on screen, and nothing that runs."""

import re

import numpy as np
import pandas as pd

from ui.figure import printed
from ui.figure.table import COUNT, INDEX, PERCENT

ROWS = pd.DataFrame(
    {
        "District": ["Kech", "<b>Dir</b>", None],
        "Girls, %": [39.04, -5.0, np.nan],
        "Parity": [0.899, 1.0, np.nan],
        "People": [1_234_567, 0, 12],
        "Worst": [True, False, False],
    }
)
COLUMNS = {"Girls, %": PERCENT, "Parity": INDEX, "People": COUNT}


def read(html):
    rows = [re.findall(r"<t[hd][^>]*>([^<]*)", row) for row in html.split("<tr>")]
    return rows[1:]


def test_every_row_stands_there_as_it_is_written_on_screen():
    assert read(printed.table(ROWS, COLUMNS)) == [
        list(ROWS.columns),
        ["Kech", "39.0", "0.90", "1,234,567", "yes"],
        ["&lt;b&gt;Dir&lt;/b&gt;", "−5.0", "1.00", "0", "no"],
        ["–", "–", "–", "12", "no"],
    ]


def test_a_number_without_a_format_is_written_plainly():
    rows = pd.DataFrame({"a": [1.0, 0.12345, 2000.5]})
    assert [row[0] for row in read(printed.table(rows))[1:]] == [
        "1",
        "0.1235",
        "2000.5",
    ]


def test_a_table_wider_than_a_page_names_each_column_in_each_row():
    wide = pd.DataFrame({f"Column {n} & more": ["said"] for n in range(20)})
    html = printed.table(wide)
    assert 'class="zila-printed wide"' in html
    assert html.count('<td data-of="Column 7 &amp; more">said') == 1
    assert "wide" not in printed.table(wide.iloc[:, :10])


def test_a_word_wider_than_a_column_may_be_broken():
    rows = pd.DataFrame(
        {"Formula": ["x" * 40, "short words only, though many of them"]}
    )
    assert printed.table(rows).count('class="long"') == 1
