"""What somebody who has never seen Zila asks first, and how many clicks it takes."""

import re

from playwright.sync_api import expect

from tests.oracles import expected
from tests.oracles.expected import figures
from tests.support.census import code, districts
from ui.gaps.choice import Comparison
from ui.view.selection import Selection

PATIENCE = 20_000


class Clicks:
    """A page, and how often somebody pressed something on it."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def press(self, locator):
        self.count += 1
        locator.click(timeout=PATIENCE)


def begun(tab, path="/"):
    return Clicks(tab.open(path))


def test_where_girls_are_behind_most_and_how_many_takes_no_click(tab):
    page = tab.open("/")
    table = figures(Selection().to_query())
    widest = (table["rate"] - table["other"]).idxmax()
    expect(page.locator("h1")).to_contain_text(
        f"{table['top'].sum() / 1e6:.1f} million"
    )
    named = page.get_by_text(f"Furthest behind: {districts()['name'][widest]}")
    expect(named).to_be_visible(timeout=PATIENCE)


def test_which_districts_first_and_why_takes_one(tab):
    user = begun(tab)
    user.press(user.page.get_by_role("link", name="Which districts first, and why?"))
    for name in ("Bajaur", "Badin", "Ghotki", "Jacobabad", "Tharparkar"):
        expect(user.page.get_by_role("link", name=name).first).to_be_visible(
            timeout=PATIENCE
        )
    assert user.count == 1


def test_my_district_against_its_peers_takes_two(tab):
    user = begun(tab)
    user.press(user.page.get_by_role("link", name="District", exact=True))
    box = user.page.get_by_role("combobox", name="Find a district by any of its names")
    user.press(box)
    user.page.keyboard.type("Badin")
    first = user.page.locator(".zila-names .found li").first
    expect(first).to_contain_text("Badin", timeout=PATIENCE)
    user.page.keyboard.press("Enter")
    verdict = user.page.get_by_text(re.compile("Among its peers.*of seven alike"))
    expect(verdict.first).to_be_visible(timeout=PATIENCE)
    assert code("Badin") in user.page.url and user.count == 2


def test_rural_girls_take_two(tab):
    user = begun(tab, "/map")
    user.press(user.page.locator(".st-key-pick_group input"))
    user.press(user.page.get_by_role("option", name="Rural girls", exact=True))
    gaps = expected.gaps(
        Selection(group="female-rural", against="male-rural").to_query()
    )
    behind = int((gaps > 0).sum())
    expect(user.page.locator("h1")).to_contain_text(
        f"Rural girls are behind rural boys in {behind} of {len(gaps)}",
        timeout=PATIENCE,
    )
    assert user.count == 2


def test_sharing_a_view_takes_one(tab):
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    user = begun(tab, f"/gaps?show={Comparison(show='people').show}")
    user.press(user.page.get_by_role("button", name="Copy link").first)
    expect(user.page.get_by_text("Copied").first).to_be_visible(timeout=PATIENCE)
    copied = user.page.evaluate("() => navigator.clipboard.readText()")
    assert "show=people" in copied and user.count == 1
