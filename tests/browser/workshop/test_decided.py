"""What is decided is shown: whole on every wall, and with few clicks."""

import itertools
import re

import pytest
from playwright.sync_api import expect

from data.store import terms
from tests.browser.evidence.live_map import PATIENCE
from tests.browser.workshop import hall as halls
from tests.browser.workshop.hall import STATEMENT
from tests.browser.workshop.wall_sizes import LABELS, MEASURE
from tests.support.quick import some
from tests.support.workshop import FACILITATOR, people
from ui.decided import wall_of_words
from ui.workshop import storyline
from ui.workshop.secret_links import role_path

(hall,) = halls.fixtures

WIDE, OLD = (1280, 720), (1024, 768)

SENTENCE = (
    "Each province notifies within six months, through its rules of business, that "
    "nobody holds a post of the middle tier for less than two years. "
)
URDU = "ہر صوبہ چھ ماہ کے اندر اعلان کرتا ہے کہ کوئی دو سال سے کم عہدے پر نہیں رہے گا۔ "
LONG, LONG_URDU = (SENTENCE * 20)[:1990], (URDU * 30)[:1990]
# What is agreed and what dissent says, of each recommendation.
SAID = {
    "R1": (LONG, LONG),
    "R2": (LONG_URDU, LONG_URDU),
    "R3": (SENTENCE * 3, URDU),
    "R4": (URDU * 2, SENTENCE * 2),
    **dict.fromkeys(("R5", "R6", "R7", "R8"), (SENTENCE, SENTENCE[:90])),
}
# Parts that hold more than they show, by a line or a part of one: letters may reach out
# of a line that is set close. Nor is anything shortened on purpose.
HIDDEN = """() => [...document.querySelectorAll("#wall .body, #wall .body *")].filter(
  each => {
    const look = getComputedStyle(each), more = each.scrollHeight - each.clientHeight;
    return look.textOverflow == "ellipsis" || look.webkitLineClamp != "none"
      || (look.display != "inline" && more > 0.35 * parseFloat(look.fontSize))
      || [...each.childNodes].some(n => n.nodeType == 3 && /…|\\.\\.\\.$/.test(n.data));
  }).map(each => each.outerHTML.slice(0, 100))"""


def closed(room, step, votes):
    """Vote on a step, close and reveal it; return the number of its round."""
    room.go(FACILITATOR, step)
    asks = storyline.asked(storyline.step_of(room.state(FACILITATOR)))
    number = storyline.open_vote(room, FACILITATOR, asks)
    wording = room.state(FACILITATOR).running.wording
    for place, (caucus, answers) in enumerate(votes.items()):
        voters = people(caucus, len(answers), 1000 * (place + 1))
        for voter, answer in zip(voters, answers, strict=True):
            room.vote(voter, number, answer, wording)
    return number


VOTES = {
    "Balochistan": ["agree"] * 8,
    "Khyber Pakhtunkhwa": ["agree"] * 7,
    "Punjab": ["agree"] * 5 + ["disagree"] * 5,
    "Sindh": ["agree"] * 9,
}


@pytest.fixture(scope="module")
def agreed(hall):
    """The eight recommendations, worded and decided; name -> number of the round."""
    room, numbers = hall.room, {}
    for name, (text, dissent) in SAID.items():
        room.word(FACILITATOR, name, text)
        if name in ("R3", "R5"):
            room.translate(FACILITATOR, name, URDU * 2, status=terms.FINAL)
        number = closed(room, f"vote-{name.lower()}", VOTES)
        room.close_round(FACILITATOR, number)
        room.reveal(FACILITATOR, number)
        post = "Secretary, School Education & Literacy Department"
        room.declare(FACILITATOR, number, "Sindh", "supports with changes", post=post)
        told = {"rationale": "As voted.", "follow_up": "Notify it.", "wall": False}
        room.decide(FACILITATOR, number, "validated", dissent=dissent, **told)
        told = {"instrument": "Rules of business", "review": "2027-05-31"}
        room.follow(FACILITATOR, number, {**told, "post": "Director, Schools"})
        room.follow(FACILITATOR, number, {"department": "Literacy"}, caucus="Sindh")
        numbers[name] = number
    # The least room there is: a clock runs above what is shown.
    room.start_timer(FACILITATOR, 3000, "Groups")
    return numbers


@pytest.fixture(scope="module")
def walls(browser, hall):
    """The two projectors, and a function that reads each page of what is shown."""
    contexts = [
        browser.new_context(viewport={"width": width, "height": height})
        for width, height in (WIDE, OLD)
    ]
    pages = [context.new_page() for context in contexts]
    room = hall.room

    def read():
        state = room.state(FACILITATOR)
        count, told = len(wall_of_words.on_wall(room, state).pages), []
        for number in range(1, count + 1):
            room.turn_page(FACILITATOR, number - 1)
            for page in pages:
                page.goto(hall.server.url + "/screen")
                page.evaluate("() => document.fonts.ready")
                if count > 1:
                    here = page.get_by_text(f"Page {number} of {count}")
                    expect(here).to_be_visible()
                got = page.evaluate(MEASURE, LABELS)
                where = (page.viewport_size["width"], number)
                assert (where, got["cut"]) == (where, [])
                assert (where, page.evaluate(HIDDEN)) == (where, [])
                assert got["text"] >= 24, (where, got)
                assert got["title"] >= 48, (where, got)
            told.append(pages[0].locator(".lines").inner_text())
        return " ".join(" ".join(told).split())

    yield read
    for context in contexts:
        context.close()


