"""Nothing is revealed while a round runs, so that hands can still be counted then."""

import pytest

from data.store import terms
from data.store.errors import OutOfTurn
from data.store.events import kinds
from data.store.verbs.turn import Turn
from tests.support.workshop import FACILITATOR, VIEWER, fixtures, opened, people, person

home, name, room = fixtures


@pytest.mark.parametrize("to", [terms.EVERYBODY, terms.OWN_CAUCUS])
@pytest.mark.parametrize("paused", [False, True])
def test_a_reveal_while_the_round_runs_is_refused_and_stops_no_count(room, to, paused):
    number, wording = opened(room)
    for each in people("Sindh", 6):
        room.vote(each, number, "agree", wording)
    if paused:
        room.pause(FACILITATOR, number)
    before = room.state(FACILITATOR).seq
    with pytest.raises(OutOfTurn, match="while the round runs") as refused:
        room.reveal(FACILITATOR, number, to)
    assert refused.value.remedy == "Close the vote first."
    assert room.state(FACILITATOR).seq == before
    assert not room.state(VIEWER).rounds[number].shown
    room.count(FACILITATOR, number, "Punjab", {"agree": 3})
    room.close_round(FACILITATOR, number)
    room.count(FACILITATOR, number, "Punjab", {"agree": 4})
    room.reveal(FACILITATOR, number, to)
    with pytest.raises(OutOfTurn, match="shown already"):
        room.count(FACILITATOR, number, "Punjab", {"agree": 5})


def test_a_round_that_was_revealed_while_it_ran_shows_from_its_close_on(room):
    """As a log of before may say."""
    number, wording = opened(room)
    for each in people("Sindh", 6):
        room.vote(each, number, "agree", wording)
    with room.store.writing() as connection:
        room.store.log.lock(connection)
        said = {"round": number, "to": terms.EVERYBODY}
        Turn(connection, room.store.log, FACILITATOR).note(kinds.REVEALED, said)
    for actor in (FACILITATOR, VIEWER, person(1, "Sindh")):
        with pytest.raises(OutOfTurn, match="still runs"):
            room.counts(actor, number)
    room.count(FACILITATOR, number, "Punjab", {"agree": 3})
    room.close_round(FACILITATOR, number)
    assert room.counts(VIEWER, number).by_means["phone"] == {"Sindh": {"agree": 6}}
    with pytest.raises(OutOfTurn, match="shown already"):
        room.count(FACILITATOR, number, "Punjab", {"agree": 5})
