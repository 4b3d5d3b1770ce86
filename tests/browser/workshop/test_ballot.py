"""Phones in a real browser: they join, vote, lose the server, and come back."""

import re

import pytest
from playwright.sync_api import expect

from analysis.votes.rules import RULES
from data.store.keys.badge import Badge
from tests.browser.tab import PHONE
from tests.browser.workshop.hall import ENGLISH, STATEMENT, URDU, fixtures, said
from tests.support.quick import some
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from ui.ballot.visit import LANGUAGE
from ui.workshop import who_asks

(hall,) = fixtures
SMALL = (320, 640)
PATIENCE = 20_000
_TOO_SMALL = """() => [...document.querySelectorAll(
    'a, button, input:not([type=hidden]), select, textarea, summary')]
  .filter(each => each.offsetParent)
  .map(each => [each.outerHTML.slice(0, 90),
    (each.closest('label') || each).getBoundingClientRect()])
  .filter(([_, box]) => box.width && (box.width < 44 || box.height < 44))
  .map(([html]) => html)"""
_SMALL_TYPE = """() => [...document.querySelectorAll('body *')]
  .filter(each => each.offsetParent && [...each.childNodes].some(
    node => node.nodeType == 3 && node.textContent.trim()))
  .filter(each => parseFloat(getComputedStyle(each).fontSize) < 16)
  .map(each => each.outerHTML.slice(0, 90))"""
_TIGHT_URDU = """() => [...document.querySelectorAll('main span[lang=ur]')]
  .filter(each => each.offsetParent)
  .map(each => getComputedStyle(each))
  .filter(style => !style.fontFamily.includes('Nastaliq')
    || parseFloat(style.lineHeight) < 2 * parseFloat(style.fontSize)).length"""


@pytest.fixture(autouse=True)
def between_questions(hall):
    hall.rest()


@pytest.fixture
def phone(hall, open_tab):
    """A function that returns a page of a phone; joined, where a number is given."""

    def made(number=0, language="en", caucus="Sindh", size=PHONE, **options):
        tab = open_tab(size, hall.server, **options)
        url = hall.server.url
        held = {LANGUAGE: language} if language else {}
        if number:
            badge = Badge(person(number, caucus), {"language": language})
            held[who_asks.cookie_name(hall.room)] = hall.room.seal.badge(badge)
        named = [{"name": k, "value": v, "url": url} for k, v in held.items()]
        tab.page.context.add_cookies(named)
        tab.page.goto(f"{url}/vote")
        return tab

    return made


def answer(page, value):
    page.locator(f'button[name=answer][value="{value}"]').first.click()


def join(page, hall, language, caucus, by_link):
    """Join as a person does: language, group, work, sex; by link or by typing."""
    page.goto(f"{hall.server.url}/vote" + (f"/{hall.code}" if by_link else ""))
    page.locator(f"button[name=language][value={language}]").click()
    if not by_link:
        page.fill("#code", hall.code.lower())
    page.locator(f"label:has(input[value='{caucus}'])").click()
    page.locator("form[action='/vote/join'] button").click()
    expect(page.locator("main h1")).to_contain_text(said("waiting", language))


def own(hall, page, number):
    """What the store holds for the phone that shows this page."""
    name = who_asks.cookie_name(hall.room)
    held = {each["name"]: each["value"] for each in page.context.cookies()}
    actor = hall.room.seal.read_badge(held[name]).actor
    return hall.room.own_vote(actor, number)


