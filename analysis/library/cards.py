"""Discussion cards: where two findings take opposite sides, and why they may."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any

import pandas as pd

from analysis.writing import listed
from data.vocabulary import HEADING, MINUS, PLUS


@dataclass(frozen=True)
class Card:
    """Two findings that take opposite sides on a topic, for a room to weigh.

    Parameters
    ----------
    id : both ids, or the topic where the card is made from tables
    topic, title : key and heading
    first, second : ids of the findings for and against; empty if made from tables
    statements : what the two say, in the same order; empty if made from tables
    sides : what each side amounts to, as half a sentence
    also : ids of other findings on the topic
    why : sentences on why the two may differ, from their columns
    question : what to ask the room
    indicator : id of the indicator whose tables make the card, or empty
    """

    id: str
    topic: str
    title: str
    first: str
    second: str
    statements: tuple[str, ...]
    sides: tuple[str, ...]
    also: tuple[str, ...]
    why: tuple[str, ...]
    question: str
    indicator: str


def pairs(findings: pd.DataFrame) -> list[tuple[str, str]]:
    """Return every pair of findings with one topic and opposite directions.

    Leads and recommendations told again take no side. A finding that a later one
    took the place of still does: the room should see both.

    Parameters
    ----------
    findings : indexed by id: ``topic``, ``direction``, ``status`` : str;
        ``circular`` : bool

    Returns
    -------
    list of (id of the finding of direction "+", id of the one of direction "-")
    """
    speaking = _speaking(findings)
    found: list[tuple[str, str]] = []
    for _, group in speaking.groupby("topic", sort=False):
        sides = [group.index[group["direction"] == side] for side in (PLUS, MINUS)]
        found += product(*sides)
    return found


def _speaking(findings: pd.DataFrame) -> pd.DataFrame:
    """Return the findings that may take a side."""
    silent = (findings["status"] == HEADING) | findings["circular"]
    return findings[~silent & (findings["topic"] != "")]


def cards(findings: pd.DataFrame, topics: pd.DataFrame) -> list[Card]:
    """Return the cards, in the order of the topics; those made from tables too.

    Parameters
    ----------
    findings : see `pairs`; also ``statement`` and what `differences` compares
    topics : indexed by topic: ``title``, ``plus``, ``minus``, ``question``,
        ``indicator``
    """
    found = pairs(findings)
    speaking = _speaking(findings)
    made = []
    for topic, of in topics.iterrows():
        if of["indicator"]:
            made.append(_from_tables(topic, of))
            continue
        ids = set(speaking.index[speaking["topic"] == topic])
        made += [_card(pair, findings, of, ids) for pair in found if pair[0] in ids]
    return made


def _from_tables(topic: str, of: pd.Series) -> Card:
    """Return the card whose rows the application makes from its tables."""
    none = ()
    words = of["title"], "", "", none, none, none, none, of["question"]
    return Card(topic, topic, *words, of["indicator"])


def _card(
    pair: tuple[str, str], findings: pd.DataFrame, of: pd.Series, ids: set[str]
) -> Card:
    first, second = (findings.loc[each] for each in pair)
    return Card(
        "-".join(pair),
        of.name,
        of["title"],
        *pair,
        (first["statement"], second["statement"]),
        (of["plus"], of["minus"]),
        tuple(each for each in findings.index if each in ids - set(pair)),
        differences(first, second),
        of["question"],
        "",
    )


def differences(first: pd.Series, second: pd.Series) -> tuple[str, ...]:
    """Return why two findings may differ, in sentences, from their columns alone.

    Parameters
    ----------
    first, second : named by their ids: ``year``, ``n`` : int or missing; ``provinces``,
        ``era`` : tuples; ``tier``, ``reach``, ``method``, ``how_read``, ``study``,
        ``superseded_by`` : str; ``self_reported`` : bool
    """
    said = [say(first, second) for say in _REASONS]
    found = tuple(sentence for sentence in said if sentence)
    return found or ("Nothing in the two records explains the difference.",)


def _replaced(first: pd.Series, second: pd.Series) -> str:
    for old, new in ((first, second), (second, first)):
        if old["superseded_by"] == new.name:
            return f"{new.name} is later and takes the place of {old.name}."
    return ""


def _year(first: pd.Series, second: pd.Series) -> str:
    years = [first["year"], second["year"]]
    known = [int(year) for year in years if not pd.isna(year)]
    if not known:
        return "Neither has a date."
    if len(known) == 1:
        return f"One is of {known[0]}, the other has no date."
    same = known[0] == known[1]
    return "" if same else f"They are of different years: {known[0]} and {known[1]}."


def _differ(column: str, text: str) -> Callable[[pd.Series, pd.Series], str]:
    """Return what says how two cells differ; `text` has two places for them."""

    def say(first: pd.Series, second: pd.Series) -> str:
        one, other = _plain(first[column]), _plain(second[column])
        return "" if one == other or not (one and other) else text.format(one, other)

    return say


def _plain(cell: Any) -> str:
    return listed(list(cell)) if isinstance(cell, tuple) else str(cell)


def _sample(first: pd.Series, second: pd.Series) -> str:
    sizes = [first["n"], second["n"]]
    known = [f"{int(n):,}" for n in sizes if not pd.isna(n)]
    if len(known) == 2:
        same = known[0] == known[1]
        return "" if same else f"They rest on {known[0]} and {known[1]} cases."
    return f"Only one gives its number of cases ({known[0]})." if known else ""


def _own_work(first: pd.Series, second: pd.Series) -> str:
    told = [each for each in (first, second) if each["self_reported"]]
    if len(told) == 2:
        return "Both are told by the body whose own work it is."
    return f"{told[0].name} is told by the body whose own work it is." if told else ""


def _study(first: pd.Series, second: pd.Series) -> str:
    return "Both come from one study." if first["study"] == second["study"] else ""


_REASONS = (
    _replaced,
    _year,
    _differ("era", "They speak of different times: {} / {}."),
    _differ("provinces", "They speak of different places: {} / {}."),
    _differ("tier", "They are about different tiers: {} / {}."),
    _differ("reach", "They cover different ground: {} / {}."),
    _differ("method", "They were made in different ways: {} / {}."),
    _differ("how_read", "They were read in different ways: {} / {}."),
    _sample,
    _own_work,
    _study,
)
