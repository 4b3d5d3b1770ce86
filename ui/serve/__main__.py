"""Start Zila on this computer and say where to open it.

``python -m ui.serve [FILE]``: a workshop's file is brought in first.
"""

import os
import socket
import sys
from pathlib import Path

from data.errors import ZilaError
from ui.serve import hosts
from ui.view.network import LOCAL, addresses
from ui.workshop.secret_links import first_path

_APP = Path(__file__).parents[2] / "app.py"
_PORT = 8501


def main() -> int:
    """Serve Zila until Ctrl-C; return the exit code."""
    if not all(map(_brought_in, sys.argv[1:])):
        return 1
    try:
        port = chosen_port(os.environ.get("ZILA_PORT", ""))
        hosts.asked(os.environ.get("ZILA_HOSTS", ""))
    except ZilaError as error:
        print(error, file=sys.stderr)
        return 2
    print(announcement(port), flush=True)
    _serve(port)
    print("\nZila has stopped.")
    return 0


def _brought_in(file: str) -> bool:
    """Bring in a workshop's file and say what it held, or why it is refused."""
    from data.store.__main__ import main as run

    return run(["import", file]) == 0


def chosen_port(asked: str) -> int:
    """Return the port to serve on.

    Parameters
    ----------
    asked : the value of ``ZILA_PORT``; empty for the usual port

    Raises
    ------
    ZilaError
        It is not a port, or another program has it.
    """
    if asked and not (asked.isdecimal() and 0 < int(asked) < 65536):
        raise ZilaError(
            f"ZILA_PORT is “{asked}”, which is not a port",
            "Set it to a number from 1024 to 65535.",
        )
    port = int(asked or _PORT)
    if not _free(port):
        raise ZilaError(
            f"Port {port} is taken, perhaps by a Zila that is still running",
            f"Stop that, or choose another port, for example ZILA_PORT={port + 1}.",
        )
    return port


def announcement(port: int) -> str:
    """Return what is printed at the start: where Zila can be opened, and by whom.

    Parameters
    ----------
    port : the port Zila will serve on
    """
    lines = ["Zila is starting. Open one of these in a browser:", ""]
    for address in addresses():
        where = f"others on the same network ({address.interface})"
        for_whom = "this computer" if address == LOCAL else where
        lines.append(f"  {address.link(port):<30} {for_whom}")
    lines += ["", "The facilitator's secret link, which gives every role:", ""]
    again = "It stays the same; `python -m data.store link` says it again."
    return "\n".join([*lines, f"  {_secret_link(port)}", again, "", "Ctrl-C stops it."])


def _secret_link(port: int) -> str:
    try:
        return LOCAL.link(port) + first_path()
    except ZilaError as error:
        return f"{error.problem}. {error.remedy}"


def _free(port: int) -> bool:
    with socket.socket() as probe:
        if os.name == "posix":
            # A port that was served until a moment ago counts as free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError:
            return False
    return True


def _serve(port: int) -> None:
    import click
    from streamlit.web import cli

    run = ["run", str(_APP), "--server.port", str(port)]
    try:
        cli.main(run, prog_name="streamlit", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        return


if __name__ == "__main__":
    sys.exit(main())
