"""The whole data set as one file: tables as Parquet and CSV, code book, citation."""

import io
import zipfile
from collections.abc import Iterator

import pandas as pd
import streamlit as st

from data.census import credit
from data.census.code_book import (
    CODE_BOOK,
    FILES,
    LIBRARY,
    public_counts,
    read_code_book,
)
from data.checks import TABLES
from ui.edition import library, tables
from ui.figure import export

# No time enters, so that one edition is always the same file.
_DAY = (1980, 1, 1, 0, 0, 0)


def offer() -> None:
    """Offer the file; it is made once, when it is first asked for."""
    edition = tables.tables().edition
    st.write(
        "Every count, district and definition behind the figures, and the library of "
        "findings with grades and sources; with a code book, the licence and how to "
        "cite it. Transgender persons are summed to provinces, religious minorities "
        "and reported disability to districts, to protect people."
    )
    st.download_button(
        "Whole data set (ZIP: Parquet and CSV)",
        data_set,
        file_name=f"zila-data-{edition}.zip",
        mime="application/zip",
        on_click="ignore",
        icon=":material/folder_zip:",
        key="data_set",
    )


@tables.once
def data_set() -> bytes:
    """Return the whole data set as a zip; of one edition always the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in _contents():
            whole.writestr(zipfile.ZipInfo(f"zila/{name}", _DAY), content, 8)
    return made.getvalue()


def _contents() -> Iterator[tuple[str, bytes]]:
    yield "README.txt", _read_me().encode()
    yield "CITATION.txt", f"{cited()}\n".encode()
    yield "LICENCE.txt", _licence().encode()
    yield "code_book.csv", CODE_BOOK.read_bytes()
    for name, table in packed().items():
        plain, columns = io.BytesIO(), io.BytesIO()
        table.to_csv(plain, index=False, lineterminator="\n", encoding="utf-8-sig")
        table.to_parquet(columns, index=False, compression="zstd")
        yield f"{name}.csv", plain.getvalue()
        yield f"{name}.parquet", columns.getvalue()


def packed() -> dict[str, pd.DataFrame]:
    """Return the tables of the data set by name."""
    types = read_code_book().set_index(["file", "column"])["type"]
    found = {}
    for name in (*FILES, *LIBRARY):
        table = pd.read_csv(TABLES / f"{name}.csv", dtype=str, keep_default_na=False)
        for column in table:
            if types[name, column] in _NUMBERS:
                numbers = pd.to_numeric(table[column].replace("", None))
                table[column] = numbers.astype(_NUMBERS[types[name, column]])
        found[name] = table
    shelf, graded = library.shelf(), found["findings"]
    # By the rule, of what the row says: it stands in no table.
    graded.insert(1, "grade", shelf["grade"].loc[graded["id"]].astype(str).to_list())
    reasons = shelf["reasons"].loc[graded["id"]]
    graded.insert(2, "reasons", ["; ".join(each) for each in reasons])
    return {"counts": public_counts()} | found


_NUMBERS = {"integer": "Int64", "number": "float64", "0 or 1": "Int64"}


def cited() -> str:
    """Return how the data set is cited."""
    of = tables.tables().indicators.values()
    source = next(iter(of)).source
    part = f"Zila, data set, edition {tables.tables().edition}"
    return credit.citation(source, "tables named in indicators.csv", "2023", part)


def _licence() -> str:
    return (
        f"{credit.LICENCE}. Tables and definitions: Zila.\n"
        f"Findings: {export.LIBRARY.licence}.\n"
    )


def _read_me() -> str:
    return (
        f"Zila, data set, edition {tables.tables().edition}\n\n"
        "Each table stands here twice, as CSV (UTF-8) and as Parquet, with the same "
        "rows. code_book.csv says what every column means.\n"
        "A rate is a ratio of sums: add the counts of a place first, divide once. "
        "Never average rates.\n"
        "Read it: pandas.read_parquet('zila/counts.parquet')\n\n"
        "findings, finding_sources, recommendations, topics, posts and glossary are "
        "the library: what published work says, in our words, graded by rule.\n\n"
        f"{_licence()}Cite: {cited()}\n"
    )
