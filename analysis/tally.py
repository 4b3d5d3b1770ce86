"""What is published of a round: the room's total, and as much of each caucus as may be.

The four provinces make the headline; Federal/ICT, Azad Jammu & Kashmir and
Gilgit-Baltistan are caucuses whose votes count in the total of the room, not in the
headline; partners and observers vote apart and are never counted.

Phones and paper are secret, and published so that no hidden split can be worked out
(`analysis.suppression`). A show of hands is open: its sum stands apart.
"""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any

import pandas as pd

from analysis import ballots, suppression
from analysis.ballots import Cell
from analysis.caucus_row import Row, row
from analysis.rules import Rule, decide
from analysis.scales import SCALES, Scale
from analysis.suppression import BOTH, NOTHING, Plan, Secret, may_show
from analysis.verdict import FEWEST, Verdict
from data.vocabulary import CAUCUSES, VOTE_APART, VOTING_PROVINCES

BY_OPTION, BY_SIDE, NUMBER_ONLY = "by option", "by side", "number only"


@dataclass(frozen=True)
class Published:
    """What is published of a round.

    Parameters
    ----------
    rule : the rule fixed before the round
    votes : how many are counted; partners and observers are not
    means : how many of these by phone, on paper and by hands
    shown : how far the total is told, `BY_OPTION`, `BY_SIDE` or `NUMBER_ONLY`
    total : votes of the room together, by option or side; empty if not told
    hands : the show of hands alone, by option; the rest of the total is secret
    verdict : what the rule says of the room; None where the total is not told
    rows : caucuses in their fixed order, the four provinces first
    apart : partners and observers
    """

    rule: Rule
    votes: int
    means: Mapping[str, int]
    shown: str
    total: Mapping[str, int]
    hands: Mapping[str, int]
    verdict: Verdict | None
    rows: tuple[Row, ...]
    apart: tuple[Row, ...]

    @property
    def scale(self) -> Scale:
        """The scale of the rule."""
        return SCALES[self.rule.scale]

    def row(self, caucus: str) -> Row:
        """Return the row of one caucus, as it may see it before the others do."""
        every = {row.caucus: row for row in self.rows + self.apart}
        return every[caucus]

    def plain(self) -> dict[str, Any]:
        """Return the same as values that JSON can hold, for everybody to recount."""
        names = ("votes", "means", "shown", "total", "hands")
        verdict = self.verdict and asdict(self.verdict)
        return {
            "rule": self.rule.id,
            **{name: getattr(self, name) for name in names},
            "verdict": verdict,
            "caucuses": [asdict(row) for row in self.rows],
            "apart": [asdict(row) for row in self.apart],
        }


def publish(counts: pd.DataFrame, rule: Rule, *, caucuses: bool = True) -> Published:
    """Return what may be published of a round that takes no more votes.

    Published twice while votes come in, it would show each new vote by the
    difference: close the round first.

    Parameters
    ----------
    counts : ``caucus``, ``means``, ``option``, ``votes``; see `ballots.cells`
    rule : fixed before the round
    caucuses : whether caucuses are told apart
    """
    scale = SCALES[rule.scale]
    cells = ballots.cells(counts, scale.options)
    counted = {caucus: cells[caucus] for caucus in CAUCUSES}
    plan = _plan(counted, rule, caucuses)
    room = Cell.of_all(counted.values())
    shown = _how_far(counted.values(), scale, plan)
    told = {BY_OPTION: scale.by_option, BY_SIDE: scale.by_side}.get(shown)
    return Published(
        rule=rule,
        votes=sum(room.together),
        means=ballots.by_means(counts),
        shown=shown,
        total=told(room.together) if told else {},
        hands=scale.by_option(room.open),
        verdict=_verdict(rule, room.together, shown) if told else None,
        rows=tuple(_row(c, cell, rule, plan) for c, cell in counted.items()),
        apart=tuple(_apart(c, cells[c], scale) for c in VOTE_APART),
    )


def _plan(cells: Mapping[str, Cell], rule: Rule, caucuses: bool) -> Plan:
    """Return what may be shown of the votes."""
    scale = SCALES[rule.scale]

    @cache
    def fact(caucus: str, counts: tuple[int, ...], says: str) -> Hashable:
        together = Cell(counts, cells[caucus].open).together
        if says == NOTHING or sum(together) < FEWEST:
            return ()
        agrees = decide(rule, scale.by_option(together)).agrees
        return (agrees, scale.unanimous(together)) if says == BOTH else (agrees,)

    secrets = {caucus: cell.secret for caucus, cell in cells.items()}
    secret = Secret(secrets, scale.side_of, fact)
    if not caucuses:
        return suppression.room_only(secret)
    closed = frozenset(c for c, cell in cells.items() if not _by_itself(cell, scale))
    return suppression.plan(secret, closed=closed, last=VOTING_PROVINCES)


def _by_itself(cell: Cell, scale: Scale) -> bool:
    """Say whether a split, and the secret part of it, may be shown by itself."""
    parts = (cell.secret, cell.together)
    return all(may_show(scale.by_side(part).values()) for part in parts if any(part))


def _verdict(rule: Rule, counts: tuple[int, ...], shown: str) -> Verdict:
    """Return the verdict of the room; without its reason where that says more."""
    scale = SCALES[rule.scale]
    verdict = decide(rule, scale.by_option(counts))
    if shown == BY_OPTION:
        return verdict
    sides = scale.by_side(counts)
    return replace(verdict, reason="Told by side only.", counts=sides)


def _row(caucus: str, cell: Cell, rule: Rule, plan: Plan) -> Row:
    scale, counts = SCALES[rule.scale], cell.together
    says = plan.says if caucus in plan.hidden else None
    agrees = decide(rule, scale.by_option(counts)).agrees
    told = agrees if says != NOTHING else None
    return row(caucus, counts, scale, says=says, agrees=told)


def _apart(caucus: str, cell: Cell, scale: Scale) -> Row:
    says = None if _by_itself(cell, scale) else BOTH
    return row(caucus, cell.together, scale, says=says)


def _how_far(cells: Collection[Cell], scale: Scale, plan: Plan) -> str:
    """Return how far the total may be told.

    Options of one side (agree, agree with changes) are told apart only if two
    caucuses at least have secret votes on that side: else they would be told of one
    caucus.
    """
    room = Cell.of_all(cells)
    if not plan.total or sum(room.together) < FEWEST:
        return NUMBER_ONLY
    secret, sides = scale.by_option(room.secret), scale.by_side
    for side, options in scale.sides.items():
        with_votes = sum(sides(cell.secret)[side] > 0 for cell in cells)
        if with_votes == 1 and sum(secret[option] > 0 for option in options) > 1:
            return BY_SIDE
    return BY_OPTION
