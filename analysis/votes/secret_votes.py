"""The votes of some caucuses, and what is told of them as one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analysis.votes.ballots import Cell, Cells
from analysis.votes.caucus_row import Range
from analysis.votes.disclosure import Counts, look_alikes
from analysis.votes.judgement import Outcome, outcome
from analysis.votes.rules import Rule
from analysis.votes.scales import Scale
from analysis.votes.told_together import Ballots, Groups, Told, groups
from data.vocabulary import HANDS, MEANS, PAPER, PHONE


@dataclass(frozen=True)
class SecretVotes:
    """The votes of some caucuses, and how they are told.

    Parameters
    ----------
    cells : caucus -> votes
    together : votes by phone, by option, that were kept of small caucuses together
    rule : of the round
    groups : which are told together
    """

    cells: Mapping[str, Cell]
    together: Counts
    rule: Rule
    groups: Groups

    @property
    def scale(self) -> Scale:
        """The scale of the rule."""
        return self.rule.told

    def without_small(self) -> "SecretVotes":
        """Return the same, where small ones are never told together."""
        return replace(self, groups=replace(self.groups, small=()))

    def number(self, caucus: str, means: str) -> int:
        """Return how many of a caucus voted by phone, on paper or by hands."""
        return self.cells[caucus].voters[means]

    def hands(self, *caucuses: str) -> Counts:
        """Return the show of hands by option, of some caucuses or all."""
        return self._summed((c, HANDS) for c in caucuses or self.cells)

    def secret(self, ballots: Told) -> Counts:
        """Return secret votes that are told as one, by part of the scale."""
        counts = self._summed(ballots)
        if ballots in self.groups.small and ballots[0][1] == PHONE:
            counts = _added(counts, self.together)
        return self.scale.by_part(counts)

    def outcome(self) -> Outcome:
        """Return what the rule says of all votes; they must all have been kept."""
        every = self._summed((c, by) for c in self.cells for by in MEANS)
        return outcome(self.rule, _added(every, self.together))

    def alike(self, told: Iterable[Told]) -> tuple[tuple[Counts, ...], ...]:
        """Return of each that is told every vote that reads the same, in one order."""
        return tuple(sorted(look_alikes(self.secret(ballots)) for ballots in told))

    def ranges(self, told: Iterable[Told], hands: Counts) -> dict[str, Range]:
        """Return part -> least and most votes: the sums of what is told.

        Parameters
        ----------
        told : secret votes, each told as one
        hands : the show of hands beside them, by option
        """
        every, shown = self.alike(told), self.scale.by_part(hands)
        return {
            part: (
                shown[at] + sum(min(votes[at] for votes in alike) for alike in every),
                shown[at] + sum(max(votes[at] for votes in alike) for alike in every),
            )
            for at, part in enumerate(self.scale.parts)
        }

    def _summed(self, ballots: Iterable[Ballots]) -> Counts:
        found = (0,) * len(self.scale.options)
        for caucus, means in ballots:
            found = _added(found, self.cells[caucus].by_means[means])
        return found


def secret_votes(
    cells: Cells, caucuses: Iterable[str], rule: Rule, *, apart: bool = True
) -> SecretVotes:
    """Return the votes of some caucuses, grouped as they are told.

    Parameters
    ----------
    cells : the votes of the round
    caucuses : which of them, in their order
    rule : of the round
    apart : whether caucuses are told apart
    """
    mine = {caucus: cells.of[caucus] for caucus in caucuses}
    phones, papers = (
        {caucus: cell.voters[means] for caucus, cell in mine.items()}
        for means in (PHONE, PAPER)
    )
    found = groups(phones, papers, apart=apart)
    # What was kept together is of those that are told together; of others never.
    nothing = (0,) * len(cells.together)
    kept = any(told[0][1] == PHONE for told in found.small)
    return SecretVotes(mine, cells.together if kept else nothing, rule, found)


def _added(left: Counts, right: Counts) -> Counts:
    return tuple(a + b for a, b in zip(left, right, strict=True))
