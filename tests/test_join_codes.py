"""The code on the wall: easy to type, hard to guess, never in the way of a room."""

import pytest

from data.store.codes import IN_ALL, LENGTH, PER_ADDRESS, SECONDS, Gate, new_code, tidy
from data.store.errors import NotAllowed, TooManyTries
from data.store.words import CLEAR_LETTERS

CODE = "K7M2PX"


class Seconds:
    """A clock that stands still unless told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Seconds()


@pytest.fixture
def gate(clock):
    return Gate(clock)


def wrong(gate, address, times=1):
    """How many wrong codes were looked at."""
    looked = 0
    for _ in range(times):
        try:
            gate.enter(CODE, "AAAAAA", address)
        except TooManyTries:
            continue
        except NotAllowed:
            looked += 1
    return looked


def test_the_letters_have_no_look_alikes_and_make_thirty_bits():
    assert len(set(CLEAR_LETTERS)) == 32
    assert not set("01IO") & set(CLEAR_LETTERS)
    assert len(CLEAR_LETTERS) ** LENGTH == 2**30


def test_codes_are_made_of_them_and_differ():
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert {len(code) for code in codes} == {LENGTH}
    assert set("".join(codes)) <= set(CLEAR_LETTERS)


@pytest.mark.parametrize("typed", ["K7M2PX", "k7m2px", " k7m 2px ", "K7M-2PX"])
def test_a_code_is_right_however_it_is_typed(gate, typed):
    gate.enter(CODE, typed, "a")
    assert tidy(typed) == CODE


@pytest.mark.parametrize("typed", ["", "K7M2P", "K7M2PXX", "K7M2PY", "ك٧", "\x00"])
def test_any_other_is_wrong(gate, typed):
    with pytest.raises(NotAllowed, match="not right"):
        gate.enter(CODE, typed, "a")


def test_while_joining_is_shut_nothing_is_right(gate):
    with pytest.raises(NotAllowed):
        gate.enter("", "", "a")


def test_a_room_behind_one_address_joins_at_once(gate):
    for _ in range(1000):
        gate.enter(CODE, CODE, "the router")


def test_one_address_has_ten_wrong_tries_a_minute(gate, clock):
    assert wrong(gate, "a", 50) == PER_ADDRESS
    with pytest.raises(TooManyTries):
        gate.enter(CODE, CODE, "a")
    gate.enter(CODE, CODE, "b")
    clock.now += SECONDS
    gate.enter(CODE, CODE, "a")
    assert wrong(gate, "a", 50) == PER_ADDRESS


def test_all_addresses_together_have_a_hundred(gate, clock):
    assert sum(wrong(gate, f"10.0.0.{n}", 4) for n in range(250)) == IN_ALL
    with pytest.raises(TooManyTries):
        gate.enter(CODE, CODE, "new")
    clock.now += SECONDS
    gate.enter(CODE, CODE, "new")


def test_a_thousand_guesses_in_a_minute_are_mostly_not_looked_at(gate, clock):
    looked = 0
    for n in range(1000):
        clock.now += 0.06
        looked += wrong(gate, f"10.0.{n % 40}.1")
    assert looked <= 110


def test_what_is_remembered_of_addresses_is_gone_after_a_minute(gate, clock):
    wrong(gate, "a", 5)
    clock.now += SECONDS
    gate.enter(CODE, CODE, "b")
    assert not gate._failures
