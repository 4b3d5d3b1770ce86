"""Statements before the room: worded, reworded, translated."""

from data.store import terms
from data.store.errors import OutOfTurn
from data.store.events import kinds
from data.store.events.statement import translation_digest, wording_digest
from data.store.roles import Actor, verb
from data.store.verbs.turn import Desk, one_of, said

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


class OnTheWall(Desk):
    """The verbs that put what was said or decided in place of the step."""

    @verb(terms.FACILITATOR)
    def put_up(
        self, actor: Actor, of: str, number: int, reasons: tuple[int, ...] = ()
    ) -> None:
        """Put a decision, or reasons in a recorder's words, in place of the step.

        Parameters
        ----------
        actor : the facilitator
        of : `terms.DECIDED` or `terms.REASONS`
        number : of a closed round
        reasons : the numbers of the events that noted them

        Raises
        ------
        OutOfTurn
            A vote runs, or there is nothing of this kind to show.
        """
        one_of(of, (terms.DECIDED, terms.REASONS), "thing to show")
        with self._turn(actor) as turn:
            found = turn.round(number)
            if turn.state.running:
                raise OutOfTurn("A vote runs", "Close it, then show this.")
            known = {each["seq"] for each in found.reasons}
            shown = [each for each in dict.fromkeys(reasons) if each in known]
            if not (found.decisions if of == terms.DECIDED else shown):
                raise OutOfTurn("There is nothing to show", "Record it first.")
            content = {"of": of, "round": number, "reasons": shown}
            turn.note(kinds.PUT_UP, content)

    @verb(terms.FACILITATOR)
    def take_down(self, actor: Actor) -> None:
        """Show the step again in place of what was put up."""
        with self._turn(actor) as turn:
            if turn.state.stage.put_up:
                turn.note(kinds.PUT_UP, {"of": "", "round": 0, "reasons": []})
