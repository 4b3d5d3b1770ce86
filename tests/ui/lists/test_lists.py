"""Posts, what is parked, the agenda: their tables, their pages, their walls."""

import csv
import io
from datetime import timedelta

import pytest

from data.library.posts import POSTS, read_posts
from data.store import terms, times
from data.store.errors import BadAnswer
from data.store.verbs.posts_and_parking import MOST_TEXT, POST_FIELDS
from tests.support.pages.screen import STEPS, room, text, wall
from tests.support.workshop import FACILITATOR, VIEWER
from ui.clicker.keys import press
from ui.figure import export
from ui.lists import agenda, paging, parked, posts, turning
from ui.present import agenda as on_present
from ui.present import steps

room = room  # the fixture
HOSTILE = '<img src=x onerror="alert(1)">'


def state(room):
    return room.state(VIEWER)


def row_of(room, province="Sindh", number=0):
    return [p for p in posts.table(state(room)) if p.province == province][number]


def correct(room, of, what="corrected", **changes):
    row = {**of.row, **changes}
    room.correct_post(
        FACILITATOR, of.province, row, what=what, key=of.key, before=of.before
    )


def steps_to(room, name):
    room.go(FACILITATOR, name)
    return text(wall(room))


# The table of posts.


def test_the_table_is_the_published_one_until_a_province_says_otherwise(room):
    every = posts.table(state(room))
    published = read_posts()
    assert [p.row["post"] for p in every] == list(published["post"])
    assert {p.mark for p in every} == {"To be corrected by the province"}
    assert not any(p.old for p in every)


def test_a_correction_is_marked_and_what_was_published_stays_beside_it(room):
    old = row_of(room)
    correct(room, old, grade="20")
    now = row_of(room)
    assert now.row["grade"] == "20"
    assert now.mark.startswith("Corrected by the facilitator, ")
    assert now.old == posts.about(old.row)
    correct(room, row_of(room, number=1), "struck out")
    gone = row_of(room, number=1)
    assert (gone.struck, gone.old) == (True, "")
    new = {**old.row, "post": "Monitor"}
    room.correct_post(FACILITATOR, "Gilgit-Baltistan", new, what="added")
    assert posts.table(state(room))[-1].row["post"] == "Monitor"


def test_the_export_says_what_was_published_who_corrected_it_and_when(room):
    correct(room, row_of(room), grade="20")
    told = posts.told(state(room)).set_index("post").loc[row_of(room).row["post"]]
    assert (told["grade"], told["published grade"]) == ("20", "")
    assert (told["status"], told["by"]) == ("corrected", "facilitator")
    assert told["at"] == state(room).at
    published = [name for name in told.index if name.startswith("published ")]
    assert len(published) == len(POST_FIELDS)


