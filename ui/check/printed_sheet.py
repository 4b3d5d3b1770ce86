"""How to join, large: on the page, and as a file to print and hang up."""

from html import escape
from urllib.parse import urlsplit

from data.workshop.wifi import Wifi
from ui.figure.theme import INK, PAPER
from ui.workshop import qr, urdu

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>How to join</title><style>
body {{ font: 22px/1.4 sans-serif; color: {ink}; background: {paper}; margin: 2rem; }}
h1 {{ font-size: 48px; margin: 0 0 1rem; }}
.zila-sheet {{ display: flex; flex-wrap: wrap; gap: 2rem 4rem; }}
.zila-sheet > div {{ flex: 1 1 16rem; max-width: 26rem; break-inside: avoid; }}
img {{ width: 100%; max-width: 22rem; }}
[lang=ur] {{ font-family: "Noto Nastaliq Urdu", "Jameel Noori Nastaleeq", serif; }}
[lang=ur] {{ line-height: 2; font-weight: 400; }}
p {{ margin: 0 0 .4rem; }} b {{ font-size: 26px; overflow-wrap: anywhere; }}
.zila-code {{ font-size: 64px; font-weight: 700; letter-spacing: .12em; }}
</style></head><body><h1>{title}</h1>{sheet}<p><small>{mark}</small></p></body></html>
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
        steps.append(f"<p>{_both('Code', 'join_code_word')}</p>{_code(code)}")
    if rehearsal:
        said = _both("Rehearsal: made-up votes", "join_rehearsal")
        steps.append(f"<p><b>{said}</b></p>")
    numbered = "".join(f"<div>{step}</div>" for step in steps)
    return f'<div class="zila-sheet">{numbered}</div>'


def printed(inner: str) -> str:
    """Return a whole page to print.

    Parameters
    ----------
    inner : what `sheet` returned
    """
    mark = _both("Draft translation: the English binds", "draft_wording")
    return _PAGE.format(
        ink=INK,
        paper=PAPER,
        sheet=inner,
        title=_both("How to join", "join_how"),
        mark=mark if f'data-urdu="{urdu.DRAFT}"' in mark + inner else "",
    )


def _both(english: str, id_: str) -> str:
    """Return words in English and Urdu as HTML, each in its direction."""
    made = urdu.said(id_)
    if made is None:
        return english
    return (
        f'{english} <bdi lang="ur" dir="rtl" data-urdu="{made.status}">'
        f"{escape(made.text)}</bdi>"
    )


def _wifi(known: Wifi) -> str:
    code = qr.image(qr.wifi(known.name, known.password), "QR code of the wifi")
    asked = _both("Password", "join_password")
    password = f'<p>{asked} <b translate="no">{escape(known.password)}</b></p>'
    none = f"<p>{_both('without a password', 'join_no_password')}</p>"
    return (
        f"{code}<p>{_both('Wifi', 'join_wifi')} "
        f'<b translate="no">{escape(known.name)}</b></p>'
        f"{password if known.password else none}"
    )


def _address(whole: str) -> str:
    host = urlsplit(whole).netloc
    code = qr.image(qr.svg(whole), f"QR code of {host}/vote")
    said = _both("Address", "join_address")
    return f'{code}<p>{said} <b translate="no">{escape(host)}<wbr>/vote</b></p>'


def _code(code: str) -> str:
    return f'<p class="zila-code" translate="no">{escape(code)}</p>'
