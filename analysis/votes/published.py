"""What is published of a round: of each caucus what may be told of it, and the sums.

What is told of a caucus depends on how many voted, which is public, and on its own
votes as far as they do not read the same as others (`analysis.votes.disclosure`). The
room's total, the verdicts and all sentences are made of what is told, and of nothing
else.

The four provinces make the headline; Federal/ICT, Azad Jammu & Kashmir and
Gilgit-Baltistan are caucuses whose votes count in the total of the room, not in the
headline; partners and observers vote apart and are never counted.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from analysis.votes import ballots
from analysis.votes.ballots import Votes
from analysis.votes.caucus_row import NO_VOTES, NUMBER_ONLY, TOLD, Range, Row
from analysis.votes.caucus_row import TOGETHER as KEPT_TOGETHER
from analysis.votes.judgement import Judgement, judge
from analysis.votes.rules import Rule
from analysis.votes.scales import Scale
from analysis.votes.secret_votes import SecretVotes, secret_votes
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
        return self.rule.told

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
    plain = asdict(row)
    if row.verdict:
        plain["verdict"]["word"] = row.verdict.word
    return plain


def publish(
    votes: Votes,
    rule: Rule,
    *,
    caucuses: bool = True,
    voters: Mapping[str, int] | None = None,
) -> Published:
    """Return what may be published of a round that takes no more votes.

    Published twice while votes come in, it would show each new vote by the
    difference: close the round first.

    Parameters
    ----------
    votes : means -> caucus -> option -> votes; see `ballots.cells`
    rule : fixed before the round
    caucuses : whether caucuses are told apart
    voters : caucus -> how many voted by phone, where not all votes were kept
    """
    scale = rule.told
    cells = ballots.cells(votes, scale.options, voters)
    of = secret_votes(cells, CAUCUSES, rule, apart=caucuses)
    beside = secret_votes(cells, VOTE_APART, rule).without_small()
    means = {each: sum(of.number(c, each) for c in CAUCUSES) for each in MEANS}
    small = _small(of, SMALL if caucuses else ROOM)
    counted = means[HANDS] + sum(sum(of.secret(each)) for each in of.groups.every)
    total = sum(means.values())
    return Published(
        rule=rule,
        votes=total,
        means=means,
        total=of.ranges(of.groups.every, of.hands()) if counted else {},
        counted=counted,
        hands=scale.by_option(of.hands()),
        verdict=_of_room(of, total - counted),
        rows=tuple(_row(of, caucus, judged=caucuses) for caucus in CAUCUSES),
        small=small,
        of_small=tuple(dict.fromkeys(c for each in of.groups.small for c, _ in each)),
        apart=tuple(_row(beside, caucus, judged=False) for caucus in VOTE_APART),
    )


def _of_room(of: SecretVotes, untold: int) -> Judgement:
    """Return what the rule says of all votes, of which some may not be told."""
    known = None if untold else of.outcome()
    alike = of.alike(of.groups.every)
    return judge(of.rule, alike, untold, of.hands(), known=known)


def _row(of: SecretVotes, caucus: str, *, judged: bool) -> Row:
    votes = sum(of.number(caucus, means) for means in MEANS)
    hands = of.hands(caucus)
    if not votes:
        return Row(caucus, 0, NO_VOTES, 0, {})
    own = of.groups.own.get(caucus, ())
    counted = sum(hands) + sum(sum(of.secret(each)) for each in own)
    verdict = None
    if judged and votes >= FEWEST:
        verdict = judge(of.rule, of.alike(own), votes - counted, hands)
    if counted:
        return Row(caucus, votes, TOLD, counted, of.ranges(own, hands), verdict)
    secret = {(caucus, by) for by in (PHONE, PAPER) if of.number(caucus, by)}
    small = {ballots for told in of.groups.small for ballots in told}
    state = KEPT_TOGETHER if secret <= small else NUMBER_ONLY
    return Row(caucus, votes, state, 0, {}, verdict)


def _small(of: SecretVotes, name: str) -> Row | None:
    """Return what is told of the small caucuses together, or of the room."""
    small = of.groups.small
    if not small:
        return None
    votes = sum(sum(of.secret(told)) for told in small)
    nothing = (0,) * len(of.scale.options)
    return Row(name, votes, TOLD, votes, of.ranges(small, nothing))
