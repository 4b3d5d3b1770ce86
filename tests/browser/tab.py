"""One browser tab that notes whatever it asks for and complains about."""

from time import monotonic
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

DESK, PHONE = (1280, 720), (390, 844)

_SETTLED = (
    '[data-testid="stApp"][data-test-script-state="notRunning"]'
    '[data-test-connection-state="CONNECTED"]'
)

# The stylesheet of every page comes with a part of Streamlit that is loaded late,
# and what is fading in has not yet the contrast it will have.
_DRESSED = """
() => document.querySelector('[data-testid="stHtml"] style')
  && !document.querySelector('[data-stale="true"]')
  && document.getAnimations().every(
  each => each.playState != 'running'
    || each.effect.getComputedTiming().iterations == Infinity)
"""
_GO = """path => {
  history.pushState({}, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
# What was pressed has been heard when the page has had its turn.
_TURN = "() => new Promise((done) => setTimeout(() => setTimeout(done, 60), 20))"
# Choices that stand beyond the edge of their own row.
_SCROLLED = """() => [...document.querySelectorAll(
  '[data-testid="stButtonGroup"], [data-testid="stButtonGroup"] *')].filter(each =>
  each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1
  && getComputedStyle(each).overflowX !== 'visible').map(each => each.innerText)"""
_COVERED = """main => [...main.querySelectorAll("a, button, input")].filter(each => {
  const box = each.getBoundingClientRect();
  const x = box.x + box.width / 2, y = box.y + box.height / 2;
  if (!box.width || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
  return !main.contains(document.elementFromPoint(x, y));
}).map(each => each.innerText || each.ariaLabel)"""


def still(page):
    """Wait until nothing on a page moves any more, so that a click hits its aim."""
    page.wait_for_timeout(300)
    page.wait_for_function(_DRESSED)


class Tab:
    """A Playwright page with its log.

    ``page`` is Playwright's. ``requests`` holds every address asked for,
    ``foreign`` those of other hosts (the browser knows no name but our own),
    ``errors`` what the console and the page's code complained about, ``messages``
    the whole console. Nothing is stopped and looked at on its way: that would
    switch off the browser's cache, and readers have one.
    """

    def __init__(self, context, home):
        self.requests, self.foreign, self.errors, self.messages = [], [], [], []
        self._home, self._waits = home, False
        context.on("request", self._asked)
        self.page = context.new_page()
        self.page.on("websocket", self._listen)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, path="/"):
        """Open a page of the server as a cold link and wait until it is drawn."""
        self.page.goto(self._home + path)
        return self.settle()

    def go(self, path):
        """Go to an address in the same session, as by Back, until it is drawn."""
        self.page.evaluate(_GO, path)
        return self.settle()

    def settle(self):
        """Wait until Streamlit has nothing more to do; return the Playwright page."""
        self.page.wait_for_selector(_SETTLED, state="attached", timeout=30_000)
        self.page.evaluate(_TURN)
        # A run that was asked for and has not begun: the last one still says its end.
        until = monotonic() + 20
        while self._waits and monotonic() < until:
            self.page.wait_for_timeout(40)
        self.page.evaluate(_TURN)
        self.page.wait_for_selector(_SETTLED, state="attached", timeout=30_000)
        self.page.wait_for_function(_DRESSED)
        return self.page

    def leave(self):
        """Hear no more of the context, which another tab goes on with."""
        self.page.context.remove_listener("request", self._asked)

    def problems(self, barriers=True):
        """Return what no page may have: errors, dialogs, no heading, what is cut off.

        Parameters
        ----------
        barriers : whether axe-core looks too
        """
        page = self.page
        found = [
            *(["an exception"] if page.get_by_test_id("stException").count() else []),
            *(["a dialog"] if page.get_by_role("dialog").count() else []),
            *([] if page.locator("h1").count() == 1 else ["not one heading"]),
            *(["scrolls sideways"] if self.overflow() > 0 else []),
            *(f"covered: {each}" for each in self.covered()),
            *(f"scrolls: {each}" for each in page.evaluate(_SCROLLED)),
        ]
        return [*found, *(map(str, self.barriers()) if barriers else [])]

    def overflow(self):
        """Return by how many pixels the page is wider than the window."""
        return self.page.evaluate(
            "() => Math.max(...[document.documentElement,"
            " ...document.querySelectorAll('[data-testid=stMain]')]"
            ".map(e => e.scrollWidth - e.clientWidth))"
        )

    def covered(self):
        """Return the controls in sight that something else lies upon."""
        return self.page.get_by_test_id("stMain").evaluate(_COVERED)

    def barriers(self):
        """Return what axe-core finds serious or critical: (rule, elements).

        A page that runs again by itself pales while it does; what is there only
        then is not counted.
        """
        found = self._barriers()
        if found:
            self.settle()
            found = self._barriers()
        return found

    def _barriers(self):
        found = Axe().run(self.page).response["violations"]
        return [
            (each["id"], [node["target"] for node in each["nodes"]])
            for each in found
            if each["impact"] in ("serious", "critical")
        ]

    def _listen(self, socket):
        self._check(socket.url)
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._came)

    def _sent(self, frame):
        if BackMsg.FromString(frame).WhichOneof("type") == "rerun_script":
            self._waits = True

    def _came(self, frame):
        if ForwardMsg.FromString(frame).WhichOneof("type") == "new_session":
            self._waits = False

    def _asked(self, request):
        self.requests.append(request.url)
        self._check(request.url)

    def _check(self, url):
        place = urlsplit(url)
        own = place.netloc == urlsplit(self._home).netloc
        if not own and place.scheme not in ("about", "blob", "data", "file"):
            self.foreign.append(url)

    def _hear(self, message):
        self.messages.append(message.text)
        if message.type != "error":
            return
        place = message.location.get("url", "")
        self.errors.append(f"{message.text} ({place})")