def test_three_phones_join_vote_and_stay_themselves(hall, phone):
    tabs = [
        phone(language=""),
        phone(language=""),
        phone(language="", java_script_enabled=False),
    ]
    ways = [("en", "Sindh", True), ("ur", "Balochistan", False), ("en", "Punjab", True)]
    for tab, way in zip(tabs, ways, strict=True):
        join(tab.page, hall, *way)
    number = hall.open()
    bare = tabs[2].page
    bare.get_by_role("link", name=said("look_again")).click()
    for tab, (language, _, _), value in zip(
        tabs, ways, ("agree", "disagree", "can't judge"), strict=True
    ):
        # The two with JavaScript have not been touched: the page came by itself.
        heading = tab.page.locator("main h1.statement")
        expect(heading).to_contain_text(ENGLISH, timeout=PATIENCE)
        expect(heading).to_contain_text(URDU)
        answer(tab.page, value)
        at = said("recorded", language, time=r"\d\d:\d\d:\d\d")
        expect(tab.page.locator("main h1")).to_contain_text(re.compile(at))
        assert own(hall, tab.page, number)[0] == value
    assert hall.room.votes(FACILITATOR, number) == 3
    for tab in tabs:
        told = tab.page.locator("main h1").inner_text()
        tab.page.reload()
        assert tab.page.locator("main h1").inner_text() == told
        second = tab.page.context.new_page()
        second.goto(f"{hall.server.url}/vote")
        assert second.locator("main h1").inner_text() == told
        second.close()
    bare.locator("summary").first.click()
    answer(bare, "agree with changes")
    assert own(hall, bare, number)[0] == "agree with changes"
    assert hall.room.votes(FACILITATOR, number) == 3
    hall.close(number)
    for tab in tabs[:2]:
        expect(tab.page.locator("main")).to_have_attribute(
            "data-kind", "closed", timeout=PATIENCE
        )
    expect(tabs[1].page.locator(".mine")).to_contain_text(said("choice_disagree", "ur"))
    hall.room.reveal(FACILITATOR, number)
    for tab in tabs[:2]:
        expect(tab.page.locator("main")).to_have_attribute(
            "data-kind", "revealed", timeout=PATIENCE
        )


def test_a_page_takes_few_requests_and_few_bytes(hall, phone):
    number = hall.open()
    for language in ("en", "ur"):
        tab = phone(11, language)
        sizes, asked = [], len(tab.requests)
        tab.page.on("response", lambda each, to=sizes: to.append(each))
        tab.page.reload(wait_until="load")
        mine = [url for url in tab.requests[asked:] if "/vote/next" not in url]
        assert len(mine) <= 2
        assert len(tab.requests) - asked <= 3
        loaded = [each for each in sizes if "/vote/next" not in each.url]
        assert 0 < sum(len(each.body()) for each in loaded) < 30_000
    hall.close(number)


def test_it_is_said_aloud_that_voting_is_open(hall, phone):
    page = phone(12, "ur").page
    expect(page.locator("main")).to_have_attribute("data-kind", "waiting")
    number = hall.open()
    live = page.locator("#said")
    expect(live).to_have_text(said("open", "ur"), timeout=PATIENCE)
    assert live.get_attribute("aria-live") == "polite"
    assert live.get_attribute("lang") == "ur"
    hall.room.pause(FACILITATOR, number)
    expect(live).to_have_text(said("paused_none", "ur"), timeout=PATIENCE)
    hall.close(number)


def test_what_is_half_typed_stays_when_the_page_changes_by_itself(hall, phone):
    number = hall.open()
    page = phone(13).page
    answer(page, "disagree")
    page.locator("textarea").fill("Because the")
    mark = page.locator("main").get_attribute("data-mark")
    hall.room.start_timer(FACILITATOR, 120)
    expect(page.locator("main")).not_to_have_attribute(
        "data-mark", mark, timeout=PATIENCE
    )
    expect(page.locator("textarea")).to_have_value("Because the")
    page.keyboard.type(" census says so")
    page.locator("form[action='/vote/reason'] button").click()
    expect(page.get_by_text(said("reason_sent"))).to_be_visible()
    handed = [each.text for each in hall.room.slips(FACILITATOR, number)]
    assert handed == ["Because the census says so"]
    hall.room.stop_timer(FACILITATOR)
    hall.close(number)


