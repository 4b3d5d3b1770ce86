"""What is published of a round: of each caucus what may be told of it, and the sums.

What is told of a caucus depends on how many voted, which is public, and on its own
votes as far as they do not read the same as others (`analysis.disclosure`). The room's
total, the verdicts and all sentences are made of what is told, and of nothing else.

The four provinces make the headline; Federal/ICT, Azad Jammu & Kashmir and
Gilgit-Baltistan are caucuses whose votes count in the total of the room, not in the
headline; partners and observers vote apart and are never counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from analysis import ballots
from analysis.ballots import Cell, Votes
from analysis.caucus_row import NO_VOTES, NUMBER_ONLY, TOGETHER, TOLD, Range, Row
from analysis.disclosure import Counts, look_alikes
from analysis.judgement import Judgement, judge, outcome
from analysis.rules import Rule
from analysis.scales import SCALES, Scale
from analysis.told_together import Ballots, Groups, groups
from data.vocabulary import CAUCUSES, FEWEST, HANDS, MEANS, PAPER, PHONE, VOTE_APART

SMALL, ROOM = "Small caucuses together", "The room"


@dataclass(frozen=True)
class Published:
    """What is published of a round.

    Parameters
    ----------
    rule : the rule fixed before the round
    votes : how many are counted; partners and observers are not
    means : how many of these by phone, on paper and by hands
    total : part of the scale -> votes of the room, least and most, of those told
    counted : how many votes `total` is of
    hands : the show of hands alone, by option; it is open
    verdict : what the rule says of the room, of all its votes
    rows : caucuses in their fixed order, the four provinces first
    small : the small caucuses together, or the room if caucuses are not told apart;
        None where there is nothing to tell
    of_small : the caucuses it is of
    apart : partners and observers, as rows are
    """

    rule: Rule
    votes: int
    means: Mapping[str, int]
    total: Mapping[str, Range]
    counted: int
    hands: Mapping[str, int]
    verdict: Judgement
    rows: tuple[Row, ...]
    small: Row | None
    of_small: tuple[str, ...]
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
        names = ("votes", "means", "counted", "hands")
        return {
            "rule": self.rule.id,
            **{name: getattr(self, name) for name in names},
            "total": {part: list(told) for part, told in self.total.items()},
            "verdict": asdict(self.verdict) | {"word": self.verdict.word},
            "caucuses": [_plain(row) for row in self.rows],
            "together": self.small
            and {
                "of": list(self.of_small),
                **_plain(self.small),
            },
            "apart": [_plain(row) for row in self.apart],
        }


def _plain(row: Row) -> dict[str, Any]:
    word = row.verdict and {"word": row.verdict.word}
    return asdict(row) | {"verdict": row.verdict and asdict(row.verdict) | word}


@dataclass(frozen=True)
class _Votes:
    """The votes of some caucuses, and how they are told.

    Parameters
    ----------
    cells : caucus -> votes
    rule : of the round
    groups : which are told together
    """

    cells: Mapping[str, Cell]
    rule: Rule
    groups: Groups

    @property
    def scale(self) -> Scale:
        return SCALES[self.rule.scale]

    def secret(self, ballots: Iterable[Ballots]) -> Counts:
        """Return the secret votes that are told as one, by part."""
        told = [self.cells[caucus].by_means[means] for caucus, means in ballots]
        return self.scale.by_part(_summed(told))

    def alike(
        self, told: Iterable[tuple[Ballots, ...]]
    ) -> tuple[tuple[Counts, ...], ...]:
        """Return of each that is told every vote that reads the same, in one order."""
        return tuple(sorted(look_alikes(self.secret(ballots)) for ballots in told))


def publish(votes: Votes, rule: Rule, *, caucuses: bool = True) -> Published:
    """Return what may be published of a round that takes no more votes.

    Published twice while votes come in, it would show each new vote by the
    difference: close the round first.

    Parameters
    ----------
    votes : means -> caucus -> option -> votes; see `ballots.cells`
    rule : fixed before the round
    caucuses : whether caucuses are told apart
    """
    scale = SCALES[rule.scale]
    cells = ballots.cells(votes, scale.options)
    of = _votes({caucus: cells[caucus] for caucus in CAUCUSES}, rule, caucuses)
    beside = _votes({name: cells[name] for name in VOTE_APART}, rule, True)
    beside = replace(beside, groups=replace(beside.groups, small=()))
    told = of.groups.every
    hands = _summed(cell.by_means[HANDS] for cell in of.cells.values())
    every = _summed(cell.together for cell in of.cells.values())
    shown = [of.secret(group) for group in told]
    counted = sum(map(sum, shown)) + sum(hands)
    return Published(
        rule=rule,
        votes=sum(every),
        means={
            means: sum(sum(cell.by_means[means]) for cell in of.cells.values())
            for means in MEANS
        },
        total=_ranges(of, told, hands) if counted else {},
        counted=counted,
        hands=scale.by_option(hands),
        verdict=judge(
            rule, of.alike(told), sum(every) - counted, hands, outcome(rule, every)
        ),
        rows=tuple(_row(of, caucus, caucuses) for caucus in CAUCUSES),
        small=_small(of, SMALL if caucuses else ROOM),
        of_small=tuple(dict.fromkeys(caucus for caucus, _ in of.groups.small)),
        apart=tuple(replace(_row(beside, c, True), verdict=None) for c in VOTE_APART),
    )


def _votes(cells: Mapping[str, Cell], rule: Rule, caucuses: bool) -> _Votes:
    phones, papers = (
        {caucus: sum(cell.by_means[means]) for caucus, cell in cells.items()}
        for means in (PHONE, PAPER)
    )
    return _Votes(cells, rule, groups(phones, papers, apart=caucuses))


def _summed(counts: Iterable[Counts]) -> Counts:
    return tuple(map(sum, zip(*counts, strict=True)))


def _ranges(
    of: _Votes, told: Iterable[tuple[Ballots, ...]], hands: Counts
) -> dict[str, Range]:
    """Return part -> least and most votes: the sums of what is told of each group."""
    every = of.alike(told)
    shown = of.scale.by_part(hands)
    return {
        part: (
            shown[at] + sum(min(votes[at] for votes in alike) for alike in every),
            shown[at] + sum(max(votes[at] for votes in alike) for alike in every),
        )
        for at, part in enumerate(of.scale.parts)
    }


def _row(of: _Votes, caucus: str, caucuses: bool) -> Row:
    cell = of.cells[caucus]
    votes, hands = sum(cell.together), cell.by_means[HANDS]
    if not votes:
        return Row(caucus, 0, NO_VOTES, 0, {})
    own = [of.groups.own[caucus]] if caucus in of.groups.own else []
    counted = sum(hands) + sum(sum(of.secret(each)) for each in own)
    verdict = None
    if caucuses and votes >= FEWEST:
        verdict = judge(of.rule, of.alike(own), votes - counted, hands)
    if counted:
        return Row(caucus, votes, TOLD, counted, _ranges(of, own, hands), verdict)
    secret = {(caucus, means) for means in (PHONE, PAPER) if sum(cell.by_means[means])}
    state = TOGETHER if secret <= set(of.groups.small) else NUMBER_ONLY
    return Row(caucus, votes, state, 0, {}, verdict)


def _small(of: _Votes, name: str) -> Row | None:
    """Return what is told of the small caucuses together, or of the room."""
    small = of.groups.small
    if not small:
        return None
    votes, nothing = sum(of.secret(small)), (0,) * len(of.scale.options)
    return Row(name, votes, TOLD, votes, _ranges(of, [small], nothing))
