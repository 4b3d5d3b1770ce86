"""Rounds: opened on exactly one wording, paused, closed for good, revealed."""

from dataclasses import asdict
from typing import Any

from data.store import terms
from data.store.database import (
    ballots,
    ballots_at_close,
    not_yet_cleaned,
    reason_rows,
    ticket_rows,
)
from data.store.errors import BadAnswer, OutOfTurn, StoreUnavailable
from data.store.events import kinds
from data.store.events.statement import ballot_digest
from data.store.keys.round_keys import Keys
from data.store.roles import Actor, verb
from data.store.verbs.turn import Desk, Turn, one_of
from data.vocabulary import RULES

_MOST_ASSISTED = 20


class Rounds(Desk):
    """The verbs that open and close the vote."""

    @verb(terms.FACILITATOR)
    def open_round(
        self,
        actor: Actor,
        statement: str,
        rule: dict[str, Any],
        *,
        scale: str = terms.AGREEMENT,
        limit: int = 3,
        caucuses: bool = True,
    ) -> int:
        """Open a round on a statement as it is worded now; return its number.

        Draft translations are left out.

        Parameters
        ----------
        actor : the facilitator
        statement : its id
        rule : "id" (of `vocabulary.RULES`), "name", "words": fixed from here on
        scale : the scale of that rule, a key of `terms.SCALES`
        limit : votes for another person that each caucus may have
        caucuses : whether caucuses will be told apart; fixed from here on

        Raises
        ------
        OutOfTurn
            Another round runs, or there is no such statement.
        """
        one_of(scale, tuple(terms.SCALES), "scale")
        one_of(rule.get("id", ""), RULES, "rule")
        if not 0 <= limit <= _MOST_ASSISTED:
            raise BadAnswer(
                f"{limit} is no limit of votes for another person",
                f"Take a number from 0 to {_MOST_ASSISTED}.",
            )
        with self._turn(actor) as turn:
            content = _question(turn, statement, scale)
            _require_same_grouping(turn, content, bool(caucuses))
            number = int(content["round"])
            self.store.secrets.make(number)
            ballots.open_box(turn.connection, number, content["wording"], scale)
            fixed = {"rule": rule, "limit": limit, "caucuses": bool(caucuses)}
            fixed["tickets"] = turn.state.tickets
            turn.note(kinds.OPENED, {**content, **fixed})
        return number

    @verb(terms.FACILITATOR)
    def pause(self, actor: Actor, number: int) -> None:
        """Take no votes for a moment."""
        self._set(actor, number, terms.PAUSED, kinds.PAUSED)

    @verb(terms.FACILITATOR)
    def resume(self, actor: Actor, number: int) -> None:
        """Take votes again."""
        self._set(actor, number, terms.OPEN, kinds.RESUMED)

    @verb(terms.FACILITATOR)
    def close_round(self, actor: Actor, number: int) -> None:
        """Close a round for good and destroy what leads from a phone to its ballot.

        Ask twice before: there is no way back but a new round. Closing again does
        no harm, and finishes what a power cut interrupted. What was handed in on
        other statements before, and nobody took up, is destroyed too.
        """
        with self._turn(actor) as turn:
            if turn.round(number).status != terms.CLOSED:
                ballots.set_status(turn.connection, number, terms.CLOSED)
                found = turn.round(number)
                read = self._keys(number).reads(found.scale)
                apart = found.caucuses
                left = ballots_at_close.unlink(
                    turn.connection, number, read, apart=apart
                )
                ticket_rows.shuffle(turn.connection)
                turn.note(kinds.CLOSED, {"round": number, **asdict(left)})
                reason_rows.end(turn.connection, turn.state)
                reason_rows.shuffle(turn.connection, self.store.slip_keys)
                not_yet_cleaned.soil(turn.connection, not_yet_cleaned.of_round(number))
        self.store.forget(number)

    @verb(terms.FACILITATOR)
    def reveal(self, actor: Actor, number: int, to: str = terms.EVERYBODY) -> None:
        """Show the result of a closed round to each caucus its own, or to everybody.

        Raises
        ------
        OutOfTurn
            The round still runs, or caucuses are not told apart in it.
        """
        one_of(to, (terms.OWN_CAUCUS, terms.EVERYBODY), "audience")
        with self._turn(actor) as turn:
            found = turn.round(number)
            if found.status != terms.CLOSED:
                raise OutOfTurn(
                    "Nothing is shown while the round runs", "Close the vote first."
                )
            if to == terms.OWN_CAUCUS and not found.caucuses:
                raise OutOfTurn(
                    "This round was opened for the whole room only",
                    "Show it to everybody.",
                )
            if found.revealed != to:
                turn.note(kinds.REVEALED, {"round": number, "to": to})

    @verb(terms.FACILITATOR)
    def hide(self, actor: Actor, number: int) -> None:
        """Show the number of votes only."""
        with self._turn(actor) as turn:
            if turn.round(number).revealed != terms.HIDDEN:
                turn.note(kinds.HIDDEN, {"round": number})

    def _keys(self, number: int) -> Keys:
        """Return the keys of a round to be closed; such that read nothing, if lost."""
        try:
            return self.store.secrets.keys(number)
        except StoreUnavailable:
            return Keys(number, b"")

    def _set(self, actor: Actor, number: int, status: str, kind: str) -> None:
        """Open or pause a round that is not closed; twice is once."""
        with self._turn(actor) as turn:
            found = turn.round(number)
            if found.status == terms.CLOSED:
                raise OutOfTurn("This round is closed", "Open a new one.")
            if found.status != status:
                ballots.set_status(turn.connection, number, status)
                turn.note(kind, {"round": number})


def _require_same_grouping(turn: Turn, asked: dict[str, Any], caucuses: bool) -> None:
    """Refuse to tell caucuses apart where the room was told as one, or the reverse.

    Both results of one question together would tell by subtraction what each hides.
    """
    for each in turn.state.rounds.values():
        same = (each.statement, each.scale) == (asked["statement"], asked["scale"])
        if same and each.caucuses != caucuses:
            told = "by caucus" if each.caucuses else "for the whole room only"
            raise OutOfTurn(
                f"{each.name} is told {told}, and both ways "
                "together would tell what each hides",
                f"Open the new round {told}, too.",
            )


def _question(turn: Turn, statement: str, scale: str) -> dict[str, Any]:
    """Return what the next round asks, or raise OutOfTurn."""
    state = turn.state
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
        "wording": ballot_digest(statement, found.texts, scale),
        "scale": scale,
    }
