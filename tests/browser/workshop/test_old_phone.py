"""An old phone votes, with less of a browser, and with a script that fails."""

import json

from playwright.sync_api import Error

from tests.browser.workshop import hall as halls
from tests.browser.workshop import voter as voters
from tests.browser.workshop.voter import a_tenth, broken, came_to, served
from tests.support.browser_floor import NEWER, asked_of_browser
from ui.ballot.page import script

# Longer than the script waits for an answer.
LONG = 15_000
(hall,) = halls.fixtures
number, voter = voters.fixtures
_TAKE_AWAY = """names => {
  const holders = new Set([window, Object.getPrototypeOf(window)]);
  for (const each of Object.getOwnPropertyNames(window)) {
    let found;
    try { found = window[each]; } catch { continue; }
    if (found === null || !["function", "object"].includes(typeof found)) continue;
    if (found === window || found instanceof Node) continue;
    holders.add(found);
    if (found.prototype) holders.add(found.prototype);
  }
  const own = Object.getOwnPropertyDescriptor, drop = Reflect.deleteProperty;
  for (const path of names) {
    const [name, place] = path.split(".").reverse();
    for (const holder of place ? [window[place], window[place]?.prototype] : holders) {
      if (holder && own(holder, name)?.configurable) drop(holder, name);
    }
  }
}"""


def lacking(names):
    """The script in a browser that does not know some names."""
    return f"({_TAKE_AWAY})({json.dumps(names)});" + script()


def voted_with(voter, number, text, value="agree"):
    """Vote with another script; return what went wrong, or nothing.

    It is as good as a vote to say "not saved yet" over a button that votes.
    """
    served(voter, text)
    voter.enter()
    voter.press(value)
    button = voter.page.locator("#again button")
    done = voter.page.locator("main[data-kind=recorded]")
    try:
        done.or_(button.locator("visible=true")).wait_for(timeout=LONG)
        if button.is_visible():
            button.click(no_wait_after=True)
        voter.voted(number, value)
    except (Error, AssertionError, TypeError) as error:
        return str(error)[:80]
    return ""


def test_each_function_alone_can_be_missing(voter, number):
    names = sorted(asked_of_browser(script()))
    assert len(names) > 60
    some = a_tenth(names, script())
    found = {each: voted_with(voter, number, lacking([each])) for each in some}
    assert {each: told for each, told in found.items() if told} == {}


def test_everything_newer_than_the_floor_can_be_missing(voter, number):
    # What is noted on the root goes when the page is left.
    note = "document.documentElement.title = typeof [].at + typeof self.fetch;"
    served(voter, lacking(NEWER) + note)
    root = voter.enter().locator("html.js")
    assert root.get_attribute("title") == "undefinedundefined"
    voter.press("agree")
    voter.voted(number, "agree")
    assert root.get_attribute("title") == "undefinedundefined"


def vote_at_once(voter):
    voter.enter()
    voter.press("agree")
    voter.has("recorded")
    voter.page.wait_for_timeout(300)


def test_the_script_may_throw_at_any_line_of_voting(voter, number):
    reached = came_to(voter, lambda: vote_at_once(voter))
    assert len(reached) > 8
    found = {at: voted_with(voter, number, broken(at)) for at in reached}
    assert {script()[at : at + 50]: told for at, told in found.items() if told} == {}
