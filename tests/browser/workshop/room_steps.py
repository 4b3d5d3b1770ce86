"""The workshop's part of the day: join, vote, reveal, decide, in real browsers.

Each step finds the room as the step before left it, as in the rehearsal. The only
thing that does not come through a browser is the facilitator's link, which the start
of Zila prints.
"""

import re
from collections import Counter

from playwright.sync_api import expect

from data.store import terms
from data.store.in_use import rehearsal_mode
from data.store.terms import FACILITATOR, PROJECTOR
from data.workshop.ballot_words import read_ballot_words
from tests.bench.bench_room import join
from tests.browser.tab import PHONE, still
from tests.support.phone import Phone
from tests.support.workshop import FACILITATOR as LEADER
from ui.workshop.secret_links import role_path

WORDS = read_ballot_words()
PATIENCE = 20_000
QUESTION = "We have tea at eleven."
# What the rest of the room votes, from phones that a script holds.
OTHERS = {
    "Balochistan": ["agree"] * 5,
    "Khyber Pakhtunkhwa": ["agree"] * 6,
    "Punjab": ["agree"] * 4 + ["disagree"] * 2,
    "Sindh": ["agree"] * 6,
}
HANDS = 9
# How many agree at least by phone, once nobody's own vote can be worked out: all but
# one; in Punjab with four of seven, votes the other way round read the same.
LEAST = {"Balochistan": 5, "Khyber Pakhtunkhwa": 5, "Punjab": 2, "Sindh": 6}
TOLD = {
    "Balochistan": "Agreed; at least 14 of 15 agree",
    "Khyber Pakhtunkhwa": "Agreed; at least 5 of 6 agree",
    "Punjab": "No agreement, short of 75%; at least 2 of 7 agree, at least 2 disagree",
    "Sindh": "Agreed; at least 6 of 7 agree",
}
PEOPLE = [
    ("en", "Sindh", "agree"),
    ("ur", "Balochistan", "agree with changes"),
    ("en", "Punjab", "disagree"),
]


def said(id_, language="en", /, **gaps):
    return WORDS.loc[id_, language].format(**gaps)


def enter_by_the_secret_link(room):
    room.desk = room.open_tab(at=room.server)
    room.desk.open(role_path(FACILITATOR))
    expect(room.desk.page).to_have_url(re.compile("/present"))
    room.desk.open("/decide")
    room.stage = room.desk.page.context.new_page()
    room.stage.goto(f"{room.server.url}/screen")
    room.wall = room.open_tab(at=room.server).page
    room.wall.goto(f"{room.server.url}{role_path(PROJECTOR)}")


def walk_the_storyline_to_the_first_question(room):
    for step in ("arrivals", "welcome", "ground-rules", "test-vote"):
        with room.stage.expect_response("**/screen/act"):
            room.stage.keyboard.press("ArrowRight")
        shown = room.wall.locator(f'main[data-step="{step}"]')
        expect(shown).to_be_visible(timeout=PATIENCE)
    expect(room.wall.get_by_text(QUESTION)).to_be_visible()


def join_with_three_phones(room):
    code = rehearsal_mode.now().state(LEADER).code
    expect(room.wall.get_by_text(code)).to_be_visible()
    room.phones = [room.open_tab(PHONE, at=room.server).page for _ in PEOPLE]
    for page, (language, caucus, _) in zip(room.phones, PEOPLE, strict=True):
        page.goto(f"{room.server.url}/vote/{code}")
        page.locator(f"button[name=language][value={language}]").click()
        page.locator(f"label:has(input[value='{caucus}'])").click()
        page.locator("form[action='/vote/join'] button").click()
        expect(page.locator("main h1")).to_contain_text(said("waiting", language))


def vote_from_the_phones(room):
    with room.stage.expect_response("**/screen/act"):
        room.stage.keyboard.press("o")
    expect(room.wall.get_by_text("Voting is open")).to_be_visible(timeout=PATIENCE)
    for page, (language, _, answer) in zip(room.phones, PEOPLE, strict=True):
        button = page.locator(f'button[name=answer][value="{answer}"]').first
        button.click(timeout=PATIENCE)
        told = said("recorded", language, time=r"\d\d:\d\d:\d\d")
        expect(page.locator("main h1")).to_contain_text(re.compile(told))
    expect(room.wall.locator(".count b")).to_have_text("3", timeout=PATIENCE)
    for page in (room.wall, *room.phones):
        assert "33%" not in page.inner_text("body")


def let_the_others_vote(room):
    code = rehearsal_mode.now().state(LEADER).code
    for caucus, answers in OTHERS.items():
        for answer in answers:
            phone = Phone(room.server.host, room.server.port)
            join(phone, code, terms.PLACES.index(caucus))
            phone.get()
            phone.send(phone.form("answer"), answer=answer)
            assert "Recorded at" in phone.text()
            phone.hang_up()
    expect(room.wall.locator(".count b")).to_have_text(
        str(len(ballots())), timeout=PATIENCE
    )


