"""A short list of views in which every pair of values of two controls occurs."""

from functools import cache
from itertools import combinations, product

from tests.oracles.expected import area
from ui.view.options import options
from ui.view.selection import Selection

_CORE = ("indicator", "band", "group", "against", "lens")
_FREE = ("view", "classes", "within")


@cache
def views() -> list[dict[str, str]]:
    """Addresses that show every pair of values that can be chosen together.

    Each district is asked for once, in the first view of its area that has room.
    """
    cores = _cores()
    wanted = set()
    for core, free in cores.items():
        wanted |= set(combinations(core, 2)) | set(product(core, sum(free, [])))
        for two in combinations(free, 2):
            wanted |= set(product(*two))
    rows = []
    while wanted:
        # Pairs that begin with an indicator come first: they leave fewest choices.
        seed = min(wanted, key=lambda pair: (pair[0][0] != "indicator", pair))
        rows.append(_richest(seed, cores, wanted))
        wanted -= set(combinations(rows[-1], 2))
    return _with_districts([dict(row) for row in sorted(rows)])


def once(rows: list[dict[str, str]], *fields: str) -> list[dict[str, str]]:
    """Those of the views that show a value of a field for the first time."""
    seen, kept = set(), []
    for row in rows:
        values = {(name, row[name]) for name in fields}
        if values - seen:
            kept.append(row)
            seen |= values
    return kept


def _cores() -> dict[tuple, list[list[tuple]]]:
    """Every combination of fields that depend on one another, with the free ones."""
    found = [Selection()]
    for name in _CORE:
        found = [
            chosen.asked({name: key}, options)[0]
            for chosen in found
            for key in options(name, chosen)
        ]
    return {
        tuple((name, getattr(each, name)) for name in _CORE): [
            [(name, key) for key in options(name, each)] for name in _FREE
        ]
        for each in found
    }


def _richest(seed, cores, wanted) -> tuple:
    """The view with the seed that shows the most pairs still wanted."""
    asked = dict(seed)

    def fits(pairs):
        return all(asked.get(name, key) == key for name, key in pairs)

    def gain(row):
        return sum(pair in wanted for pair in combinations(row, 2))

    possible = [
        core
        for core, free in cores.items()
        if fits(core) and all(any(fits([each]) for each in kind) for kind in free)
    ]
    core = row = max(possible, key=gain)
    for kind in cores[core]:
        row = max(((*row, each) for each in kind if fits([each])), key=gain)
    return row


def _with_districts(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    left = set(area("pakistan"))
    for row in rows:
        here = [code for code in area(row["within"]) if code in left]
        row["district"] = here[0] if here else "none"
        left -= {row["district"]}
    return rows
