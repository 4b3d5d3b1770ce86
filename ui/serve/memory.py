"""What the server gives back of its memory, and what it sets aside from collecting."""

import ctypes
import gc
import sys

import pyarrow

# Of <malloc.h>: how many heaps threads may have.
_ARENA_MAX = -8
_ARENAS = 2
# A page's run makes some thousand objects, nearly all of which go without a collector.
_YOUNG = 10_000


def few_heaps() -> None:
    """Let threads share two heaps: every session is a thread, and a heap stays large.

    Only Linux's own C library knows this; elsewhere nothing is done. Arrow, which holds
    the texts of tables, takes from the same heaps: its own kept 18 MB that it had read
    the counts with.
    """
    pyarrow.set_memory_pool(pyarrow.system_memory_pool())
    library = _library()
    if hasattr(library, "mallopt"):
        library.mallopt(_ARENA_MAX, _ARENAS)


def settle() -> None:
    """Set all that is loaded aside from the collector, and return what is free.

    Nothing read so far is ever dropped; without this each collection walks through all
    of it, 80 to 200 ms at a time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
    give_back()


def give_back() -> None:
    """Return to the system what is free in the heaps, where its C library can."""
    library = _library()
    if hasattr(library, "malloc_trim"):
        library.malloc_trim(0)


def _library() -> object:
    return ctypes.CDLL(None) if sys.platform == "linux" else None
