"""Every form of the ballot without its script, and every way a server can be silent."""

import pytest
from playwright.sync_api import expect

from tests.browser.workshop import hall as halls
from tests.browser.workshop import voter as voters
from tests.browser.workshop.hall import said
from tests.browser.workshop.voter import SCRIPT, SMALL
from tests.support.quick import some
from tests.support.workshop import FACILITATOR
from ui.ballot.page import script

(hall,) = halls.fixtures
number, voter = voters.fixtures
PORTAL = "<html><body><main id=main><h1>Free wifi: accept the terms</h1></main></body>"
NO_SCRIPT = {
    "off": None,
    "not found": lambda route: route.fulfill(status=404, body="Not found"),
    "portal": lambda route: route.fulfill(body=PORTAL, content_type="text/html"),
    "cut off": lambda route: route.fulfill(
        body=script()[:3000], content_type="text/javascript"
    ),
    "never comes": lambda _: None,
}


@pytest.fixture(params=some(NO_SCRIPT, 1, 5))
def bare(request, browser):
    """A page of a phone whose script does nothing."""
    fault = NO_SCRIPT[request.param]
    context = browser.new_context(viewport=SMALL, java_script_enabled=bool(fault))
    context.set_default_timeout(voters.PATIENCE)
    if fault:
        context.route(SCRIPT, fault)
    yield context.new_page()
    context.close()


def press(page, value):
    button = page.locator(f'button[name=answer][value="{value}"]').first
    button.click(no_wait_after=True)


def sees(page, text):
    expect(page.locator("main")).to_contain_text(text, timeout=voters.PATIENCE)


def look(page):
    page.get_by_role("link", name=said("look_again")).click(no_wait_after=True)


def test_every_form_works_without_the_script(hall, bare):
    hall.rest()
    page, room = bare, hall.room
    page.goto(f"{hall.server.url}/vote", wait_until="commit")
    page.locator("button[name=language][value=en]").click(no_wait_after=True)
    page.fill("#code", hall.code.lower())
    page.locator("label:has(input[value='Sindh'])").click()
    page.locator("form[action='/vote/join'] button").click(no_wait_after=True)
    sees(page, said("joined", caucus="Sindh"))
    sees(page, said("waiting_hint_press"))
    round_ = hall.open(limit=2)
    look(page)
    page.get_by_role("button", name=said("more_time")).click(no_wait_after=True)
    sees(page, said("more_time_asked"))
    press(page, "agree")
    sees(page, said("your_answer", answer="Agree"))
    page.locator("summary").first.click()
    press(page, "agree with changes")
    sees(page, said("your_answer", answer="Agree with changes"))
    page.fill("#reason", "All girls")
    page.get_by_role("button", name=said("reason_send")).click(no_wait_after=True)
    sees(page, said("reason_sent"))
    page.get_by_role("button", name=said("assist")).click(no_wait_after=True)
    press(page, "disagree")
    sees(page, "The other person's vote was recorded")
    page.get_by_role("link", name=said("assist_own")).click(no_wait_after=True)
    sees(page, said("your_answer", answer="Agree with changes"))
    assert room.votes(FACILITATOR, round_) == 2
    assert [each.text for each in room.slips(FACILITATOR, round_)] == ["All girls"]
    page.locator("summary").first.click()
    room.pause(FACILITATOR, round_)
    press(page, "disagree")
    sees(page, said("error_paused"))
    hall.close(round_)
    look(page)
    sees(page, said("closed"))
    second = hall.open()
    look(page)
    sees(page, said("choice_agree"))
    hall.close(second)
    press(page, "disagree")
    sees(page, said("error_closed"))
    room.reveal(FACILITATOR, second)
    look(page)
    sees(page, said("revealed"))
    reworded(hall, page)


def reworded(hall, page):
    """A vote on words that are not those of the round is refused, and can be given."""
    third = hall.open()
    look(page)
    field = page.locator("form[action='/vote'] input[name=wording]").first
    field.wait_for(state="attached")
    field.evaluate("each => { each.value = each.value.replace(/./, 'x'); }")
    press(page, "agree")
    sees(page, said("error_wording"))
    press(page, "can't judge")
    sees(page, said("your_answer", answer="Can't judge"))
    assert hall.room.votes(FACILITATOR, third) == 1
    hall.close(third)
