"""The ballot can be read and pressed where a browser knows no style of after 2018."""

import re

import pytest

from analysis.votes.rules import RULES
from tests.browser.workshop import hall as halls
from tests.browser.workshop import voter as voters
from tests.browser.workshop.hall import STATEMENT
from tests.support.plain_pages.plain_style import without_newer
from tests.support.workshop import FACILITATOR
from ui.ballot.visit import LANGUAGE

(hall,) = halls.fixtures
number, voter = voters.fixtures
_STYLE = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL)
# What cannot be pressed: too small, off the page, or under something else.
_OUT_OF_REACH = """() => [...document.querySelectorAll(
    'main button, main a, main input:not([type=hidden]), main select, main textarea,'
    + ' main summary, footer button')]
  .filter(each => each.offsetParent)
  .filter(each => {
    const aim = each.closest('label') || each;
    aim.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = aim.getBoundingClientRect();
    if (width < 44 || height < 44 || x < 0 || x + width > innerWidth) return true;
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return !(aim.contains(top) || each.contains(top));
  })
  .map(each => each.outerHTML.slice(0, 90))"""


def reachable(page, least):
    """Everything that can be pressed is there and in reach."""
    buttons = page.locator("main button:visible, main label:has(input):visible")
    assert buttons.count() >= least
    assert page.evaluate(_OUT_OF_REACH) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("language", ["en", "ur"])
def test_every_control_stays_in_reach(voter, hall, language):
    def old(route):
        if route.request.resource_type != "document":
            return route.fallback()
        answer = route.fetch(max_redirects=0)
        text = _STYLE.sub(lambda found: without_newer(found[0]), answer.text())
        assert ":has" not in text
        return route.fulfill(response=answer, body=text)

    voter.context.route("**/vote*", old)
    url = hall.server.url
    page = voter.enter(language=language)
    reachable(page, 4)
    voter.press("agree with changes")
    voter.has("recorded")
    page.locator("summary").click()
    reachable(page, 5)
    voter.context.clear_cookies()
    page.goto(f"{url}/vote")
    reachable(page, 2)
    voter.context.add_cookies([{"name": LANGUAGE, "value": language, "url": url}])
    page.goto(f"{url}/vote")
    reachable(page, 10)
    hall.close(max(hall.room.state(FACILITATOR).rounds))
    scores(hall, voter, language)


def scores(hall, voter, language):
    """The nine scores of a rating, and then the round of the others again."""
    rule = RULES["rand-ucla"]
    fixed = {"id": rule.id, "name": rule.name, "words": rule.words}
    rating = hall.room.open_round(FACILITATOR, STATEMENT, fixed, scale=rule.scale)
    reachable(voter.enter(language=language), 10)
    hall.close(rating)
    hall.open()
