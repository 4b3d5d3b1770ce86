"""What is stored of a round, and a workshop with something of everything."""

from sqlalchemy import text

from data.vocabulary import CAUCUSES, TOGETHER
from tests.support.workshop import FACILITATOR, opened, people, person


def full(room) -> tuple[int, str]:
    """A workshop with a closed round, an open one, and a vote for another person."""
    room.make(FACILITATOR, "Lahore")
    room.set_code(FACILITATOR)
    number, wording = opened(room)
    for each in people("Sindh", 9):
        room.vote(each, number, "agree", wording)
    room.close_round(FACILITATOR, number)
    number, wording = opened(room)
    for each in range(9):
        room.vote(person(each), number, "disagree", wording)
    room.assist(person(1), number)
    room.vote(person(1), number, "agree", wording, assisted=True)
    room.hand_in(person(2), number, "Because.")
    return number, wording


def stored(room, column: str, number: int, order: str = "") -> list:
    query = f"SELECT {column} FROM ballot WHERE round = {number} {order}"
    with room.store.reading() as connection:
        return [row[0] for row in connection.execute(text(query))]


def kept_of(caucus, every) -> str:
    """Under which name votes of a caucus are kept at the close; empty if they are not.

    Five and more are told by themselves; fewer together with those of other small
    caucuses where that makes five; partners and observers with nobody's.
    """
    if every[caucus] >= 5:
        return caucus
    small = sum(n for name, n in every.items() if n < 5 and name in CAUCUSES)
    return TOGETHER if caucus in CAUCUSES and small >= 5 else ""
