"""Present in a browser: by keyboard alone, followed by others, past a dead server."""

import json
import re

import pytest
from playwright.sync_api import expect

from data.store import terms
from data.store.in_use import open_workshops, rehearsal_mode
from data.store.terms import FACILITATOR, PROJECTOR
from data.vocabulary import CAUCUSES, CHOICES, VOTING_PROVINCES
from tests.browser.workshop.wall_sizes import LABELS, MEASURE
from tests.support.quick import some
from tests.support.serving import serve
from tests.support.workshop import FACILITATOR as LEADER
from tests.support.workshop import VIEWER, people, person
from ui.workshop import storyline
from ui.workshop.secret_links import role_path

WIDE, OLD = (1280, 720), (1024, 768)
FOLLOW = 2_000
STEPS = storyline.shipped()
# Three votes of each caucus, two of them "agree".
SMALL = re.compile(r"^Small caucuses together\s+≥ 127\s+At least 12 of 21 agree, 7 ")
# (agree, agree with changes, disagree, can't judge) of each caucus that votes by phone,
# and hands: every line of a result that can be there is there, and then the widest.
RESULTS = {
    "vote-f033": (dict.fromkeys(CAUCUSES, (7, 2, 3, 2)), {"agree": 9, "disagree": 2}),
    "vote-f019": (dict.fromkeys(CAUCUSES, (3, 3, 3, 1)), {}),
    "vote-r5": (
        {
            **dict.fromkeys(terms.PLACES, (2, 1, 1, 0)),
            **dict.fromkeys(VOTING_PROVINCES, (8, 1, 2, 0)),
        },
        {"agree": 19, "agree with changes": 12, "disagree": 11, "can't judge": 5},
    ),
}


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    """A server with a workshop of its own, made ready; the tests share it."""
    folder = tmp_path_factory.mktemp("hall")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZILA_HOME", str(folder / "home"))
        patch.setenv("ZILA_WORKSHOP", "hall")
        patch.delenv("DATABASE_URL", raising=False)
        with serve(folder / "server", home=folder / "home", fork=True) as server:
            storyline.prepare(rehearsal_mode.now(), LEADER)
            yield server
        open_workshops.shut()


@pytest.fixture
def screen(browser, hall):
    """A function that opens the screen in a browser of its own."""
    contexts = []

    def opened(size=WIDE, *, leads=False, path="/screen", link=""):
        width, height = size
        view = {"width": width, "height": height}
        contexts.append(browser.new_context(viewport=view))
        page = contexts[-1].new_page()
        if leads:
            page.goto(hall.url + role_path(FACILITATOR))
        page.goto(hall.url + (link or path))
        return page

    yield opened
    for context in contexts:
        context.close()


def at(page, step, timeout=FOLLOW):
    expect(page.locator(f'main[data-step="{step}"]')).to_be_visible(timeout=timeout)


def press(page, key):
    with page.expect_response("**/screen/act") as answer:
        page.keyboard.press(key)
    return answer.value


def vote(room, answers):
    number = room.state(VIEWER).running.number
    wording = room.state(VIEWER).rounds[number].wording
    for n, answer in enumerate(answers):
        room.vote(person(n), number, answer, wording)


def test_by_keyboard_alone_from_arrivals_to_a_revealed_vote(screen):
    room = rehearsal_mode.now()
    leader, wall, stranger = screen(leads=True), screen(OLD), screen()
    at(wall, "")
    for key, step in [
        ("PageDown", "arrivals"),
        ("ArrowRight", "welcome"),
        ("Space", "ground-rules"),
        ("n", "test-vote"),
        ("PageUp", "ground-rules"),
        ("ArrowRight", "test-vote"),
    ]:
        press(leader, key)
        at(leader, step, timeout=500)
        at(wall, step)
    press(leader, ".")
    expect(wall.locator("main.black")).to_be_attached(timeout=FOLLOW)
    press(leader, "b")
    at(wall, "test-vote")
    press(leader, "w")
    expect(wall.locator("main.neutral")).to_be_visible(timeout=FOLLOW)
    press(leader, "N")
    at(wall, "test-vote")
    press(leader, "f")
    press(leader, "ArrowRight")
    press(leader, "ArrowLeft")
    press(leader, "f")
    at(wall, "test-vote")

    press(leader, "o")
    expect(wall.get_by_text("Voting is open")).to_be_visible(timeout=FOLLOW)
    for key in ("r", "r", "ArrowRight", "b", "o", "f", "End"):
        stranger.keyboard.press(key)
    vote(room, ["agree"] * 18 + ["disagree"] * 9)
    expect(wall.locator(".count b")).to_have_text("27", timeout=5_000)
    assert room.state(VIEWER).running.status == terms.OPEN
    press(leader, "r")
    asked = "Press R again to close Test vote, round 1."
    expect(leader.locator("#say")).to_have_text(asked)
    assert room.state(VIEWER).running
    press(leader, "R")
    expect(wall.get_by_text("Votes are in: 27")).to_be_visible(timeout=FOLLOW)
    assert wall.get_by_text("disagree").count() == 0
    again = "Press R again to reveal the result of Test vote, round 1."
    expect(leader.locator("#say")).to_have_text(again)
    press(leader, "r")
    for page in (leader, wall, stranger):
        rows = page.locator("table.bars tr")
        few = [f"{place} 3 votes, not told by themselves." for place in CAUCUSES]
        expect(rows).to_have_text([*few, SMALL], timeout=FOLLOW)


