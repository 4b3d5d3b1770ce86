"""What the tests of votes share: made-up rounds, and an attacker who only reads."""

from itertools import product

from hypothesis import strategies as st

from analysis.ballots import tidy
from analysis.rules import decide
from analysis.verdict import FEWEST
from data.vocabulary import CAUCUSES, CHOICES, VOTING_PROVINCES

BALOCHISTAN, PAKHTUNKHWA, PUNJAB, SINDH = VOTING_PROVINCES
FEDERAL, KASHMIR, GILGIT = CAUCUSES[4:]


def named(votes, options=CHOICES):
    """Return option -> votes from votes in the order of the options."""
    return dict(zip(options, votes, strict=True))


def room(cells, *, options=CHOICES, **other_means):
    """Return tidy counts of phone votes, and of other means, by caucus."""
    means = {"phone": cells, **other_means}
    return tidy(
        {
            name: {caucus: named(votes, options) for caucus, votes in each.items()}
            for name, each in means.items()
        }
    )


def rooms(*, options=CHOICES, most=9, caucuses=CAUCUSES):
    """Draw caucus -> votes by option."""
    votes = st.tuples(*[st.integers(0, most) for _ in options])
    return st.dictionaries(st.sampled_from(caucuses), votes, max_size=len(caucuses))


def splits(votes, sides):
    """Yield every way to cast some votes over some sides."""
    if sides == 1:
        yield (votes,)
        return
    for first in range(votes + 1):
        yield from ((first, *rest) for rest in splits(votes - first, sides - 1))


def stories(published, sizes):
    """Return every vote by side that fits all that is published, by caucus.

    Written apart from the code: it reads the rows and the totals, and tries.

    Parameters
    ----------
    published : by phone only, on the scale of agreement, nobody with changes
    sizes : caucus -> how many voted
    """
    rows = {row.caucus: row for row in published.rows}
    possible = [
        [
            split
            for split in splits(size, 3)
            if fits(split, rows[caucus], published.rule, told(published))
        ]
        for caucus, size in sizes.items()
    ]
    for story in product(*possible):
        sums = tuple(map(sum, zip(*story, strict=True)))
        if not published.total or sums == sums_of(published):
            yield dict(zip(sizes, story, strict=True))


def sums_of(published):
    total = published.total
    agree = total["agree"] + total.get("agree with changes", 0)
    return agree, total["disagree"], total["can't judge"]


def told(published):
    """Say whether the rule's word is told of caucuses whose split is hidden."""
    hidden = [r for r in published.rows if r.votes >= FEWEST and not r.sides]
    return any(row.agrees is not None for row in hidden)


def fits(split, row, rule, verdicts):
    """Say whether a split could be behind a row."""
    if row.sides:
        return split == tuple(row.sides.values())
    if row.votes < FEWEST:
        return True
    if row.state == "not unanimous" and max(split) == sum(split):
        return False
    agree, against, unable = split
    said = decide(rule, named((agree, 0, against, unable))).agrees
    return not verdicts or said == row.agrees
