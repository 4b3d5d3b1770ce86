"""The room with 40 phones: joining, two rounds, scores, a decision; clicks counted.

37 phones are scripted, one page is in English, one in Urdu, one has no JavaScript.
Each step finds the room as the step before left it.
"""

import re

import pytest
from playwright.sync_api import expect

from data.store import terms
from data.workshop.questions import read_questions
from tests.browser.workshop import hall as halls
from tests.browser.workshop.hall import said
from tests.browser.workshop.named import named
from tests.support.phone import Phone
from tests.support.workshop import FACILITATOR
from ui.in_urdu import sentences
from ui.workshop import storyline
from ui.workshop.secret_links import role_path

(hall,) = halls.fixtures
PATIENCE = 20_000
ASKED = read_questions()
DESK, SMALL = {"width": 1280, "height": 720}, {"width": 390, "height": 844}
WORDING = "Supervisors should be in schools on 12 days a month but cannot."
# How many scripted phones of each caucus; the three pages are of the first three.
PEOPLE = {"Sindh": 9, "Balochistan": 8, "Punjab": 11, "Khyber Pakhtunkhwa": 9}
PAGES = {"en": "Sindh", "ur": "Balochistan", "bare": "Punjab"}


class Room:
    """Forty phones, the wall, *Present* and *Decide*, and how often was pressed."""

    def __init__(self, hall, browser):
        self.hall, self.room, self.pressed = hall, hall.room, 0
        self._contexts, self._browser = [], browser
        self.phones, self.scripted = {}, []
        self.wall = self.open(DESK)
        self.wall.goto(hall.server.url + role_path(terms.PROJECTOR))
        self.present, self.decide = self.open(DESK), None
        self.present.goto(hall.server.url + role_path(terms.FACILITATOR))

    def open(self, view, **options):
        context = self._browser.new_context(viewport=view, **options)
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        return context.new_page()

    def press(self, found):
        found.click()
        self.pressed += 1

    def vote(self, answers):
        """Let the scripted phones vote: caucus -> what its phones say, in turn."""
        given = dict.fromkeys(PEOPLE, 0)
        for caucus, phone in self.scripted:
            said_here = answers[caucus]
            phone.get()
            answer = said_here[given[caucus] % len(said_here)]
            phone.send(phone.form("answer"), answer=answer)
            assert "Recorded at" in phone.text()
            given[caucus] += 1

    def ended(self, number):
        self.room.close_round(FACILITATOR, number)
        self.room.reveal(FACILITATOR, number)

    def close(self):
        for _, phone in self.scripted:
            phone.hang_up()
        for context in self._contexts:
            context.close()


@pytest.fixture
def room(hall, browser):
    expect.set_options(timeout=PATIENCE)
    made = Room(hall, browser)
    yield made
    made.close()
    expect.set_options(timeout=None)


def all_join_with_at_most_four_taps(room):
    room.room.set_tongues(FACILITATOR, terms.ENGLISH_FIRST)
    url, code = room.hall.server.url, room.hall.code
    for name, caucus in PAGES.items():
        page = room.open(SMALL, java_script_enabled=name != "bare")
        room.phones[name], room.pressed = page, 0
        page.goto(f"{url}/vote/{code}")
        language = "ur" if name == "ur" else "en"
        room.press(page.locator(f"button[name=language][value={language}]"))
        room.press(page.locator(f"label:has(input[value='{caucus}'])"))
        room.press(page.locator("form[action='/vote/join'] button"))
        expect(page.locator("main")).to_contain_text(said("waiting", language))
        assert room.pressed <= 4
    for caucus, number in PEOPLE.items():
        for _ in range(number):
            phone = Phone(room.hall.server.host, room.hall.server.port)
            phone.get("/vote")
            phone.send(phone.form("language"), language="en")
            phone.send(phone.form("caucus"), code=code, caucus=caucus)
            room.scripted.append((caucus, phone))
    expect(room.wall.locator(".joined b").first).to_have_text("40", timeout=PATIENCE)
    assert len(room.scripted) + len(room.phones) == 40