def test_without_the_cookie_nothing_is_sent_and_a_key_in_a_field_is_typing(screen):
    leader, stranger = screen(leads=True), screen()
    press(leader, "Home")
    at(stranger, "arrivals")
    sent = []
    stranger.on("request", lambda asked: sent.append(asked.method))
    for key in ("ArrowRight", "b", "o", "r", "?"):
        stranger.keyboard.press(key)
    stranger.wait_for_timeout(500)
    assert "POST" not in sent
    assert stranger.locator("#keys").count() == 0
    leader.evaluate("() => document.body.append(document.createElement('input'))")
    leader.locator("input").focus()
    posted = []
    leader.on("request", lambda asked: posted.append(asked.method))
    leader.keyboard.type("nbrf. ")
    assert leader.locator("input").input_value() == "nbrf. "
    assert "POST" not in posted
    leader.locator("input").evaluate("each => each.remove()")
    leader.keyboard.press("?")
    expect(leader.locator("#keys")).to_be_visible()
    leader.keyboard.press("Escape")
    expect(leader.locator("#keys")).to_be_hidden()


@pytest.mark.parametrize("tongues", some(terms.TONGUES[::-1], 1, 3))
def test_every_shipped_step_fits_both_projectors_and_can_be_read(hall, screen, tongues):
    rehearsal_mode.now().set_tongues(LEADER, tongues)
    # Beside the first language the second may be as small as a label.
    labels = f"{LABELS}, .en-ur .urdu, .ur-en .both > [lang=en], .both ~ .grade"
    leader = screen(leads=True)
    pages = [screen(size, link=role_path(PROJECTOR)) for size in (WIDE, OLD)]
    pages.append(screen(OLD))  # a stranger's, without the code
    for page in pages:
        page.evaluate("() => document.fonts.ready")
    found = {}
    for step in STEPS:
        token = leader.locator("body").get_attribute("data-token")
        sent = json.dumps({"act": "go", "sure": step["id"], "token": token})
        kind = {"content-type": "application/json"}
        answer = leader.request.post(hall.url + "/screen/act", data=sent, headers=kind)
        assert answer.ok
        for page in pages:
            at(page, step["id"], timeout=10_000)
            got = page.evaluate(MEASURE, labels)
            good = not got["cut"] and got["text"] >= 24 and got["label"] >= 20
            # Of a vote and a wording the words themselves are the title.
            title = 32 if step["kind"] in ("vote", "wording") else 48
            title = 20 if tongues == terms.URDU_FIRST else title
            # With the Urdu beneath, long words may be a little smaller than alone.
            of_map = step.get("views") and step["kind"] not in ("vote", "wording")
            second = tongues == terms.ENGLISH_FIRST and not of_map
            title = min(title, 28) if second else title
            voted = step["kind"] in ("vote", "wording") and tongues == terms.URDU_FIRST
            first = page.evaluate(FIRST_WORDS) if voted else 32
            if not good or got["title"] < title or first < 32:
                found[step["id"], page.viewport_size["width"]] = got | {"first": first}
    assert found == {}


# The smallest of the words of a vote that stand first where Urdu is first.
FIRST_WORDS = """() => Math.min(32, ...[...document.querySelectorAll(
  "#wall:not(.english) .asked .in-urdu, #wall:not(.english) .both.statement > .urdu")]
  .map(each => parseFloat(getComputedStyle(each).fontSize)))"""


def revealed(room, step, phones, hands):
    """Vote on a step, close it, reveal it, and ask whether anybody objects."""
    room.go(LEADER, step)
    number = storyline.open_vote(
        room, LEADER, storyline.asked(storyline.step_of(room.state(LEADER)))
    )
    wording = room.state(LEADER).running.wording
    for place, (caucus, votes) in enumerate(phones.items()):
        answers = [
            each for each, n in zip(CHOICES, votes, strict=True) for _ in range(n)
        ]
        voters = people(caucus, len(answers), 1000 * (place + 1))
        for voter, answer in zip(voters, answers, strict=True):
            room.vote(voter, number, answer, wording)
    if hands:
        room.count(LEADER, number, "Punjab", hands)
    room.close_round(LEADER, number)
    room.reveal(LEADER, number)
    room.ask_aloud(LEADER, number, 2)


