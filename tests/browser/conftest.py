import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.tab import DESK, Tab

_HERE = Path(__file__).parent
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = [
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


@pytest.fixture
def open_tab(browser, server):
    """A function that opens a new tab: `open_tab(size=PHONE, at=other_server)`.

    After the test every tab must have asked nobody but its server, and nothing
    may have gone wrong in it; nor may the server have asked anybody.
    """
    contexts, tabs, asked = [], [], {server.port: server}

    def opened(size=DESK, at=None, **options):
        home = at or server
        asked[home.port] = home
        width, height = size
        view = {"width": width, "height": height}
        contexts.append(browser.new_context(viewport=view, **options))
        tabs.append(Tab(contexts[-1], home.url))
        return tabs[-1]

    yield opened
    for context in contexts:
        context.close()
    assert [tab.foreign for tab in tabs] == [[]] * len(tabs)
    assert [tab.errors for tab in tabs] == [[]] * len(tabs)
    assert [home.calls() for home in asked.values()] == [[]] * len(asked)


@pytest.fixture
def tab(open_tab):
    """One tab of a desk's size."""
    return open_tab()
