"""The sources of chosen findings as citations: CSL-JSON and BibTeX."""

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

_CSL = {
    "article": "article-journal",
    "news": "article-newspaper",
    "order": "document",
    "plan": "report",
    "report": "report",
    "thesis": "thesis",
    "web": "webpage",
}
_BIBTEX = {
    "article": ("article", "publisher"),
    "plan": ("techreport", "institution"),
    "report": ("techreport", "institution"),
    "thesis": ("phdthesis", "school"),
}
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {sign: f"\\{sign}" for sign in "&%$#_"}


def cited(findings: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return the sources of some findings, each once, in the order of the sources.

    Parameters
    ----------
    findings : ``sources`` : tuple of ids
    sources : indexed by id, see `data.library.sources`
    """
    named = {id_ for ids in findings["sources"] for id_ in ids}
    return sources[sources.index.isin(named)]


def csl(sources: pd.DataFrame) -> list[dict[str, Any]]:
    """Return one CSL item a source: type, title, authors, dates, address.

    Parameters
    ----------
    sources : indexed by id, see `data.library.sources`
    """
    return [_item(id_, source) for id_, source in sources.iterrows()]


def csl_json(sources: pd.DataFrame, about: Mapping[str, str] | None = None) -> str:
    """Return the sources as the text of a CSL-JSON file (see `csl`).

    Parameters
    ----------
    sources : indexed by id, see `data.library.sources`
    about : what the file says of itself; the format being a bare list, each item holds
        it under ``custom``, which styles do not print
    """
    items = csl(sources)
    if about:
        items = [item | {"custom": dict(about)} for item in items]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _item(id_: str, source: pd.Series) -> dict[str, Any]:
    item = {
        "id": id_,
        "type": _CSL[source["kind"]],
        "title": source["title"],
        "author": [_name(author) for author in source["authors"]],
        "container-title": source["container"],
        "volume": source["volume"],
        "issue": source["issue"],
        "publisher": source["publisher"],
        "issued": _parts(source["date"]),
        "URL": source["url"],
        "accessed": _parts(source["read_on"]),
    }
    if source["kind"] == "news":
        item["container-title"] = item.pop("publisher")
    return {key: value for key, value in item.items() if value}


def _name(author: str) -> dict[str, str]:
    family, _, given = author.partition(", ")
    return {"family": family} | ({"given": given} if given else {})


def _parts(day: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else {}


def bibtex(sources: pd.DataFrame, about: Mapping[str, str] | None = None) -> str:
    """Return the sources as the text of a BibTeX file in UTF-8.

    Special characters are escaped and titles keep their capitals; addresses are left
    as they are, as styles print them unchanged.

    Parameters
    ----------
    sources : indexed by id, see `data.library.sources`
    about : what the file says of itself, in lines before the entries; text between
        entries is none, as long as it has no ``@``
    """
    said = [
        f"% {key}: {' '.join(value.split())}".replace("@", " at ")
        for key, value in (about or {}).items()
    ]
    top = "\n".join([*said, "", ""]) if said else ""
    return top + "\n".join(_entry(id_, source) for id_, source in sources.iterrows())


def _entry(id_: str, source: pd.Series) -> str:
    kind, publisher = _BIBTEX.get(source["kind"], ("misc", "howpublished"))
    if not source["container" if kind == "article" else "date"]:
        kind, publisher = "misc", "howpublished"
    year, month = ([*source["date"].split("-"), "", ""])[:2]
    texts = {
        "author": " and ".join(source["authors"]),
        "title": source["title"],
        "journal": source["container"],
        "volume": source["volume"],
        "number": source["issue"],
        publisher: source["publisher"],
        "year": year,
        "month": month,
    }
    lines = [f"  {key} = {{{_escaped(text)}}}," for key, text in texts.items() if text]
    lines = [_kept(line) if line.startswith("  title") else line for line in lines]
    lines.append(f"  url = {{{source['url']}}},")
    if source["read_on"]:
        lines.append(f"  urldate = {{{source['read_on']}}},")
    return "\n".join([f"@{kind}{{{id_},", *lines, "}", ""])


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(letter, letter) for letter in text)


def _kept(line: str) -> str:
    """Return a field in double braces, so that its capitals are kept."""
    return line.replace("= {", "= {{", 1).removesuffix("},") + "}},"
