"""No phone waits for ever: a press ends as a vote, or in a button that votes."""

import pytest
from playwright.sync_api import Error, expect

from tests.browser.workshop import hall as halls
from tests.browser.workshop import voter as voters
from tests.browser.workshop.hall import said
from tests.browser.workshop.voter import broken, came_to, served
from tests.support.quick import some
from tests.support.workshop import FACILITATOR
from ui.ballot.page import script

(hall,) = halls.fixtures
number, voter = voters.fixtures
PORTAL = "<html><body><main id=main><h1>Free wifi: accept the terms</h1></main></body>"
SILENT = {
    "never answers": lambda _: None,
    "refuses": lambda route: route.abort("connectionrefused"),
    "is not ready": lambda route: route.fulfill(status=503, body="Not now"),
    "fails": lambda route: route.fulfill(status=500, body="Internal Server Error"),
    "is another": lambda route: route.fulfill(body=PORTAL, content_type="text/html"),
    "says nothing": lambda route: route.fulfill(status=204),
    "leads away": lambda route: route.fulfill(
        status=302, headers={"location": "http://portal.invalid/login"}
    ),
}


def silence(voter, fault, method="POST"):
    """Let whatever the script asks for (not the browser itself) end in a fault."""

    def handle(route):
        mine = route.request.resource_type in ("xhr", "fetch")
        if mine and route.request.method == method:
            fault(route)
        else:
            route.fallback()

    voter.context.unroute("**/vote*")
    voter.context.route("**/vote*", handle)


def line(voter):
    return voter.page.locator("#line")


@pytest.mark.parametrize("fault", some(SILENT.values(), 1, 3), ids=SILENT)
def test_a_vote_without_an_answer_has_a_button_that_votes(voter, number, fault):
    voter.enter(clock=True)
    silence(voter, fault)
    voter.press("agree")
    if fault is SILENT["never answers"]:
        expect(line(voter)).to_contain_text(said("saving"))
        voter.page.clock.fast_forward(11_000)
    expect(line(voter)).to_contain_text(said("not_saved"))
    assert voter.hall.room.own_vote(voter.actor, number) is None
    line(voter).get_by_role("button").click(no_wait_after=True)
    voter.voted(number, "agree")


def test_it_does_not_say_for_ever_that_it_tries_again(voter, number):
    voter.enter(clock=True)
    silence(voter, SILENT["never answers"])
    voter.press("disagree")
    for _ in range(80):
        voter.page.clock.fast_forward(11_000)
        if said("not_saved_stopped") in line(voter).inner_text():
            break
    expect(line(voter)).to_contain_text(said("not_saved_stopped"))
    line(voter).get_by_role("button").click(no_wait_after=True)
    voter.voted(number, "disagree")


def test_another_answer_while_nothing_is_heard_goes_as_a_plain_form(voter, number):
    voter.enter(clock=True)
    silence(voter, SILENT["never answers"])
    voter.press("agree")
    expect(line(voter)).to_contain_text(said("saving"))
    voter.page.clock.fast_forward(4_000)
    voter.press("disagree")
    voter.voted(number, "disagree")


def test_a_vote_whose_answer_was_lost_counts_once_also_when_sent_again(voter, number):
    """The server records it and is not heard; script and finger send it again."""
    before = voter.hall.room.votes(FACILITATOR, number)

    def lose(route):
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    voter.enter(clock=True)
    silence(voter, lose)
    voter.press("agree")
    expect(line(voter)).to_contain_text(said("not_saved"))
    assert voter.hall.room.own_vote(voter.actor, number)[0] == "agree"
    voter.page.clock.fast_forward(2_000)
    line(voter).get_by_role("button").click(no_wait_after=True)
    voter.voted(number, "agree")
    assert voter.hall.room.votes(FACILITATOR, number) == before + 1


def test_a_change_to_another_answer_is_the_one_that_counts(voter, number):
    """The first answer is held up, another is pressed: the last press is recorded."""
    held = []
    voter.enter(clock=True)
    silence(voter, lambda each: each.fallback() if held else held.append(each))
    voter.press("agree")
    expect(line(voter)).to_contain_text(said("saving"))
    voter.press("disagree")
    voter.voted(number, "disagree")


@pytest.mark.parametrize("fault", some(SILENT.values(), 1, 3), ids=SILENT)
def test_a_room_that_is_not_heard_is_said_to_be_lost(voter, number, fault):
    voter.context.route("**/vote/next*", fault)
    voter.enter(clock=True)
    if fault is SILENT["never answers"]:
        voter.page.clock.fast_forward(16_000)
    expect(line(voter)).to_contain_text(said("error_connection"))
    look = line(voter).get_by_role("link")
    expect(look).to_be_visible()
    voter.context.unroute("**/vote/next*")
    # Unless the page has heard the room by itself in this very moment.
    look.evaluate_all("all => all.forEach(each => each.click())")
    expect(line(voter)).to_be_hidden(timeout=voters.PATIENCE)
    voter.press("agree")
    voter.voted(number, "agree")


def test_a_server_that_is_back_gets_the_vote_without_a_press(voter, number):
    voter.enter(clock=True)
    silence(voter, SILENT["refuses"])
    voter.press("agree")
    expect(line(voter)).to_contain_text(said("not_saved"))
    silence(voter, lambda route: route.fallback())
    voter.page.clock.fast_forward(9_000)
    voter.voted(number, "agree")


def waiting(voter):
    """A page that waits while the round is open; anything after it is the server's."""
    seen = []

    def once(route):
        if seen or route.request.resource_type != "document":
            return route.fallback()
        seen.append(route)
        text = route.fetch().text()
        start, end = text.index("<main"), text.index("</main>")
        main = (
            '<main id="main" tabindex="-1" data-kind="waiting" data-follow="15"'
            ' data-mark="before" data-say=""><h1>Waiting</h1><div class="plain">'
            '<a class="button quiet" href="/vote">Look again</a></div>'
        )
        return route.fulfill(
            body=text[:start] + main + text[end:], content_type="text/html"
        )

    voter.context.unroute("**/vote")
    voter.context.route("**/vote", once)
    voter.enter()


@pytest.mark.usefixtures("number")
def test_a_waiting_page_follows_the_room_whatever_line_throws(voter):
    def follow():
        waiting(voter)
        voter.has("ballot")
        voter.page.wait_for_timeout(300)

    failed = {}
    for at in came_to(voter, follow):
        served(voter, broken(at))
        waiting(voter)
        try:
            come_to_the_ballot(voter)
        except Error as error:
            failed[script()[at : at + 50]] = str(error)[:80]
    assert failed == {}


def come_to_the_ballot(voter):
    """The page becomes the ballot, by itself or by the link that it shows."""
    page = voter.page
    page.locator("main[data-kind=ballot], main .plain a:visible").first.wait_for()
    if not page.locator("main[data-kind=ballot]").count():
        page.locator("main .plain a").click(no_wait_after=True)
    voter.has("ballot")