@pytest.mark.parametrize("step", some(RESULTS, 1, 3))
def test_every_result_fits_both_projectors_and_can_be_read(screen, step):
    # In both languages, or in English alone where both do not fit.
    rehearsal_mode.now().set_tongues(LEADER, "ur en")
    walls = [screen(size) for size in (WIDE, OLD)]
    revealed(rehearsal_mode.now(), step, *RESULTS[step])
    for wall in walls:
        expect(wall.get_by_text("2 people objected")).to_be_visible(timeout=5_000)
        expect(wall.locator(".told").first).to_be_visible()
        got = wall.evaluate(MEASURE, LABELS)
        assert got["cut"] == []
        assert got["text"] >= 24
        # Where both fit the Urdu is large, and the English beside it smaller.
        alone = wall.locator("#wall.english").count()
        assert got["title"] >= (48 if alone else 32)
        assert got["label"] >= 20


def test_the_facilitators_page_hears_the_same_keys_and_follows(screen):
    room = rehearsal_mode.now()
    wall = screen()
    desk = screen(leads=True, path="/present")
    expect(desk.locator("[data-listens]")).to_be_attached(timeout=30_000)
    press(desk, "Home")
    at(wall, "arrivals")
    expect(desk.get_by_text("Clock and logos while people come in")).to_be_visible()
    room.go(LEADER, "vote-f026")
    expect(desk.get_by_text("The study is some years old.")).to_be_visible(
        timeout=5_000
    )
    press(desk, "o")
    vote(room, ["agree"] * 9)
    said = desk.get_by_text("F026, round 1, open: 9 of 9 in")
    expect(said).to_be_visible(timeout=5_000)
    rows = desk.locator(".zila-votes tbody tr, .zila-votes > tr")
    expect(rows).to_have_text([f"{place}01 of 1" for place in terms.PLACES])
    reveal = desk.get_by_role("button", name="Reveal", exact=True)
    expect(reveal).to_be_disabled()
    desk.get_by_role("button", name="Close the vote").click()
    assert room.state(VIEWER).running
    desk.get_by_role("button", name="Close it for good").click()
    expect(wall.get_by_text("Votes are in: 9")).to_be_visible(timeout=5_000)
    desk.get_by_role("button", name="Reveal", exact=True).click()
    desk.get_by_role("button", name="Reveal the result of F026, round 1").click()
    expect(wall.locator("table.bars tr")).to_have_count(8, timeout=5_000)
    desk.get_by_role("button", name="Next", exact=True).click()
    at(wall, "find-census-of-schools", timeout=5_000)
    here = desk.locator('.zila-steps [aria-current="step"]')
    expect(here).to_contain_text("yearly school data", timeout=5_000)
    preview = desk.frame_locator("iframe")
    expect(preview.locator('main[data-step="find-census-of-schools"]')).to_be_attached()


def test_a_viewer_sees_the_wall_and_no_controls(screen):
    rehearsal_mode.now().go(LEADER, "find-time")
    page = screen(path="/present")
    inside = page.frame_locator("iframe").locator('main[data-step="find-time"]')
    expect(inside).to_be_attached(timeout=30_000)
    assert page.get_by_role("button", name="Next").count() == 0
    assert page.get_by_text("Ask for").count() == 0


def test_code_and_wifi_come_with_the_projectors_link_only(hall, screen):
    room = rehearsal_mode.now()
    room.go(LEADER, "arrivals")
    code = room.state(LEADER).code
    stranger, own = screen(OLD), screen(OLD, link=role_path(PROJECTOR))
    expect(own).to_have_url(f"{hall.url}/screen")
    expect(own.get_by_text(code)).to_be_visible()
    expect(stranger.get_by_text("Open the projector’s link on it.")).to_be_visible()
    # Nor are they told what the screen asks again for.
    waiting = stranger.request.get(f"{hall.url}/screen/next?seen=again")
    for told in (stranger.content(), waiting.text()):
        assert code not in told
        assert room.whole_code(LEADER, code) not in told
    assert code in own.request.get(f"{hall.url}/screen/next?seen=again").text()


# Last, since the others share the server.
def test_a_killed_server_leaves_the_step_on_the_wall_and_comes_back_to_it(
    hall, screen, tmp_path
):
    leader, wall = screen(leads=True), screen()
    rehearsal_mode.now().go(LEADER, "lens-gap")
    at(wall, "lens-gap")
    hall.process.kill()
    hall.process.wait(20)
    expect(wall.locator("#lost")).to_be_visible(timeout=8_000)
    at(wall, "lens-gap")
    leader.keyboard.press("ArrowRight")
    expect(leader.locator("#say")).to_contain_text("Nothing was changed")
    with serve(tmp_path / "again", home=hall.home, port=hall.port, fork=True):
        expect(wall.locator("#lost")).to_be_hidden(timeout=10_000)
        at(wall, "lens-gap")
        press(leader, "ArrowRight")
        at(leader, "lens-level")
        at(wall, "lens-level", timeout=4_000)
