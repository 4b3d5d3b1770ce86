"""Decisions and reasons on the wall: whole, at once, and never of another question."""

import pytest

from data.store import terms
from data.store.errors import OutOfTurn
from tests.support.pages.screen import closed, room, text, voted, wall
from tests.support.workshop import FACILITATOR, VIEWER, person
from ui.clicker.keys import press
from ui.decided import table as decided_table
from ui.edition import library

room = room  # the fixture

SENTENCE = "Each province says within six months by which rule this is so. "
LONG = (SENTENCE * 40)[:1990].strip()
DISSENT = "Punjab asks for money first, and that this is written as it was said. "


def vote(room, step, answers=("agree",) * 40):
    """Vote on a step, close and reveal it; return the number of its round."""
    room.go(FACILITATOR, step)
    press(room, FACILITATOR, "open")
    number = room.state(FACILITATOR).running.number
    voted(room, answers)
    press(room, FACILITATOR, "reveal", closed(room).sure)
    return number


def decide(room, number, **more):
    told = {"rationale": "As it was voted.", **more}
    room.decide(FACILITATOR, number, "validated", **told)


def pages(room):
    """What all pages of the wall say, from the first."""
    found = [text(wall(room))]
    count = len(found)
    while f"Page {count} of " in found[-1] and f"of {count}" not in found[-1][-6:]:
        press(room, FACILITATOR, "next")
        found.append(text(wall(room)))
        count = len(found)
    return found


def test_a_recorded_decision_is_on_the_wall_at_once_with_all_that_belongs_to_it(room):
    number = vote(room, "vote-r1")
    post = "Secretary, School Education"
    room.declare(FACILITATOR, number, "Sindh", "supports with changes", post=post)
    decide(room, number, dissent=DISSENT, follow_up="Notify it.")
    said = text(wall(room))
    for part in (
        "Validated",
        library.asks().at["R1", "text"],
        "4 of 4 provinces agree.",
        f"Dissent: {DISSENT.strip()}",
        f"Sindh supports with changes ({post})",
        "What follows: Notify it.",
        terms.LEVEL.removeprefix("at "),
    ):
        assert part in said
    assert 'data-step="vote-r1"' in wall(room)
    press(room, FACILITATOR, "back")
    assert "4 of 4 provinces agree." in text(wall(room))
    assert "Dissent" not in text(wall(room))
    room.put_up(FACILITATOR, terms.DECIDED, number)
    assert "Dissent" in text(wall(room))
    press(room, FACILITATOR, "next")
    assert 'data-step="word-r2"' in wall(room)
    assert "Dissent" not in text(wall(room))


def test_a_decision_leaves_the_wall_with_its_undoing_a_vote_or_a_reveal(room):
    number = vote(room, "vote-r1")
    decide(room, number, wall=False)
    assert "table" in wall(room)
    decide(room, number)
    assert "table" not in wall(room)
    taken = room.state(VIEWER).rounds[number].decisions[-1]["seq"]
    room.undo(FACILITATOR, taken)
    assert "table" in wall(room)
    decide(room, number)
    press(room, FACILITATOR, "open", press(room, FACILITATOR, "open").sure)
    assert "Voting is open" in text(wall(room))
    with pytest.raises(OutOfTurn):
        room.put_up(FACILITATOR, terms.DECIDED, number)
    decide(room, number)
    assert "Voting is open" in text(wall(room))


def test_black_and_held_screens_keep_what_they_show(room):
    number = vote(room, "vote-r1")
    press(room, FACILITATOR, "freeze")
    before = text(wall(room))
    decide(room, number)
    assert text(wall(room)) == before
    assert terms.LEVEL.removeprefix("at ") in text(wall(room, ahead=True))
    press(room, FACILITATOR, "freeze")
    press(room, FACILITATOR, "black")
    assert text(wall(room)) == "The screen is black"
    press(room, FACILITATOR, "black")
    assert terms.LEVEL.removeprefix("at ") in text(wall(room))


def test_what_is_too_long_is_walked_in_pages_by_the_same_keys(room):
    room.go(FACILITATOR, "vote-r1")
    room.word(FACILITATOR, "R1", LONG)
    number = vote(room, "vote-r1")
    decide(room, number, dissent=LONG)
    every = pages(room)
    assert len(every) > 2
    assert f"Page 1 of {len(every)}" in every[0]
    assert sum(page.count(SENTENCE.strip()) for page in every) == 2 * LONG.count(
        SENTENCE.strip()
    )
    assert "…" not in " ".join(every)
    press(room, FACILITATOR, "back")
    assert text(wall(room)) == every[-2]
    for _ in every[:-2]:
        press(room, FACILITATOR, "back")
    assert text(wall(room)) == every[0]
    for _ in every:
        press(room, FACILITATOR, "next")
    assert 'data-step="word-r2"' in wall(room)


