"""The counts of a round for the rules of disclosure, and the published record of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data.store import terms
from data.store.events.state import Count, Round
from data.vocabulary import HANDS, PAPER, PHONE

Votes = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Counted:
    """The votes of a round as they are, for `analysis.votes.published` and nobody else.

    Parameters
    ----------
    round : what was voted on, and by which rule
    by_means : "phone", "paper", "hands" -> caucus -> answer -> number; never to be
        shown, logged or exported before the rules of disclosure went over it
    caucuses : whether caucuses may be told apart; not while votes come in, for each
        would show by the difference, and not in a round opened for the room only
    only : the one caucus whose line may be shown; empty for all
    """

    round: Round
    by_means: dict[str, dict[str, dict[str, int]]] = field(repr=False)
    caucuses: bool
    only: str


def counted(about: Round, by_phone: Votes, *, only: str) -> Counted:
    """Return the votes of a round, phones, papers and hands.

    Parameters
    ----------
    about : the round
    by_phone : caucus -> answer -> ballots
    only : the caucus it was revealed to; empty for everybody
    """
    by_means = {
        PHONE: {caucus: dict(answers) for caucus, answers in by_phone.items()},
        PAPER: _answers(about.paper),
        HANDS: _answers(about.hands),
    }
    apart = about.caucuses and about.status == terms.CLOSED
    return Counted(about, by_means, apart, only)


def recount(
    about: Round, published: Mapping[str, Any], *, rehearsal: bool
) -> dict[str, Any]:
    """Return a round for everybody to check the screen against.

    No ballot, no time of a vote, and of the votes exactly what the screen shows.

    Parameters
    ----------
    about : the round, closed
    published : what the rules of disclosure let through, as plain values
    rehearsal : whether the votes are made up
    """
    return {
        "rehearsal": rehearsal,
        "round": about.number,
        "statement": about.statement,
        "texts": about.texts,
        "question": {"id": about.question, "texts": about.asks},
        "wording": about.wording,
        "scale": about.scale,
        "rule": about.rule,
        "opened": about.opened,
        "closed": about.closed,
        "assisted": about.assisted,
        "published": dict(published),
    }


def _answers(counts: Mapping[str, Count]) -> dict[str, dict[str, int]]:
    return {caucus: dict(count.answers) for caucus, count in counts.items()}
