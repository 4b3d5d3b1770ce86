"""What a run says reaches the loop in its order, all of it, in few steps."""

import asyncio
import threading
from functools import partial

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession

from tests.support.servers.apart import run
from ui.serve import known_already, last_of_a_run, told_together

MANY = 500


class Session:
    """What of Streamlit's session speaks to the loop."""

    def __init__(self, loop):
        self._event_loop = loop


def test_all_is_told_in_its_order_and_the_loop_is_woken_seldom():
    async def told():
        loop, heard = asyncio.get_running_loop(), []
        woken, wake = [], loop.call_soon_threadsafe
        loop.call_soon_threadsafe = lambda call: (woken.append(call), wake(call))[1]
        session, done = Session(loop), asyncio.Event()

        def speak():
            for number in range(MANY):
                told_together._tell(session, partial(heard.append, number))
            told_together._tell(session, done.set)

        speaker = threading.Thread(target=speak)
        speaker.start()
        await asyncio.wait_for(done.wait(), 20)
        speaker.join()
        return heard, len(woken)

    heard, woken = run(told())
    assert heard == list(range(MANY))
    assert woken < MANY / 10


def test_what_comes_after_a_silence_is_told_too():
    async def told():
        session, heard = Session(asyncio.get_running_loop()), []
        for number in range(3):
            done = asyncio.Event()
            told_together._tell(session, partial(heard.append, number))
            told_together._tell(session, done.set)
            await asyncio.wait_for(done.wait(), 20)
            await asyncio.sleep(5 * told_together._PAUSE)
        return heard

    assert run(told()) == [0, 1, 2]


def test_a_call_that_fails_holds_up_nothing():
    async def told():
        loop, done, failed = asyncio.get_running_loop(), asyncio.Event(), []
        loop.set_exception_handler(lambda _, what: failed.append(what["exception"]))
        session = Session(loop)
        told_together._tell(session, lambda: 1 / 0)
        told_together._tell(session, done.set)
        await asyncio.wait_for(done.wait(), 20)
        return failed

    (failed,) = run(told())
    assert isinstance(failed, ZeroDivisionError)


def test_what_was_said_before_is_handed_on_at_once():
    async def told():
        session, heard = Session(asyncio.get_running_loop()), []
        for number in range(3):
            told_together._tell(session, partial(heard.append, number))
        told_together.hand_on(session)
        session._event_loop.call_soon(heard.append, "then")
        await asyncio.sleep(0)
        return heard

    assert run(told())[:4] == [0, 1, 2, "then"]


def test_streamlit_speaks_in_this_way():
    told_together.keep()
    assert AppSession._call_soon_on_event_loop is told_together._tell
    assert last_of_a_run.told_together is told_together


def test_the_theme_is_read_once_and_told_each_time():
    asked = []

    def fill(message, section="theme"):
        asked.append(section)
        if section == "theme":
            message.primary_color = "#2f5d8a"

    filled = known_already.once(fill)
    for _ in range(3):
        message = CustomThemeConfig()
        filled(message)
        filled(message.dark, "theme.dark")
        assert message.primary_color == "#2f5d8a"
        assert not message.HasField("dark")
    assert asked == ["theme", "theme.dark"]


def test_streamlits_theme_is_the_same_as_before():
    plain = app_session._populate_theme_msg
    filled = known_already.once(plain)
    for section in ("theme", "theme.dark", "theme.sidebar"):
        one, other = CustomThemeConfig(), CustomThemeConfig()
        plain(one, section)
        filled(CustomThemeConfig(), section)
        filled(other, section)
        assert one == other
