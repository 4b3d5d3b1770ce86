"""Statements before the room: worded, reworded, translated; what is asked of them."""

from typing import Any

from data.store import terms
from data.store.errors import OutOfTurn
from data.store.events import kinds
from data.store.events.statement import (
    ballot_digest,
    translation_digest,
    wording_digest,
)
from data.store.roles import Actor, verb
from data.store.verbs.turn import Desk, Turn, one_of, said
from data.vocabulary import QUESTIONS

_ID = 60


class Wordings(Desk):
    """The verbs that change what the room is asked."""

    @verb(terms.FACILITATOR)
    def word(
        self,
        actor: Actor,
        statement: str,
        text: str,
        *,
        language: str = terms.ENGLISH,
        about: dict[str, str] | None = None,
    ) -> str:
        """Word a statement, for the first time or anew; return the wording's digest.

        Translations of the wording before fall away.

        Parameters
        ----------
        actor : the facilitator
        statement : its id, for example "F-27" or "R3"
        text : what it says, exactly
        language : of the text
        about : what it rests on, for example finding, recommendation, figure and
            edition; None leaves what was said before
        """
        statement = said(statement, "short name", _ID)
        text = said(text, "statement")
        one_of(language, terms.LANGUAGES, "language")
        made = wording_digest(statement, language, text)
        content = {"statement": statement, "language": language, "text": text}
        with self._turn(actor) as turn:
            turn.note(kinds.WORDED, {**content, "about": about or {}, "digest": made})
        return made

    @verb(terms.FACILITATOR, terms.STEWARD)
    def translate(
        self,
        actor: Actor,
        statement: str,
        text: str,
        *,
        language: str = terms.URDU,
        status: str = terms.DRAFT,
        wording: str = "",
    ) -> str:
        """Set the translation of the wording in force; return its digest.

        Parameters
        ----------
        actor : the facilitator or steward
        statement : its id
        text : what it says in the other language
        language : of the translation
        status : "draft", or "final" once somebody has read it
        wording : digest of the wording that was translated; empty for the one in
            force

        Raises
        ------
        OutOfTurn
            There is no such statement, or it was reworded meanwhile.
        """
        text = said(text, "translation")
        one_of(language, terms.LANGUAGES, "language")
        one_of(status, (terms.DRAFT, terms.FINAL), "status")
        with self._turn(actor) as turn:
            found = turn.state.statements.get(statement)
            now = found.wordings[-1] if found else None
            if now is None or wording not in ("", now.digest):
                raise OutOfTurn(
                    "This wording is not in force", "Translate the newest wording."
                )
            others = tuple(each for each in terms.LANGUAGES if each != now.language)
            one_of(language, others, "language")
            made = translation_digest(now.digest, language, text)
            content = {"statement": statement, "wording": now.digest, "text": text}
            turn.note(
                kinds.TRANSLATED,
                {**content, "language": language, "status": status, "digest": made},
            )
        return made


def require_same_grouping(turn: Turn, content: dict[str, Any], caucuses: bool) -> None:
    """Refuse to tell caucuses apart where the room was told as one, or the reverse.

    Both results of one question together would tell by subtraction what each hides;
    two questions on one scale are near enough to be kept to it, too.
    """
    for each in turn.state.rounds.values():
        same = (each.statement, each.scale) == (content["statement"], content["scale"])
        if same and each.caucuses != caucuses:
            told = "by caucus" if each.caucuses else "for the whole room only"
            raise OutOfTurn(
                f"{each.name} is told {told}, and both ways "
                "together would tell what each hides",
                f"Open the new round {told}, too.",
            )


def _asked(question: dict[str, Any] | None, scale: str) -> dict[str, Any]:
    """Return a question as an event keeps it; nothing of None."""
    if question is None:
        return {}
    fits = tuple(id_ for id_, of in QUESTIONS.items() if of == scale)
    id_ = one_of(question["id"], fits, f"question on the scale {scale}")
    texts = {
        one_of(language, terms.LANGUAGES, "language"): said(text, "question")
        for language, text in question["texts"].items()
    }
    return {"question": {"id": id_, "texts": texts}}


def asked_next(
    turn: Turn, statement: str, scale: str, question: dict[str, Any] | None
) -> dict[str, Any]:
    """Return what the next round asks, or raise OutOfTurn.

    Parameters
    ----------
    turn : of the facilitator
    statement : its id
    scale, question : as for `Rounds.open_round`
    """
    asked, state = _asked(question, scale), turn.state
    if state.running:
        raise OutOfTurn(
            f"{state.running.name} still runs", "Close it, then open the next."
        )
    found = state.statements.get(statement)
    if found is None:
        raise OutOfTurn(f"There is no statement {statement}", "Word it first.")
    return {
        "round": len(state.rounds) + 1,
        "statement": statement,
        "texts": found.texts,
        "wording": ballot_digest(statement, found.texts, scale, asked.get("question")),
        "scale": scale,
        **asked,
    }
