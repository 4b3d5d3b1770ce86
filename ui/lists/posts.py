"""The table of posts as its provinces correct it, beside what was published."""

from dataclasses import dataclass

import pandas as pd

from analysis import writing
from data.store import times
from data.store.errors import BadAnswer
from data.store.events.state import State
from data.store.events.written_down import (
    ADDED,
    CONFIRMED,
    POSTED,
    STRUCK,
    Correction,
    post_key,
)
from data.store.verbs.posts_and_parking import POST_FIELDS
from ui.edition import library
from ui.lists.paging import lines_of, paged

_DONE, _OPEN = "corrected by the province", "to be corrected by the province"
_BY = {ADDED: "added", CONFIRMED: "confirmed", STRUCK: "struck out"}
_DATES = {"from": "from {}", "to": "until {}"}


@dataclass(frozen=True)
class Post:
    """A row of the table, as it reads now.

    Parameters
    ----------
    key : names the row
    province : whose post it is
    row : column -> text, as it reads now
    before : column -> text, as it was published; empty if it was not
    sources : ids of the published sources
    said : the correction in force; None while there is none
    """

    key: str
    province: str
    row: dict[str, str]
    before: dict[str, str]
    sources: tuple[str, ...]
    said: Correction | None

    @property
    def struck(self) -> bool:
        """Whether the province says that there is no such post."""
        return self.said is not None and self.said.what == STRUCK

    @property
    def old(self) -> str:
        """What was published and reads otherwise now; empty where nothing does."""
        changed = self.before and self.before != self.row and not self.struck
        if not changed:
            return ""
        named = self.before["post"] != self.row["post"]
        return ", ".join(
            filter(None, [self.before["post"] * named, about(self.before)])
        )

    @property
    def mark(self) -> str:
        """What is said of the row: who corrected it as which role, and when."""
        if self.said is None:
            return writing.sentence(_OPEN)
        what = _BY.get(self.said.what, "corrected")
        return f"{what.capitalize()} by {whose(self.said.by)}, {when(self.said.at)}"


def whose(by: str) -> str:
    """Return a role of the log in words: the recorder of Sindh."""
    role, _, caucus = by.partition(", ")
    return f"the {role} of {caucus}" if caucus else f"the {role}"


def when(at: str) -> str:
    """Return the day and the time of an event on this computer: 21 Nov, 10:12."""
    here = times.read(at).astimezone()
    return f"{here.day} {here:%b, %H:%M}"


def about(row: dict[str, str]) -> str:
    """Return what a row says beside the name of the post, on one line."""
    dates = [form.format(writing.date(row[k])) for k, form in _DATES.items() if row[k]]
    wing = "" if row["wing"] in ("", "all") else row["wing"]
    grade = f"grade {row['grade']}" if row["grade"] else ""
    parts = [row["tier"], wing, grade, *dates, row["notification"], row["note"]]
    return ", ".join(filter(None, parts))


def table(state: State) -> list[Post]:
    """Return all rows, published ones first within their province, corrected or not.

    Parameters
    ----------
    state : of the room
    """
    found = [_published(row, state) for row in _rows()]
    known = {each.key for each in found}
    found += [
        Post(key, said.province, said.row, said.before, (), said)
        for key, said in state.written.posts.items()
        if key not in known
    ]
    return sorted(found, key=lambda each: POSTED.index(each.province))


def _rows() -> list[dict[str, str]]:
    return library.middle_tier().to_dict("records")


def _published(row: dict[str, str], state: State) -> Post:
    key, old = post_key(row), {name: row[name] for name in POST_FIELDS}
    said = state.written.posts.get(key)
    now = said.row if said else old
    return Post(key, row["province"], now, old, tuple(row["source"]), said)


def require_one(state: State, row: dict[str, str], key: str | None) -> None:
    """Refuse a row that would stand in the table twice.

    Parameters
    ----------
    state : of the room
    row : as it is to read, with its province
    key : of the row that is corrected; None for a new one

    Raises
    ------
    BadAnswer
    """
    for each in table(state):
        there = post_key({"province": each.province, **each.row})
        if each.key != key and not each.struck and there == post_key(row):
            raise BadAnswer(
                "This post is in the table already", "Choose its row and correct that."
            )


def pages(state: State) -> list[tuple[str, list[Post]]]:
    """Return the pages of the wall: a province and the rows that stand on the page."""
    every, found = table(state), []
    for province in POSTED:
        own = [each for each in every if each.province == province]
        found += [(province, page) for page in paged(own, _lines)]
    return found


def _lines(of: Post) -> int:
    return 1 + lines_of(of.row["post"], about(of.row), of.old)


def told(state: State) -> pd.DataFrame:
    """Return the table with what was published before, who corrected it, and when."""
    return pd.DataFrame([_told(each) for each in table(state)])


def _told(of: Post) -> dict[str, str]:
    said = of.said
    return {
        "province": of.province,
        **of.row,
        "source": "|".join(of.sources),
        "status": said.what if said else _OPEN,
        "by": said.by if said else "",
        "at": said.at if said else "",
        **{f"published {name}": of.before.get(name, "") for name in POST_FIELDS},
    }


def adopted(state: State) -> pd.DataFrame:
    """Return the table as `data.library.posts` reads it from the user data."""
    rows = [
        {
            "province": each.province,
            **{name: each.row[name] for name in POST_FIELDS if name != "note"},
            "source": "|".join(each.sources),
            "status": _DONE if each.said else _OPEN,
            "note": each.row["note"],
        }
        for each in table(state)
        if not each.struck
    ]
    return pd.DataFrame(rows)