def the_wall_the_phones_and_present_ask_one_question(room, question):
    asked = ASKED[question].texts
    shown = room.wall.locator(".asked")
    expect(shown.locator("[lang=en]")).to_have_text(asked["en"], timeout=PATIENCE)
    expect(shown.locator("[lang=ur]")).to_have_text(asked["ur"])
    room.phones["bare"].reload()
    for name, page in room.phones.items():
        first = "ur" if name == "ur" else "en"
        legend = page.locator(f"legend [lang={first}].first").first
        expect(legend).to_have_text(asked[first], timeout=PATIENCE)


def a_vote_is_opened_cast_and_revealed(room):
    room.room.go(FACILITATOR, "vote-f025")
    present = room.present
    opened = present.get_by_role("button", name="Open vote", exact=True)
    expect(opened).to_be_enabled()
    expect(present.get_by_role("button", name="Close the vote")).to_be_disabled()
    opened.click()
    the_wall_the_phones_and_present_ask_one_question(room, "holds")
    expect(room.phones["ur"].locator(".draft")).to_be_visible()
    for page, answer in zip(
        room.phones.values(), ("agree", "disagree", "agree with changes"), strict=True
    ):
        page.locator(f'button[name=answer][value="{answer}"]').first.click()
        expect(page.locator("h1.done")).to_be_visible()
    some = ["agree", "agree", "agree with changes"]
    room.vote({**dict.fromkeys(PEOPLE, some), "Punjab": ["agree with changes"]})
    expect(room.wall.locator(".count")).to_have_text("40 of 40 have voted")
    expect(present.get_by_text("F025, round 1, open: 40 of 40 in")).to_be_visible()
    present.get_by_role("button", name="Close the vote").click()
    present.get_by_role("button", name="Close it for good").click()
    expect(room.wall.get_by_text("Votes are in: 40")).to_be_visible()
    present.get_by_role("button", name="Reveal", exact=True).click()
    present.get_by_role("button", name="Reveal the result of F025, round 1").click()


def the_result_says_what_was_said_in_both_languages(room):
    wall, page = room.wall, room.phones["en"]
    headline = wall.locator("h1.result")
    expect(headline).to_contain_text("of 4 provinces say it holds")
    made = sentences.of_sentence(headline.text_content())
    expect(wall.locator(".both.result [lang=ur]").first).to_have_text(made.text)
    punjab = wall.locator(".bars tr").filter(has_text="Punjab")
    expect(punjab.locator(".told").first).to_contain_text("Holds in part")
    expect(punjab.locator(".bar .changes").first).to_be_visible()
    assert wall.locator(".bar .line").count() >= 4
    expect(wall.locator(".sides-key")).to_contain_text(
        "the rule’s line: 75% of those who judge"
    )
    expect(page.locator(".headline")).to_contain_text(headline.text_content())
    expect(room.phones["ur"].locator(".headline [lang=ur]").first).to_be_visible()
    expect(page.locator("main")).to_contain_text(ASKED["holds"].texts["en"])


def a_second_round_builds_on_the_first(room):
    room.room.word(FACILITATOR, "F025", WORDING)
    asks = storyline.put_to_vote(storyline.step_of(room.room.state(FACILITATOR)))
    number = storyline.open_vote(room.room, FACILITATOR, asks)
    page = room.phones["en"]
    expect(page.locator("ins").first).to_contain_text("12")
    earlier = said("earlier_answer", number=1, answer=said("choice_holds"))
    expect(page.locator("main")).to_contain_text(earlier)
    expect(page.locator("details.then")).to_contain_text("say it holds")
    expect(room.wall.locator("ins").first).to_contain_text("12")
    page.locator('button[name=answer][value="agree"]').first.click()
    expect(page.locator("h1.done")).to_be_visible()
    room.vote(dict.fromkeys(PEOPLE, ["agree"]))
    room.ended(number)
    since = room.wall.locator(".since")
    expect(since).to_contain_text("Since round 1: holds at least", timeout=PATIENCE)
    expect(since).to_contain_text("→")
    expect(room.wall.locator(".lead b").first).to_have_text("F025, round 2")


