"""Every file that any page offers is read back, and says what it is."""

import csv
import io
import json
import re
from dataclasses import dataclass
from itertools import product

import pandas as pd
import pytest
import streamlit as st

from tests.support.apptest import opened
from tests.support.census import code, districts
from tests.support.quick import some
from tests.support.source import CODE, named
from ui.edition import tables

KECH = {"district": code("Kech")}
PAIR = {"districts": f"{code('Kech')}.{code('Badin')}"}
PAGES = [
    ("start", {}),
    ("map", {}),
    ("map", {"indicator": "growth"}),
    ("map", {"indicator": "population"}),
    ("map", {"indicator": "toilet", "lens": "number", "within": "balochistan"}),
    ("district", KECH),
    ("district", KECH | {"indicator": "population"}),
    *product(["gaps"], [{"show": show} for show in ("begin", "ranked", "people")]),
    *product(["gaps"], [{"show": show} for show in ("quadrants", "crossed")]),
    ("gaps", {"show": "districts", **PAIR}),
    ("gaps", {"show": "districts", "against": "none", **PAIR}),
    ("gaps", {"show": "indicators"}),
    ("gaps", {"show": "begin", "within": "sindh", "against": "none"}),
    *product(
        ["gaps"], [{"show": "research", "part": p} for p in ("measures", "index")]
    ),
    *product(
        ["gaps"], [{"show": "research", "part": p} for p in ("behind", "clusters")]
    ),
    ("findings", {}),
]
SAID = {"title", "definition", "source", "vintage", "licence", "citation", "edition"}
SAID |= {"figure", "flags", "rounding", "counting", "address", "written", "caveats"}
OF_LISTS = {"title", "edition", "written", "address", "citation", "sources"}
# Who else offers files: lists of a room, its moves, sheets to print.
ELSEWHERE = {
    *("ui/recorder/posts.py", "ui/recorder/table_files.py", "ui/desk/decision.py"),
    *("ui/desk/result.py", "ui/desk/moving.py", "ui/check/checklist.py"),
}
HERE = {
    *("ui/figure/figure.py", "ui/library/cards.py", "ui/takeaway/html_map.py"),
    *("ui/methods/data_set.py", "ui/takeaway/svg_map.py", "ui/takeaway/geo_layer.py"),
}
OPEN = {"tehsils": True, "map_data": True}


@dataclass(frozen=True)
class File:
    """One file of a page."""

    name: str
    content: bytes

    def rows(self):
        text = io.StringIO(self.content.decode("utf-8-sig"), newline="")
        return list(csv.reader(text))

    def about(self):
        said = [row for row in self.rows() if row[0].startswith("# ")]
        assert all(len(row) == 1 for row in said), self.name
        return dict(row[0].removeprefix("# ").split(": ", 1) for row in said)


def made(data):
    content = data() if callable(data) else data
    return content.encode() if isinstance(content, str) else content


def offered(monkeypatch, page, asked):
    """All files of a page, made as a press makes them."""
    found = {}

    def button(_, data, file_name=None, *_rest, **_more):
        found[file_name] = data
        return False

    monkeypatch.setattr(st, "download_button", button)
    app = opened(page, **asked)
    for key, value in OPEN.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception
    return [File(name, made(data)) for name, data in found.items()]


def test_whoever_offers_a_file_is_known():
    offering = {named(p) for p in CODE if "download_button(" in p.read_text("utf-8")}
    assert offering == HERE | ELSEWHERE


def is_csv(file):
    return file.name.endswith(".csv")


@pytest.mark.parametrize(("page", "asked"), some(PAGES, 1, 2), ids=str)
def test_every_file_says_what_it_is_and_reads_back(monkeypatch, tmp_path, page, asked):
    files = offered(monkeypatch, page, asked)
    assert any(is_csv(file) for file in files)
    for file in files:
        if is_csv(file):
            reads_back(file, tmp_path, OF_LISTS if page == "findings" else SAID)
        elif file.name.endswith(("svg", "html", "geojson")):
            text = file.content.decode()
            for what in ("Official statistics".lower(), "Edition", "volatile count"):
                assert what.lower() in text.lower() or "within" in asked, file.name
            assert re.search(r"http://[\w.\[\]:]+/\w*\?", text), file.name


def reads_back(file, tmp_path, said):
    about = file.about()
    assert about.keys() >= said, said - about.keys()
    line = about["read in Python"]
    assert file.content.startswith(b"\xef\xbb\xbf")
    (tmp_path / file.name).write_bytes(file.content)
    assert f"'{file.name}'" in line
    line = line.replace(f"'{file.name}'", repr(str(tmp_path / file.name)))
    table = eval(line, {"pandas": pd})
    header = file.rows()[len(about)]
    assert list(table) == header and len(table) == len(file.rows()) - len(about) - 1
    assert len(table) and not any(name.startswith("Unnamed") for name in header)
    numbers = [n for n in header if pd.api.types.is_float_dtype(table[n])]
    for name in numbers:
        known = table[name].dropna()
        # A number with decimals says its unit, or how it is written.
        assert (known % 1 == 0).all() or re.search("%|pp|rounded|index", name), name
    own_code(table)


def own_code(table):
    """Rows of districts have their own code and its flag; others have none."""
    if "P-code" not in table:
        return
    place = "District" if "District" in table else "Place"
    names, flags = districts()["name"], tables.flags()
    assert "Flags" in table
    for row in table.to_dict("records"):
        known = isinstance(row["P-code"], str)
        if not known:
            assert place == "Place" and "district" not in row[place]
            continue
        assert row[place].removesuffix(" district") == names[row["P-code"]]
        flag = row["Flags"] if isinstance(row["Flags"], str) else ""
        assert flag == flags[row["P-code"]]


def test_layers_say_what_a_csv_says(monkeypatch):
    files = offered(monkeypatch, "map", {})
    (layer,) = [f for f in files if f.name.startswith("zila-districts")]
    assert json.loads(layer.content)["zila"].keys() >= SAID