def test_the_corrected_table_can_be_adopted_as_user_data(room, tmp_path, monkeypatch):
    correct(room, row_of(room), grade="20", note="=SUM(A1)")
    correct(room, row_of(room, number=1), "struck out")
    new = {**row_of(room).row, "post": "Monitor"}
    room.correct_post(FACILITATOR, "Gilgit-Baltistan", new, what="added")
    made = export.csv(posts.adopted(state(room)), {"title": "Posts", "source": "log"})
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
    above, (head, *rows) = rows[:2], rows[2:]
    assert tuple(head) == POSTS and [len(row) for row in above] == [1, 1]
    assert not any(cell.startswith("=") for row in rows for cell in row)
    (tmp_path / "posts.csv").write_bytes(made)
    monkeypatch.setenv("ZILA_HOME", str(tmp_path))
    adopted = read_posts()
    assert len(adopted) == len(posts.table(state(room))) - 1
    corrected = adopted[adopted["status"] == "corrected by the province"]
    assert list(corrected["post"]) == ["Director School Education", "Monitor"]
    assert "=SUM(A1)" in list(corrected["note"])
    # Saved again by a spreadsheet, and as it was before it said what it is.
    wide = [[*row, *[""] * (len(head) - len(row))] for row in above]
    for written in ([*wide, head, *rows], [head, *rows]):
        with (tmp_path / "posts.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(written)
        assert read_posts().equals(adopted)


def test_a_post_cannot_stand_in_the_table_twice(room):
    first, second = row_of(room, "Punjab"), row_of(room, "Punjab", 1)
    same = {"province": "Punjab", **second.row}
    for key in (first.key, None):
        with pytest.raises(BadAnswer, match="already"):
            posts.require_one(state(room), same, key)
    posts.require_one(state(room), same, second.key)
    correct(room, second, "struck out")
    posts.require_one(state(room), same, first.key)


def test_each_page_of_the_wall_holds_one_province_and_no_row_is_lost(room):
    pages = posts.pages(state(room))
    assert all(len({p.province for p in page}) == 1 for _, page in pages)
    on_pages = [p.key for _, page in pages for p in page]
    assert on_pages == [p.key for p in posts.table(state(room))]


def test_the_arrows_turn_the_pages_before_they_leave_the_step(room):
    correct(room, row_of(room), grade="20", note=HOSTILE)
    room.go(FACILITATOR, "posts")
    pages = turning.number(state(room))
    seen = []
    for page in range(pages):
        html = wall(room)
        assert "<img" not in html
        seen.append(text(html))
        assert f"page {page + 1} of {pages}" in seen[-1]
        assert state(room).stage.step == "posts"
        press(room, FACILITATOR, "next")
    assert state(room).stage.step == "find-time"
    said = " ".join(seen)
    for post in posts.table(state(room)):
        assert " ".join(post.row["post"].split()) in said
    assert "Corrected by the facilitator" in said
    press(room, FACILITATOR, "back")
    press(room, FACILITATOR, "next")
    press(room, FACILITATOR, "back")
    assert state(room).stage.page == 0
    press(room, FACILITATOR, "back")
    assert state(room).stage.step == "middle-tier"


def test_a_page_that_is_no_longer_there_is_the_last_one(room):
    room.go(FACILITATOR, "posts")
    room.turn_page(FACILITATOR, 99)
    pages = turning.number(state(room))
    assert f"page {pages} of {pages}" in text(wall(room))


@pytest.mark.parametrize("sizes", [[1] * 40, [17], [30, 1], [16, 2, 1], []])
def test_pages_keep_the_order_and_are_not_too_full(sizes):
    pages = paging.paged(sizes, lambda size: size)
    assert [size for page in pages for size in page] == sizes
    assert all(sum(page) <= paging.LINES or len(page) == 1 for page in pages)


# What is parked.


def park(room, text, topic="", caucus=""):
    room.park(FACILITATOR, text, topic=topic, caucus=caucus)
    return state(room).seq


def test_a_step_lists_its_own_topic_and_the_key_lists_all(room):
    park(room, "Brick kilns.", "Who is missing here?", "Sindh")
    number = park(room, "Who reads them?", "Visits", "Punjab")
    said = steps_to(room, "who-is-missing")
    assert "Brick kilns. Sindh ·" in said
    assert "Who reads them?" not in said
    press(room, FACILITATOR, "parked")
    said = text(wall(room))
    assert "Who is missing here? Brick kilns." in said
    assert "Visits: Who reads them? Punjab ·" in said
    room.close_parked(FACILITATOR, number, why="In R2.")
    assert "What became of it: In R2." in text(wall(room))
    press(room, FACILITATOR, "parked")
    assert "Who reads them?" not in text(wall(room))


def test_an_empty_list_says_how_it_is_filled(room):
    assert "Say it to the recorder of your caucus" in steps_to(room, "who-is-missing")


def test_a_long_list_is_cut_into_pages_and_never_within_an_item(room):
    for number in range(30):
        park(room, f"{number:02d} " + "word " * 40, f"Topic {number % 3}")
    park(room, "x" * MOST_TEXT, HOSTILE)
    press(room, FACILITATOR, "parked")
    said = []
    for _ in range(turning.number(state(room))):
        html = wall(room)
        assert "<img" not in html
        said.append(text(html))
        room.turn_page(FACILITATOR, state(room).stage.page + 1)
    for number in range(30):
        assert sum(f"{number:02d} word" in page for page in said) == 1
    assert sum("x" * MOST_TEXT in page for page in said) == 1


def test_the_list_is_a_table_with_what_became_of_each(room):
    number = park(room, "Who reads them?", "Visits", "Punjab")
    room.close_parked(FACILITATOR, number, why="In R2.")
    park(room, "For all.")
    told = parked.told(state(room))
    assert list(told["caucus"]) == ["Punjab", "The room"]
    assert list(told["what became of it"]) == ["In R2.", ""]
    assert told["closed"][0]


# The agenda.


def test_the_wall_tells_the_day_from_the_step_the_room_is_at(room):
    said = steps_to(room, "tea-1")
    press(room, FACILITATOR, "agenda")
    said = text(wall(room))
    assert "Tea now" in said
    assert "What one map hides: girls in the countryside" in said
    assert "Where are girls furthest behind boys?" not in said
    press(room, FACILITATOR, "agenda")
    assert "Lunch and Zuhr prayer" not in text(wall(room))


def test_a_morning_shows_its_day(room):
    for step, words in (("welcome", "Day 1"), ("morning-2", "Day 2")):
        assert words in steps_to(room, step)
        # In short, so that Next goes on.
        assert turning.number(state(room)) == 1


def test_present_says_how_late_it_is_when_the_break_is_and_the_end(room):
    room.go(FACILITATOR, "lens-gap")
    came = times.read(state(room).stage.came)
    now = agenda.now(state(room), came)
    start = now.here.start + (now.behind or 0)
    assert start == now.now
    told = on_present.summary(now)
    assert told.startswith("Day 1, ")
    late = agenda.now(state(room), came + timedelta(minutes=20))
    assert late.behind == now.behind + 12
    listed = on_present.listed(late)
    assert listed.count("<tr") == len(late.coming) + 1
    assert ">now<" in listed


def test_before_the_first_step_present_says_when_the_day_begins(room):
    room.begin_day(FACILITATOR, 1, "08:30")
    told = on_present.summary(agenda.now(state(room)))
    assert "begins at 08:30" in told
    assert "behind" not in told


# What waits.


def test_what_waits_is_passed_by_until_it_is_taken_in(room):
    room.go(FACILITATOR, "tea-3")
    press(room, FACILITATOR, "next")
    assert state(room).stage.step == "lunch-3"
    press(room, FACILITATOR, "next")
    assert state(room).stage.step == "ask-finance"
    assert "Provincial groups (plan) · waits for the plans" in steps.listed(state(room))
    steps.change(room, FACILITATOR, "groups", "skip")
    room.go(FACILITATOR, "tea-3")
    press(room, FACILITATOR, "next")
    assert state(room).stage.step == "groups"
    steps.change(room, FACILITATOR, "groups", "skip")
    assert next(s for s in state(room).stage.steps if s["id"] == "groups")["skipped"]


def test_whoever_goes_to_a_step_that_waits_is_told_and_shown_it(room):
    room.go(FACILITATOR, "groups")
    assert 'data-step="groups"' in wall(room)
    press(room, FACILITATOR, "next")
    assert state(room).stage.step == "lunch-3"


# Each step has something, and the two asks are wordings.


def test_every_step_has_notes_that_are_a_sentence():
    for step in STEPS:
        assert len(step.get("notes", "")) > 30, step["id"]
        assert step["notes"].rstrip()[-1] in ".!?", step["id"]


@pytest.mark.parametrize("name", ["ask-finance", "ask-services"])
def test_an_ask_is_one_sentence_worded_and_then_voted_on(room, name):
    words, vote = (
        next(s for s in STEPS if s["id"] == n) for n in (name, f"vote-{name}")
    )
    assert words["title"] == vote["title"]
    assert words["title"].count(".") == 1
    assert words["title"].startswith("We ask each ")
    assert steps_to(room, name).count(words["title"]) == 1
    room.word(FACILITATOR, name, "We ask each department to answer letters.")
    assert "answer letters" in steps_to(room, f"vote-{name}")
    press(room, FACILITATOR, "open")
    running = state(room).running
    assert (running.statement, running.texts["en"]) == (
        name,
        "We ask each department to answer letters.",
    )


@pytest.mark.parametrize("screen", [terms.AGENDA, terms.PARKED])
def test_a_list_lies_over_the_step_and_next_takes_it_away(room, screen):
    room.go(FACILITATOR, "find-time")
    press(room, FACILITATOR, screen)
    assert "Supervisors" not in wall(room)
    assert "Supervisors" in wall(room, ahead=True)
    for _ in range(turning.number(state(room))):
        press(room, FACILITATOR, "next")
    assert state(room).stage.screen == terms.SHOWN
