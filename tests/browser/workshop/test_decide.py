"""The facilitator at the desk, from an opened vote to a decision with its dissent."""

import re

import pytest
from playwright.sync_api import expect

from data.store import terms
from data.store.in_use import open_workshops, rehearsal_mode
from data.store.roles import Actor
from tests.browser.evidence.live_map import PATIENCE
from tests.browser.tab import PHONE, still
from tests.support.serving import serve
from tests.support.workshop import people, person
from ui.workshop.secret_links import role_path

LEADER = Actor(terms.FACILITATOR)
STATEMENT = "We have tea at eleven."
CHANGED = "We have tea at half past eleven."


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A server of our own, and the same workshop in this process."""
    home = tmp_path / "home"
    monkeypatch.setenv("ZILA_HOME", str(home))
    for name in ("DATABASE_URL", "ZILA_WORKSHOP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(open_workshops, "_rooms", {})
    with serve(tmp_path / "server", home=home, fork=True) as served:
        yield served
    for room in open_workshops._rooms.values():
        room.store.close()


@pytest.fixture
def sit(house, open_tab):
    """A function that opens the desk by the secret link of a role."""

    def seated(role, caucus="", **options):
        tab = open_tab(at=house, **options)
        tab.open(role_path(role, caucus))
        if role == terms.FACILITATOR:
            tab.open("/decide")
        return tab

    return seated


def at_the_test_vote():
    room = rehearsal_mode.now()
    room.go(LEADER, "test-vote")
    return room


def opened(page):
    page.get_by_role("button", name="Open the vote").click()
    expect(page.get_by_text("round 1 is open")).to_be_visible(timeout=PATIENCE)


def cast(room, votes):
    now = room.state(LEADER).running
    for place, (caucus, answers) in enumerate(votes.items()):
        voters = people(caucus, len(answers), 1000 * (place + 1))
        for voter, answer in zip(voters, answers, strict=True):
            room.vote(voter, now.number, answer, now.wording)


def close(page):
    page.get_by_role("button", name="Close…").click()
    shut = page.get_by_role("button", name="Close for good")
    expect(shut).to_be_disabled()
    expect(page.get_by_text("Closing is for good")).to_be_visible()
    page.get_by_text("Everybody who wants to has voted").click()
    expect(shut).to_be_enabled(timeout=PATIENCE)
    shut.click()
    expect(page.get_by_text("is closed:")).to_be_visible(timeout=PATIENCE)


def unfold(page, name):
    page.get_by_text(name, exact=True).first.click()
    still(page)


@pytest.mark.long
def test_the_desk_carries_a_vote_to_its_decision_and_a_second_round(sit):
    tab = sit(terms.FACILITATOR)
    page, room = tab.page, at_the_test_vote()
    # The desk follows what happens elsewhere by itself.
    expect(page.locator("h1")).to_have_text(STATEMENT, timeout=PATIENCE)
    opened(page)
    cast(room, {"Sindh": ["agree"] * 6, "Punjab": ["agree"] * 5 + ["disagree"] * 2})
    expect(page.get_by_text("13 of 13 votes in")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("round 1 is paused")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Resume").click()
    expect(page.get_by_text("round 1 is open")).to_be_visible(timeout=PATIENCE)
    for step in (count_hands, close, reveal, note_a_reason):
        tab.settle()
        step(page)
    assert room.state(LEADER).rounds[1].hands["Balochistan"].answers == {"agree": 9}
    for step in (decide, take_back_the_decision, change_the_wording):
        tab.settle()
        step(page, room)
    assert tab.barriers() == []


def count_hands(page):
    unfold(page, "Hands and paper: Test vote, round 1")
    page.get_by_role("spinbutton", name="Agree", exact=True).fill("9")
    page.get_by_role("button", name="Enter show of hands of Balochistan").click()
    entered = page.get_by_role("row").filter(has_text="Show of hands")
    expect(entered).to_contain_text("facilitator", timeout=PATIENCE)


def reveal(page):
    # Nine hands agree openly, at least five of Sindh's six, at least two of Punjab's
    # seven: 16 of 22 are 72.7%.
    told = "At least 16 of 22 (73%) agree; at least 2 disagree."
    expect(page.get_by_text(told)).to_have_count(0)
    page.get_by_role("button", name="Reveal to everybody").click()
    said = page.get_by_text(told)
    expect(said.first).to_be_visible(timeout=PATIENCE)
    hands = page.get_by_text("22 votes: 13 by phone and 9 by show of hands.")
    expect(hands).to_be_visible()
    expect(page.get_by_role("button", name="Public recount")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="Sindh")
    expect(row.last).to_contain_text("Agreed; at least 5 of 6 agree")


def note_a_reason(page):
    unfold(page, "Reasons: Test vote, round 1")
    page.get_by_label("In your own words").last.fill("Prayer is at half past one.")
    page.get_by_role("button", name="Note it", exact=True).click()
    noted = page.get_by_role("listitem").filter(has_text="Prayer is at half past one.")
    expect(noted).to_be_visible(timeout=PATIENCE)


def decide(page, room):
    page.get_by_text("Validated with revision", exact=True).click()
    page.get_by_label("Rationale").fill("Later suits all provinces.")
    page.get_by_label("Dissent").fill("Punjab keeps eleven.")
    page.get_by_role("button", name="Record this decision").click()
    expect(page.get_by_text("Dissent: Punjab keeps eleven.")).to_be_visible(
        timeout=PATIENCE
    )
    level = "at technical level, subject to competent authority"
    expect(page.get_by_text(f"Validated with revision, {level}")).to_be_visible()
    made = room.state(LEADER).rounds[1].decisions[-1]
    assert made["outcome"] == "validated with revision"
    assert made["dissent"] == "Punjab keeps eleven."


def take_back_the_decision(page, room):
    seq = room.state(LEADER).rounds[1].decisions[-1]["seq"]
    page.locator(f".st-key-event_{seq}").get_by_role("button", name="Take back").click()
    page.get_by_label("Why").fill("Read aloud first")
    page.get_by_role(
        "button", name="Take back the decision on Test vote, round 1"
    ).click()
    gone = page.get_by_text("Dissent: Punjab keeps eleven.")
    expect(gone).to_have_count(0, timeout=PATIENCE)
    assert room.state(LEADER).rounds[1].decisions == ()
    told = "Taken back: the decision on Test vote, round 1: Read aloud first"
    why = page.get_by_text(told)
    expect(why).to_be_visible()


def change_the_wording(page, room):
    unfold(page, "Change the wording")
    page.get_by_label("Wording", exact=True).fill(CHANGED)
    page.get_by_role("button", name="Put this wording before the room").click()
    expect(page.locator("ins")).to_contain_text("half past", timeout=PATIENCE)
    page.get_by_role("button", name="Open the vote").click()
    expect(page.get_by_text("round 2 is open")).to_be_visible(timeout=PATIENCE)
    second = room.state(LEADER).rounds[2]
    assert second.texts == {"en": CHANGED}
    assert second.wording != room.state(LEADER).rounds[1].wording


def test_what_is_refused_is_said_and_what_was_typed_stays(sit):
    page, room = sit(terms.FACILITATOR).page, at_the_test_vote()
    expect(page.locator("h1")).to_have_text(STATEMENT, timeout=PATIENCE)
    opened(page)
    close(page)
    page.get_by_label("Dissent").fill("Typed at length.")
    page.get_by_role("button", name="Record this decision").click()
    said = page.get_by_role("alert").filter(has_text="The rationale is empty")
    expect(said).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_label("Dissent")).to_have_value("Typed at length.")
    # Something happens elsewhere: the page is drawn anew around what is typed.
    page.get_by_label("Follow-up").fill("Half a sen")
    room.start_timer(LEADER, 300, "Tea")
    expect(page.get_by_text(re.compile(r"Tea: [45]:\d\d left"))).to_be_visible(
        timeout=PATIENCE
    )
    expect(page.get_by_label("Follow-up")).to_have_value("Half a sen")
    expect(page.get_by_label("Dissent")).to_have_value("Typed at length.")


def test_a_recorder_speaks_for_the_own_caucus_only(sit):
    sit(terms.FACILITATOR)
    room = at_the_test_vote()
    room.word(LEADER, "test-vote", STATEMENT)
    rule = {"id": "agreement-75", "name": "Agreement of 75%", "words": "At least 75%."}
    number = room.open_round(LEADER, "test-vote", rule)
    room.hand_in(person(1, "Sindh"), number, "Ours alone")
    room.hand_in(person(2, "Punjab"), number, "Theirs")
    room.count(LEADER, number, "Punjab", {"agree": 7})
    tab = sit(terms.RECORDER, "Sindh")
    page = tab.page
    expect(page.get_by_text("Nobody records for Sindh yet.")).to_be_visible()
    assert page.get_by_label("In your own words").count() == 0
    page.get_by_role("button", name="Take the seat").click()
    expect(page.get_by_text("You record for Sindh")).to_be_visible(timeout=PATIENCE)
    # Where slips wait, the reasons are unfolded.
    expect(page.get_by_text("“Ours alone”")).to_be_visible()
    assert page.get_by_text("Theirs").count() == 0
    page.get_by_role("button", name="Take over").click()
    words = page.get_by_label("In your own words").first
    expect(words).to_have_value("Ours alone", timeout=PATIENCE)
    unfold(page, "Hands and paper: Test vote, round 1")
    assert page.get_by_text("Punjab").count() == 0
    for name in ("Pause", "Close…", "Open the vote", "Take back", "New code"):
        assert page.get_by_role("button", name=name).count() == 0, name
    assert tab.barriers() == []
    # A second device of the same caucus finds the seat taken.
    other = sit(terms.RECORDER, "Sindh").page
    expect(other.get_by_text("Another device records for Sindh")).to_be_visible()


def test_a_viewer_sees_what_is_public_and_can_do_nothing(sit, house, open_tab):
    leader, room = sit(terms.FACILITATOR), at_the_test_vote()
    expect(leader.page.locator("h1")).to_have_text(STATEMENT, timeout=PATIENCE)
    opened(leader.page)
    cast(room, {"Sindh": ["agree"] * 6, "Punjab": ["agree"] * 6})
    tab = open_tab(PHONE, at=house)
    page = tab.open("/decide")
    expect(page.get_by_text("Nothing has been decided or revealed yet")).to_be_visible()
    room.close_round(LEADER, 1)
    room.reveal(LEADER, 1)
    room.decide(LEADER, 1, "validated", rationale="All agree.", dissent="None.")
    expect(page.get_by_text("Rationale: All agree.")).to_be_visible(timeout=PATIENCE)
    expect(
        page.get_by_text("2 of 4 provinces agree; Balochistan").first
    ).to_be_visible()
    expect(page.get_by_text("The code is on the wall.")).to_be_visible()
    expect(page.get_by_text(room.state(LEADER).code)).to_have_count(0)
    actions = page.get_by_test_id("stMain").get_by_role("button").all_inner_texts()
    assert [name for name in actions if "Public recount" not in name] == []
    assert tab.overflow() <= 0
    assert tab.barriers() == []


def test_a_rehearsal_is_begun_filled_and_destroyed(sit):
    tab = sit(terms.FACILITATOR)
    page = tab.page
    page.get_by_role("button", name="Rehearse…").click()
    page.get_by_role("button", name="Start the rehearsal").click()
    banner = page.get_by_text("Rehearsal: made-up votes")
    expect(banner).to_be_visible(timeout=PATIENCE)
    room = at_the_test_vote()
    assert room.store.place.rehearsal
    opened(page)
    page.get_by_role("button", name="Make up votes").click()
    expect(page.get_by_text("40 of 40 votes in")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="End the rehearsal…").click()
    page.get_by_role("button", name="End and destroy").click()
    expect(banner).to_have_count(0, timeout=PATIENCE)
    assert not rehearsal_mode.rehearsing()
    assert rehearsal_mode.now().state(LEADER).rounds == {}


def test_the_room_check_says_what_to_look_at_and_how_to_join(sit):
    tab = sit(terms.FACILITATOR)
    page = tab.open("/check")
    expect(page.locator("h1")).to_have_text(re.compile(r"^Look at \d+ points"))
    expect(page.get_by_text("No phone has reached this computer")).to_be_visible()
    expect(page.get_by_text("Votes can be written.")).to_be_visible()
    page.get_by_label("Name of the wifi").fill("Hall <b>")
    page.get_by_label("Password, if it has one").fill("eleven o'clock")
    page.get_by_role("button", name="Keep it").click()
    shown = page.locator(".zila-sheet")
    expect(shown).to_contain_text("Hall <b>", timeout=PATIENCE)
    expect(shown.get_by_role("img")).to_have_count(2)
    expect(shown).to_contain_text(rehearsal_mode.now().state(LEADER).code)
    log = [event.body for event in rehearsal_mode.now().history(LEADER)]
    assert not any("eleven o'clock" in body for body in log)
    tab.settle()
    assert tab.barriers() == []


def test_the_room_check_is_for_who_leads(house, open_tab):
    page = open_tab(PHONE, at=house).open("/check")
    expect(page.get_by_text("This page is for who leads the room")).to_be_visible()
    assert page.get_by_label("Name of the wifi").count() == 0
