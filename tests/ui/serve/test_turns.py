"""Who has a page drawn when: few at once, in a fair order, and nobody never."""

import threading
import time

import pytest

from ui.serve import page_turn
from ui.serve.page_turns import Turns
from ui.workshop.once_a_second import Second


class Pages:
    """Pages drawn in threads of their own, and in which order their turns came."""

    def __init__(self, turns):
        self.turns, self.order, self.most, self._now = turns, [], 0, 0
        self._lock, self._threads = threading.Lock(), []

    def ask(self, who, known=False, takes=0.01):
        """Ask for a page, and go on once it waits or is drawn."""
        thread = threading.Thread(target=self._draw, args=(who, known, takes))
        self._threads.append(thread)
        before = len(self.order) + self.turns.waiting()
        thread.start()
        until = time.monotonic() + 5
        while len(self.order) + self.turns.waiting() <= before:
            assert time.monotonic() < until
            time.sleep(0.0005)

    def _draw(self, who, known, takes):
        with self.turns.turn(who, known):
            with self._lock:
                self.order.append(who)
                self._now += 1
                self.most = max(self.most, self._now)
            time.sleep(takes)
            with self._lock:
                self._now -= 1

    def end(self):
        """Wait until all are drawn; return in which order."""
        for thread in self._threads:
            thread.join(20)
            assert not thread.is_alive()
        return self.order


@pytest.mark.parametrize("most", [1, 2])
def test_no_more_are_drawn_at_once_than_may_be(most):
    pages = Pages(Turns(lambda: most))
    pages.ask("first", takes=0.2)
    for number in range(30):
        pages.ask(f"stranger {number}", takes=0.002)
    assert len(pages.end()) == 31
    assert pages.most == most


def test_who_asks_for_much_waits_behind_who_asks_for_one():
    pages = Pages(Turns(lambda: 1))
    pages.ask("much", takes=0.3)
    for _ in range(10):
        pages.ask("much")
    pages.ask("one")
    assert pages.end().index("one") <= 2


def test_a_badge_goes_first_and_strangers_are_drawn_all_the_same():
    pages = Pages(Turns(lambda: 1))
    pages.ask("stranger", takes=0.4)
    for number in range(5):
        pages.ask(f"stranger {number}")
    for number in range(20):
        pages.ask(f"badge {number}", known=True)
    order = pages.end()[1:]
    strange = [place for place, who in enumerate(order) if who.startswith("strange")]
    assert strange[0] < 4
    assert strange == list(range(strange[0], strange[0] + 20, 4))[: len(strange)]


def test_a_page_that_never_ends_holds_up_nobody():
    turns, stuck = Turns(lambda: 1, lease=0.3), threading.Event()

    def hang():
        with turns.turn("stuck", False):
            stuck.wait(20)

    hung = threading.Thread(target=hang)
    hung.start()
    start = time.monotonic()
    with turns.turn("next", False):
        assert time.monotonic() - start < 5
    stuck.set()
    hung.join(5)


def test_who_gives_the_place_up_is_in_nobodys_way():
    turns = Turns(lambda: 1)

    def leave(_):
        raise LookupError

    with turns.turn("first", False):
        with pytest.raises(LookupError), turns.turn("gone", False, leave):
            pass
        assert turns.waiting() == 0
    with turns.turn("next", False):
        assert turns.waiting() == 0


def test_while_a_round_is_open_one_page_is_drawn_at_a_time(monkeypatch):
    runs = {"now": object()}

    class Room:
        def state(self, _):
            return type("State", (), {"running": runs["now"]})

    monkeypatch.setattr(page_turn.rehearsal_mode, "now", Room)
    for running, wanted in [(object(), 1), (None, 2)]:
        runs["now"] = running
        monkeypatch.setitem(page_turn._busy, "until", 0.0)
        assert page_turn.most() == wanted


def test_what_is_the_same_for_all_is_made_once_and_no_error_is_kept():
    made, kept = [], Second(0.3)

    def make():
        made.append(1)
        time.sleep(0.05)
        return len(made)

    threads = [threading.Thread(target=kept.get, args=("a", make)) for _ in range(20)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(made) == 1
    time.sleep(0.35)
    assert kept.get("a", make) == 2
    with pytest.raises(ZeroDivisionError):
        kept.get("b", lambda: 1 / 0)
    assert kept.get("b", lambda: "whole") == "whole"
