"""The rehearsal: what is shown on the day, step by step, in one sitting.

Each step is a function that finds the room as the step before left it. A later issue
adds its own steps where they belong.
"""

import pytest
from playwright.sync_api import expect

from data.store.in_use import open_workshops
from tests.browser.evidence.files import downloaded, read_aloud
from tests.browser.evidence.live_map import PATIENCE, LiveMap, address, wait_for_address
from tests.browser.workshop.named import named
from tests.browser.workshop.room_steps import ROOM
from tests.oracles import expected
from tests.support.census import code, total
from ui.edition import library
from ui.view.selection import Selection

KECH = code("Kech")
FINDING = "F061"
STATEMENT = library.shelf().at[FINDING, "statement"]


def open_start(room):
    page = room.tab.open("/")
    title = page.locator("h1")
    expect(title).to_contain_text("children are out of school")
    for position, sex in enumerate(["all", "female", "male"]):
        cell = {} if sex == "all" else {"sex": sex}
        count = total("out_of_school_5_16", **cell)
        assert expected.says(title.inner_text(), count, position)


def walk_to_the_map(room):
    room.page.get_by_role("link", name="Open the map").last.click()
    room.page.wait_for_url("**/map?*", timeout=PATIENCE)
    room.live = LiveMap(room.tab)
    gaps = expected.gaps(Selection().to_query())
    assert expected.gap_agrees(room.live.title.inner_text(), gaps)


def look_through_the_other_lenses(room):
    for label, lens in [("Level", "level"), ("Number", "number"), ("Gap", "gap")]:
        room.live.press(label)
        room.live.wait(lens=lens)
        query = wait_for_address(room.page, lens=lens)
        room.tab.settle()
        if lens != "gap":
            value = getattr(expected, lens)(query)
            assert expected.says(room.live.title.inner_text(), value)


def choose_a_district_on_the_map(room):
    room.live.click(KECH)
    wait_for_address(room.page, district=KECH)
    room.tab.settle()
    expect(room.live.chosen()).to_have_attribute("data-code", KECH, timeout=PATIENCE)
    room.headline = room.live.title.inner_text()


def open_its_profile(room):
    room.page.get_by_role("link", name="Open the profile").click()
    room.page.wait_for_url("**/district?*", timeout=PATIENCE)
    title = room.page.locator("h1")
    expect(title).to_contain_text("Kech: ", timeout=PATIENCE)
    query = address(room.page)
    assert query["district"] == KECH
    figures = expected.figures(query).loc[KECH]
    assert expected.says(title.inner_text(), figures["rate"])
    assert expected.says(title.inner_text(), figures["other"], 1)
    room.tab.settle()
    expect(room.page.get_by_test_id("stVegaLiteChart").first).to_be_visible()
    room.live = None


def go_back_to_the_map(room):
    room.page.go_back()
    room.page.wait_for_url("**/map?*", timeout=PATIENCE)
    expect(room.page.locator("h1")).to_have_text(room.headline, timeout=PATIENCE)
    room.tab.settle()
    room.live = LiveMap(room.tab)
    expect(room.live.chosen()).to_have_attribute("data-code", KECH, timeout=PATIENCE)


def take_the_map_home(room):
    room.file = downloaded(room.page, "Take-away map", room.folder)
    home = room.open_tab(offline=True)
    home.page.goto(room.file.as_uri())
    expect(home.page.locator("h1")).to_have_text(room.headline)
    expect(home.page.locator("path.leaflet-interactive").first).to_be_visible()
    assert any(said.startswith("Kech,") for said in read_aloud(home.page))
    assert home.requests == [room.file.as_uri()]


def find_a_finding(room):
    room.page.get_by_role("link", name="Findings", exact=True).click()
    room.page.wait_for_url("**/findings?*", timeout=PATIENCE)
    room.tab.settle()
    room.page.get_by_role("searchbox", name="Search findings").fill("merged districts")
    room.page.keyboard.press("Enter")
    wait_for_address(room.page, words="merged districts")
    room.page.get_by_role("link", name=STATEMENT).click()
    room.page.wait_for_url(f"**/finding?*{FINDING}*", timeout=PATIENCE)


def read_its_evidence(room):
    expect(room.page.locator("h1")).to_have_text(STATEMENT, timeout=PATIENCE)
    graded = library.shelf().loc[FINDING]
    said = f"{graded['grade'].capitalize()} evidence"
    expect(room.page.get_by_text(said)).to_be_visible()
    expect(room.page.get_by_text(graded["reasons"][0])).to_be_visible()


def walk_to_its_figure_and_back(room):
    room.page.get_by_role("link", name="Open this figure on the map").first.click()
    room.page.wait_for_url("**/map?*", timeout=PATIENCE)
    room.tab.settle()
    room.live = LiveMap(room.tab)
    assert expected.gap_agrees(
        room.live.title.inner_text(), expected.gaps(address(room.page))
    )
    room.page.get_by_role("link", name=STATEMENT).click()
    room.page.wait_for_url(f"**/finding?*{FINDING}*", timeout=PATIENCE)
    expect(room.page.locator("h1")).to_have_text(STATEMENT, timeout=PATIENCE)


STEPS = [
    open_start,
    walk_to_the_map,
    look_through_the_other_lenses,
    choose_a_district_on_the_map,
    open_its_profile,
    go_back_to_the_map,
    take_the_map_home,
    find_a_finding,
    read_its_evidence,
    walk_to_its_figure_and_back,
    *ROOM,
]


class Room:
    """What the steps hand on to each other."""

    def __init__(self, tab, open_tab, folder, server):
        self.tab, self.page, self.server = tab, tab.page, server
        self.open_tab, self.folder = open_tab, folder


@pytest.fixture
def here(server, monkeypatch):
    """The server, and its workshop in this process too."""
    monkeypatch.setenv("ZILA_HOME", str(server.home))
    for name in ("DATABASE_URL", "ZILA_WORKSHOP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(open_workshops, "_rooms", {})
    yield server
    open_workshops.shut()


@pytest.mark.long
def test_the_day_runs_from_beginning_to_end(tab, open_tab, tmp_path, here):
    room = Room(tab, open_tab, tmp_path, here)
    for step in STEPS:
        with named(step):
            step(room)
            assert room.page.get_by_test_id("stException").count() == 0
