"""A search of anything that can be typed is answered, and says what it does."""

from time import thread_time

import pytest

from analysis.library.search import Wanted, matching
from tests.support.apptest import asked, headline, opened
from ui.edition import library

EVERY = f"{len(library.shelf())} findings"
# Words that every text has, and signs: nothing of them is searched for.
NOTHING = [
    *("the", "of the and", "کا کی کے", "Who is it?", "???", '""', "'", "—", "  "),
    *("()[]{}", ".*", "\\", "%_", "<>", "&&", "$^", "(", "😀", "\u200c", "\x00"),
]
# What may be typed or pasted: the answer is never an error, nor markup.
ODD = [
    *("q", "zzzzzz", "[a-z]+", "a{2,", "\\d+", "x" * 5_000, "transfer " * 600),
    " ".join(f"word{n}" for n in range(700)),
    *("<script>alert(1)</script>", "<b>transfer</b>", "'; DROP TABLE findings; --"),
    *('"transfer"', "“transfer”", "transfer*", "+transfer", "تبادلہ", "ٹرانسفر"),
    *("\u202etransfer", "trans\u00adfer", "TRANSFER", "ｔｒａｎｓｆｅｒ", "١٢"),
]


@pytest.fixture(scope="module")
def page():
    return opened("findings")


def captions(app):
    return [each.value for each in app.caption]


def found(words):
    return matching(library.shelf(), Wanted(words=words))


@pytest.mark.parametrize("words", NOTHING)
def test_words_of_every_text_leave_nothing_out_and_it_is_said(page, words):
    assert len(found(words)) == len(library.shelf())
    asked(page, {"words": words})
    assert not page.exception and headline(page).startswith(EVERY)
    told = [each for each in captions(page) if "leaves nothing to search for" in each]
    assert len(told) == bool(words.strip())


@pytest.mark.parametrize("words", ["the transfers of officers", "transfers, officers?"])
def test_stop_words_beside_others_change_nothing_and_are_not_told(page, words):
    assert list(found(words).index) == list(found("transfer officer").index)
    asked(page, {"words": words})
    assert not any("leaves nothing" in each for each in captions(page))


@pytest.mark.parametrize("words", ODD, ids=range(len(ODD)))
def test_whatever_is_typed_is_answered(page, words):
    asked(page, {"words": words})
    assert not page.exception
    size = len(found(words))
    assert headline(page).startswith(f"{size} of")
    if not size:
        assert any("No finding fits" in each.value for each in page.info)
    # What was typed is text wherever it stands.
    for each in (*page.markdown, *page.caption, *page.title, *page.info):
        assert "<script" not in each.value and "<b>transfer" not in each.value


@pytest.mark.parametrize(
    "words",
    [
        *('"transfer"', "“transfer”", "transfer*", "+transfer", "TRANSFER"),
        *(
            "trans\u00adfer",
            "(transfer)",
            "transfer " * 600,
            "تبادلہ",
            "ｔｒａｎｓｆｅｒ",
        ),
    ],
)
def test_signs_around_a_word_do_not_hide_it(words):
    assert list(found(words).index) == list(found("transfer").index) != []


def test_a_long_text_costs_little_more_than_a_short_one():
    words = " ".join(f"word{n}" for n in range(700))
    before = thread_time()
    assert found(words).empty
    first = thread_time() - before
    again = thread_time()
    for _ in range(10):
        found(words)
    # Its stems are found once, however many filters count what they would leave.
    assert thread_time() - again < max(first, 0.2)
