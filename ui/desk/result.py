"""The result of a round as it is published, and nothing beyond that."""

import json
from collections.abc import Sequence
from html import escape

import streamlit as st

from analysis.sentences import vote_change, votes
from analysis.votes.caucus_row import Row
from analysis.votes.published import Published
from analysis.writing import literal, sentence
from data.store import terms
from data.store.events.state import Round
from ui.desk.seat import Desk
from ui.figure.export import WORKSHOP, of_table
from ui.workshop import results, rounds


def result(here: Desk, found: Round) -> None:
    """Draw what this reader may see of a round."""
    st.subheader("Result", anchor=False)
    shown = results.shown(here.room, here.actor, found.number)
    if aloud := votes.asked_aloud(found.objections):
        st.markdown(f"**{literal(aloud)}**")
    if shown and shown.whole:
        published(shown.whole)
        if since := _since(here, found, shown.whole):
            st.markdown(f"**{literal(since)}**")
        _recount(here, found, shown.whole)
    elif shown and shown.own:
        st.markdown(literal(votes.caucus(shown.own)))
        st.caption("Shown to each caucus its own.")
    elif found.status != terms.CLOSED:
        st.caption("Before the close only the number of votes shows.")
    elif found.revealed == terms.OWN_CAUCUS:
        st.caption("Each caucus sees its own result. Reveal it to everybody to see it.")
    else:
        st.caption("Not revealed yet.")


def _since(here: Desk, found: Round, whole: Published) -> str:
    """Return what changed since the round before that this reader may see, too."""
    for place, last in reversed(list(enumerate(rounds.before(here.state, found), 1))):
        shown = results.shown(here.room, here.actor, last.number)
        if shown and shown.whole:
            return vote_change.since(place, shown.whole, whole)
    return ""


def published(whole: Published) -> None:
    """Draw a published result: headline, room, caucuses, who votes apart."""
    headline, room = votes.headline(whole), votes.room(whole)
    st.markdown(f"**{literal(headline)}**")
    if room != headline:
        st.markdown(literal(room))
    verdict = f"{sentence(whole.verdict.word)}. {whole.verdict.reason}"
    st.markdown(literal(f"{whole.rule.name}: {verdict}"))
    if means := votes.means(whole):
        st.markdown(literal(means))
    st.html(_table([*whole.rows, *([whole.small] if whole.small else [])]))
    if any(row.votes for row in whole.apart):
        apart = " ".join(votes.caucus(row) for row in whole.apart)
        st.markdown(f"**Apart, not counted:** {literal(apart)}")
    st.caption(literal(f"{votes.COUNTING} {votes.DISCLOSURE}"))


def _table(rows: Sequence[Row]) -> str:
    lines = []
    for row in rows:
        said = sentence(votes.of_caucus(row))
        lines.append(
            f"<tr><th scope=row>{escape(row.caucus)}</th><td>{escape(said)}</td></tr>"
        )
    return f'<table class="zila-bars">{"".join(lines)}</table>'


def _recount(here: Desk, found: Round, whole: Published) -> None:
    public = here.room.recount(here.actor, found.number, whole.plain())
    more = {"workshop": here.state.title}
    about = of_table(f"Round {found.number}: {found.name}", more, work=WORKSHOP)
    st.download_button(
        "Public recount",
        json.dumps({"about": about, **public}, ensure_ascii=False, indent=1),
        f"zila-round-{found.number}.json",
        "application/json",
        icon=":material/download:",
        key=f"recount_{found.number}",
        on_click="ignore",
    )
