"""Hands and paper of a table without phones, with who counted and when."""

from html import escape
from typing import Any

import streamlit as st

from analysis.writing import sentence
from data.store import terms
from data.store.events.state import Count, Round
from data.vocabulary import HANDS, PAPER
from data.workshop.questions import called
from ui.desk.seat import Desk, act, clock

_MEANS = {HANDS: "Show of hands", PAPER: "Paper"}
_AGAIN = "A new count of this table takes the place of the one before."
_HINTS = {
    HANDS: _AGAIN,
    PAPER: f"{_AGAIN} What you enter stays in the log: fewer than five papers of one "
    "table are as good as names. Let these people vote by phone, or by a neighbour's.",
}


def hands(here: Desk, found: Round) -> None:
    """Draw what was counted by people, and the form to enter a count."""
    with st.expander(f"Hands and paper: {found.name}", key=f"hands_{found.number}"):
        _entered(here, found)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            caucus = st.selectbox(
                "Table of", here.places, key=f"table_{found.number}", width=260
            )
            means = st.radio(
                "Counted by",
                list(_MEANS),
                format_func=_MEANS.get,
                horizontal=True,
                key=f"means_{found.number}",
            )
        _form(here, found, caucus, means)


def _form(here: Desk, found: Round, caucus: str, means: str) -> None:
    """Draw a number for each answer, as it was counted last."""
    last = _counts(found, means).get(caucus)
    made = f"{found.number}_{caucus}_{means}_{last.at if last else ''}"
    answers = {}
    with st.form(f"count_{made}", border=False):
        with st.container(horizontal=True):
            for answer in terms.SCALES[found.scale]:
                answers[answer] = st.number_input(
                    sentence(called(found.question, answer)),
                    0,
                    2000,
                    last.answers.get(answer, 0) if last else 0,
                    key=f"n_{made}_{answer}",
                    width=140,
                )
        st.caption(_HINTS[means])
        if st.form_submit_button(f"Enter {_MEANS[means].lower()} of {caucus}"):
            counted = {answer: int(n) for answer, n in answers.items()}
            act(
                here.room.count,
                here.actor,
                found.number,
                caucus,
                counted,
                means=means,
            )


def _entered(here: Desk, found: Round) -> None:
    rows = [
        {
            "Table of": caucus,
            "Counted by": _MEANS[means],
            **{
                sentence(called(found.question, each)): count.answers.get(each, 0)
                for each in _scale(found)
            },
            "Entered": f"{clock(count.at)}, {count.by}",
        }
        for means in _MEANS
        for caucus, count in _counts(found, means).items()
        if caucus in here.places
    ]
    if rows:
        st.html(_table(rows))


def _table(rows: list[dict[str, Any]]) -> str:
    """Return HTML of rows under their names; it wraps, where a table of the page
    would scroll, and nobody reaches that by keys."""
    heads = "".join(f"<th scope=col>{escape(name)}</th>" for name in rows[0])
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(str(each))}</td>' for each in row.values())}</tr>"
        for row in rows
    )
    head = f"<thead><tr>{heads}</tr></thead>"
    return f'<table class="zila-bars">{head}<tbody>{body}</tbody></table>'


def _scale(found: Round) -> tuple[str, ...]:
    return terms.SCALES[found.scale]


def _counts(found: Round, means: str) -> dict[str, Count]:
    return found.hands if means == HANDS else found.paper
