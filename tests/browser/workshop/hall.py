"""A workshop of our own whose server browsers vote at."""

from contextlib import ExitStack

import pytest

from data.store import terms
from data.store.in_use import open_workshops, rehearsal_mode
from data.workshop.ballot_words import read_ballot_words
from tests.support.serving import free_port, serve
from tests.support.workshop import FACILITATOR
from ui.workshop import storyline

WORDS = read_ballot_words()
QUIET, STATEMENT = "arrivals", "test-vote"
ENGLISH = "Girls are behind in 119 of 136 districts, most of all in the countryside."
URDU = "لڑکیاں 136 میں سے 119 اضلاع میں پیچھے ہیں، سب سے زیادہ دیہات میں۔"
RULE = {"id": "agreement-75", "name": "Agreement", "words": "Agreed at 75%."}


def said(id_, language="en", /, **gaps):
    return WORDS.loc[id_, language].format(**gaps)


class Hall:
    """A workshop with a server that can be killed and started again."""

    def __init__(self, folder, stack):
        self.folder, self.port = folder, free_port()
        self.home, self.starts, self._stack = folder / "home", 0, stack
        self.room = rehearsal_mode.now()
        storyline.prepare(self.room, FACILITATOR)
        self.rest()
        self.start()

    def start(self):
        self.starts += 1
        place = self.folder / f"server-{self.starts}"
        made = serve(place, home=self.home, port=self.port, fork=True)
        self.server = self._stack.enter_context(made)

    def kill(self):
        self.server.process.kill()
        self.server.process.wait(10)

    def rest(self):
        """Be at a step that asks nothing."""
        self.room.go(FACILITATOR, QUIET)

    def open(self, **named):
        self.room.go(FACILITATOR, STATEMENT)
        self.room.word(FACILITATOR, STATEMENT, ENGLISH)
        self.room.translate(FACILITATOR, STATEMENT, URDU, status=terms.FINAL)
        return self.room.open_round(FACILITATOR, STATEMENT, RULE, **named)

    def close(self, number):
        self.room.close_round(FACILITATOR, number)

    @property
    def code(self):
        return self.room.state(FACILITATOR).code


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hall")
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setenv("ZILA_HOME", str(folder / "home"))
        for name in ("DATABASE_URL", "ZILA_WORKSHOP"):
            patch.delenv(name, raising=False)
        patch.setattr(open_workshops, "_rooms", {})
        made = Hall(folder, stack)
        yield made
        made.room.store.close()


fixtures = (hall,)
