"""How phones come in, as the wall says it: address, code and both as a QR code."""

from markupsafe import Markup

from ui import qr
from ui.screen_look import Look

PATH = "/vote"


def joining(of: Look) -> dict | None:
    """Return what the wall says; None while joining is shut.

    Parameters
    ----------
    of : one look at the room
    """
    code = of.state.code
    if not code:
        return None
    whole = f"{of.base}{PATH}"
    return {
        "address": whole.partition("://")[2],
        "code": code,
        "qr": Markup(qr.svg(f"{whole}/{code}", "QR code of the address and the code")),
    }
