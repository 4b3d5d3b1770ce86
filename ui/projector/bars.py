"""A bar for each caucus: its votes by answer, and the line that the rule draws."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, isnan

from analysis.sentences import votes
from analysis.votes.caucus_row import TOLD, Range, Row
from analysis.votes.published import Published
from analysis.votes.scales import AGREEMENT
from analysis.writing import count, sentence
from data.vocabulary import CANNOT_JUDGE

LINE = "line"
_UNTOLD, _EITHER = "untold", "either"
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


def bars(whole: Published) -> list[Bar]:
    """Return a line for each caucus in their fixed order, then the small ones."""
    rows = [*whole.rows, *([whole.small] if whole.small else [])]
    return [_bar(row, whole) for row in rows]


def of_room(whole: Published) -> Bar:
    """Return the one line of a round that tells no caucus apart."""
    if not whole.total:
        return Bar("The room", (), votes.room(whole))
    agrees = whole.verdict.agrees if whole.counted == whole.votes else None
    return Bar("The room", _parts(whole.total, whole.counted, whole, agrees), "")


def legend(whole: Published, drawn: Iterable[Bar]) -> list[tuple[str, str]]:
    """Return look and name of each part, and of the line, as the bars need them.

    Parameters
    ----------
    whole : what is published
    drawn : the bars
    """
    named = list(zip(_looks(whole), whole.scale.parts, strict=True))
    if any(look == _EITHER for bar in drawn for look, _, _ in bar.parts):
        first, second, *_ = whole.scale.parts
        named.append((_EITHER, f"{first} or {second}"))
    named.append((_UNTOLD, "not told apart"))
    if not isnan(whole.rule.threshold):
        asked = f"{whole.rule.threshold:g}% of those who judge"
        named.append((LINE, f"the rule’s line: {asked}"))
    return named


def _bar(row: Row, whole: Published) -> Bar:
    if row.state != TOLD:
        return Bar(row.caucus, (), sentence(votes.of_caucus(row)))
    # The rule stands above.
    word = sentence(votes.verdict(row).partition("; the rule")[0])
    told = votes.votes_told(row, few="")
    agrees = row.agrees if row.counted == row.votes else None
    parts = _parts(row.told, row.counted, whole, agrees)
    told = told if word else sentence(told)
    return Bar(row.caucus, parts, told, word, count(row.votes, "vote"))


def _parts(
    told: Mapping[str, Range], counted: int, whole: Published, agrees: bool | None
) -> tuple[BarPart, ...]:
    """Return what a bar is made of: the certain votes of each part, then the rest."""
    named = zip(_looks(whole), told.values(), strict=True)
    parts: list[BarPart] = [
        (look, low, f"{'≥ ' if low < high else ''}{low}")
        for look, (low, high) in named
        if low
    ]
    rest: float = counted - sum(low for low, _ in told.values())
    line = None
    if not isnan(whole.rule.threshold):
        # As far as is told how many judge; the bar and the rule's word must agree.
        unable = told[CANNOT_JUDGE][1 if agrees else 0]
        line = whole.rule.threshold * (counted - unable) / 100
        favour = [part for part in parts if part[0] in ("for", "changes")]
        short = ceil(line) - sum(n for _, n, _ in favour)
        if agrees and short > 0:
            # They reach the line for certain, which of both they said is not told.
            parts.insert(len(favour), (_EITHER, short, ""))
            rest -= short
    if rest:
        parts.append((_UNTOLD, rest, ""))
    return tuple(parts if line is None else _lined(parts, line))


def _lined(parts: list[BarPart], at: float) -> list[BarPart]:
    """Return the parts with the rule's line among them, where so many votes reach it.

    A part that it runs through is drawn as two.
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


def _looks(whole: Published) -> list[str]:
    """Return how each part is drawn: for, between, against, can't judge."""
    if whole.scale.id == AGREEMENT.id:
        return ["for", "changes", "against", "unable"]
    between = ["between"] if len(whole.scale.parts) == 4 else []
    return ["for", *between, "against", "unable"]
