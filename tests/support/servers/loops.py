"""A coroutine run where another loop may be running."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def awaited(coroutine):
    """Run it in a thread: the browser tests leave a loop running in this one."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(asyncio.run, coroutine).result()
