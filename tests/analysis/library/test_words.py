"""What is searched for is found however it is written, and nothing else with it."""

import sys
from threading import Thread

import pytest

from analysis.library import words
from analysis.library.nearest import nearest
from analysis.library.search import Wanted, matching, shelf
from tests.support.findings import findings, sources

SHELF = shelf(findings(), sources())


def ids(words):
    """The ids that a search finds."""
    return list(matching(SHELF, Wanted(words=words)).index)


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("f25", "F025"),
        ("F 025", "F025"),
        ("f‑025", "F025"),
        ("R-2", "R2"),
        ("politicised", "politicized"),
        ("decentralisation", "devolution"),
        ("organization", "organisation"),
        ("KPK", "Khyber Pakhtunkhwa"),
        ("Baluchistan", "بلوچستان"),
        ("FATA", "merged"),
        ("AEOs", "assistant education officer"),
        ("bps17", "grade 17"),
        ("school council", "PTC"),
        ("ghost schools", "schools not working"),
        ("ladies", "women"),
        ("3258", "3,258"),
    ],
)
def test_one_thing_in_two_writings_finds_the_same(words, same):
    assert ids(words) == ids(same) != []
    assert len(ids(words)) < len(SHELF) / 2


def test_the_name_of_a_thing_does_not_begin_other_words():
    men = matching(SHELF, Wanted(words="men"))["searched"]
    assert 0 < len(men) < 10 and men.str.contains(r"\b(?:male|men)\b").all()


def test_the_year_of_a_finding_is_searched():
    assert set(SHELF.index[SHELF["year"] == 2023]) <= set(ids("2023"))


@pytest.mark.parametrize("words", ["fatb", "ph.d", "lazy", "1,000"])
def test_a_short_word_is_like_no_other(words):
    assert ids(words) == [] and nearest(SHELF, words).empty


def test_words_searched_for_at_the_same_time_are_not_mixed():
    asked = [
        f"{word}{ending}"
        for word in ("schools", "a", "transfer")
        for ending in ("", "ing", "ational", "fulness", "es")
    ]
    alone = {word: words._stem(word) for word in asked}
    often, wrong = sys.getswitchinterval(), []

    def search():
        for word in 60 * asked:
            try:
                if words._stem(word) != alone[word]:
                    wrong.append(word)
            except IndexError as error:
                wrong.append(repr(error))

    sys.setswitchinterval(1e-6)
    try:
        threads = [Thread(target=search) for _ in range(4)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    finally:
        sys.setswitchinterval(often)
    assert wrong == []
