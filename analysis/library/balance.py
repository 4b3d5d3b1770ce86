"""How many findings each province, theme and year has, and who is in none."""

import pandas as pd

from analysis.writing import count, either
from data.vocabulary import ABROAD, COUNTRY, PROVINCES, THEMES, VOTABLE

FAIR = "Fewer findings is not fewer problems."
UNDATED = "no date"
SUBJECTS = {
    "disability": ("disab",),
    "religious minorities": ("minorit",),
    "the language of teaching": ("language", "mother tongue"),
    "refugees": ("refugee",),
    "the merged districts": ("merged district",),
}
_TEXTS = ("statement", "figures", "sample", "note")


def by_province(findings: pd.DataFrame) -> pd.DataFrame:
    """Return how many findings speak of each province.

    Parameters
    ----------
    findings : indexed by id: ``provinces``, ``filed_under``, ``aliases`` : tuples;
        ``status``, ``study`` : str

    Returns
    -------
    DataFrame of int, indexed by province in the fixed order, then "Pakistan" (the
    country, or provinces not named) and "Other countries"
        ``collected`` : rows first collected under it alone, before rows of one study
        were made one and headings of several provinces taken from one
        ``alone``, ``shared`` : findings of it alone; of it and others
        ``votable`` : those of both that a room can vote on
        ``studies`` : studies behind both
    """
    rows = {}
    for place in (*PROVINCES, COUNTRY, ABROAD):
        filed = findings["filed_under"] == pd.Series(
            [(place,)] * len(findings), index=findings.index
        )
        speaks = findings["provinces"].map(lambda places, place=place: place in places)
        of = findings[speaks]
        alone = int((of["provinces"].map(len) == 1).sum())
        rows[place] = {
            "collected": int((1 + findings.loc[filed, "aliases"].map(len)).sum()),
            "alone": alone,
            "shared": len(of) - alone,
            "votable": int((of["status"] == VOTABLE).sum()),
            "studies": of["study"].nunique(),
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def by_theme(findings: pd.DataFrame) -> pd.Series:
    """Return the number of findings of each theme, themes in their fixed order."""
    return findings["theme"].value_counts().reindex(list(THEMES), fill_value=0)


def by_year(findings: pd.DataFrame) -> pd.Series:
    """Return the number of findings of each year, those without a date at the end."""
    years = findings["year"].dropna().astype(int).value_counts().sort_index()
    years.index = years.index.map(str)
    undated = int(findings["year"].isna().sum())
    return pd.concat([years, pd.Series({UNDATED: undated})]) if undated else years


def spoken_of(findings: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return which findings speak of whom a plan easily forgets, by subject.

    Parameters
    ----------
    findings : indexed by id: ``statement``, ``figures``, ``sample``, ``note`` : str
    """
    texts = findings[list(_TEXTS)].agg(" ".join, axis="columns").str.casefold()
    return {
        subject: tuple(
            texts.index[texts.map(lambda text, words=words: _any(words, text))]
        )
        for subject, words in SUBJECTS.items()
    }


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)


def said(findings: pd.DataFrame) -> tuple[str, ...]:
    """Return what a reader must know before comparing provinces, in sentences."""
    found = spoken_of(findings)
    silent = [subject for subject, ids in found.items() if not ids]
    sentences = [FAIR]
    if silent:
        sentences.append(f"Nothing here speaks of {either(silent)}.")
    for subject, ids in found.items():
        if ids:
            times = {1: "once", 2: "twice"}.get(len(ids), count(len(ids), "time"))
            sentences.append(f"Of {subject} it speaks {times} ({', '.join(ids)}).")
    table = by_province(findings).loc[list(PROVINCES)]
    absent = list(table.index[table["alone"] + table["shared"] == 0])
    if absent:
        sentences.append(f"No finding speaks of {either(absent)} by name.")
    return tuple(sentences)
