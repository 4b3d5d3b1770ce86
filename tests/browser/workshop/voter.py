"""Phones of one browser that vote one after the other, and what is taken from them."""

import itertools
import os
import random

import pytest

from data.store.keys.badge import Badge
from tests.browser.workshop.hall import said
from tests.support.plain_pages.plain_script import read_script
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from ui.ballot.page import script
from ui.ballot.visit import LANGUAGE
from ui.workshop import who_asks

SMALL = {"width": 360, "height": 740}
# Nothing here is about speed: a busy machine may take its time.
PATIENCE = 10_000
SCRIPT = "**/vote/ballot.js*"
THROW = "if (true) throw new Error('on purpose'); else "
# Notes which statements a page came to, without changing what they do.
HIT = "if ((self.hits = self.hits || []).push({}) < 0) ; else "
# Set by the bench: take every statement.
EVERY = "ZILA_TEST_EVERY"
_SEATS = itertools.count(5000)


class Voter:
    """Phones of one browser, one after the other, each with a seat of its own."""

    def __init__(self, hall, context):
        self.hall, self.context, self.entered = hall, context, 0
        self.page = None
        context.set_default_timeout(PATIENCE)

    def enter(self, *, clock=False, wait="load", language="en"):
        """Open the ballot on a phone that nobody has voted with."""
        self.entered += 1
        self.actor = person(next(_SEATS), "Sindh")
        badge = self.hall.room.seal.badge(Badge(self.actor, {"language": language}))
        held = {LANGUAGE: language, who_asks.cookie_name(self.hall.room): badge}
        url = self.hall.server.url
        self.context.clear_cookies()
        self.context.add_cookies(
            [{"name": k, "value": v, "url": url} for k, v in held.items()]
        )
        self.page = self.page or self.context.new_page()
        if clock:
            self.page.clock.install()
        self.page.goto(f"{url}/vote", wait_until=wait)
        return self.page

    def press(self, value):
        button = f'button[name=answer][value="{value}"]'
        self.page.locator(button).first.click(no_wait_after=True)

    def has(self, kind):
        state = self.page.locator(f"main[data-kind={kind}]")
        state.wait_for(state="attached", timeout=PATIENCE)

    def voted(self, number, value):
        """The page says it is recorded, and the store holds it, once."""
        self.has("recorded")
        shown = self.page.locator(".mine").text_content()
        assert said("your_answer", answer=said("choice_" + value)) in shown
        assert self.hall.room.own_vote(self.actor, number)[0] == value


@pytest.fixture(scope="module")
def number(hall):
    """A round that stays open for all phones that vote in one."""
    return hall.open()


@pytest.fixture
def voter(hall, browser, number):
    context = browser.new_context(viewport=SMALL)
    before = hall.room.votes(FACILITATOR, number)
    made = Voter(hall, context)
    yield made
    context.close()
    # Nobody's vote counts twice, however often it was sent.
    assert hall.room.votes(FACILITATOR, number) <= before + made.entered


def served(voter, text):
    """Let phones get another script."""
    voter.context.unroute(SCRIPT)
    voter.context.route(
        SCRIPT, lambda route: route.fulfill(body=text, content_type="text/javascript")
    )


def broken(at):
    """The script with a statement that throws."""
    return script()[:at] + THROW + script()[at:]


def came_to(voter, flow):
    """The statements that a flow comes to, no other can throw in it: a tenth of them.

    It is another tenth after each change of the script; the bench takes them all.
    """
    code = script()
    for at in reversed(read_script(code).statements):
        code = code[:at] + HIT.format(at) + code[at:]
    served(voter, code)
    flow()
    reached = sorted(set(voter.page.evaluate("self.hits")))
    assert len(reached) > 20
    return a_tenth(reached, code)


def a_tenth(known, code):
    """Draw a tenth of what is known, another for another script; the bench all."""
    some = len(known) if os.environ.get(EVERY) else -(-len(known) // 10)
    return random.Random(code).sample(known, some)


fixtures = number, voter