def ballots():
    """Return every vote by phone: (caucus, answer)."""
    rest = [(caucus, answer) for caucus, of in OTHERS.items() for answer in of]
    return [(caucus, answer) for _, caucus, answer in PEOPLE] + rest


def share():
    """Return how many agree at least of those counted, as every screen writes it."""
    judge = len(ballots()) + HANDS
    agree = HANDS + sum(LEAST.values())
    return f"At least {agree} of {judge} ({round(100 * agree / judge)}%) agree"


def count_the_hands_of_a_table_without_phones(room):
    page = room.desk.page
    expect(page.get_by_text("round 1 is open")).to_be_visible(timeout=PATIENCE)
    room.desk.settle()
    page.get_by_text("Hands and paper: Test vote, round 1", exact=True).first.click()
    still(page)
    page.get_by_role("spinbutton", name="Agree", exact=True).fill(str(HANDS))
    page.get_by_role("button", name="Enter show of hands of Balochistan").click()
    entered = page.get_by_role("row").filter(has_text="Show of hands")
    expect(entered).to_contain_text("facilitator", timeout=PATIENCE)


def close_and_reveal(room):
    room.stage.keyboard.press("r")
    asked = room.stage.get_by_text("Press R again to close Test vote, round 1.")
    expect(asked).to_be_visible(timeout=PATIENCE)
    room.stage.keyboard.press("r")
    again = room.stage.get_by_text("Press R again to reveal the result of Test vote")
    expect(again).to_be_visible(timeout=PATIENCE)
    expect(room.wall.get_by_text("Votes are in")).to_be_visible(timeout=PATIENCE)
    room.stage.keyboard.press("r")
    said_of_all = room.wall.get_by_text(share()).first
    expect(said_of_all).to_be_visible(timeout=PATIENCE)
    expect(room.wall.locator("h1")).to_have_text("3 of 4 provinces agree.")
    for caucus, told in TOLD.items():
        row = room.wall.locator(".bars tr").filter(has_text=caucus)
        expect(row.locator(".told")).to_contain_text(told)
    for page, (language, _, answer) in zip(room.phones, PEOPLE, strict=True):
        expect(page.locator("main")).to_have_attribute(
            "data-kind", "revealed", timeout=PATIENCE
        )
        own = WORDS.loc[f"choice_{answer.replace(' ', '_')}", language]
        expect(page.locator(".mine")).to_contain_text(own)


def ask_the_room_aloud(room):
    page = room.desk.page
    asked = page.get_by_text("Ask the room aloud: does anybody object?")
    expect(asked).to_be_visible(timeout=PATIENCE)
    room.desk.settle()
    number = page.get_by_role("spinbutton", name="How many object")
    number.fill("2")
    number.press("Tab")
    still(page)
    expect(number).to_have_value("2")
    page.get_by_role("button", name="Record what was said").click()
    told = "Asked aloud whether anybody objects: 2 people objected."
    for shown in (page, room.wall):
        expect(shown.get_by_text(told)).to_be_visible(timeout=PATIENCE)


def decide_with_the_dissent(room):
    page = room.desk.page
    expect(page.get_by_text(share()).first).to_be_visible(timeout=PATIENCE)
    room.desk.settle()
    page.get_by_text("Validated with revision", exact=True).click()
    page.get_by_label("Rationale").fill("Most of the room can stay until eleven.")
    page.get_by_label("Dissent").fill("Punjab has tea at ten.")
    page.get_by_role("button", name="Record this decision").click()
    level = "at technical level, subject to competent authority"
    expect(page.get_by_text(f"Validated with revision, {level}")).to_be_visible(
        timeout=PATIENCE
    )


def find_the_log_as_it_was_written(_):
    here = rehearsal_mode.now()
    found = here.verify(LEADER)
    assert (found.rounds, found.ballots) == (1, len(ballots()))
    made = here.state(LEADER).rounds[1]
    assert made.decisions[-1]["dissent"] == "Punjab has tea at ten."
    assert made.revealed == terms.EVERYBODY
    assert made.objections == 2
    counted = here.counts(LEADER, 1).by_means["phone"]
    for caucus, answers in counted.items():
        mine = Counter(answer for where, answer in ballots() if where == caucus)
        assert {k: n for k, n in answers.items() if n} == mine


ROOM = [
    enter_by_the_secret_link,
    walk_the_storyline_to_the_first_question,
    join_with_three_phones,
    vote_from_the_phones,
    let_the_others_vote,
    count_the_hands_of_a_table_without_phones,
    close_and_reveal,
    ask_the_room_aloud,
    decide_with_the_dissent,
    find_the_log_as_it_was_written,
]
