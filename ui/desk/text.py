"""What people wrote, as it stands: in its language and direction, redlined."""

from html import escape

import streamlit as st

from analysis.redline import IN, OUT, Part, redline
from data.store import terms

_MARKS = {OUT: ("del", "out"), IN: ("ins", "in")}


def text(written: str, language: str = terms.ENGLISH, style: str = "wording") -> None:
    """Draw a text as it was written.

    Parameters
    ----------
    written : any text
    language : its language
    style : "wording" for what is asked, "quiet" for what is beside it
    """
    st.html(paragraph(escape(written), language, style))


def changes(before: str, after: str, language: str = terms.ENGLISH) -> None:
    """Draw what was changed between two wordings.

    Parameters
    ----------
    before, after : the wordings
    language : of both
    """
    st.html(paragraph(marked(before, after), language, "redline"))


def marked(before: str, after: str) -> str:
    """Return HTML in which what went is struck out and what came is underlined.

    Parameters
    ----------
    before, after : the wordings
    """
    return " ".join(_part(part) for part in redline(before, after))


def _part(part: Part) -> str:
    said = escape(part.text)
    if part.kind not in _MARKS:
        return said
    mark, aloud = _MARKS[part.kind]
    return f'<{mark}><span class="zila-aloud">{aloud}: </span>{said}</{mark}>'


def paragraph(inner: str, language: str, style: str) -> str:
    """Return a paragraph in the direction of its language.

    Parameters
    ----------
    inner : HTML
    language : one of `terms.LANGUAGES`
    style : see `text`
    """
    way = "ltr" if language == terms.ENGLISH else "rtl"
    inner = inner.replace("\n", "<br>")
    return f'<p class="zila-{style}" lang="{language}" dir="{way}">{inner}</p>'
