"""What the tests of votes share: made-up rounds."""

from hypothesis import strategies as st

from data.vocabulary import CAUCUSES, CHOICES, VOTING_PROVINCES

BALOCHISTAN, PAKHTUNKHWA, PUNJAB, SINDH = VOTING_PROVINCES
FEDERAL, KASHMIR, GILGIT = CAUCUSES[4:]


def named(votes, options=CHOICES):
    """Return option -> votes from votes in the order of the options."""
    return dict(zip(options, votes, strict=True))


def room(cells, *, options=CHOICES, **other_means):
    """Return means -> caucus -> option -> votes, of phones and other means."""
    means = {"phone": cells, **other_means}
    return {
        name: {caucus: named(votes, options) for caucus, votes in each.items()}
        for name, each in means.items()
    }


def rooms(*, options=CHOICES, most=9, caucuses=CAUCUSES):
    """Draw caucus -> votes by option."""
    votes = st.tuples(*[st.integers(0, most) for _ in options])
    return st.dictionaries(st.sampled_from(caucuses), votes, max_size=len(caucuses))
