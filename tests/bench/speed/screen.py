"""A page in a real browser that times every change, and counts what came for it."""

import base64
import json
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from tests.bench.speed import costs
from tests.browser.conftest import _NAMES, _QUIET

WATCH = Path(__file__).with_name("watch.js").read_text()
SIZE = {"width": 1280, "height": 900}
# A page is at rest once nothing has changed for so many milliseconds.
PAUSE, PATIENCE = 400, 10_000
# A map that zooms moves for less than so many.
MOVING = 1500


@dataclass
class Seen:
    """What one change, or one opening of a page, took.

    Milliseconds from the press, or from the beginning of the navigation, to the last
    repaint of the map, the last change of the text, the last change of anything; bytes
    that came over the websocket, unpacked, and by other requests, as they travelled;
    milliseconds of computing of the server; frames in which no map was there. None
    where nothing changed.
    """

    map: float | None = None
    text: float | None = None
    done: float | None = None
    socket: float = 0
    other: float = 0
    cpu: float = 0
    blank: float | None = None

    @property
    def bytes(self):
        return self.socket + self.other


@contextmanager
def chromium():
    """Start the browser of the machine, without a window."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        raise RuntimeError(
            "no Chromium is installed; `make test` installs it on Debian"
        )
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=_QUIET)
        yield browser
        browser.close()


class Screen:
    """One tab of a visitor; `fresh` visitors have nothing kept.

    Parameters
    ----------
    context : Playwright's context
    server : the server it visits
    asked : selectors: map, text, busy
    """

    def __init__(self, context, server, asked):
        self.server, self.socket, self.other = server, 0, 0
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.add_init_script(WATCH.replace("ASKED", json.dumps(asked)))
        wire = context.new_cdp_session(self.page)
        wire.send("Network.enable")
        wire.on("Network.webSocketFrameReceived", self._frame)
        wire.on("Network.loadingFinished", self._loaded)

    def open(self, path="/", wanted=("text",)):
        """Open a page of the server; return what that took."""
        before = self._before()
        self.page.goto(self.server.url + path, timeout=6 * PATIENCE)
        return self._seen(before, wanted, 0, 6 * PATIENCE)

    def zoom_kept(self, how, choose):
        """Zoom in, do something, and return whether the map is still as large.

        Parameters
        ----------
        how : selector of the button that zooms, or "wheel"
        choose : makes a choice ready and returns what makes it

        Returns
        -------
        bool; None where the map could not be zoomed
        """
        place = self.page.evaluate("bench.middle()")
        before = self._width(place)
        if how == "wheel":
            self.page.mouse.move(SIZE["width"] / 2, SIZE["height"] / 2)
            self.page.mouse.wheel(0, -300)
        else:
            framed = [f for f in self.page.frames if f.locator(how).count()]
            framed[0].locator(how).click()
        zoomed = self._width(place)
        self.change(choose(), ("map", "text"))
        after = self._width(place)
        return abs(after - zoomed) < 0.1 * zoomed if zoomed > 1.1 * before else None

    def _width(self, place):
        self.page.wait_for_timeout(MOVING)
        self.settle()
        return self.page.evaluate("place => bench.width(place)", place)

    def change(self, act, wanted=("text",)):
        """Do something and wait until the page is at rest; return what it took.

        Parameters
        ----------
        act : presses a key or a button, or chooses in a box of the browser's own
        wanted : what has to change before that: map, text
        """
        self.page.evaluate("bench.arm()")
        before = self._before()
        act(self.page)
        return self._seen(before, wanted)

    def settle(self, wanted=(), patience=PATIENCE):
        """Wait until nothing more changes; not for ever if what is wanted does not."""
        try:
            self.page.wait_for_function(
                "asked => window.bench?.quiet(...asked)",
                arg=[PAUSE, list(wanted)],
                timeout=patience,
                polling=50,
            )
        except Error as error:
            if "Timeout" not in str(error):
                raise

    def _before(self):
        self.socket = self.other = 0
        return costs.spent(self.server.pid)

    def _seen(self, before, wanted, start=None, patience=PATIENCE):
        self.settle(wanted, patience)
        spent = costs.spent(self.server.pid) - before
        told = self.page.evaluate("bench.told()")
        start = told.get("start", start) if start is None else start

        def since(name):
            return told[name] - start if name in told and start is not None else None

        took = {"map": since("map"), "text": since("text"), "done": since("done")}
        came = {"socket": self.socket, "other": self.other}
        return Seen(**took, **came, cpu=spent, blank=told["blank"])

    def _frame(self, event):
        payload = event["response"]["payloadData"]
        packed = event["response"]["opcode"] == 2
        self.socket += len(base64.b64decode(payload) if packed else payload)

    def _loaded(self, event):
        self.other += event["encodedDataLength"]
