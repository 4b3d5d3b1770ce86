"""The one name box, as somebody types into it: nothing is chosen but by choosing."""

import re

from playwright.sync_api import expect

from tests.support.census import code

PATIENCE = 10_000


def test_the_name_box_on_profile_and_in_the_comparison(tab):
    page = tab.open("/district")
    box = page.get_by_role("combobox", name="Find a district by any of its names")
    found = page.locator(".zila-names .found li")
    box.fill("Wazirabad")
    expect(found).to_have_count(1, timeout=PATIENCE)
    expect(found).to_contain_text("part of Gujranwala in 2023")
    box.press("Enter")
    expect(found).to_have_count(1, timeout=PATIENCE)
    assert "PK" not in page.url
    box.fill("ڈی آئی خان")
    expect(found.first).to_contain_text("Dera Ismail Khan", timeout=PATIENCE)
    box.press("Enter")
    whole = re.compile(code("Dera Ismail Khan"))
    expect(page).to_have_url(whole, timeout=PATIENCE)
    expect(page.locator("h1").first).to_contain_text("Dera Ismail Khan")
    expect(box).to_have_value("Dera Ismail Khan", timeout=PATIENCE)
    page = tab.open("/gaps?show=districts&districts=PK201.PK202.PK203.PK204.PK205")
    box = page.get_by_role("combobox", name="Districts to compare, up to six")
    expect(page.get_by_text("5 chosen; up to 6.")).to_be_visible(timeout=PATIENCE)
    box.fill("TTS")
    expect(page.locator(".zila-names .found li").first).to_be_visible(timeout=PATIENCE)
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_be_disabled(timeout=PATIENCE)
    expect(page.get_by_text("Take one away to add another")).to_be_visible()
    page.get_by_role("button", name="Take away Awaran").click()
    expect(box).to_be_enabled(timeout=PATIENCE)
    assert code("Toba Tek Singh") in page.url and "PK201" not in page.url
    page = tab.open("/gaps?show=districts&districts=PK201.PK202.PK203.PK204.PK205")
    box = page.get_by_role("combobox", name="Districts to compare, up to six")
    box.fill("Lahore division")
    whole = page.locator(".zila-names .found li").filter(has_text="Lahore division")
    expect(whole.first).to_contain_text("do not fit", timeout=PATIENCE)
    whole.first.click()
    expect(box).to_be_disabled(timeout=PATIENCE)
    expect(page).to_have_url(re.compile(f"PK205.{code('Lahore')}"), timeout=PATIENCE)