def scores_are_told_in_thirds_with_the_rules_word(room):
    steps = room.room.state(FACILITATOR).stage.steps
    early = next(each for each in steps if each.get("question") == "early")
    room.room.go(FACILITATOR, early["id"])
    asks = storyline.put_to_vote(early)
    number = storyline.open_vote(room.room, FACILITATOR, asks)
    the_wall_the_phones_and_present_ask_one_question(room, "early")
    for name, page in room.phones.items():
        expect(page.locator(".grid button")).to_have_count(9)
        score = "1" if name == "en" else "9"
        page.locator(f'button[name=answer][value="{score}"]').first.click()
        expect(page.locator("h1.done")).to_be_visible()
    low = ["1", "2"] * 3 + ["1", "8", "8"]
    room.vote({**dict.fromkeys(PEOPLE, ["8", "9", "9"]), "Sindh": low})
    room.ended(number)
    told = room.wall.locator(".room").first
    expect(told).to_contain_text("Endorsed: at least half", timeout=PATIENCE)
    expect(told).to_contain_text(
        "at least 6 of 10 in Sindh score 1–3, which the rule does not count"
    )


def a_decision_and_a_slip_reach_the_wall_in_few_clicks(room):
    store = room.room
    store.go(FACILITATOR, "vote-r1")
    asks = storyline.put_to_vote(storyline.step_of(store.state(FACILITATOR)))
    number = storyline.open_vote(store, FACILITATOR, asks)
    page = room.phones["en"]
    page.locator('button[name=answer][value="agree"]').first.click()
    page.locator("#reason").fill("Teachers wait for this, and say so.")
    page.get_by_role("button", name=said("reason_send")).click()
    expect(page.locator("main")).to_contain_text(said("reason_sent"))
    room.vote(dict.fromkeys(PEOPLE, ["agree"]))
    room.ended(number)
    desk = room.present.context.new_page()
    desk.goto(room.hall.server.url + "/decide")
    take = desk.get_by_role("button", name="Take over").first
    # The first look of anybody at this page; a busy machine may take its time.
    expect(take).to_be_visible(timeout=3 * PATIENCE)
    room.pressed = 0
    room.press(take)
    words = desk.get_by_label("In your own words").first
    expect(words).not_to_have_value("")
    words.fill("Teachers wait for this.")
    shown = desk.get_by_role("button", name="Note it and show it on the wall")
    room.press(shown.first)
    expect(room.wall.get_by_text("Teachers wait for this.")).to_be_visible()
    assert room.pressed <= 2
    expect(desk.get_by_role("button", name="Take over")).to_have_count(0)
    desk.get_by_label("Dissent").fill("Sindh wants it sooner.")
    room.pressed = 0
    room.press(desk.get_by_text("Validated with revision", exact=True))
    room.press(desk.get_by_role("button", name="Record this decision"))
    title = room.wall.locator("h1").get_by_text("Validated with revision")
    expect(title).to_be_visible(timeout=PATIENCE)
    assert room.pressed <= 3
    shown = room.wall.locator(".lines")
    for text in (asks.text, "4 of 4 provinces agree", "Sindh wants it sooner."):
        expect(shown).to_contain_text(text)
    expect(shown.locator(".wording[lang=ur]")).to_be_visible()
    expect(shown.locator(".dissent [lang=ur]")).to_have_text("اختلاف")


def the_log_holds_every_vote_once(room):
    found = room.room.verify(FACILITATOR)
    assert (found.rounds, found.ballots) == (4, 40 + 38 + 40 + 38)
    wall = room.wall.locator("main").inner_html()
    assert not re.search(r"undefined|None|\{\{", wall)


WALK = [
    all_join_with_at_most_four_taps,
    a_vote_is_opened_cast_and_revealed,
    the_result_says_what_was_said_in_both_languages,
    a_second_round_builds_on_the_first,
    scores_are_told_in_thirds_with_the_rules_word,
    a_decision_and_a_slip_reach_the_wall_in_few_clicks,
    the_log_holds_every_vote_once,
]


def test_forty_phones_from_joining_to_a_decision_on_the_wall(room):
    for step in WALK:
        with named(step):
            step(room)
