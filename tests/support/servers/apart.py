"""Coroutines of tests, in a thread of their own."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def run(coroutine):
    """Return what a coroutine returns.

    Beside browser tests the thread of the tests has a loop already, which cannot run
    another.
    """
    with ThreadPoolExecutor(1) as other:
        return other.submit(asyncio.run, coroutine).result()
