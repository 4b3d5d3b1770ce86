"""Writing down: the table of posts corrected, what is parked, when days begin."""

import re

from data.store import terms
from data.store.errors import BadAnswer, OutOfTurn
from data.store.events import kinds
from data.store.events.written_down import (
    ADDED,
    CORRECTIONS,
    POSTED,
    Item,
    caucus_of,
)
from data.store.roles import Actor, verb
from data.store.verbs.turn import Desk, Turn, one_of, said
from data.vocabulary import TIERS

# column of the table of posts -> the greatest number of letters: a row fits a wall
POST_FIELDS = {
    "post": 100,
    "tier": 20,
    "wing": 40,
    "grade": 5,
    "from": 10,
    "to": 10,
    "notification": 120,
    "note": 160,
}
MOST_TEXT, MOST_TOPIC = 600, 100
_BEFORE = 600
_FORMS = {
    "grade": (r"((1[1-9]|2[0-2])(–(1[1-9]|2[0-2]))?)?", "18 or 18–19"),
    "from": (r"(\d{4}-\d{2}-\d{2})?", "2026-01-31"),
    "to": (r"(\d{4}-\d{2}-\d{2})?", "2026-01-31"),
}
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DAYS = range(1, 10)


class Writing(Desk):
    """The verbs of what is written down; a recorder writes for the own caucus only."""

    @verb(terms.FACILITATOR, terms.RECORDER)
    def correct_post(
        self,
        actor: Actor,
        province: str,
        row: dict[str, str],
        *,
        what: str,
        key: str = "",
        before: dict[str, str] | None = None,
    ) -> None:
        """Say how a row of the table of posts is to read; a later saying replaces.

        Parameters
        ----------
        actor : the facilitator, or the recorder of the caucus that has the posts
        province : whose post
        row : column of `POST_FIELDS` -> text
        what : one of `written_down.CORRECTIONS`
        key : of the row; empty for a post that is added
        before : the row as it was published; None if it was not
        """
        one_of(province, POSTED, "province")
        one_of(what, CORRECTIONS, "correction")
        if not key and what != ADDED:
            raise BadAnswer("This names no row", "Choose a row of the table.")
        content = {"province": province, "what": what, "row": _row(row)}
        old = {k: said(v, k, _BEFORE, may_be_empty=True) for k, v in _items(before)}
        name = said(key, "row", _BEFORE, may_be_empty=True)
        with self._turn(actor) as turn:
            self._require_seat(turn.state, actor, caucus_of(province))
            turn.note(kinds.POST, {**content, "key": name, "before": old})

    @verb(terms.FACILITATOR, terms.RECORDER)
    def park(
        self, actor: Actor, text: str, *, topic: str = "", caucus: str = ""
    ) -> None:
        """Write something down so that it is not lost.

        Parameters
        ----------
        actor : the facilitator or a recorder
        text : what was said
        topic : what it is about; may be empty
        caucus : whose it is; of a recorder always its own; empty for the whole room
        """
        own = caucus or actor.caucus
        if own:
            one_of(own, terms.PLACES, "caucus")
        told = _told(text, topic)
        with self._turn(actor) as turn:
            self._require_seat(turn.state, actor, own)
            turn.note(kinds.PARKED, {**told, "caucus": own})

    @verb(terms.FACILITATOR, terms.RECORDER)
    def change_parked(
        self, actor: Actor, item: int, text: str, *, topic: str = ""
    ) -> None:
        """Word something anew that was written down; whose it is stays.

        Parameters
        ----------
        actor : the facilitator, or the recorder whose caucus it is of
        item : its number
        text, topic : as for `park`
        """
        told = _told(text, topic)
        with self._turn(actor) as turn:
            self._require_seat(turn.state, actor, _known(turn, item).caucus)
            turn.note(kinds.PARKED_CHANGED, {"item": item, **told})

    @verb(terms.FACILITATOR, terms.RECORDER)
    def close_parked(
        self, actor: Actor, item: int, *, why: str = "", closed: bool = True
    ) -> None:
        """Close something that was written down, or open it again.

        Parameters
        ----------
        actor : the facilitator, or the recorder whose caucus it is of
        item : its number
        why : what became of it; may be empty
        closed : False to open it again
        """
        why = said(why, "answer", MOST_TEXT, may_be_empty=True)
        content = {"item": item, "closed": bool(closed), "why": why}
        with self._turn(actor) as turn:
            self._require_seat(turn.state, actor, _known(turn, item).caucus)
            turn.note(kinds.PARKED_CLOSED, content)

    @verb(terms.FACILITATOR)
    def begin_day(self, actor: Actor, day: int, at: str) -> None:
        """Say when a day of the workshop begins.

        Parameters
        ----------
        actor : the facilitator
        day : from 1
        at : time of the day, as "09:00"
        """
        if day not in _DAYS or not _TIME.fullmatch(at or ""):
            raise BadAnswer("This is no time of a day", "Write it like 09:00.")
        with self._turn(actor) as turn:
            if turn.state.written.starts.get(day) != at:
                turn.note(kinds.DAY_BEGINS, {"day": day, "at": at})


def _items(row: dict[str, str] | None) -> list[tuple[str, str]]:
    return [(each, str((row or {}).get(each, ""))) for each in POST_FIELDS if row]


def _row(row: dict[str, str]) -> dict[str, str]:
    """Return a row as it is kept, or raise BadAnswer."""
    kept = {
        name: said(row.get(name, ""), name, most, may_be_empty=name != "post")
        for name, most in POST_FIELDS.items()
    }
    one_of(kept["tier"], TIERS, "tier")
    for name, (form, like) in _FORMS.items():
        if not re.fullmatch(form, kept[name]):
            raise BadAnswer(f"“{kept[name]}” is no {name}", f"Write it like {like}.")
    if kept["to"] and kept["to"] < kept["from"]:
        raise BadAnswer("The post ends before it begins", "Swap the two dates.")
    return kept


def _told(text: str, topic: str) -> dict[str, str]:
    topic = said(topic, "topic", MOST_TOPIC, may_be_empty=True)
    return {"topic": topic, "text": said(text, "text", MOST_TEXT)}


def _known(turn: Turn, item: int) -> Item:
    if item not in turn.state.written.items:
        raise OutOfTurn("This is not on the list", "Choose one of those listed.")
    return turn.state.written.items[item]
