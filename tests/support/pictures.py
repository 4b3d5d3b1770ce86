"""The two pictures of README: the map, and the wall after a vote of demonstration data.

Run `make pictures`. They are drawn by a server of its own with a folder of its own.
"""

import os
import shutil
import tempfile
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from data.store import terms
from data.store.in_use import rehearsal_mode
from data.store.verbs.room import Room
from tests.browser.conftest import _NAMES, _QUIET
from tests.support.serving import serve
from tests.support.workshop import FACILITATOR
from ui import STATIC
from ui.workshop import storyline
from ui.workshop.secret_links import role_path

FOLDER = STATIC / "pictures"
SIZE = {"width": 1280, "height": 720}
COLOURS, MOST = 128, 150_000
STEP = "vote-f025"


def vote(room: Room) -> None:
    """Let made-up people vote on a finding, and show the result to everybody."""
    storyline.prepare(room, FACILITATOR)
    room.go(FACILITATOR, STEP)
    asked = storyline.asked(storyline.step_of(_state(room)))
    storyline.open_vote(room, FACILITATOR, asked)
    round_ = _state(room).running
    room.rehearse(FACILITATOR, round_.number, seed=7, voters=60)
    room.close_round(FACILITATOR, round_.number)
    room.reveal(FACILITATOR, round_.number)


def _state(room: Room):
    return room.state(FACILITATOR)


def keep(page: Page, name: str) -> None:
    """Keep what a page shows, in few colours, so that it is light."""
    shown = Image.open(BytesIO(page.screenshot())).convert("RGB")
    kept = FOLDER / f"{name}.png"
    for colours in (COLOURS, COLOURS // 2, COLOURS // 4):
        shown.quantize(colours).save(kept, optimize=True)
        if kept.stat().st_size <= MOST:
            break
    print(f"{kept.name}: {kept.stat().st_size / 1000:.0f} kB")


def main() -> None:
    """Draw both."""
    FOLDER.mkdir(exist_ok=True)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        os.environ["ZILA_HOME"] = str(folder / "home")
        server = stack.enter_context(serve(folder / "server", home=folder / "home"))
        vote(rehearsal_mode.begin(FACILITATOR))
        driver = stack.enter_context(sync_playwright())
        found = next(filter(None, map(shutil.which, _NAMES)))
        chromium = driver.chromium.launch(executable_path=found, args=_QUIET)
        page = chromium.new_context(viewport=SIZE).new_page()
        page.goto(f"{server.url}/map?view=tiles")
        page.wait_for_selector(".zila-map .legend")
        page.wait_for_timeout(4000)
        keep(page, "map")
        page.goto(f"{server.url}{role_path(terms.PROJECTOR)}")
        page.goto(f"{server.url}/screen")
        page.wait_for_timeout(3000)
        keep(page, "wall")
        chromium.close()


if __name__ == "__main__":
    main()
