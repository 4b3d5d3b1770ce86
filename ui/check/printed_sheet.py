"""How to join, large: on the page, and as a file to print and hang up."""

from html import escape
from urllib.parse import urlsplit

from data.workshop.wifi import Wifi
from ui.figure.theme import INK, PAPER
from ui.workshop import qr

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>How to join</title><style>
body {{ font: 22px/1.4 sans-serif; color: {ink}; background: {paper}; margin: 2rem; }}
h1 {{ font-size: 48px; margin: 0 0 1rem; }}
.zila-sheet {{ display: flex; flex-wrap: wrap; gap: 2rem 4rem; }}
.zila-sheet > div {{ flex: 1 1 16rem; max-width: 26rem; break-inside: avoid; }}
img {{ width: 100%; max-width: 22rem; }}
p {{ margin: 0 0 .4rem; }} b {{ font-size: 26px; overflow-wrap: anywhere; }}
.zila-code {{ font-size: 64px; font-weight: 700; letter-spacing: .12em; }}
</style></head><body><h1>How to join</h1>{sheet}</body></html>
"""


def sheet(known: Wifi, whole: str, code: str, *, rehearsal: bool = False) -> str:
    """Return HTML with what one needs to join, each step with its QR code.

    Parameters
    ----------
    known : the wifi; an empty one is left out
    whole : the address that the QR code holds; empty where there is no network
    code : to join with; empty while joining is shut
    rehearsal : whether the votes will be made up
    """
    steps = []
    if known.name:
        steps.append(_wifi(known))
    if whole:
        steps.append(_address(whole))
    if code:
        steps.append(f'<p>Code</p><p class="zila-code">{escape(code)}</p>')
    if rehearsal:
        steps.append("<p><b>Rehearsal: made-up votes</b></p>")
    numbered = "".join(f"<div>{step}</div>" for step in steps)
    return f'<div class="zila-sheet">{numbered}</div>'


def printed(inner: str) -> str:
    """Return a whole page to print.

    Parameters
    ----------
    inner : what `sheet` returned
    """
    return _PAGE.format(ink=INK, paper=PAPER, sheet=inner)


def _wifi(known: Wifi) -> str:
    code = qr.image(qr.wifi(known.name, known.password), "QR code of the wifi")
    password = f"<p>Password <b>{escape(known.password)}</b></p>"
    return (
        f"{code}<p>Wifi <b>{escape(known.name)}</b></p>"
        f"{password if known.password else '<p>without a password</p>'}"
    )


def _address(whole: str) -> str:
    host = urlsplit(whole).netloc
    code = qr.image(qr.svg(whole), f"QR code of {host}/vote")
    return f"{code}<p>Address <b>{escape(host)}<wbr>/vote</b></p>"
