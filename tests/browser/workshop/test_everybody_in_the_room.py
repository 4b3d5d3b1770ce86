"""The wall and the ballot in forced colours, on paper, small and translated."""

import pytest

from data.store.keys.badge import Badge
from tests.browser.everybody import BENEATH, PALE, PAPERS, TRANSLATE, WIDE
from tests.browser.workshop.hall import STATEMENT, fixtures
from tests.support.voters import person
from tests.support.workshop import FACILITATOR, VIEWER
from tests.support.workshop import person as anyone
from ui.ballot.visit import LANGUAGE
from ui.workshop import who_asks

(hall,) = fixtures
STEPS = ("arrivals", "welcome", STATEMENT)
SMALL = (320, 640)
# How the sides of a result are told apart: each as it is without forced colours.
_DRAWN = """() => [...document.querySelectorAll(
  ".bar span, .sides-key i, .progress, .progress i, .legend i, .counts i, .tiles rect")]
  .map(each => getComputedStyle(each))
  .map(style => [style.backgroundColor, style.backgroundImage, style.fill].join())
  .map(said => said.replaceAll("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"))"""
_BUTTONS = """() => [...document.querySelectorAll("button")]
  .filter(each => each.checkVisibility()).map(each => getComputedStyle(each))
  .filter(style => parseFloat(style.borderTopWidth) < 1).length"""
_FOCUS = """() => {
  document.querySelector("button[name=answer]").focus({ focusVisible: true });
  const style = getComputedStyle(document.activeElement);
  return [document.activeElement.name, style.outlineStyle];
}"""


@pytest.fixture(autouse=True)
def between_questions(hall):
    hall.rest()


def ballot(hall, open_tab, number, **options):
    """Return the tab of a phone that may vote."""
    tab = open_tab(SMALL, hall.server, **options)
    badge = Badge(person(number, "Sindh"), {"language": "en"})
    held = {
        LANGUAGE: "en",
        who_asks.cookie_name(hall.room): hall.room.seal.badge(badge),
    }
    tab.page.context.add_cookies(
        [{"name": k, "value": v, "url": hall.server.url} for k, v in held.items()]
    )
    tab.page.goto(f"{hall.server.url}/vote")
    return tab


def colours_stay(page):
    """What a wall draws is the same with and without forced colours."""
    page.emulate_media(forced_colors="none")
    before = page.evaluate(_DRAWN)
    page.emulate_media(forced_colors="active")
    assert page.evaluate(_DRAWN) == before
    assert page.evaluate(PALE) == []
    return before


@pytest.mark.long
def test_a_wall_keeps_its_colours_from_the_door_to_a_result(hall, open_tab):
    page = open_tab(at=hall.server).page
    page.goto(f"{hall.server.url}/screen")
    for step in STEPS:
        hall.room.go(FACILITATOR, step)
        page.locator(f'main[data-step="{step}"]').wait_for()
        colours_stay(page)
    number = hall.open()
    page.locator(".count b").wait_for()
    assert colours_stay(page)
    wording = hall.room.state(VIEWER).rounds[number].wording
    for n in range(27):
        answer = ("agree", "agree with changes", "disagree")[n % 3]
        hall.room.vote(anyone(n), number, answer, wording)
    hall.close(number)
    hall.room.reveal(FACILITATOR, number)
    page.locator(".bars .bar").first.wait_for()
    assert len(set(colours_stay(page))) > 3


@pytest.mark.long
def test_a_ballot_says_the_same_to_everybody(hall, open_tab):
    number = hall.open()
    tab = ballot(hall, open_tab, 7001, forced_colors="active")
    page = tab.page
    page.locator("button[name=answer]").first.wait_for()
    assert page.evaluate(_BUTTONS) == 0
    page.keyboard.press("Tab")
    assert page.evaluate(_FOCUS) == ["answer", "solid"]
    found = [*page.evaluate(WIDE), *page.evaluate(BENEATH), *page.evaluate(PALE)]
    assert found == []
    page.evaluate(TRANSLATE)
    page.locator('button[name=answer][value="agree"]').first.click()
    page.locator("main[data-kind=recorded]").wait_for()
    assert "⟦" not in page.locator("main").inner_text()
    page.evaluate(TRANSLATE)
    assert "⟦" not in page.locator(".note[translate=no]").inner_text()
    page.emulate_media(media="print")
    for size in PAPERS.values():
        page.set_viewport_size(size)
        assert page.evaluate(WIDE) == []
    hall.close(number)
