"""The code on the wall: however it is typed, hard to guess, in nobody's way."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store.errors import NotAllowed
from data.store.keys.join_code import (
    IN_ALL,
    LENGTH,
    PATIENCE,
    PER_ADDRESS,
    SECONDS,
    SHORT,
    WHOLE,
    Gate,
    is_code,
    new_code,
    tidy,
)
from data.store.terms import CLEAR_LETTERS

CODE, LONG = "K7M2PX93", "K7M2PX93ABCDEFGH"
DIGITS = [chr(n) for n in range(0x110000) if unicodedata.digit(chr(n), None)]
UNSEEN = [
    chr(n)
    for n in range(0x110000)
    if unicodedata.category(chr(n)) in ("Cf", "Zs", "Pd", "Mn", "Cc")
]


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


def wrong(gate, address, times=1, typed="AAAAAAAA"):
    for _ in range(times):
        with pytest.raises(NotAllowed, match="not right"):
            gate.enter((CODE, LONG), typed, address)


def test_the_letters_have_no_look_alikes_and_a_code_cannot_be_guessed():
    assert len(set(CLEAR_LETTERS)) == 32
    assert not set("01IO") & set(CLEAR_LETTERS)
    assert len(CLEAR_LETTERS) ** LENGTH == 2**40
    assert len(CLEAR_LETTERS) ** WHOLE == 2**80
    # Whoever holds 1,000 connections open for three days of eight hours.
    tries = 1000 / PATIENCE * 3 * 8 * 3600
    assert tries / 2**40 < 1 / 35_000


def test_codes_are_made_of_them_and_differ():
    for length in (LENGTH, WHOLE):
        codes = {new_code(length) for _ in range(500)}
        assert len(codes) == 500
        assert {len(code) for code in codes} == {length}
        assert set("".join(codes)) <= set(CLEAR_LETTERS)
        assert all(map(is_code, codes))


@pytest.mark.parametrize("text", ["", "K7M2P", "K7M2PX9", "K7M2P0", "k7m2px", "ضلعضلع"])
def test_what_is_no_code_is_none(text):
    assert not is_code(text)
    assert is_code("K7M2PX")  # of a workshop made before
    assert SHORT == 6


@pytest.mark.parametrize(
    "typed",
    [
        "9QYC65",
        "۹QYC۶۵",
        "٩QYC٦٥",
        "９ＱＹＣ６５",
        "९qyc६५",
        "9qyc65",
        " 9q yc-65 ",
        "\u200f9QYC\u200e65\u202c",
        "\u20679QY\u200d\u200cC65\u2069",
        "\ufeff9QYC\u00a065\u202f",
        "9QYC\u201065",
        "9QYC\u201165",
        "9QYC\u2212\u06f6\u0665",
        "9QYC\u064065",
        "𝟗𝐐𝐘𝐂𝟔𝟓",
        "⑨ⓠⓨⓒ⁶₅",
        "9QÝÇ65",
        "9QYC65\r\n",
        "(9QYC65)",
    ],
)
def test_a_code_is_the_same_on_every_keyboard(gate, typed):
    assert tidy(typed) == "9QYC65"
    gate.enter(("9QYC65",), typed, "a")


@given(st.text(CLEAR_LETTERS, min_size=6, max_size=16), st.randoms())
def test_digits_of_any_script_and_marks_that_nobody_sees_change_nothing(code, chance):
    typed = ""
    for sign in code:
        alike = [each for each in DIGITS if str(unicodedata.digit(each)) == sign]
        wide = chr(ord(sign) + 0xFEE0)
        typed += chance.choice([sign, sign.lower(), wide, *chance.sample(alike, 1)]
                               if alike else [sign, sign.lower(), wide])  # fmt: skip
        typed += "".join(chance.sample(UNSEEN, chance.randint(0, 2)))
    assert tidy(typed) == code


@pytest.mark.parametrize(
    "typed", ["", "K7M2PX9", "K7M2PX933", "K7M2PX94", "ك٧", "\x00", LONG[:-1], "ضلع"]
)
def test_any_other_is_wrong(gate, typed):
    with pytest.raises(NotAllowed, match="not right"):
        gate.enter((CODE, LONG), typed, "a")


def test_while_joining_is_shut_nothing_is_right(gate):
    for typed in ("", CODE):
        with pytest.raises(NotAllowed):
            gate.enter(("", ""), typed, "a")


def test_a_room_behind_one_address_joins_at_once(gate):
    for _ in range(1000):
        assert gate.wait(CODE, "the router") == 0
        gate.enter((CODE, LONG), CODE, "the router")


def test_wrong_codes_of_one_address_shut_nobody_out(gate, clock):
    wrong(gate, "the router", 15)
    assert gate.wait(CODE, "the router") == PATIENCE
    gate.enter((CODE, LONG), CODE, "the router")
    assert gate.wait(CODE, "another") == 0
    clock.now += SECONDS
    assert gate.wait(CODE, "the router") == 0


def test_a_hundred_wrong_codes_of_ten_addresses_shut_nobody_out(gate, clock):
    for n in range(10):
        wrong(gate, f"10.0.0.{n}", IN_ALL // 10)
    for address in ("10.0.0.1", "new"):
        assert gate.wait(CODE, address) == PATIENCE
        gate.enter((CODE, LONG), CODE, address)
    clock.now += SECONDS
    assert gate.wait(CODE, "new") == 0


def test_however_many_are_wrong_the_wait_stays_short(gate):
    wrong(gate, "a", 5000)
    assert gate.wait(CODE, "a") == PATIENCE <= 3
    gate.enter((CODE, LONG), CODE, "a")


def test_who_came_by_the_qr_code_never_waits(gate):
    wrong(gate, "a", 200)
    assert gate.wait(LONG, "a") == 0
    gate.enter((CODE, LONG), LONG, "a")
    wrong(gate, "b", 200, typed=LONG[:-1] + "J")
    assert gate.wait(CODE, "b") == PATIENCE  # of a's wrong ones
    assert sum(address == "b" for _, address in gate._failures) == 0


def test_the_facilitator_is_told_for_five_minutes(gate, clock):
    assert gate.wrong() == 0
    wrong(gate, "a", PER_ADDRESS)
    wrong(gate, "a", 3, typed=LONG[:-1] + "J")
    assert gate.wrong() == PER_ADDRESS + 3
    clock.now += 4 * SECONDS
    assert gate.wrong() == PER_ADDRESS + 3
    clock.now += SECONDS
    assert gate.wrong() == 0


def test_what_is_remembered_of_addresses_is_gone_after_a_minute(gate, clock):
    wrong(gate, "a", 5)
    clock.now += SECONDS
    gate.wait(CODE, "b")
    assert not gate._failures
    assert not gate._of
