"""Posts corrected, things parked, starts of days: who may, what the log keeps."""

import pytest

from data.store import terms
from data.store.database.store import Store
from data.store.errors import BadAnswer, NotAllowed, OutOfTurn
from data.store.moving import bringing_in, taking_away
from data.store.place import Place
from data.store.verbs.room import Room
from tests.support.voters import person
from tests.support.workshop import FACILITATOR, STEWARD, VIEWER, again, fixtures

home, name, room = fixtures

ROW = {"post": "Director", "tier": "province", "wing": "all", "grade": "19"}
ISLAMABAD = "Federal / ICT"


def recorder(room, caucus, number=1):
    """The one phone that records for a caucus."""
    made = person(number, caucus, terms.RECORDER)
    room.take_seat(made)
    return made


def written(room):
    return room.state(VIEWER).written


def full(**changes):
    return {
        **dict.fromkeys(("from", "to", "notification", "note"), ""),
        **ROW,
        **changes,
    }


def test_a_recorder_corrects_the_posts_of_the_own_province_only(room):
    sindh = recorder(room, "Sindh")
    room.correct_post(
        sindh, "Sindh", full(grade="20"), what="corrected", key="a", before=full()
    )
    said = written(room).posts["a"]
    assert (said.what, said.by, said.province) == (
        "corrected",
        "recorder, Sindh",
        "Sindh",
    )
    assert (said.row["grade"], said.before["grade"]) == ("20", "19")
    assert said.at.startswith("2026-11-21T10:")
    for other in ("Punjab", "Islamabad"):
        with pytest.raises(NotAllowed):
            room.correct_post(sindh, other, full(), what="added")
    # The capital's posts are those of the caucus Federal / ICT.
    room.correct_post(recorder(room, ISLAMABAD, 2), "Islamabad", full(), what="added")
    with pytest.raises(NotAllowed):
        room.correct_post(
            person(3, "Sindh", terms.RECORDER), "Sindh", full(), what="added"
        )
    assert len(written(room).posts) == 2


def test_a_later_correction_replaces_and_can_be_taken_back(room):
    sindh = recorder(room, "Sindh")
    room.correct_post(sindh, "Sindh", full(), what="confirmed", key="a", before=full())
    room.correct_post(FACILITATOR, "Sindh", full(), what="struck out", key="a")
    assert written(room).posts["a"].what == "struck out"
    with pytest.raises(NotAllowed):
        room.undo(sindh, room.state(VIEWER).seq)
    room.undo(FACILITATOR, room.state(VIEWER).seq)
    assert written(room).posts["a"].what == "confirmed"
    room.verify(STEWARD)


@pytest.mark.parametrize(
    "wrong",
    [
        {"post": ""},
        {"post": "x" * 101},
        {"tier": "moon"},
        {"grade": "99"},
        {"from": "1 May"},
        {"from": "2026-02-01", "to": "2026-01-01"},
        {"note": "x" * 161},
    ],
)
def test_a_row_that_the_table_could_not_hold_is_refused(room, wrong):
    with pytest.raises(BadAnswer):
        room.correct_post(FACILITATOR, "Sindh", full(**wrong), what="added")
    assert written(room).posts == {}


def test_what_names_no_row_no_province_or_no_correction_is_refused(room):
    for province, named in (
        ("Sindh", {"what": "corrected"}),
        ("Atlantis", {"what": "added"}),
        ("Sindh", {"what": "sung", "key": "a"}),
    ):
        with pytest.raises(BadAnswer):
            room.correct_post(FACILITATOR, province, full(), **named)


def test_what_is_parked_is_changed_and_closed_by_its_own_caucus(room):
    sindh, punjab = recorder(room, "Sindh"), recorder(room, "Punjab", 2)
    room.park(sindh, "Who counts madrasas?", topic="Data")
    (number,) = written(room).items
    with pytest.raises(NotAllowed):
        room.change_parked(punjab, number, "Nobody.")
    with pytest.raises(NotAllowed):
        room.close_parked(punjab, number)
    with pytest.raises(NotAllowed):
        room.park(punjab, "For them.", caucus="Sindh")
    room.change_parked(sindh, number, "Who counts which schools?", topic="Data use")
    room.close_parked(FACILITATOR, number, why="Goes into R2.")
    item = written(room).items[number]
    assert (item.topic, item.caucus, item.text) == (
        "Data use",
        "Sindh",
        "Who counts which schools?",
    )
    assert (bool(item.changed), bool(item.closed), item.why) == (
        True,
        True,
        "Goes into R2.",
    )
    room.close_parked(sindh, number, closed=False)
    assert written(room).items[number].closed == ""
    room.undo(sindh, number)
    assert written(room).items == {}
    with pytest.raises(OutOfTurn):
        room.change_parked(sindh, number, "Again.")
    room.verify(STEWARD)


def test_the_facilitator_parks_for_the_room_or_for_a_caucus(room):
    room.park(FACILITATOR, "For all.")
    room.park(FACILITATOR, "For one.", caucus="Partners")
    assert [each.caucus for each in written(room).items.values()] == ["", "Partners"]
    with pytest.raises(BadAnswer):
        room.park(FACILITATOR, "x" * 601)
    with pytest.raises(BadAnswer):
        room.park(FACILITATOR, "For whom?", caucus="Atlantis")


def test_a_day_begins_when_it_is_said(room):
    room.begin_day(FACILITATOR, 2, "09:30")
    room.begin_day(FACILITATOR, 2, "09:30")
    assert (written(room).starts, room.state(VIEWER).seq) == ({2: "09:30"}, 1)
    for wrong in ((0, "09:00"), (1, "24:00"), (1, "9"), (1, "")):
        with pytest.raises(BadAnswer):
            room.begin_day(FACILITATOR, *wrong)


def test_pages_begin_anew_with_each_step_and_screen(room):
    room.set_storyline(FACILITATOR, [{"id": s, "kind": "title"} for s in "ab"])
    room.go(FACILITATOR, "a")
    room.turn_page(FACILITATOR, 2)
    assert room.state(VIEWER).stage.page == 2
    room.go(FACILITATOR, "b")
    assert room.state(VIEWER).stage.page == 0
    room.turn_page(FACILITATOR, 1)
    room.set_screen(FACILITATOR, terms.AGENDA)
    assert room.state(VIEWER).stage.page == 0
    with pytest.raises(BadAnswer):
        room.turn_page(FACILITATOR, -1)


def test_all_of_it_is_there_after_a_restart_and_in_the_file_of_another_laptop(
    room, tmp_path, monkeypatch
):
    room.correct_post(
        FACILITATOR, "Sindh", full(), what="corrected", key="a", before=full(grade="")
    )
    room.park(FACILITATOR, "Who counts madrasas?", topic="Data")
    room.begin_day(FACILITATOR, 1, "08:30")
    kept = written(room)
    opened = again(room)
    assert written(opened) == kept
    opened.store.close()
    file = tmp_path / "a.zila"
    file.write_bytes(taking_away.take_away(room.store))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("ZILA_HOME", str(tmp_path / "other"))
    there = Room(Store(bringing_in.bring_in(file)))
    assert isinstance(there.store.place, Place)
    assert written(there) == kept
    there.store.close()
