"""What a result, a count and a recount show, and a rehearsal beside them."""

import json

import pytest

from analysis.votes.published import publish
from analysis.votes.rules import RULES
from analysis.votes.scales import SCALES
from data.store import terms
from data.store.database.store import Store
from data.store.errors import (
    NotAllowed,
    OutOfTurn,
)
from data.store.place import place
from data.store.verbs.room import Room
from tests.support.workshop import (
    FACILITATOR,
    STEWARD,
    VIEWER,
    fixtures,
    opened,
    people,
    person,
    phones,
)

home, name, room = fixtures


def test_a_result_shows_as_far_as_it_was_revealed(room):
    number, wording = opened(room)
    for each in people("Sindh", 6):
        room.vote(each, number, "agree", wording)
    assert room.votes(VIEWER, number) == 6
    for actor in (FACILITATOR, VIEWER, person(1, "Sindh")):
        with pytest.raises(OutOfTurn, match="still runs"):
            room.counts(actor, number)
    for to in (terms.OWN_CAUCUS, terms.EVERYBODY):
        with pytest.raises(OutOfTurn, match="while the round runs"):
            room.reveal(FACILITATOR, number, to)
    room.close_round(FACILITATOR, number)
    for actor in (FACILITATOR, VIEWER, person(1, "Sindh")):
        with pytest.raises(OutOfTurn, match="not revealed"):
            room.counts(actor, number)
    room.reveal(FACILITATOR, number)
    assert room.counts(VIEWER, number).caucuses
    room.reveal(FACILITATOR, number, terms.OWN_CAUCUS)
    assert room.counts(person(1, "Sindh"), number).only == "Sindh"
    for actor in (FACILITATOR, VIEWER, STEWARD):
        with pytest.raises(OutOfTurn, match="not revealed"):
            room.counts(actor, number)
    room.hide(FACILITATOR, number)
    with pytest.raises(OutOfTurn):
        room.counts(person(1, "Sindh"), number)


def test_a_round_for_the_whole_room_never_tells_caucuses_apart(room):
    number, _ = opened(room, caucuses=False)
    room.close_round(FACILITATOR, number)
    with pytest.raises(OutOfTurn, match="whole room only"):
        room.reveal(FACILITATOR, number, terms.OWN_CAUCUS)
    room.reveal(FACILITATOR, number)
    assert not room.counts(VIEWER, number).caucuses


def test_the_store_takes_the_answers_that_the_rules_reckon_with():
    assert {scale.id: scale.options for scale in SCALES.values()} == terms.SCALES


def test_the_counts_are_what_the_tally_takes(room):
    number, wording = opened(room)
    for each in people("Sindh", 6):
        room.vote(each, number, "agree", wording)
    room.count(FACILITATOR, number, "Punjab", {"agree": 8, "disagree": 1})
    room.close_round(FACILITATOR, number)
    room.reveal(FACILITATOR, number)
    found = room.counts(VIEWER, number)
    rule = RULES[found.round.rule["id"]]
    shown = publish(found.by_means, rule, caucuses=found.caucuses)
    assert (shown.votes, shown.means["phone"]) == (15, 6)


def test_the_recount_holds_the_question_the_rule_and_what_was_published(room):
    number, wording = opened(room)
    with pytest.raises(OutOfTurn):
        room.recount(VIEWER, number, {})
    room.close_round(FACILITATOR, number)
    room.reveal(FACILITATOR, number)
    found = room.recount(VIEWER, number, {"votes": 0})
    assert found["wording"] == wording
    assert found["published"] == {"votes": 0}
    assert found["rehearsal"] is False
    assert json.loads(json.dumps(found)) == found


def test_a_rehearsal_is_a_store_of_its_own_marked_and_dropped_in_one_call(home, name):
    real = Room(Store(place(name)))
    play = Room(Store(place(name, rehearsal=True)))
    play.make(FACILITATOR, "Rehearsal")
    assert play.state(VIEWER).rehearsal
    number, wording = opened(play)
    assert play.rehearse(FACILITATOR, number, seed=7, voters=27) == 27
    assert play.rehearse(FACILITATOR, number, seed=7, voters=27) == 27
    once = phones(play, number)
    assert sum(sum(each.values()) for each in once.values()) == 27
    with pytest.raises(NotAllowed, match="no rehearsal"):
        real.rehearse(FACILITATOR, 1, seed=1)
    with pytest.raises(NotAllowed, match="no rehearsal"):
        real.drop(STEWARD)
    play.backup(STEWARD)
    path = home / "played.zila"
    play.take_away(STEWARD, path)
    assert json.loads(path.read_text().splitlines()[0])["rehearsal"] is True
    play.close_round(FACILITATOR, number)
    play.reveal(FACILITATOR, number)
    assert play.recount(VIEWER, number, {})["rehearsal"] is True
    play.drop(STEWARD)
    left = [p for p in home.rglob("*") if "rehearsal" in p.name]
    assert left == []
    assert Room(Store(place(name, rehearsal=True))).state(VIEWER).seq == 0
    assert real.state(VIEWER).seq == 0


@pytest.mark.parametrize("scale", list(terms.SCALES))
@pytest.mark.usefixtures("home")
def test_made_up_votes_fit_every_scale(name, scale):
    play = Room(Store(place(name, rehearsal=True)))
    number, _ = opened(play, scale=scale)
    play.rehearse(FACILITATOR, number, seed=1, voters=18)
    answers = {a for each in phones(play, number).values() for a in each}
    assert answers <= set(terms.SCALES[scale])
    play.store.close()