def test_a_helpers_phone_goes_back_to_its_own_vote(hall, phone):
    number = hall.open()
    page = phone(14).page
    page.get_by_role("button", name=said("assist")).click()
    expect(page.locator(".other")).to_contain_text(said("assist_other"))
    answer(page, "disagree")
    expect(page.locator("h1")).to_contain_text("The other person's vote was recorded")
    expect(page.locator("main")).not_to_contain_text("Disagree")
    page.get_by_role("link", name=said("assist_own")).click()
    answer(page, "agree")
    expect(page.locator("h1")).to_contain_text("Recorded at")
    assert hall.room.votes(FACILITATOR, number) == 2
    hall.close(number)


def test_a_phone_outlives_the_server_and_its_vote_counts_once(hall, browser):
    number = hall.open()
    width, height = PHONE
    context = browser.new_context(viewport={"width": width, "height": height})
    held = hall.room.seal.badge(Badge(person(15, "Sindh"), {"language": "en"}))
    name, url = who_asks.cookie_name(hall.room), hall.server.url
    context.add_cookies([{"name": name, "value": held, "url": url}])
    page = context.new_page()
    page.goto(f"{url}/vote")
    answer(page, "agree")
    expect(page.locator("main h1")).to_contain_text("Recorded at")
    hall.kill()
    page.locator("summary").first.click()
    answer(page, "disagree")
    line = page.locator("#line")
    expect(line).to_contain_text("Not saved yet", timeout=PATIENCE)
    assert own(hall, page, number)[0] == "agree"
    hall.start()
    expect(line).to_be_hidden(timeout=PATIENCE)
    expect(page.locator(".mine")).to_contain_text(
        said("your_answer", answer="Disagree"), timeout=PATIENCE
    )
    expect(page.locator("main h1")).to_contain_text("Recorded at")
    assert own(hall, page, number)[0] == "disagree"
    assert hall.room.votes(FACILITATOR, number) == 1
    # It also follows the room again by itself.
    hall.close(number)
    expect(page.locator("main")).to_have_attribute(
        "data-kind", "closed", timeout=PATIENCE
    )
    context.close()


def test_another_language_is_one_press_away(hall, phone):
    number = hall.open()
    page = phone(16, "en").page
    page.locator("footer button").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1 span").first).to_have_text(URDU)
    page.locator("footer button").click()
    expect(page.locator("h1 span").first).to_have_text(ENGLISH)
    hall.close(number)


def fits(tab):
    assert tab.barriers() == []
    assert tab.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert tab.page.evaluate(_TOO_SMALL) == []
    assert tab.page.evaluate(_SMALL_TYPE) == []
    assert tab.page.evaluate(_TIGHT_URDU) == 0


@pytest.mark.parametrize(
    ("language", "size"),
    some([("ur", SMALL), ("en", PHONE)], 1, 2),
    ids=["ur-320", "en-390"],
)
def test_every_state_fits_and_bars_nobody(hall, phone, size, language):
    fits(phone(language="", size=size))
    fits(phone(language=language, size=size))
    tab = phone(17, language, size=size)
    page, state = tab.page, tab.page.locator("main")

    def seen(kind):
        expect(state).to_have_attribute("data-kind", kind, timeout=PATIENCE)
        fits(tab)

    number = hall.open()
    seen("ballot")
    answer(page, "agree with changes")
    seen("recorded")
    page.locator("summary").first.click()
    fits(tab)
    hall.room.pause(FACILITATOR, number)
    seen("paused")
    hall.close(number)
    seen("closed")
    hall.room.reveal(FACILITATOR, number)
    seen("revealed")
    rule = RULES["rand-ucla"]
    fixed = {"id": rule.id, "name": rule.name, "words": rule.words}
    number = hall.room.open_round(FACILITATOR, STATEMENT, fixed, scale=rule.scale)
    seen("ballot")
    hall.close(number)


def test_the_keyboard_reaches_the_answers_after_the_question(hall, phone):
    number = hall.open()
    page = phone(18).page
    order = []
    for _ in range(3):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.innerText"))
    assert said("skip") in order[0]
    assert said("choice_agree") in order[1]
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_contain_text("Recorded at")
    assert page.evaluate("document.activeElement.id") == "main"
    hall.close(number)
