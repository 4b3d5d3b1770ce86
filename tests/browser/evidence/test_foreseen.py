"""What is chosen beside the map is drawn and said before the server has heard of it."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.evidence.live_map import PATIENCE, LiveMap, wait_for_address
from tests.support.quick import some
from ui.map.picture import picture
from ui.view.options import linked, options
from ui.view.selection import Selection

USUAL = Selection()


class Gate:
    """What the page says to the server, held back while the gate is shut."""

    def __init__(self, page):
        self.shut, self._held, self._server = False, [], None
        page.route_web_socket("**/_stcore/stream", self._between)

    def _between(self, socket):
        self._server = socket.connect_to_server()
        socket.on_message(self._said)

    def _said(self, message):
        if self.shut:
            self._held.append(message)
        else:
            self._server.send(message)

    def open(self):
        self.shut = False
        for message in self._held:
            self._server.send(message)
        self._held.clear()


@pytest.fixture
def gate(tab):
    return Gate(tab.page)


def pick(page, field, label):
    page.locator(f".st-key-pick_{field}").get_by_role("combobox").click()
    page.keyboard.type(label)
    page.get_by_role("option", name=label, exact=True).click()


@pytest.mark.parametrize(
    ("field", "value"),
    some(
        [
            ("indicator", "literacy_10plus"),
            ("group", "female-rural"),
            ("against", "female"),
            ("within", "punjab"),
        ],
        1,
        2,
    ),
)
def test_a_choice_beside_the_map_does_not_wait_for_the_server(tab, gate, field, value):
    start = {"group": "male"} if field == "against" else {}
    begun, _ = USUAL.asked(start, options)
    tab.open("/map?" + "&".join(f"{k}={v}" for k, v in begun.to_query().items()))
    live = LiveMap(tab)
    wanted, _ = linked(begun, {field: value})
    lens = picture(wanted).lenses[wanted.lens]
    gate.shut = True
    pick(tab.page, field, options(field, begun)[value])
    expect(live.title).to_have_text(lens.headline, timeout=PATIENCE)
    caption = tab.page.get_by_test_id("stMain").get_by_test_id("stCaptionContainer")
    expect(caption.first).to_have_text(lens.subtitle)
    for label, _, count in lens.legend:
        expect(live.legend).to_contain_text(f"{label}{count}")
    assert wait_for_address(tab.page, **{field: getattr(begun, field)})
    gate.open()
    wait_for_address(tab.page, **{field: value})
    tab.settle()
    expect(live.title).to_have_text(lens.headline)


def test_back_ends_what_was_foreseen_and_all_agree(tab, gate):
    tab.open("/map")
    live = LiveMap(tab)
    indicators = tab.page.locator(".zila-map .indicators")
    live.press("Number")
    wait_for_address(tab.page, lens="number")
    tab.settle()
    before = live.title.inner_text()
    gate.shut = True
    indicators.select_option("literacy_10plus")
    expect(live.title).to_contain_text("cannot read", timeout=PATIENCE)
    tab.page.go_back()
    expect(live.title).to_have_text(before, timeout=PATIENCE)
    gate.open()
    tab.settle()
    # Both at once leave the server to take either first: it ends at one of them.
    view, _ = USUAL.asked(dict(parse_qsl(urlsplit(tab.page.url).query)), options)
    expect(live.title).to_have_text(picture(view).lenses[view.lens].headline)
    expect(indicators).to_have_value(view.indicator)
