"""The result of a vote on the projector: sentences, and a bar for each caucus."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any

from analysis.sentences import vote_change, votes
from analysis.votes.caucus_row import TOLD, Range, Row
from analysis.votes.published import Published
from analysis.votes.scales import AGREEMENT
from analysis.writing import count, sentence
from data.store.events.state import Round
from data.store.roles import VIEWER
from data.vocabulary import CANNOT_JUDGE
from ui.projector.look import Look
from ui.workshop import results, rounds

LINE = "line"
_UNTOLD = "untold"
BarPart = tuple[str, float, str]


@dataclass(frozen=True)
class Bar:
    """What a caucus's line shows.

    Parameters
    ----------
    name : of the caucus
    parts : (look, votes, how they are written) of each part with votes, and last what
        is not told apart; among them `LINE`, where so many votes would reach the line
        of the rule; empty if nothing is told
    said : what is told, in words
    word : the rule's, with the numbers that decide if it is at the line
    brief : what stands in place of `said` where there is no room: how many voted
    """

    name: str
    parts: tuple[BarPart, ...]
    said: str
    word: str = ""
    brief: str = ""


def told(of: Look, now: Round) -> dict[str, Any]:
    """Return the result as everybody may see it; nothing before that.

    Parameters
    ----------
    of : one look at the room
    now : the round
    """
    found = results.shown(of.room, VIEWER, now.number)
    if not found or not found.whole:
        return {}
    whole = found.whole
    headline, room = votes.headline(whole), votes.room(whole)
    sides = list(zip(_looks(whole), whole.scale.parts, strict=True))
    return {
        "headline": headline,
        "room": "" if room == headline else room,
        "verdict": whole.verdict.word,
        "because": _because(whole, now),
        "since": _since(of, now, whole),
        "disclosure": votes.DISCLOSURE,
        "means": votes.means(whole),
        "aloud": votes.asked_aloud(now.objections),
        "bars": bars(whole) if now.caucuses else [_whole_room(whole)],
        "sides": [*sides, (_UNTOLD, "not told apart"), *_line_named(whole)],
        "apart": " ".join(votes.caucus(row) for row in whole.apart),
    }


def _because(whole: Published, now: Round) -> str:
    """Return the numbers of the rule; of scores, which stand above, its words."""
    agreed = whole.scale.id == AGREEMENT.id
    return whole.verdict.reason if agreed else str(now.rule["words"])


def _since(of: Look, now: Round, whole: Published) -> str:
    """Return what changed since the round before, if everybody may see that too."""
    for place, last in reversed(list(enumerate(rounds.before(of.state, now), 1))):
        found = results.shown(of.room, VIEWER, last.number)
        if found and found.whole:
            return vote_change.since(place, found.whole, whole)
    return ""


def bars(whole: Published) -> list[Bar]:
    """Return a line for each caucus in their fixed order, then the small ones."""
    rows = [*whole.rows, *([whole.small] if whole.small else [])]
    return [_bar(row, whole) for row in rows]


def _bar(row: Row, whole: Published) -> Bar:
    if row.state != TOLD:
        return Bar(row.caucus, (), sentence(votes.of_caucus(row)))
    # The rule stands above.
    word = sentence(votes.verdict(row).partition("; the rule")[0])
    told = votes.votes_told(row, few="")
    parts = _parts(row.told, row.counted, whole)
    told = told if word else sentence(told)
    return Bar(row.caucus, parts, told, word, count(row.votes, "vote"))


def _whole_room(whole: Published) -> Bar:
    """Return the one line of a round that tells no caucus apart."""
    if not whole.total:
        return Bar("The room", (), votes.room(whole))
    return Bar("The room", _parts(whole.total, whole.counted, whole), "")


def _parts(
    told: Mapping[str, Range], counted: int, whole: Published
) -> tuple[BarPart, ...]:
    """Return what a bar is made of: the certain votes of each part, then the rest."""
    named = zip(_looks(whole), told.values(), strict=True)
    parts: list[BarPart] = [
        (look, low, f"{'≥ ' if low < high else ''}{low}")
        for look, (low, high) in named
        if low
    ]
    rest = counted - sum(low for low, _ in told.values())
    if rest:
        parts.append((_UNTOLD, rest, ""))
    if isnan(whole.rule.threshold):
        return tuple(parts)
    judged = counted - told[CANNOT_JUDGE][0]
    return tuple(_lined(parts, whole.rule.threshold * judged / 100))


def _lined(parts: list[BarPart], at: float) -> list[BarPart]:
    """Return the parts with the rule's line where so many votes reach it for certain.

    It stands among the votes: a part that it runs through is drawn as two.
    """
    lined: list[BarPart] = []
    before = 0.0
    for look, n, written in parts:
        left = at - before
        if 0 < left < n:
            first = written if 2 * left >= n else ""
            second = "" if first else written
            lined += [(look, left, first), (LINE, 0, ""), (look, n - left, second)]
        else:
            lined += [(LINE, 0, "")] * (left == 0) + [(look, n, written)]
        before += n
    return lined


def _line_named(whole: Published) -> list[tuple[str, str]]:
    """Return the line of the rule for the legend; nothing of a rule without one."""
    if isnan(whole.rule.threshold):
        return []
    return [(LINE, f"the rule’s line: {whole.rule.threshold:g}% of those who judge")]


def _looks(whole: Published) -> list[str]:
    """Return how each part is drawn: for, between, against, can't judge."""
    if whole.scale.id == AGREEMENT.id:
        return ["for", "changes", "against", "unable"]
    between = ["between"] if len(whole.scale.parts) == 4 else []
    return ["for", *between, "against", "unable"]