@pytest.mark.parametrize("step", some(["wall", "instruments", "follow-up"], 1, 3))
def test_a_wall_of_long_wordings_and_dissents_is_whole_on_both_projectors(
    hall, agreed, walls, step
):
    hall.room.go(FACILITATOR, step)
    said = walls()
    for sentence in (SENTENCE, URDU):
        wanted = sum(
            text.count(sentence.strip()) for both in SAID.values() for text in both
        )
        torn = 6  # where a page ends amid a sentence
        assert said.count(sentence.strip()) >= wanted - torn
    assert said.count("3 of 4 provinces agree") >= len(agreed)
    assert said.count("Director, Schools") == len(agreed)


@pytest.mark.parametrize("name", some(["R2", "R1", "R3"], 1, 3))
def test_one_decision_is_whole_on_both_projectors(hall, agreed, walls, name):
    hall.room.put_up(FACILITATOR, terms.DECIDED, agreed[name])
    said = walls()
    assert "3 of 4 provinces agree" in said
    assert "Sindh supports with changes (Secretary" in said
    assert "What follows: Notify it." in said


def test_reasons_are_whole_on_both_projectors(hall, agreed, walls):
    texts = [SENTENCE, LONG, URDU * 3, *["A short reason."] * 9]
    numbers = [hall.room.reason(FACILITATOR, agreed["R1"], text) for text in texts]
    hall.room.put_up(FACILITATOR, terms.REASONS, agreed["R1"], tuple(numbers))
    assert walls().count("A short reason.") == 9


@pytest.fixture
def wall(hall, agreed, browser):
    """The wall in the window of who leads, at the first page of reasons put up."""
    hall.room.go(FACILITATOR, "wall")
    texts = [f"{number}. {LONG}"[:1990] for number in range(3)]
    numbers = [hall.room.reason(FACILITATOR, agreed["R1"], text) for text in texts]
    hall.room.put_up(FACILITATOR, terms.REASONS, agreed["R1"], tuple(numbers))
    page = browser.new_page()
    page.goto(hall.server.url + role_path(terms.FACILITATOR))
    page.goto(hall.server.url + "/screen")
    expect(page.locator('main[data-step="wall"]')).to_be_visible(timeout=PATIENCE)
    yield page
    page.close()


def counted(foot):
    """How many pages the foot of the wall names."""
    expect(foot).to_have_text(re.compile(r"Page \d+ of \d+"), timeout=PATIENCE)
    return int(foot.inner_text().split()[-1])


def test_to_go_to_the_step_one_is_at_leads_back_from_what_was_put_up(hall, wall):
    hall.room.turn_page(FACILITATOR, 1)
    expect(wall.locator(".foot b")).to_contain_text("Page 2 of", timeout=PATIENCE)
    hall.room.go(FACILITATOR, "wall")
    expect(wall.locator(".scene h1")).not_to_have_text("Reasons", timeout=PATIENCE)
    expect(wall.locator(".foot b")).to_contain_text("Page 1 of", timeout=PATIENCE)


def test_each_press_of_the_clicker_turns_one_page_then_goes_on(hall, wall):
    hall.room.go(FACILITATOR, "wall")
    expect(wall.locator(".scene h1")).not_to_have_text("Reasons", timeout=PATIENCE)
    foot = wall.locator(".foot b")
    count = counted(foot)
    # On a slow machine one presses before the page is there that was asked for last.
    wall.context.new_cdp_session(wall).send(
        "Emulation.setCPUThrottlingRate", {"rate": 4}
    )
    for _ in range(3):
        wall.keyboard.press("PageDown")
    expect(foot).to_have_text(f"Page 4 of {count}", timeout=PATIENCE)
    hall.room.turn_page(FACILITATOR, count - 1)
    expect(foot).to_have_text(f"Page {count} of {count}", timeout=PATIENCE)
    for _ in range(2):
        wall.keyboard.press("PageUp")
    wall.keyboard.press("PageDown")
    expect(foot).to_have_text(f"Page {count - 1} of {count}", timeout=PATIENCE)
    wall.keyboard.press("PageDown")
    expect(foot).to_have_text(f"Page {count} of {count}", timeout=PATIENCE)
    wall.keyboard.press("PageDown")
    expect(wall.locator('main[data-step="follow-up"]')).to_be_visible(timeout=PATIENCE)


@pytest.fixture
def desk(hall, browser):
    """The facilitator's desk after a vote with twenty reasons."""
    room, numbers = hall.room, itertools.count(1)
    number = closed(room, STATEMENT, VOTES)
    for voter in people("Sindh", 9, 4000) + people("Punjab", 10, 3000):
        said = f"Reason {next(numbers)}: teachers wait for this, and say so. " * 3
        room.hand_in(voter, number, said[:160])
    room.hand_in(people("Balochistan", 1, 1000)[0], number, "word " * 79)
    room.close_round(FACILITATOR, number)
    room.reveal(FACILITATOR, number)
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(hall.server.url + role_path(terms.FACILITATOR))
    page.goto(hall.server.url + "/decide")
    yield page
    page.close()


@pytest.mark.usefixtures("hall")
def test_twenty_reasons_stand_in_two_screens(desk):
    # That few clicks bring one to the wall is in the walk of the forty phones.
    take = desk.get_by_role("button", name="Take over")
    expect(take).to_have_count(20, timeout=PATIENCE)
    rows = desk.locator("[class*='st-key-slip_']")
    tops = [rows.nth(n).bounding_box() for n in (0, 19)]
    assert tops[1]["y"] + tops[1]["height"] - tops[0]["y"] <= 2 * 720
