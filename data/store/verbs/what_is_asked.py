"""What the next round asks: which question, of which wording, on which scale."""

from typing import Any

from data.store import terms
from data.store.errors import OutOfTurn
from data.store.events.statement import ballot_digest
from data.store.verbs.turn import Turn, one_of, said
from data.vocabulary import QUESTIONS


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
                f"Round {each.number} on this question is told {told}, and both ways "
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


def put(
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
            f"Round {state.running.number} still runs", "Close it, then open the next."
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
