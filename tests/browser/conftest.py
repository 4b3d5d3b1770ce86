import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Error, sync_playwright

from tests.browser.tab import DESK, Tab

_HERE = Path(__file__).parent
_NAMES = ("chromium", "chromium-browser", "google-chrome")
# What Playwright leaves out of Chromium, and pages of Chromium's own that a window
# without one draws nevertheless: a quarter of the computing of a short visit.
_WITHOUT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    "AimEnabled",
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
)
_QUIET = [
    f"--disable-features={','.join(_WITHOUT)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    # No name but our own leads anywhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, driven by Playwright."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        pytest.fail("no Chromium is installed; `make test` installs it on Debian")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=found, args=_QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def kept_contexts():
    """Contexts by size, used by one test after the other: the cache stays warm."""
    return {}


def _forget(tab):
    """Leave the next test nothing of this one but the cache."""
    if tab.page.url.startswith("http"):
        tab.page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    tab.page.context.clear_cookies()
    for page in tab.page.context.pages:
        page.close()
    tab.leave()


@pytest.fixture
def open_tab(browser, server, kept_contexts):
    """A function that opens a new tab: `open_tab(size=PHONE, at=other_server)`.

    The first tab of a size at the shared server is that of a visitor who has been here
    before; every other tab is that of a new one. After the test every tab must have
    asked nobody but its server, and nothing may have gone wrong in it; nor may the
    server have asked anybody.
    """
    contexts, tabs, asked, again = [], [], {server.port: server}, {}

    def opened(size=DESK, at=None, **options):
        home = at or server
        asked[home.port] = home
        width, height = size
        view = {"width": width, "height": height}
        if at is None and not options and size not in again:
            context = kept_contexts.pop(size, None) or browser.new_context(
                viewport=view
            )
            tabs.append(Tab(context, home.url))
            again[size] = tabs[-1]
            return tabs[-1]
        contexts.append(browser.new_context(viewport=view, **options))
        tabs.append(Tab(contexts[-1], home.url))
        return tabs[-1]

    yield opened
    for context in contexts:
        context.close()
    for size, tab in again.items():
        try:
            _forget(tab)
            kept_contexts[size] = tab.page.context
        except Error:
            # What a test has broken is not used again.
            tab.page.context.close()
    assert [tab.foreign for tab in tabs] == [[]] * len(tabs)
    assert [tab.errors for tab in tabs] == [[]] * len(tabs)
    assert [home.calls() for home in asked.values()] == [[]] * len(asked)


@pytest.fixture
def tab(open_tab):
    """One tab of a desk's size."""
    return open_tab()
