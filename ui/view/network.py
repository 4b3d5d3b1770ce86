"""Where this computer can be reached by the others in the room."""

import ipaddress
import socket
import time
from functools import lru_cache
from typing import NamedTuple

import psutil


class Address(NamedTuple):
    """One way to reach this computer.

    Parameters
    ----------
    address : an IP address or ``localhost``, as it is written in a link
    interface : the network interface, empty for ``localhost``
    """

    address: str
    interface: str

    def link(self, port: int) -> str:
        """Return the link to what this computer serves on a port.

        Parameters
        ----------
        port : 1 to 65535
        """
        return f"http://{self.address}:{port}"


def addresses() -> list[Address]:
    """Return the addresses of every connected interface, the likeliest first.

    IPv4 comes before IPv6, an address that a router gave before one that the
    computer gave itself, and ``localhost`` last. Nothing is asked of the network.
    """
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    found = [
        (ipaddress.ip_address(entry.address.split("%")[0]), name)
        for name, entries in psutil.net_if_addrs().items()
        if name in up
        for entry in entries
        if entry.family in (socket.AF_INET, socket.AF_INET6)
    ]
    usable = [(ip, name) for ip, name in found if _usable(ip)]
    usable.sort(key=lambda each: (each[0].version, each[0].is_link_local))
    return [Address(_written(ip), name) for ip, name in usable] + [LOCAL]


def likeliest() -> Address:
    """Return the address under which others most likely reach this computer.

    `LOCAL` without a network. What was found is kept for ten seconds: every page asks.
    """
    return _likeliest(int(time.monotonic() // 10))


@lru_cache(1)
def _likeliest(_: int) -> Address:
    return addresses()[0]


LOCAL = Address("localhost", "")

_IP = ipaddress.IPv4Address | ipaddress.IPv6Address


def _usable(ip: _IP) -> bool:
    # A link-local IPv6 address needs the reader's own interface in the link.
    return not ip.is_loopback and not (ip.version == 6 and ip.is_link_local)


def _written(ip: _IP) -> str:
    return f"[{ip}]" if ip.version == 6 else str(ip)
