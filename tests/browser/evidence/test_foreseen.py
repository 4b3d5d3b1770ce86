"""What is chosen beside the map is drawn and said before the server has heard of it."""

import pytest
from playwright.sync_api import expect

from tests.browser.evidence.live_map import PATIENCE, LiveMap, wait_for_address
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
    [
        ("indicator", "literacy_10plus"),
        ("group", "female-rural"),
        ("against", "female"),
        ("within", "punjab"),
    ],
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
