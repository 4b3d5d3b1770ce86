"""Under which names and addresses this computer answers, so that no other leads here.

A page of another site can have its own name lead to this computer (DNS rebinding) and
would then read what is shown here as if it were its own. It cannot choose the Host that
its browser sends: that is the other site's name, and is refused.
"""

import ipaddress
import os
import re
import socket
import threading
import time
from collections.abc import Callable

import psutil
from starlette.types import Scope

from data.errors import ZilaError

_FRESH = 2.0
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")
_LABELS = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?")


def bare(host: str) -> str:
    """Return a host without its port, as it is compared; empty if it is none.

    >>> bare("Laptop.local.:8501"), bare("[0:0::1]"), bare("user@localhost")
    ('laptop.local', '::1', '')
    """
    found = _HOST.fullmatch(host)
    if not found:
        return ""
    name = found[1].lower().strip("[]").removesuffix(".")
    try:
        ip = ipaddress.ip_address(name)
    except ValueError:
        plain = "[" not in host and all(map(_LABELS.fullmatch, name.split(".")))
        return name if plain else ""
    mapped = getattr(ip, "ipv4_mapped", None)
    if (ip.version == 6) != host.startswith("["):
        return ""
    return str(mapped or ip)


def asked(text: str) -> frozenset[str]:
    """Return the further hosts that ``ZILA_HOSTS`` names.

    Parameters
    ----------
    text : names or addresses with commas or spaces between; ports do not matter

    Raises
    ------
    ZilaError
        One is no host.
    """
    found = {each: bare(each) for each in re.split(r"[\s,]+", text) if each}
    for each, name in found.items():
        if not name:
            raise ZilaError(
                f"ZILA_HOSTS names “{each}”, which is no host",
                "Write names or addresses alone, as in ZILA_HOSTS=zila.example.",
            )
    return frozenset(found.values())


def own() -> frozenset[str]:
    """Return every address and name of this computer, as it is at this moment."""
    found = {"localhost"}
    for entries in psutil.net_if_addrs().values():
        for entry in entries:
            if entry.family in (socket.AF_INET, socket.AF_INET6):
                ip = ipaddress.ip_address(entry.address.partition("%")[0])
                found.add(str(ip))
    name = socket.gethostname().lower().removesuffix(".")
    first = name.partition(".")[0]
    return frozenset(found | ({name, first, f"{first}.local"} if first else set()))


class Hosts:
    """Says whether a request is meant for this computer.

    Parameters
    ----------
    more : further hosts, as `asked` returns them
    own : returns this computer's addresses and names
    clock : says the seconds
    """

    def __init__(
        self,
        more: frozenset[str] | None = None,
        own: Callable[[], frozenset[str]] = own,
        clock: Callable[[], float] = time.monotonic,
    ):
        self._more = asked(os.environ.get("ZILA_HOSTS", "")) if more is None else more
        self._own, self._clock = own, clock
        self._lock = threading.Lock()
        self._known: tuple[float, frozenset[str]] = (-_FRESH, frozenset())

    def mine(self, scope: Scope) -> bool:
        """Say whether a request or websocket names this computer, and nothing else.

        Parameters
        ----------
        scope : its ASGI scope; the port does not matter, since it may be forwarded
        """
        given = [value for name, value in scope["headers"] if name == b"host"]
        if len(given) != 1:
            return False
        host = bare(given[0].decode("latin-1"))
        if not host:
            return False
        # An address of a network that was joined a moment ago is known by the latter.
        return host in self._more or host in self._fresh() or host == _reached(scope)

    def _fresh(self) -> frozenset[str]:
        """Return this computer's hosts, looked up anew every other second."""
        with self._lock:
            at, known = self._known
            if not known or self._clock() - at >= _FRESH:
                known = self._own()
                self._known = self._clock(), known
            return known


def _reached(scope: Scope) -> str:
    """Return the address at which this computer was reached."""
    server = scope.get("server")
    return bare(_bracketed(server[0])) if server and server[0] else ""


def _bracketed(address: str) -> str:
    return f"[{address.partition('%')[0]}]" if ":" in address else address
