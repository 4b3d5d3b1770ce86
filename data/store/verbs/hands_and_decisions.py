"""What is said on the floor: hands, papers, reasons, positions, decisions."""

from typing import Any

from data.store import follow_up, terms
from data.store.database import reason_rows
from data.store.errors import BadAnswer, OutOfTurn
from data.store.events import kinds
from data.store.roles import Actor, verb
from data.store.verbs.turn import one_of, said
from data.store.verbs.undoing import Undoing, require_unseen
from data.vocabulary import CAUCUSES, HANDS, PAPER

_MOST_HANDS = 2000
_FIELD = 200


class Floor(Undoing):
    """The verbs of moderation; a recorder speaks for the own caucus only."""

    @verb(terms.FACILITATOR, terms.RECORDER)
    def count(
        self,
        actor: Actor,
        number: int,
        caucus: str,
        answers: dict[str, int],
        *,
        means: str = HANDS,
    ) -> None:
        """Enter hands or papers of a caucus, in place of its earlier count.

        Parameters
        ----------
        actor : the facilitator, or the caucus's recorder
        number : of the round
        caucus : whose hands
        answers : answer -> number
        means : "hands" or "paper"

        Raises
        ------
        OutOfTurn
            The room has seen the result.
        """
        one_of(caucus, terms.PLACES, "caucus")
        one_of(means, (HANDS, PAPER), "means of counting")
        kind = kinds.HANDS if means == HANDS else kinds.PAPER
        with self._turn(actor) as turn:
            self._require_seat(turn.state, actor, caucus)
            require_unseen(turn.round(number))
            scale = terms.SCALES[turn.round(number).scale]
            for answer, n in answers.items():
                one_of(answer, scale, "answer")
                if not isinstance(n, int) or not 0 <= n <= _MOST_HANDS:
                    raise BadAnswer(f"{n} is no number of {means}", "Count again.")
            counted = {each: answers[each] for each in scale if answers.get(each)}
            content = {"round": number, "caucus": caucus, "answers": counted}
            turn.note(kind, content)

    @verb(terms.FACILITATOR, terms.RECORDER)
    def reason(
        self, actor: Actor, number: int, text: str, *, side: str = "", caucus: str = ""
    ) -> int:
        """Note a reason in the recorder's own words; return its event's number.

        Parameters
        ----------
        actor : the facilitator or a recorder
        number : of the round
        text : the reason, paraphrased
        side : the answer it speaks for, or nothing
        caucus : only if it consents to be named; else not even the log knows
        """
        text = said(text, "reason")
        if caucus:
            one_of(caucus, terms.PLACES, "caucus")
        with self._turn(actor) as turn:
            self._require_seat(turn.state, actor, caucus or actor.caucus)
            if side:
                one_of(side, terms.SCALES[turn.round(number).scale], "answer")
            content = {"round": number, "text": text, "side": side, "caucus": caucus}
            turn.round(number)
            return turn.note(kinds.REASON, content, by="" if caucus else actor.role).seq

    @verb(terms.FACILITATOR, terms.RECORDER)
    def declare(
        self, actor: Actor, number: int, caucus: str, position: str, *, post: str
    ) -> None:
        """Record a position that a caucus declares beside the anonymous votes.

        Parameters
        ----------
        actor : the facilitator, or the caucus's recorder
        number : of the round
        caucus : whose position
        position : one of `terms.POSITIONS`
        post : of the person who declares it, for example "Secretary, Education"
        """
        one_of(caucus, CAUCUSES, "caucus")
        one_of(position, terms.POSITIONS, "position")
        content = {"caucus": caucus, "position": position, "post": said(post, "post")}
        with self._turn(actor) as turn:
            self._require_seat(turn.state, actor, caucus)
            turn.round(number)
            turn.note(kinds.POSITION, {"round": number, **content})

    @verb(terms.FACILITATOR)
    def ask_aloud(self, actor: Actor, number: int, objections: int) -> None:
        """Record how many objected when the room was asked aloud; a later one replaces.

        That all are of one mind is said openly here, never read out of ballots.

        Parameters
        ----------
        actor : the facilitator
        number : of a closed round
        objections : how many; 0 if nobody objected
        """
        if not isinstance(objections, int) or not 0 <= objections <= _MOST_HANDS:
            raise BadAnswer(f"{objections} is no number of objections", "Count again.")
        with self._turn(actor) as turn:
            if turn.round(number).status != terms.CLOSED:
                raise OutOfTurn("This round still runs", "Close it, then ask aloud.")
            turn.note(kinds.ASKED_ALOUD, {"round": number, "objections": objections})

    @verb(terms.FACILITATOR)
    def decide(
        self,
        actor: Actor,
        number: int,
        outcome: str,
        *,
        rationale: str,
        dissent: str = "",
        follow_up: str = "",
        wall: bool = True,
    ) -> None:
        """Record the decision on a round; a later one replaces it.

        What was handed in on its statement, and nobody took up, is destroyed.

        Parameters
        ----------
        actor : the facilitator
        number : of a closed round
        outcome : one of `terms.OUTCOMES`
        rationale, dissent, follow_up : in words; the last two may be empty
        wall : whether the wall shows it at once, in place of the step
        """
        one_of(outcome, terms.OUTCOMES, "outcome")
        told = {"dissent": dissent, "follow-up": follow_up}
        texts = {k: said(v, k, may_be_empty=True) for k, v in told.items()}
        content: dict[str, Any] = {"outcome": outcome, "level": terms.LEVEL, **texts}
        with self._turn(actor) as turn:
            if turn.round(number).status != terms.CLOSED:
                raise OutOfTurn("This round still runs", "Close it, then decide.")
            content |= {"round": number, "rationale": said(rationale, "rationale")}
            content["wall"] = bool(wall)
            turn.note(kinds.DECISION, content)
            reason_rows.end(turn.connection, turn.state)
        self.store.try_to_clean()

    @verb(terms.FACILITATOR, terms.RECORDER)
    def follow(
        self, actor: Actor, number: int, fields: dict[str, str], *, caucus: str = ""
    ) -> None:
        """Set what follows from a decision, in place of what was set before.

        Parameters
        ----------
        actor : the facilitator; a recorder for the own caucus
        number : of a round that was decided on
        fields : of `terms.FIELDS`: instrument, department, post, and the day of the
            review as year-month-day
        caucus : for which province or area it is set; nothing for the whole room

        Raises
        ------
        OutOfTurn
            Nothing was decided on this round.
        BadAnswer
            The post names a person, or the review is no day.
        """
        if caucus:
            one_of(caucus, terms.PLACES, "caucus")
        for each in fields:
            one_of(each, terms.FIELDS, "field")
        given = {each: fields.get(each, "") for each in terms.FIELDS}
        told = {k: said(v, k, _FIELD, may_be_empty=True) for k, v in given.items()}
        follow_up.require_post(told["post"])
        follow_up.require_day(told["review"])
        with self._turn(actor) as turn:
            self._require_seat(turn.state, actor, caucus)
            if not turn.round(number).decisions:
                raise OutOfTurn("Nothing was decided on this round", "Decide first.")
            turn.note(kinds.FOLLOWED, {"round": number, "caucus": caucus, **told})
