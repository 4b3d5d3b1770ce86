"""What a further round changed, in the words of the ballot."""

from markupsafe import Markup

from analysis.sentences import vote_change
from analysis.votes.caucus_row import Range
from analysis.votes.published import Published
from ui.ballot.language import ENGLISH, Tongue, marked, term


def since(
    number: int, before: Published, now: Published, tongue: Tongue
) -> list[Markup]:
    """Return what changed since the round before, as far as it is published.

    Parameters
    ----------
    number : which round on this question the one before was
    before, now : what is published of both
    tongue : of the phone
    """
    if tongue.first == ENGLISH:
        line = vote_change.since(number, before, now)
        return [marked(ENGLISH, line)] if line else []
    return [
        tongue.say(
            "result_since",
            side=term("choice", part),
            before=_amount(old, before.counted, tongue),
            now=_amount(new, now.counted, tongue),
        )
        for part, (old, new) in vote_change.changed(before, now).items()
    ]


def _amount(told: Range, votes: int, tongue: Tongue) -> Markup:
    low, high = told
    if low == high:
        return tongue.plain("count_exact", count=low, votes=votes)
    if not low:
        return tongue.plain("count_at_most", count=high, votes=votes)
    return tongue.plain("count_at_least", count=low, votes=votes)
