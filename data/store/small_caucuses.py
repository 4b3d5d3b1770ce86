"""Which caucuses' ballots are kept together: by numbers of voters, which are public.

Never by their answers: else what is hidden could be worked out from the choice of
what to hide. `analysis.votes.told_together` tells by the same rule; a test compares
them.
"""

from collections.abc import Mapping

from data.vocabulary import CAUCUSES, FEWEST, TOGETHER

UNTOLD = ""


def pooled(voters: Mapping[str, int], *, apart: bool = True) -> dict[str, str]:
    """Return caucus -> the group in which its ballots are kept, of all that voted.

    A caucus with enough votes is its own group. The others make one group together
    if that has enough votes, else they are `UNTOLD`. Partners and observers are never
    counted with anybody.

    Parameters
    ----------
    voters : caucus -> how many voted by phone
    apart : whether caucuses are told apart; else they all are one group
    """
    there = {caucus: n for caucus, n in voters.items() if n > 0}
    own = {
        caucus
        for caucus, n in there.items()
        if n >= FEWEST and (apart or caucus not in CAUCUSES)
    }
    small = [caucus for caucus in CAUCUSES if caucus in there and caucus not in own]
    enough = sum(there[caucus] for caucus in small) >= FEWEST
    groups = {caucus: caucus if caucus in own else UNTOLD for caucus in there}
    return groups | dict.fromkeys(small, TOGETHER if enough else UNTOLD)
