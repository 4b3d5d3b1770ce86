"""Which two groups a difference and a ratio compare."""

import numpy as np

from analysis.inequality.subgroups import Subgroups


def pair(groups: Subgroups) -> tuple[int, int] | None:
    """Return the places of the two groups, the one taken from first.

    Parameters
    ----------
    groups : any; None where there are fewer than two

    Notes
    -----
    Ordered: most against least advantaged, turned round for an adverse indicator.
    With a reference: the reference against the lowest other, for an adverse
    indicator the highest other against the reference; the difference can be
    negative. Otherwise the highest against the lowest, whatever the direction. Of
    tied groups the first stands. Two groups with a reference are a fixed pair.
    """
    count = len(groups.names)
    if count < 2:
        return None
    if groups.ordered:
        first, second = count - 1, 0
    elif groups.reference is not None:
        first = groups.names.index(groups.reference)
        others = np.array([i for i in range(count) if i != first])
        far = np.argmin if groups.favourable else np.argmax
        second = int(others[far(groups.y[others])])
    else:
        return int(np.argmax(groups.y)), int(np.argmin(groups.y))
    return (first, second) if groups.favourable else (second, first)


def named(groups: Subgroups, places: tuple[int, int]) -> str:
    """Return the note that names the two groups.

    >>> named(groups, (0, 1))  # doctest: +SKIP
    'Islamabad against Balochistan'
    """
    first, second = places
    if groups.y[first] == groups.y[second] and first == second:
        return "all groups are alike"
    return f"{groups.names[first]} against {groups.names[second]}"
