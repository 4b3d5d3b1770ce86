"""What a later round changed, by what was published of both and by nothing else."""

from analysis.sentences.vote_words import amount
from analysis.votes.caucus_row import Range
from analysis.votes.published import Published


def since(number: int, before: Published, now: Published) -> str:
    """Return ``Since round 1: agree at least 31 → at least 36 of 40.``; may be empty.

    Nothing is said of more or fewer: two ranges may tell neither.

    Parameters
    ----------
    number : of the round before, as the room counts them
    before, now : what is published of both; they must ask the same question
    """
    parts = changed(before, now)
    said = []
    for part, (old, new) in parts.items():
        alike = before.counted == now.counted
        of = "" if alike else f" of {before.counted}"
        said.append(f"{part} {amount(old)}{of} → {amount(new)} of {now.counted}")
    return f"Since round {number}: {'; '.join(said)}." if said else ""


def changed(before: Published, now: Published) -> dict[str, tuple[Range, Range]]:
    """Return part of the scale -> its votes before and now, where either has some.

    Parameters
    ----------
    before, now : as for `since`
    """
    if not before.total or not now.total or before.scale is not now.scale:
        return {}
    pairs = {part: (before.total[part], told) for part, told in now.total.items()}
    return {part: pair for part, pair in pairs.items() if pair[0][0] or pair[1][0]}
