"""What the tests of the library share: its tables, read once, and made-up findings."""

import re
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from data.library.findings import read_findings
from data.library.posts import read_posts
from data.library.recommendations import read_recommendations
from data.library.sources import read_sources
from data.library.topics import read_topics

RAW = Path(__file__).parents[3] / "shared" / "data" / "sources"
needs_raw = pytest.mark.skipif(
    not (RAW / "findings.csv").exists(), reason="../shared/data/sources is not here"
)

findings = cache(read_findings)
sources = cache(read_sources)
recommendations = cache(read_recommendations)
topics = cache(read_topics)
posts = cache(read_posts)

USUAL = {
    "aliases": (),
    "theme": "Roles",
    "provinces": ("Punjab",),
    "statement": "A sentence.",
    "figures": "no figure",
    "sample": "Somebody",
    "n": 100,
    "year": 2020,
    "era": ("after the 18th Amendment",),
    "tier": "district",
    "reach": "one province",
    "method": "survey",
    "how_read": "in full",
    "self_reported": False,
    "names_officer": False,
    "status": "votable",
    "circular": False,
    "superseded_by": "",
    "recommendations": ("R1",),
    "topic": "",
    "direction": "",
    "views": (),
    "study": "S01",
    "sources": ("S01",),
    "filed_under": ("Punjab",),
    "note": "",
}


def made(*rows: dict) -> pd.DataFrame:
    """Return made-up findings F901, F902, … that differ from the usual as said."""
    table = pd.DataFrame([USUAL | row for row in rows], columns=list(USUAL))
    table.index = pd.Index([f"F9{n:02}" for n in range(1, len(rows) + 1)], name="id")
    return table.astype({"n": "Int64", "year": "Int64"})


def digits(text: str) -> set[str]:
    """Return the numbers of a text that are written in digits, without commas."""
    return set(re.findall(r"\d+(?:\.\d+)?", text.replace(",", "")))
