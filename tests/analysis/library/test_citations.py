"""Citations: every source once, in two formats that read back to the same."""

import json
import re

import pytest

from analysis.library.citations import bibtex, cited, csl, csl_json
from tests.support.findings import findings, made, sources

# The types of CSL 1.0.2 we use, and the fields BibTeX asks of each of its types.
CSL_TYPES = {
    "article-journal",
    "article-newspaper",
    "document",
    "report",
    "thesis",
    "webpage",
}
REQUIRED = {
    "article": {"author", "title", "journal"},
    "techreport": {"title", "institution", "year"},
    "phdthesis": {"title", "school", "year"},
    "misc": {"title"},
}
_ENTRY = re.compile(r"@(\w+)\{(\w+),\n(.*?)^\}", re.S | re.M)
_FIELD = re.compile(r"^  (\w+) = \{(.*)\},$", re.M)


def entries(text):
    """Read our BibTeX back: key -> (type, fields), titles without their braces."""
    return {
        key: (kind, dict(_FIELD.findall(body)))
        for kind, key, body in _ENTRY.findall(text)
    }


def test_every_source_once_in_both_formats():
    assert list(entries(bibtex(sources()))) == list(sources().index)
    assert [item["id"] for item in csl(sources())] == list(sources().index)


def test_what_is_chosen_is_cited_once():
    table = made({"sources": ("S03", "S02")}, {"sources": ("S02",)})
    assert list(cited(table, sources()).index) == ["S02", "S03"]
    assert set(cited(findings(), sources()).index) <= set(sources().index)


def test_json_reads_back():
    assert json.loads(csl_json(sources())) == csl(sources())


@pytest.mark.parametrize("item", csl(sources()), ids=lambda item: item["id"])
def test_an_item_is_valid(item):
    source = sources().loc[item["id"]]
    assert item["type"] in CSL_TYPES and item["URL"] == source["url"]
    assert item["title"] == source["title"]
    assert all(item.values())
    for field in ("issued", "accessed"):
        if field in item:
            [parts] = item[field]["date-parts"]
            day = source["date" if field == "issued" else "read_on"]
            assert parts == [int(part) for part in day.split("-")]
    families = [author["family"] for author in item.get("author", [])]
    assert families == [author.split(",")[0] for author in source["authors"]]


@pytest.mark.parametrize("key", list(sources().index))
def test_an_entry_is_valid(key):
    kind, held = entries(bibtex(sources()))[key]
    assert REQUIRED[kind] <= set(held)
    assert held["url"] == sources().loc[key, "url"]
    assert held["title"] == "{" + escaped(sources().loc[key, "title"]) + "}"
    for text in held.values():
        plain = text.replace("\\{", "").replace("\\}", "")
        assert plain.count("{") == plain.count("}")
    names = held.get("author", "").split(" and ")
    assert tuple(filter(None, names)) == sources().loc[key, "authors"]


def escaped(title):
    return title.replace("&", r"\&").replace("_", r"\_").replace("%", r"\%")


def test_special_characters_are_escaped_and_addresses_are_not():
    one = (
        sources()
        .loc[["S19"]]
        .assign(
            title="50% of {A_B} & C#1 for $5 ~ x^2 \\ Urdu: تعلیم",
            publisher="Bits & Bytes",
            url="https://example.org/a_b?x=1&y=50%25#z",
        )
    )
    text = bibtex(one)
    title = (
        r"50\% of \{A\_B\} \& C\#1 for \$5 \textasciitilde{} x\textasciicircum{}2 "
        r"\textbackslash{} Urdu: تعلیم"
    )
    assert f"  title = {{{{{title}}}}},\n" in text
    assert "howpublished = {Bits \\& Bytes}" in text
    assert "url = {https://example.org/a_b?x=1&y=50%25#z}" in text


def test_an_article_without_its_journal_claims_none():
    kind, held = entries(bibtex(sources()))["S07"]
    assert kind == "misc" and "journal" not in held


def test_nothing_chosen_cites_nothing():
    none = cited(findings().iloc[:0], sources())
    assert bibtex(none) == "" and json.loads(csl_json(none)) == []
