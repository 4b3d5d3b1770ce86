"""Words for votes that are told in ranges, and the verbs they ask for."""

from analysis.votes.caucus_row import Range
from data.vocabulary import AGREE, CANNOT_JUDGE, CHANGES, DISAGREE, HELD

_HELD = tuple(HELD.values())


def least(told: Range) -> str:
    """Return ``at least`` where more may have voted so."""
    return "at least " if told[0] < told[1] else ""


def amount(told: Range) -> str:
    """Return how many, as far as it is told: ``at least 31``, ``5``, ``at most 1``."""
    low, high = told
    return f"at most {high}" if low < high and not low else f"{least(told)}{low}"


def part_told(part: str, told: Range, of: str = "") -> str:
    """Return the votes of one part in words: ``at least 4 disagree``."""
    low, high = told
    return f"{least(told)}{low}{of} {does(part, low)}"


def does(part: str, votes: int) -> str:
    """Return what voters do: ``disagrees``, ``agree with changes``, ``score 7–9``."""
    if part == CANNOT_JUDGE:
        return part
    if part in (AGREE, DISAGREE):
        return verb_of(part, votes)
    if part == CHANGES:
        return CHANGES.replace(AGREE, verb_of(AGREE, votes), 1)
    if part in _HELD:
        return f"{verb_of('say', votes)} it {part}"
    return f"{verb_of('score', votes)} {part}"


def be(named: list[str] | int) -> str:
    """Return ``is`` or ``are``, as the number asks for."""
    number = named if isinstance(named, int) else len(named)
    return "is" if number == 1 else "are"


def verb_of(verb: str, number: int) -> str:
    """Return a verb as its number asks for: ``agrees``, ``have``."""
    if number != 1:
        return verb
    return {"have": "has", "do": "does"}.get(verb, f"{verb}s")