def test_a_wall_says_every_wording_and_dissent_whole_and_is_left_behind_its_last(room):
    numbers = {f"R{n}": vote(room, f"vote-r{n}") for n in range(1, 9)}
    for number in numbers.values():
        decide(room, number, dissent=DISSENT, wall=False)
    room.go(FACILITATOR, "wall")
    said = " ".join(pages(room))
    for name in numbers:
        assert library.asks().at[name, "text"] in said
    assert said.count(DISSENT.strip()) == 8
    assert said.count("4 of 4 provinces agree") == 8
    press(room, FACILITATOR, "next")
    assert 'data-step="follow-up"' in wall(room)


def test_what_is_not_decided_never_shows_the_result_of_another_question(room):
    vote(room, "rank-r1", ["9"] * 40)
    room.go(FACILITATOR, "wall")
    first = text(wall(room)).partition("R2")[0]
    assert "R1 Professional development Not decided No vote yet" in first
    assert "endorse" not in first
    vote(room, "vote-r1")
    room.go(FACILITATOR, "wall")
    assert "Not decided 4 of 4 provinces agree" in text(wall(room))
    ranked = next(iter(room.state(VIEWER).rounds))
    decide(room, ranked, wall=False)
    assert "R1 Professional development Validated" in text(wall(room))


def test_what_follows_stands_on_the_walls_of_the_third_day(room):
    number = vote(room, "vote-r1")
    decide(room, number, wall=False)
    room.go(FACILITATOR, "instruments")
    said = " ".join(pages(room))
    assert "Not yet entered: instrument and department that decides." in said
    told = {"instrument": "Rules of business", "post": "Director, Schools"}
    room.follow(FACILITATOR, number, {**told, "review": "2027-05-31"})
    told = {"department": "Literacy Department"}
    room.follow(FACILITATOR, number, told, caucus="Sindh")
    for step in ("wall", "follow-up", "instruments"):
        room.go(FACILITATOR, step)
        said = " ".join(pages(room))
        assert "Instrument: Rules of business · Focal post: Director, Schools" in said
        assert "Review: 31 May 2027" in said
        assert "Sindh: Department that decides: Literacy Department" in said


def test_who_follows_up_lists_only_what_was_decided(room):
    vote(room, "vote-f025")
    decide(room, vote(room, "vote-r1"), wall=False)
    room.go(FACILITATOR, "follow-up")
    said = " ".join(pages(room))
    assert "R1" in said
    assert "F025" not in said


def test_reasons_stand_on_the_wall_in_a_recorders_words_without_their_caucus(room):
    room.go(FACILITATOR, "vote-r1")
    press(room, FACILITATOR, "open")
    voted(room, ["agree"] * 39 + ["disagree"])
    one = person(1)
    room.hand_in(one, 1, "I, from Thatta, say no")
    closed(room)
    (slip,) = room.slips(FACILITATOR, 1)
    more = {"side": "disagree", "caucus": slip.caucus}
    first = room.take_up(FACILITATOR, 1, slip.key, "Distances are too long.", **more)
    second = room.reason(FACILITATOR, 1, "It costs nothing.", side="agree")
    room.put_up(FACILITATOR, terms.REASONS, 1, (first, second))
    said = text(wall(room))
    assert "Distances are too long." in said
    assert "It costs nothing." in said
    for hidden in ("Thatta", slip.caucus, "For “", "agree"):
        assert hidden not in said
    room.reveal(FACILITATOR, 1)
    room.put_up(FACILITATOR, terms.REASONS, 1, (first, second))
    said = text(wall(room))
    assert "For “agree”: It costs nothing." in said
    # One vote against and none read alike: a reason must not tell them apart.
    assert "disagree" not in said
    room.undo(FACILITATOR, first)
    assert "Distances" not in text(wall(room))


def test_the_decisions_are_taken_away_as_a_table(room):
    number = vote(room, "vote-r1")
    decide(room, number, dissent="=1+1")
    room.follow(FACILITATOR, number, {"review": "2027-05-31"}, caucus="Sindh")
    found = decided_table.table(room, room.state(VIEWER))
    assert list(found["For"]) == ["", "Sindh"]
    assert list(found["Review"]) == ["", "2027-05-31"]
    assert set(found["Wording"]) == {library.asks().at["R1", "text"]}
    assert set(found["Result"]) == {"4 of 4 provinces agree."}
    written = decided_table.csv(room, room.state(VIEWER)).decode("utf-8-sig")
    assert "'=1+1" in written
