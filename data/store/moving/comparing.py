"""What would change if a file took the place of the workshop that is here."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from data.store.database.reason_rows import over
from data.store.keys.round_keys import Keys
from data.store.moving.contents import OF_THE_START, Held

_CAUCUS = "caucus"
_APART = ("ballot", "joined", "slip")


@dataclass(frozen=True)
class Change:
    """One kind of thing, counted on both sides.

    Parameters
    ----------
    what : its name, in the plural
    here, there : how many are here, and in the file
    lost : how many of those here the file does not hold, as far as that can be told
    """

    what: str
    here: int
    there: int
    lost: int = 0

    def __str__(self) -> str:
        said = f"{self.what}: {self.here} here, {self.there} in the file"
        return f"{said}, {self.lost} of those here not in it" if self.lost else said


def changes(here: Held, there: Held) -> list[Change]:
    """Return what is here and in the file, one line for each kind of thing.

    A file that ends as a workshop which this one was moved away to holds all that was
    here: nothing was written here since. It may have other answers to the same keys.

    Parameters
    ----------
    here : the workshop on this computer
    there : what the file holds
    """
    same = shared(here, there)
    tail = here.events[same:]
    # A standby that was started has a link more: nothing that anybody would miss.
    started = all(event.kind in OF_THE_START for event in tail)
    gone = 0 if started else len(tail)
    # Nothing was written here since, so what differs there is newer.
    newer = bool(here.state.moved) and not gone
    return [
        Change("Events", len(here.events), len(there.events), gone),
        Change("Rounds", len(here.state.rounds), len(there.state.rounds)),
        *_votes(here, there, newer),
        _people(here, there),
        _slips(here, there, newer),
        *_others(here, there, newer),
    ]


def shared(here: Held, there: Held) -> int:
    """Return how many events both logs begin with."""
    pairs = zip(here.events, there.events, strict=False)
    for number, (mine, other) in enumerate(pairs):
        if mine.digest != other.digest:
            return number
    return min(len(here.events), len(there.events))


def _votes(here: Held, there: Held, newer: bool) -> Iterator[Change]:
    for number in sorted({*here.state.rounds, *there.state.rounds}):
        mine, other = (_of_round(each, "ballot", number) for each in (here, there))
        what = f"Votes of round {number}"
        yield Change(what, len(mine), len(other), _lost(here, there, number, newer))


def _lost(here: Held, there: Held, number: int, newer: bool) -> int:
    """Return how many ballots of a round here the file does not hold."""
    mine, other = (_of_round(each, "ballot", number) for each in (here, there))
    if number not in here.open:
        # Its ballots have the fingerprint that the log of either side names.
        closed = [each.state.rounds.get(number) for each in (here, there)]
        prints = {each.fingerprint if each else "" for each in closed}
        return len(mine) if len(prints) > 1 else 0
    if number in there.open:
        key = here.secrets.get(number), there.secrets.get(number)
        if all(key) and key[0] != key[1]:
            return len(mine)
        if newer:
            return _missing(mine, other, ("voter_key",))
        held = Keys(number, key[0] or key[1] or b"")
        scale = here.state.rounds[number].scale
        mine, other = (_read(rows, held, scale) for rows in (mine, other))
        return _missing(mine, other, ("voter_key", _CAUCUS, "answer"))
    # Closed there: ballots have other keys by now, and can only be counted.
    return _missing(mine, other, (_CAUCUS,)) if newer else len(mine)


def _read(rows: list[dict[str, Any]], held: Keys, scale: str) -> list[dict[str, Any]]:
    """Return ballots with their answers in clear: hidden anew, the same one differs."""
    return [
        row | {"answer": held.answer(kept, scale, row["voter_key"]) or kept}
        for row in rows
        for kept in [row["answer"]]
    ]


def _people(here: Held, there: Held) -> Change:
    mine, other = (
        {(r["trait"], r["value"]): r["number"] for r in each.rows.get("joined", [])}
        for each in (here, there)
    )
    lost = {at: n - other.get(at, 0) for at, n in mine.items() if n > other.get(at, 0)}
    # Where a trait is missing, as many people are as the largest of them says.
    came, known = (
        sum(n for at, n in side.items() if at[0] == _CAUCUS) for side in (mine, other)
    )
    people = sum(n for at, n in lost.items() if at[0] == _CAUCUS)
    return Change("People joined", came, known, people or max(lost.values(), default=0))


def _slips(here: Held, there: Held, newer: bool) -> Change:
    mine, other = (each.rows.get("slip", []) for each in (here, there))
    # Keys are others after the close; what was written is the same. Those of rounds
    # that are over there were destroyed, as they would be here.
    ended = over(there.state)
    kept = [row for row in mine if row["round"] not in ended]
    lost = 0 if newer else _missing(kept, other, ("round", _CAUCUS, "text"))
    return Change("Reasons handed in", len(mine), len(other), lost)


def _others(here: Held, there: Held, newer: bool) -> Iterator[Change]:
    """Yield what stands in tables of any other name, if something does."""
    for name in sorted({*here.rows, *there.rows} - {*_APART}):
        mine, other = (each.rows.get(name, []) for each in (here, there))
        rows = [r for r in mine if _given(name, r, there)]
        # How often a used ticket was tried elsewhere leads to nothing.
        names = tuple(each for each in rows[0] if each != "refused") if rows else ()
        if mine or other:
            lost = 0 if newer else _missing(rows, other, names)
            yield Change(f"Rows of “{name}”", len(mine), len(other), lost)


def _given(name: str, row: dict[str, Any], there: Held) -> bool:
    """Say whether a row is lost to somebody where the file has no equal.

    An unused ticket is none: there it may be used by now, or be withdrawn by an event.
    """
    if name == "helper":
        return row["round"] in there.open
    return name != "ticket" or bool(row["claim"])


def _of_round(side: Held, table: str, number: int) -> list[dict[str, Any]]:
    return [row for row in side.rows.get(table, []) if row["round"] == number]


def _missing(
    mine: list[dict[str, Any]], other: list[dict[str, Any]], names: tuple[str, ...]
) -> int:
    """Return how many rows have no equal among the others, by these columns."""
    left = Counter(tuple(row.get(name) for name in names) for row in mine)
    left.subtract(Counter(tuple(row.get(name) for name in names) for row in other))
    return sum(n for n in left.values() if n > 0)
