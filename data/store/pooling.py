"""Which caucuses are counted together: by their numbers of voters, which are public.

Never by their answers: else what is hidden could be worked out from the choice of
what to hide.
"""

from collections.abc import Mapping

from data.vocabulary import CAUCUSES, FEWEST

TOGETHER = "smaller caucuses together"
UNTOLD = ""


def pooled(voters: Mapping[str, int]) -> dict[str, str]:
    """Return caucus -> the group in which its votes are told, of all that voted.

    A caucus with enough votes is its own group. The others make one group together
    if that has enough votes, else they are `UNTOLD`. Partners and observers are never
    counted with anybody.

    Parameters
    ----------
    voters : caucus -> how many voted secretly; open hands are not among them
    """
    there = {caucus: n for caucus, n in voters.items() if n > 0}
    small = [caucus for caucus in CAUCUSES if 0 < there.get(caucus, 0) < FEWEST]
    enough = sum(there[caucus] for caucus in small) >= FEWEST
    groups = {caucus: caucus if n >= FEWEST else UNTOLD for caucus, n in there.items()}
    return groups | dict.fromkeys(small, TOGETHER if enough else UNTOLD)
