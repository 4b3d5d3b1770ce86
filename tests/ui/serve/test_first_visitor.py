"""The first visitor comes while the server reads: nothing is read twice, nor wrong."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from analysis.library import words
from ui.edition.alone import alone

WORDS = ("schools", "transferred", "teachers’", "generalisations", "enrolment", "dogs")
THREADS = 6


def together(do):
    """Return what each of several threads gets that do the same at one moment."""
    at = threading.Barrier(THREADS)
    with ThreadPoolExecutor(THREADS) as threads:
        begun = [threads.submit(lambda: (at.wait(20), do())[1]) for _ in range(THREADS)]
        return [each.result(20) for each in begun]


def test_one_thread_reads_and_the_others_get_the_same():
    read, go = [], threading.Event()

    @alone
    def table():
        read.append(go.wait(0.1))
        return object()

    found = together(table)
    assert len(read) == 1
    assert len(set(map(id, found))) == 1


def test_who_comes_after_a_failure_reads_again():
    tries = iter([ValueError("torn"), None])

    @alone
    def table():
        if error := next(tries):
            raise error
        return 7

    with pytest.raises(ValueError, match="torn"):
        table()
    assert table() == 7


def test_words_have_the_same_stems_whoever_asks_beside():
    alone_, every = [words._stem(each) for each in WORDS], sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        found = together(lambda: [[words._stem(w) for w in WORDS] for _ in range(40)])
    finally:
        sys.setswitchinterval(every)
    assert all(each == alone_ for of_one in found for each in of_one)
