"""Posts, what is parked and the agenda in browsers: from the desk to the wall."""

import re

import pytest
from playwright.sync_api import expect

from data.store import terms
from data.store.in_use import open_workshops, rehearsal_mode
from data.store.terms import FACILITATOR, PROJECTOR
from data.store.verbs.posts_and_parking import MOST_TEXT, POST_FIELDS
from tests.browser.tab import still
from tests.browser.workshop.wall_sizes import LABELS, MEASURE
from tests.support.serving import serve
from tests.support.workshop import FACILITATOR as LEADER
from ui.clicker.keys import press
from ui.lists import posts, turning
from ui.workshop import storyline
from ui.workshop.secret_links import role_path

WIDE, OLD = (1280, 720), (1024, 768)
PATIENCE = 20_000
# The widest words that a desk takes, in lines as long as any.
LONGEST = {
    "post": "Deputy District Education Officer for schools of the markaz " * 2,
    "notification": "SO(SE-I)1-427/2024 of the School Education Department, " * 3,
    "note": "Officers serving in the grade below may apply for this post too. " * 3,
}


@pytest.fixture
def hall(tmp_path, monkeypatch):
    """A server with a workshop made ready, and the same workshop here."""
    home = tmp_path / "home"
    monkeypatch.setenv("ZILA_HOME", str(home))
    monkeypatch.setenv("ZILA_WORKSHOP", "lists")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(open_workshops, "_rooms", {})
    with serve(tmp_path / "server", home=home, fork=True) as served:
        storyline.prepare(rehearsal_mode.now(), LEADER)
        yield served
    open_workshops.shut()


@pytest.fixture
def walls(hall, browser):
    """The wall in both sizes of projector."""
    contexts = [
        browser.new_context(viewport={"width": w, "height": h}) for w, h in (WIDE, OLD)
    ]
    pages = [context.new_page() for context in contexts]
    for page in pages:
        page.goto(hall.url + role_path(PROJECTOR))
        page.evaluate("() => document.fonts.ready")
    yield pages
    for context in contexts:
        context.close()


def there(wall, show, page, pages):
    """Wait until the wall shows a page of what was asked for."""
    shown = "main.parked" if show == "parked" else f'main[data-step="{show}"]'
    expect(wall.locator(shown)).to_be_visible(timeout=PATIENCE)
    if pages > 1:
        said = re.compile(f"page {page + 1} of {pages}", re.I)
        expect(wall.locator(".lead")).to_have_text(said, timeout=PATIENCE)


def longest(row):
    """A row with as many letters as the desk takes."""
    full = {
        name: LONGEST[name][:most]
        for name, most in POST_FIELDS.items()
        if name in LONGEST
    }
    return {**row, **full, "grade": "18–19", "from": "2024-01-31", "to": "2026-12-31"}


def test_pages_of_the_longest_lists_fit_both_projectors_and_can_be_read(walls):
    room = rehearsal_mode.now()
    for number in range(9):
        said = (
            f"{number} " + "Which office reads the reports of visits, and when? " * 20
        )
        room.park(LEADER, said[:MOST_TEXT], topic="A topic " * 12, caucus="Sindh")
        room.park(LEADER, f"Short {number}.", topic="Data", caucus="Punjab")
    for each in posts.table(room.state(LEADER)):
        if each.province == "Punjab":
            given = {
                "what": "corrected",
                "key": each.key,
                "before": longest(each.before),
            }
            row = longest(each.row) | {"note": "x " * 80}
            room.correct_post(LEADER, each.province, row, **given)
    found = {}
    for show in ("posts", "welcome", "morning-2", "morning-3", "parked"):
        if show == "parked":
            press(room, LEADER, "parked")
        else:
            room.go(LEADER, show)
        pages = turning.number(room.state(LEADER))
        for page in range(pages):
            room.turn_page(LEADER, page)
            for wall in walls:
                there(wall, show, page, pages)
                got = wall.evaluate(MEASURE, LABELS)
                if (
                    got["cut"]
                    or got["text"] < 24
                    or got["label"] < 20
                    or got["title"] < 48
                ):
                    found[show, page, wall.viewport_size["width"]] = got
    assert found == {}


def test_a_recorder_corrects_a_post_and_parks_and_the_wall_follows(
    hall, walls, open_tab
):
    room, wall = rehearsal_mode.now(), walls[0]
    room.go(LEADER, "posts")
    desk = open_tab(at=hall)
    desk.open(role_path(terms.RECORDER, "Balochistan"))
    page = desk.page
    page.get_by_role("button", name="Take the seat").click()
    page.get_by_label("Grade, for example").fill("19")
    page.get_by_role("button", name="Record the correction").click()
    marked = wall.get_by_text(re.compile("Corrected by the recorder of Balochistan, "))
    expect(marked).to_be_visible(timeout=PATIENCE)
    expect(wall.locator("del")).to_have_count(1)
    desk.settle()
    assert desk.problems() == []

    room.go(LEADER, "who-is-missing")
    # The row of the step before fades out while the new one is there already.
    topic = page.get_by_label("Topic").last
    expect(topic).to_have_value("Who is missing here?", timeout=PATIENCE)
    desk.settle()
    page.get_by_label("What was said").fill("Children of the brick kilns.")
    # What somebody else writes meanwhile leaves alone what is typed here.
    room.park(LEADER, "Somebody else's.", topic="Data")
    expect(page.get_by_text("Somebody else's.")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Write it down").click()
    expect(wall.get_by_text("Children of the brick kilns.")).to_be_visible(
        timeout=PATIENCE
    )
    desk.settle()
    with page.expect_download() as got:
        page.get_by_role("button", name="What is parked (CSV)").click()
    assert "brick kilns" in got.value.path().read_text(encoding="utf-8-sig")
    assert desk.problems() == []


def test_the_agenda_goes_on_by_itself_and_present_shows_it(hall, walls, open_tab):
    room, wall = rehearsal_mode.now(), walls[0]
    desk = open_tab(at=hall)
    desk.open(role_path(FACILITATOR))
    room.go(LEADER, "lens-gap")
    desk.open("/present")
    page = desk.page
    expect(page.get_by_text(re.compile(r"Day 1, \d\d:\d\d"))).to_be_visible(
        timeout=PATIENCE
    )
    page.get_by_role("button", name="Agenda", exact=True).click()
    slack = wall.locator("[data-late]")
    expect(slack).to_be_visible(timeout=PATIENCE)
    rows = wall.locator("time[data-due]")
    before = rows.first.text_content()
    # As if the step had begun an hour earlier: all that comes is later by as much.
    slack.evaluate("each => each.dataset.until -= 4 * 3600 + 8 * 60")
    wall.wait_for_timeout(2_500)
    after = rows.first.text_content()
    assert before != after
    page.get_by_text("Agenda of day 1").click()
    still(page)
    expect(page.locator(".zila-agenda .now")).to_contain_text(
        "Where are girls furthest behind boys?"
    )
    assert desk.problems() == []
