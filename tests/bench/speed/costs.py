"""What a server has spent so far: computing time and memory of its whole tree."""

import time

import psutil


def tree(pid):
    """Return the process and all that it started."""
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]


def spent(pid):
    """Return the milliseconds of computing of a server since it began."""
    return 1000 * sum(map(_clock, tree(pid)))


def _clock(process):
    # Linux keeps a clock a process, in nanoseconds; others tell hundredths of a second.
    try:
        return time.clock_gettime((~process.pid << 3) | 2)
    except (AttributeError, OSError):
        return sum(process.cpu_times()[:2])


def resident(pid):
    """Return the megabytes that a server holds in memory."""
    return sum(each.memory_info().rss for each in tree(pid)) / 1e6


def at_rest(pid, quiet=0.6, patience=90):
    """Wait until a server has nothing more to do."""
    until, last, at = time.monotonic() + patience, spent(pid), time.monotonic()
    while time.monotonic() < until and time.monotonic() - at < quiet:
        time.sleep(0.05)
        now = spent(pid)
        # Zila looks at its disk and its clock every second: that is no work.
        if now - last > 5:
            at = time.monotonic()
        last = now
