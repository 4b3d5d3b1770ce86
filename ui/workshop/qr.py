"""QR codes as inline drawings: dark ink on white, with the quiet zone around."""

import base64
from html import escape

import segno
from segno.helpers import make_wifi_data

from ui.figure.theme import INK, PAPER

_QUIET_ZONE = 4


def svg(text: str, label: str = "QR code") -> str:
    """Return a QR code as SVG that fills the width of what holds it.

    Parameters
    ----------
    text : what a phone reads, for example an address
    label : what a screen reader says in its place
    """
    drawn = segno.make(text, error="m", micro=False).svg_inline(
        border=_QUIET_ZONE, dark=INK, light=PAPER, omitsize=True, title=label
    )
    return drawn.replace("<svg ", '<svg role="img" ', 1)


def image(drawn: str, label: str) -> str:
    """Return a drawing of `svg` as an image, for places that take no inline SVG.

    Parameters
    ----------
    drawn : what `svg` or `wifi` returned
    label : what a screen reader says in its place
    """
    data = base64.b64encode(_alone(drawn).encode()).decode()
    source = f"data:image/svg+xml;base64,{data}"
    return f'<img class="zila-qr" alt="{escape(label)}" src="{source}">'


def _alone(drawn: str) -> str:
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def wifi(name: str, password: str) -> str:
    """Return the QR code by which a phone joins a wifi.

    Parameters
    ----------
    name : of the wifi
    password : empty where it needs none
    """
    security = "WPA" if password else "nopass"
    text = make_wifi_data(name, password or None, security)
    return svg(text, "QR code of the wifi")
