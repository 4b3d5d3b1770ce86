"""What is read on a page is written for people: no names of columns, no raw dates."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.census import code
from ui.library.choice import SHOWS

MACHINE = re.compile(r"[^\W_]+_\w+")
ISO_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
VIEWS = {
    "start": ("start", {}),
    "map": ("map", {}),
    "map of literacy": ("map", {"indicator": "literacy_youth", "within": "sindh"}),
    "districts": ("district", {}),
    "profile": ("district", {"district": code("Kech")}),
    "sources": ("sources", {}),
    "finding": ("finding", {"finding": "F001"}),
    "finding with a figure": ("finding", {"finding": "F069"}),
    "finding on a card": ("finding", {"finding": "F032"}),
    **{show: ("findings", {"show": show}) for show in SHOWS},
}
# What stands in a block of code is meant to be copied as it is.
UNREAD = ("code", "markdown_code")


def page_of(name: str) -> AppTest:
    page, query = VIEWS[name]
    app = AppTest.from_file("../../ui/shell.py", default_timeout=60)
    app.query_params.update(query)
    if page != "start":
        app.switch_page(f"../pages/{page}.py")
    return app.run()


def elements(block):
    for child in getattr(block, "children", {}).values():
        yield from elements(child)
    yield block


def read(element) -> list[str]:
    """The texts of one element that a person can see."""
    kind = getattr(element, "type", "")
    proto = getattr(element, "proto", None)
    if kind in UNREAD:
        return []
    if kind in ("arrow_data_frame", "dataframe", "table", "arrow_table"):
        table = element.value.reset_index() if kind.endswith("table") else element.value
        cells = [table.columns, *(table[column] for column in table)]
        return [str(cell) for column in cells for cell in column]
    if kind == "html":
        return [unescape(re.sub(r"<style.*?</style>|<[^>]*>", " ", proto.body))]
    found = [getattr(proto, name, "") for name in ("label", "body", "placeholder")]
    found += list(getattr(proto, "options", ()))
    if hasattr(element, "label"):
        found.append(element.label)
    return [text for text in found if isinstance(text, str)]


def seen(text: str) -> str:
    """A text without the addresses of its links, code in a line and icons."""
    text = re.sub(r"\]\([^)]*\)|`[^`]*`|:material/\w+:|https?://\S+", " ", text)
    return text.replace("\\_", "_")


def shown(app: AppTest) -> list[str]:
    return [
        seen(text)
        for part in (app.main, app.sidebar)
        for element in elements(part)
        for text in read(element)
    ]


@pytest.mark.parametrize("name", VIEWS)
def test_no_page_shows_a_name_meant_for_machines(name):
    app = page_of(name)
    assert not app.exception
    texts = shown(app)
    assert len(" ".join(texts)) > 500
    assert [text for text in texts if MACHINE.search(text)] == []
    assert [text for text in texts if ISO_DATE.search(text)] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("band_persons", True),
        ("band\\_persons", True),
        ("[a word](http://x.example/a_b)", False),
        ("Use `self_reported` here", False),
        (":material/open_in_new: Open", False),
        ("5–16", False),
    ],
)
def test_the_reader_of_screens_reads(text, left):
    assert bool(MACHINE.search(seen(text))) == left
