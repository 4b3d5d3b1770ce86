"""Reading the storyline: what a workshop shows and asks, step by step."""

import re
from pathlib import Path

import pandas as pd

from data.census.indicators import read_indicators
from data.checks import (
    TABLES,
    numbers,
    read_text,
    require,
    require_filled,
    require_known,
    require_unique,
)
from data.home import home
from data.library.findings import read_findings
from data.library.recommendations import read_recommendations
from data.library.topics import read_topics
from data.vocabulary import QUESTIONS, RULES, VOTABLE
from data.workshop import questions

QUESTION = "question"
STORYLINE = (
    "day",
    "order",
    "id",
    "kind",
    "title",
    "findings",
    "views",
    "topic",
    "recommendations",
    "asks",
    QUESTION,
    "rule",
    "show",
    "minutes",
    "notes",
)
TITLE, VIEW, FINDING, CARD = "title", "view", "finding", "card"
VOTE, WORDING, BREAK, NEUTRAL = "vote", "wording", "break", "neutral"
DECISION, PLAN, REPORT = "decision", "plan", "report"
POSTS, PARKED, AGENDA = "posts", "parked", "agenda"
KINDS = (
    TITLE,
    VIEW,
    FINDING,
    CARD,
    VOTE,
    WORDING,
    BREAK,
    NEUTRAL,
    DECISION,
    PLAN,
    REPORT,
    POSTS,
    PARKED,
    AGENDA,
)
RECOMMENDATION = "recommendation"
ASKS = (FINDING, RECOMMENDATION, TITLE)
SHOWS = ("provinces", "room")
LISTS = ("findings", "views", "recommendations")

# Which column a kind needs, and may alone have.
_NEEDS = {
    "topic": (CARD,),
    "asks": (VOTE, WORDING),
    QUESTION: (VOTE,),
    "rule": (VOTE,),
    "show": (VOTE,),
}
_VIEW = re.compile(r"indicator=(\w+)(&\w+=[\w-]+)*")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_storyline(folder: Path = TABLES) -> pd.DataFrame:
    """Return the steps of the workshop, in their order.

    A table ``storyline.csv`` in the folder of user data takes the place of the shipped
    one as a whole. One of before steps had questions may lack that column: its votes
    then ask what phones asked before, by the scale of the rule.

    Returns
    -------
    DataFrame, indexed by ``id``; str where nothing else is said
        ``day``, ``order``, ``minutes`` : int
        ``kind`` : one of `KINDS`
        ``title`` : what stands on the wall
        ``findings`` : tuple of ids of findings, earlier ids resolved; of a card the
        two that take sides, the one for it first
        ``views`` : tuple of queries of addresses
        ``topic`` : of a card, see `data.library.topics`
        ``recommendations`` : tuple of ids that the step bears on
        ``asks`` : of a vote or a wording, whose words are asked about: those of its
        one finding, of its one recommendation, or its title
        ``question`` : of a vote, what is asked of that: one of
            `vocabulary.QUESTIONS`, answered on the scale of the rule
        ``rule`` : of a vote, one of `vocabulary.RULES`
        ``show`` : of a vote, whether results are told by "provinces" or of the "room"
        ``notes`` : for the facilitator

    Raises
    ------
    BadTable
        The table breaks its promise.
    """
    own = home() / "storyline.csv"
    path = own if own.exists() else folder / "storyline.csv"
    table = read_text(path, [each for each in STORYLINE if each != QUESTION])
    table[QUESTION] = questions.of_steps(path, table["rule"], may_lack=path == own)
    for column in ("id", "kind", "title"):
        require_filled(table[column], path)
    for column, high in {"day": 9, "order": 9_999, "minutes": 240}.items():
        table[column] = numbers(table[column], path, low=1, high=high, whole=True)
    require_unique(table, ["id"], path)
    require_unique(table, ["day", "order"], path)
    _check_words(table, path)
    for column in LISTS:
        table[column] = table[column].map(
            lambda cell: tuple(filter(None, cell.split("|")))
        )
    table["findings"] = _check_findings(table, path, read_findings(folder))
    _check_lists(table, path, folder)
    return table.sort_values(["day", "order"]).set_index("id")


def _check_words(table: pd.DataFrame, path: Path) -> None:
    """Raise BadTable unless each kind has the words it needs, and no others."""
    require_known(table["kind"], KINDS, path)
    plain = table["id"].map(lambda cell: bool(_ID.fullmatch(cell)))
    rule = "is not made of small letters, digits and hyphens"
    require(table["id"], plain, path, rule=rule, remedy="Write it like tea-1.")
    known = {"asks": ASKS, QUESTION: QUESTIONS, "rule": RULES, "show": SHOWS}
    for column, kinds in _NEEDS.items():
        given, needed = table[column] != "", table["kind"].isin(kinds)
        rule = f"must be filled for {' and '.join(kinds)}, and only there"
        require(table[column], given == needed, path, rule=rule, remedy="Correct it.")
        if column in known:
            require_known(table.loc[given, column], known[column], path)
    questions.require_fit(table[table["rule"] != ""], path)


def _check_findings(
    table: pd.DataFrame, path: Path, findings: pd.DataFrame
) -> pd.Series:
    """Return the findings of each step by their ids; raise BadTable at a wrong one."""
    named = {id_: id_ for id_ in findings.index}
    named |= {old: id_ for id_, olds in findings["aliases"].items() for old in olds}
    require_known(table["findings"].explode().dropna(), named, path)
    found = table["findings"].map(lambda ids: tuple(named[id_] for id_ in ids))
    asked = table["asks"] == FINDING
    one = found.map(lambda ids: len(ids) == 1 and _votable(findings, ids)) | ~asked
    rule = "must be one finding that can be voted on, since it is asked about"
    require(table["findings"], one, path, rule=rule, remedy="Name one finding.")
    filled = (table["kind"] != FINDING) | (found.map(len) > 0)
    rule = "is empty, but the step shows a finding"
    require(table["findings"], filled, path, rule=rule, remedy="Name the finding.")
    return found


def _votable(findings: pd.DataFrame, ids: tuple[str, ...]) -> bool:
    return findings.loc[ids[0], "status"] == VOTABLE


def _check_lists(table: pd.DataFrame, path: Path, folder: Path) -> None:
    """Raise BadTable where a step names a view or recommendation that is not there."""
    known = list(read_recommendations(folder).index)
    require_known(table["recommendations"].explode().dropna(), known, path)
    cards = table.loc[table["topic"] != "", "topic"]
    require_known(cards, list(read_topics(folder).index), path)
    asked = table["asks"] == RECOMMENDATION
    one = (table["recommendations"].map(len) == 1) | ~asked
    rule = "must be one recommendation, since it is asked about"
    require(table["recommendations"], one, path, rule=rule, remedy="Name one.")
    views = table["views"].explode().dropna()
    indicators = read_indicators(folder)
    good = views.map(lambda view: _indicator(view) in indicators).astype(bool)
    rule = "is not the query of an address of a figure"
    require(views, good, path, rule=rule, remedy="Copy it from the address bar.")
    filled = (table["kind"] != VIEW) | (table["views"].map(len) > 0)
    rule = "is empty, but the step shows a view"
    require(table["views"], filled, path, rule=rule, remedy="Name the view.")


def _indicator(view: str) -> str:
    found = _VIEW.fullmatch(view)
    return found[1] if found else ""
