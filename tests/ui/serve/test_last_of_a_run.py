"""Nothing a run drew is lost when a fragment asks again at the moment it ends."""

import asyncio

from streamlit.runtime.app_session import AppSession, AppSessionState

from tests.support.servers.apart import run
from ui.serve import last_of_a_run


class Runner:
    """A runner of Streamlit, ended or at work."""

    def __init__(self, *, ended):
        self.ended, self.asked = ended, []

    def request_rerun(self, what):
        self.asked.append(what)
        return not self.ended


class Session:
    """What of Streamlit's session begins runners; it hears the current one only."""

    def __init__(self, runner=None):
        self._scriptrunner, self._event_loop = runner, asyncio.get_running_loop()
        self._state, self.heard, self.began = AppSessionState.APP_IS_RUNNING, [], []

    def hear(self, runner, word):
        if runner is self._scriptrunner:
            self.heard.append(word)

    def ends(self, runner):
        if runner is self._scriptrunner:
            self._scriptrunner = None

    def begin(self, what):
        self._scriptrunner = Runner(ended=False)
        self.began.append(what)


begin = last_of_a_run.waiting(Session.begin)


async def turned():
    for _ in range(3):
        await asyncio.sleep(0)


def test_what_the_ended_runner_had_to_say_is_heard_before_the_next_begins():
    async def room():
        ended = Runner(ended=True)
        session = Session(ended)
        for word in ("block", "text in the block"):
            session._event_loop.call_soon(session.hear, ended, word)
        session._event_loop.call_soon(session.ends, ended)
        begin(session, "fragment")
        begin(session, "another fragment")
        await turned()
        assert session.heard == ["block", "text in the block"]
        # Two that asked meanwhile share one runner.
        assert session.began == ["fragment"]
        assert session._scriptrunner.asked == ["another fragment"]

    run(room())


def test_without_a_runner_it_begins_at_once_and_never_after_the_end():
    async def room():
        session = Session()
        begin(session, "page")
        assert session.began == ["page"]
        gone = Session(Runner(ended=True))
        begin(gone, "fragment")
        gone._state = AppSessionState.SHUTDOWN_REQUESTED
        await turned()
        assert gone.began == []

    run(room())


def test_streamlit_still_begins_its_runs_where_this_waits(monkeypatch):
    before = AppSession._create_scriptrunner
    monkeypatch.setattr(AppSession, "_create_scriptrunner", before)
    last_of_a_run.keep()
    now = AppSession._create_scriptrunner
    assert hasattr(now, "waits")
    last_of_a_run.keep()
    assert AppSession._create_scriptrunner is now
